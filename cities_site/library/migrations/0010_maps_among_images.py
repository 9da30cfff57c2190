"""Says of images whether they are maps; those with a reference of clearance are."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_cleared_maps(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Call every image that has been cleared as a map a map."""
    images = apps.get_model("library", "SiteImage").objects
    images.exclude(map_clearance_reference="").update(is_map=True)


class Migration(migrations.Migration):
    dependencies = [("library", "0009_document_texts")]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="is_map",
            field=models.BooleanField(
                blank=True,
                help_text="Say whether the picture shows a map: one is published only once cleared.",
                null=True,
                verbose_name="is a map",
            ),
        ),
        migrations.RunPython(name_cleared_maps, migrations.RunPython.noop),
    ]
