"""Lets publishers read, answer for and delete what readers sent; administrators may anyway."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUP = "Publishers"
CODENAMES = (
    "view_letter",
    "change_letter",
    "delete_letter",
    "view_pagefeedback",
    "view_subscription",
    "delete_subscription",
)


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permissions to the group, where it still exists."""
    # Django creates permissions after all migrations have run; ours are needed now.
    configuration = apps.get_app_config("correspondence")
    configuration.models_module = True
    create_permissions(configuration, apps=apps, verbosity=0)
    configuration.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="correspondence", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.add(*permissions)


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the permissions back from every group."""
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="correspondence", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0001_initial"),
        ("desk", "0001_groups"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
