"""Keeps change notes and withdrawals of language versions."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0006_holds_and_overrides"),
    ]

    operations = [
        migrations.AddField(
            model_name="basepage",
            name="change_notes",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="basepage",
            name="changed_at_en",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="basepage",
            name="changed_at_zh_hans",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="basepage",
            name="withdrawals",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.CreateModel(
            name="ChangeNote",
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
                (
                    "noted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="date"
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="Say in one sentence what is different for readers of this version.",
                        max_length=300,
                        verbose_name="what changed",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_notes",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "change note",
                "verbose_name_plural": "change notes",
                "ordering": ["-noted_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["page", "language", "-noted_at"], name="bilingual_change_notes"
                    )
                ],
            },
        ),
    ]
