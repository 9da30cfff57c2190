"""The ledger of sample content that was loaded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LoadedRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True, verbose_name="key")),
                ("loaded_at", models.DateTimeField(auto_now_add=True, verbose_name="loaded at")),
            ],
            options={
                "verbose_name": "loaded record",
                "verbose_name_plural": "loaded records",
                "ordering": ["key"],
            },
        ),
    ]
