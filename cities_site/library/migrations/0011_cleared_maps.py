"""Images with a reference of clearance are maps."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_cleared_maps(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Call every image that has been cleared as a map a map."""
    images = apps.get_model("library", "SiteImage").objects
    images.exclude(map_clearance_reference="").update(is_map=True)


class Migration(migrations.Migration):
    dependencies = [("library", "0010_maps_among_images")]

    operations = [migrations.RunPython(name_cleared_maps, migrations.RunPython.noop)]
