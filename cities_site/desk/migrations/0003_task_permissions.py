"""Lets editors, translators and publishers see and assign translations."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = ("Editors", "Translators", "Publishers")
CODENAMES = ("view_translationtask", "change_translationtask")


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permissions to the three groups, where they still exist."""
    # Django creates permissions after all migrations have run; ours are needed now.
    configuration = apps.get_app_config("desk")
    configuration.models_module = True
    create_permissions(configuration, apps=apps, verbosity=0)
    configuration.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="desk", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*permissions)


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the permissions back from every group."""
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="desk", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_translation_tasks")]

    operations = [migrations.RunPython(grant, revoke)]
