"""Drafts that wait name all who saved them."""

from django.apps.registry import Apps
from django.db import migrations
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
    dependencies = [("bilingual", "0010_four_eyes")]

    operations = [migrations.RunPython(name_writers_of_drafts, migrations.RunPython.noop)]
