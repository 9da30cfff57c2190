"""Lets permitted users answer for personal data, and remembers for which."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0007_public_record"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="languagepermission",
            options={
                "default_permissions": (),
                "permissions": [
                    ("edit_english", "Can edit English words"),
                    ("edit_chinese", "Can edit Chinese words"),
                    ("edit_shared", "Can edit shared facts"),
                    ("approve_english", "Can make the English version public"),
                    ("approve_chinese", "Can make the Chinese version public"),
                    ("override_checks", "Can make a version public despite errors of the checks"),
                    ("override_personal_data", "Can make personal data public, with a reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonalDataOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveIntegerField()),
                ("token", models.CharField(max_length=16)),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("given_at", models.DateTimeField(auto_now_add=True)),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "personal data made public on purpose",
                "verbose_name_plural": "personal data made public on purpose",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "token"),
                        name="bilingual_one_override_for_each",
                    )
                ],
            },
        ),
    ]
