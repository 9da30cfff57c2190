"""Lets an editor take every map off the site."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0004_key_figure_values"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitetexts",
            name="show_maps",
            field=models.BooleanField(
                default=True,
                help_text="Untick to take every map off the site; lists and tables say the same.",
                verbose_name="show maps",
            ),
        ),
        migrations.AlterField(
            model_name="sitetexts",
            name="map_disclaimer",
            field=models.TextField(
                blank=True,
                help_text="Shown under every map, in the approved wording; without it there is no map.",
                verbose_name="map disclaimer",
            ),
        ),
        migrations.AlterField(
            model_name="sitetexts",
            name="map_disclaimer_en",
            field=models.TextField(
                blank=True,
                help_text="Shown under every map, in the approved wording; without it there is no map.",
                null=True,
                verbose_name="map disclaimer",
            ),
        ),
        migrations.AlterField(
            model_name="sitetexts",
            name="map_disclaimer_zh_hans",
            field=models.TextField(
                blank=True,
                help_text="Shown under every map, in the approved wording; without it there is no map.",
                null=True,
                verbose_name="map disclaimer",
            ),
        ),
    ]
