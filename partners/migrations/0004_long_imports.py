"""Long tables are written by a worker, which leaves word of what became of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_registry_keeping")]

    operations = [
        migrations.AddField("registryimport", "queued_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "registryimport", "publishes", models.BooleanField(default=False, db_default=False)
        ),
        migrations.AddField(
            "registryimport", "outcome", models.JSONField(default=list, db_default=[])
        ),
    ]
