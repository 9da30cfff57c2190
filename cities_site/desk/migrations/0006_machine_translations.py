"""Keeps which passages an engine translated, and with which passage work goes on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("desk", "0005_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="translationtask",
            name="passages_by_machine",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="machine translations to be reviewed"
            ),
        ),
        migrations.AddField(
            model_name="translationtask",
            name="next_passage",
            field=models.CharField(blank=True, editable=False, max_length=255),
        ),
        migrations.CreateModel(
            name="MachineTranslation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveIntegerField()),
                ("passage", models.CharField(max_length=255, verbose_name="passage")),
                ("digest", models.CharField(max_length=16)),
                ("engine", models.CharField(max_length=255, verbose_name="engine")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                "verbose_name": "machine translation",
                "verbose_name_plural": "machine translations",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "passage"),
                        name="desk_one_machine_translation_for_each",
                    )
                ],
            },
        ),
    ]
