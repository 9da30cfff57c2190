"""Lets publishers answer for personal data that is public on purpose."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUP, CODENAME = "Publishers", "override_personal_data"


def _permission(apps: Apps) -> object:
    return apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="bilingual", codename=CODENAME
    )


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permission to publishers, where they still exist."""
    # Django creates permissions after all migrations have run; ours are needed now.
    configuration = apps.get_app_config("bilingual")
    configuration.models_module = True
    create_permissions(configuration, apps=apps, verbosity=0)
    configuration.models_module = None
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.add(_permission(apps))


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the permission back from every group."""
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(_permission(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0008_public_record_permissions"),
        ("bilingual", "0008_personal_data"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
