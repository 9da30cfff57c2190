"""Keeps the wording that readers had before a correction."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0002_publication_cover_help"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="keeps_earlier_version",
            field=models.BooleanField(
                default=False,
                help_text="Tick before the correction is first published to let readers find the wording of until then, marked as superseded; never where personal data were removed.",
                verbose_name="keep the earlier version readable",
            ),
        ),
        migrations.CreateModel(
            name="EarlierVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("zh-hans", "简体中文")],
                        editable=False,
                        max_length=10,
                        verbose_name="version",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="number")),
                ("superseded_on", models.DateField(editable=False, verbose_name="superseded on")),
                ("content", models.JSONField(editable=False)),
                (
                    "withheld",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to keep this wording from readers, for example because it names personal data; wordings with telephone numbers or e-mail addresses are withheld from the start.",
                        verbose_name="withheld",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_versions",
                        to="news.newspage",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier version",
                "verbose_name_plural": "earlier versions",
                "ordering": ["-superseded_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "language", "number"), name="news_earlier_version_number"
                    )
                ],
            },
        ),
    ]
