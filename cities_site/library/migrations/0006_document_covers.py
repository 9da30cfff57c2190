"""Gives documents a cover: the first page of a PDF as an image."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0005_show_maps")]

    operations = [
        migrations.AddField(
            model_name="sitedocument",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="library.siteimage",
                verbose_name="cover",
            ),
        ),
        migrations.AddField(
            model_name="sitedocument",
            name="cover_checksum",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
    ]
