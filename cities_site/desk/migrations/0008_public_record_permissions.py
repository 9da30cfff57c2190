"""Lets editors and publishers amend change notes and withhold earlier versions."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = ("Editors", "Publishers")
CODENAMES = {
    "bilingual": ("view_changenote", "change_changenote", "delete_changenote"),
    "news": ("view_earlierversion", "change_earlierversion"),
}


def _permissions(apps: Apps) -> list:
    found = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=CODENAMES,
        codename__in=[codename for names in CODENAMES.values() for codename in names],
    )
    return list(found)


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permissions to both groups, where they still exist."""
    # Django creates permissions after all migrations have run; ours are needed now.
    for label in CODENAMES:
        configuration = apps.get_app_config(label)
        configuration.models_module = True
        create_permissions(configuration, apps=apps, verbosity=0)
        configuration.models_module = None
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*_permissions(apps))


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the permissions back from every group."""
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*_permissions(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0007_stored_passages"),
        ("bilingual", "0007_public_record"),
        ("news", "0003_earlier_versions"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
