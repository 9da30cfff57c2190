"""Lets editors and publishers promote results of the search."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = ("Editors", "Publishers")
LABEL = "wagtailsearchpromotions"
CODENAMES = ("add_searchpromotion", "change_searchpromotion", "delete_searchpromotion")


def _permissions(apps: Apps) -> list:
    found = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=LABEL, codename__in=CODENAMES
    )
    return list(found)


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the permissions to both groups, where they still exist."""
    # Django creates permissions after all migrations have run; ours are needed now.
    configuration = apps.get_app_config(LABEL)
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
        ("desk", "0009_personal_data_permission"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
