"""The groups Editors, Translators and Publishers with the permissions each needs, and the workflow.

Administrators are Django's superusers.  Page permissions sit on the root of the tree, so that
every section can be worked on as soon as it exists.
"""

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
MODEL_PERMISSIONS = {
    "Editors": [
        "wagtailadmin.access_admin",
        "bilingual.edit_english",
        "bilingual.edit_shared",
        "bilingual.approve_english",
        "library.change_sitetexts",
        *(f"library.{action}_{name}" for name in VOCABULARIES for action in ("add", "change")),
    ],
    "Translators": [
        "wagtailadmin.access_admin",
        "bilingual.edit_chinese",
        "library.change_sitetexts",
        *(f"library.change_{name}" for name in VOCABULARIES),
    ],
    "Publishers": [
        "wagtailadmin.access_admin",
        "bilingual.approve_english",
        "bilingual.approve_chinese",
        *(f"library.change_{name}" for name in VOCABULARIES),
    ],
}
PAGE_PERMISSIONS = {
    "Editors": ["add_basepage", "change_basepage", "publish_basepage"],
    "Translators": ["change_basepage"],
    "Publishers": ["change_basepage", "publish_basepage"],
}
# On the root collection, so for every image and document.  Wagtail asks for the permissions of its
# own models, also where the site has others in their place.
COLLECTION_PERMISSIONS = {
    "Editors": [
        f"{action}_{name}"
        for name in ("image", "document")
        for action in ("add", "change", "choose")
    ],
    "Translators": [
        f"{action}_{name}" for name in ("image", "document") for action in ("change", "choose")
    ],
    "Publishers": [],
}


def create_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the three groups; Wagtail's own Editors is emptied first, its Moderators removed."""
    # Django creates permissions after all migrations have run; ours are needed now.
    for label in ("bilingual", "library"):
        configuration = apps.get_app_config(label)
        configuration.models_module = True
        create_permissions(configuration, apps=apps, verbosity=0)
        configuration.models_module = None

    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    page_permission_model = apps.get_model("wagtailcore", "GroupPagePermission")
    collection_permission_model = apps.get_model("wagtailcore", "GroupCollectionPermission")
    page_model = apps.get_model("bilingual", "BasePage")
    root = page_model.objects.get(depth=1)
    root_collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)

    group_model.objects.filter(name="Moderators", user__isnull=True).delete()
    for name, codenames in MODEL_PERMISSIONS.items():
        group, _created = group_model.objects.get_or_create(name=name)
        page_permission_model.objects.filter(group=group).delete()
        collection_permission_model.objects.filter(group=group).delete()
        group.permissions.set(
            permission_model.objects.get(
                content_type__app_label=codename.partition(".")[0],
                codename=codename.partition(".")[2],
            )
            for codename in codenames
        )
        for codename in PAGE_PERMISSIONS[name]:
            permission = permission_model.objects.get(
                content_type__app_label="bilingual", codename=codename
            )
            page_permission_model.objects.create(group=group, page=root, permission=permission)
        for codename in COLLECTION_PERMISSIONS[name]:
            permission = permission_model.objects.get(
                content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename=codename
            )
            collection_permission_model.objects.create(
                group=group, collection=root_collection, permission=permission
            )


def create_workflow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the Publishers' approval in the place of Wagtail's, which its Moderators gave."""
    task_model = apps.get_model("wagtailcore", "Task")
    workflow_model = apps.get_model("wagtailcore", "Workflow")
    workflow_model.objects.filter(name="Moderators approval").delete()
    task_model.objects.filter(name="Moderators approval").delete()

    approval_model = apps.get_model("bilingual", "PublicationApprovalTask")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="bilingual", model="publicationapprovaltask"
    )
    task = approval_model.objects.create(name="Publishers’ approval", content_type=content_type)
    task.groups.set([apps.get_model("auth", "Group").objects.get(name="Publishers")])
    workflow = workflow_model.objects.create(name="Publication")
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task=task, sort_order=0
    )
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(
        workflow=workflow, page=apps.get_model("bilingual", "BasePage").objects.get(depth=1)
    )


def remove_workflow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the workflow; pages that were waiting in it go back to being drafts."""
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Publication").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Publishers’ approval").delete()


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the groups again; their members keep their accounts."""
    apps.get_model("auth", "Group").objects.filter(name__in=MODEL_PERMISSIONS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0004_publication_approval"),
        ("library", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.RunPython(create_groups, remove_groups),
        migrations.RunPython(create_workflow, remove_workflow),
    ]
