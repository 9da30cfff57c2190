"""Keeps the words of every passage, for searching all records at once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0006_machine_translations"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredPassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_live", models.BooleanField()),
                ("key", models.CharField(max_length=255)),
                ("english", models.TextField(blank=True)),
                ("chinese", models.TextField(blank=True)),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="desk.translationtask",
                    ),
                ),
            ],
            options={
                "verbose_name": "passage",
                "verbose_name_plural": "passages",
                "ordering": ["task", "-is_live", "pk"],
                "default_permissions": (),
            },
        ),
    ]
