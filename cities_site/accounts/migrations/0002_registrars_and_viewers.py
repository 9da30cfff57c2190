"""The groups Registrars, who keep the partner registry alone, and Viewers, who change nothing."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VOCABULARIES = (
    "topic",
    "sustainabledevelopmentgoal",
    "service",
    "region",
    "country",
    "city",
    "keyfigure",
    "glossaryterm",
)
# Permissions by "application.codename".
PERMISSIONS = {
    "Registrars": [
        "wagtailadmin.access_admin",
        "bilingual.edit_english",
        "bilingual.edit_chinese",
        "bilingual.edit_shared",
        "bilingual.approve_english",
        "desk.view_translationtask",
    ],
    "Viewers": [
        "wagtailadmin.access_admin",
        "desk.view_translationtask",
        "bilingual.view_changenote",
        "news.view_earlierversion",
        *(f"library.view_{name}" for name in VOCABULARIES),
    ],
}
REGISTRY_PERMISSIONS = ("add_basepage", "change_basepage", "publish_basepage")
# Wagtail has no permission to read pages: any of these opens the explorer.  This one lets nobody
# do anything by itself, for deleting asks for the permission to change pages as well.
READING = "bulk_delete_basepage"
# On the root collection.
COLLECTION_PERMISSIONS = {
    "Registrars": ("add_image", "choose_image", "choose_document"),
    "Viewers": ("choose_image", "choose_document"),
}


def _permission(apps: Apps, *labels: str, codename: str) -> object:
    return apps.get_model("auth", "Permission").objects.get(
        content_type__app_label__in=labels, codename=codename
    )


def create_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make both groups, and let registrars into the registries that there are."""
    # Django creates permissions after all migrations have run; ours are needed now.
    for label in ("bilingual", "desk", "library", "news"):
        configuration = apps.get_app_config(label)
        configuration.models_module = True
        create_permissions(configuration, apps=apps, verbosity=0)
        configuration.models_module = None

    group_model = apps.get_model("auth", "Group")
    page_permission_model = apps.get_model("wagtailcore", "GroupPagePermission")
    collection_permission_model = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root_collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, permissions in PERMISSIONS.items():
        group, _created = group_model.objects.get_or_create(name=name)
        group.permissions.set(
            _permission(apps, each.partition(".")[0], codename=each.partition(".")[2])
            for each in permissions
        )
        for codename in COLLECTION_PERMISSIONS[name]:
            collection_permission_model.objects.get_or_create(
                group=group,
                collection=root_collection,
                permission=_permission(apps, "wagtailimages", "wagtaildocs", codename=codename),
            )
    registries = apps.get_model("partners", "PartnerIndexPage").objects.values_list("pk", flat=True)
    root = apps.get_model("bilingual", "BasePage").objects.get(depth=1)
    places = [("Registrars", pk, each) for pk in registries for each in REGISTRY_PERMISSIONS]
    for name, page, codename in [*places, ("Viewers", root.pk, READING)]:
        page_permission_model.objects.get_or_create(
            group=group_model.objects.get(name=name),
            page_id=page,
            permission=_permission(apps, "bilingual", codename=codename),
        )


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the groups again; their members keep their accounts."""
    apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_invitations"),
        ("bilingual", "0008_personal_data"),
        ("desk", "0010_promoted_result_permissions"),
        ("library", "0008_data_licence"),
        ("news", "0003_earlier_versions"),
        ("partners", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(create_groups, remove_groups)]
