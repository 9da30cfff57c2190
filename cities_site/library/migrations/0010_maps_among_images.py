"""Says of images whether they are maps."""

from django.db import migrations, models


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
    ]
