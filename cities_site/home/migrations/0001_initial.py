"""The front page and plain pages."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cities_site.bilingual.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bilingual", "0004_publication_approval"),
        ("pilots", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentPage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the page; start each part with a heading.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the page; start each part with a heading.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the page; start each part with a heading.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "last_reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the day on which somebody last checked that the page is still true.",
                        null=True,
                        verbose_name="last reviewed",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "intro",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what the project is for.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what the project is for.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what the project is for.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "featured_pilot",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the pilot to show; the newest one is shown if none is chosen.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pilots.pilotpage",
                        verbose_name="featured pilot project",
                    ),
                ),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("bilingual.basepage",),
        ),
    ]
