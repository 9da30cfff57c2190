"""Remembers who wrote each section of a draft; drafts that wait name all who saved them."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SECTIONS = ("en", "zh-hans", "shared")


def name_writers_of_drafts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take everybody who saved a draft since the live version for a writer of all of it."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    pages = apps.get_model("bilingual", "BasePage").objects
    waiting = pages.filter(has_unpublished_changes=True).values_list(
        "pk", "latest_revision", "live_revision"
    )
    for page, latest, live in waiting.iterator():
        revision = revisions.filter(pk=latest).first()
        if revision is None:
            continue
        saved = revisions.filter(
            object_id=str(page), base_content_type=revision.base_content_type_id
        )
        saved = saved.filter(pk__gt=live or 0).exclude(user=None)
        people = sorted(set(saved.values_list("user", flat=True)))
        if people:
            revision.content["written_by"] = dict.fromkeys(SECTIONS, people)
            revision.save(update_fields=["content"])


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
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.RunPython(name_writers_of_drafts, migrations.RunPython.noop),
    ]
