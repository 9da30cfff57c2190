"""Lets an original wait for its translation, and some people override the checks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0005_reviewed_passages"),
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
                ],
            },
        ),
        migrations.AddField(
            model_name="basepage",
            name="hold_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
