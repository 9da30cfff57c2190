"""Lets publishers open images and documents, to answer for personal data in them.

They edit none of the words: the forms lock every field of a section that is not theirs.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUP = "Publishers"
CODENAMES = ("change_image", "change_document")


def _permissions(apps: Apps) -> list[object]:
    permissions = apps.get_model("auth", "Permission").objects
    apps_of_files = ("wagtailimages", "wagtaildocs")
    return list(
        permissions.filter(content_type__app_label__in=apps_of_files, codename__in=CODENAMES)
    )


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permissions on the root collection to publishers, where they still exist."""
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        for permission in _permissions(apps):
            given.get_or_create(group=group, collection=root, permission=permission)


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the permissions back from publishers."""
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    given.filter(group__name=GROUP, permission__in=_permissions(apps)).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0010_promoted_result_permissions"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
