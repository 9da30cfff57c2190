"""Remembers who wrote each section of a draft."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0009_search_index_of_title_and_body"),
        ("wagtailcore", "0098_apitoken"),
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
                    ("override_four_eyes", "Can publish what they wrote themselves, with a reason"),
                ],
            },
        ),
        migrations.AddField(
            model_name="basepage",
            name="written_by",
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False),
        ),
    ]
