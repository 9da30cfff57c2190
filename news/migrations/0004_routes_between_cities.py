"""Keeps what an article reports between two cities, for the map of the home page."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0005_show_maps"),
        ("news", "0003_earlier_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="CityRoute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("donation", "Donation"),
                            ("exchange", "Exchange of experience"),
                            ("partnership", "Partnership"),
                        ],
                        help_text="Choose what the article says about the two cities, and nothing beyond it.",
                        max_length=20,
                        verbose_name="relationship",
                    ),
                ),
                (
                    "destination",
                    models.ForeignKey(
                        help_text="Choose the city that receives, or the other one of two equal partners.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes_in",
                        to="library.city",
                        verbose_name="to the city",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        help_text="Choose the city that gives, or either one of two equal partners.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes_out",
                        to="library.city",
                        verbose_name="from the city",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="news.newspage",
                    ),
                ),
            ],
            options={
                "verbose_name": "route between cities",
                "verbose_name_plural": "routes between cities",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
