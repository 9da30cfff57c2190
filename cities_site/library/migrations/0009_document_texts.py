"""Keeps the words of documents, and which files readers do not get."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0008_data_licence"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitedocument",
            name="withheld",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("checksum", models.CharField(blank=True, db_index=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("empty", "Without words, as scanned pages are"),
                            ("encrypted", "Locked with a password"),
                            ("damaged", "Damaged, or not what its name says"),
                            ("too_large", "Too large to be read"),
                            ("unknown_format", "In a format that is not read"),
                            ("missing", "The file is missing"),
                        ],
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("hidden", models.TextField(blank=True)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "read_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="read at"),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file_text",
                        to="library.sitedocument",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a document",
                "verbose_name_plural": "texts of documents",
                "default_permissions": (),
            },
        ),
    ]
