"""Who verified a record; tables that were brought; pairs that are distinct organisations."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0002_names_for_lookup"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="partnerpage",
            name="last_verified_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="last verified by",
            ),
        ),
        migrations.CreateModel(
            name="RegistryImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("checked_at", models.DateTimeField(auto_now=True)),
                ("columns", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("proposal", models.JSONField(default=dict)),
                ("applied_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import of the registry",
                "verbose_name_plural": "imports of the registry",
            },
        ),
        migrations.CreateModel(
            name="DistinctPartners",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.partnerpage",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.partnerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "pair of distinct partners",
                "verbose_name_plural": "pairs of distinct partners",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="partners_distinct_pair"
                    )
                ],
            },
        ),
    ]
