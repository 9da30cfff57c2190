"""The base page, made before Wagtail's own tables refer to it.

The locale, the translation key and the links to revisions come in the next two migrations: what
they refer to does not exist yet.
"""

import django.db.models.deletion
import modelsearch.index
import wagtail.models.content_types
import wagtail.models.preview
import wagtail.models.specific
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LanguagePermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "permissions": [
                    ("edit_english", "Can edit English words"),
                    ("edit_chinese", "Can edit Chinese words"),
                    ("edit_shared", "Can edit shared facts"),
                    ("approve_english", "Can make the English version public"),
                    ("approve_chinese", "Can make the Chinese version public"),
                ],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="BasePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The page title as you'd like it to be seen by the public",
                        max_length=255,
                        verbose_name="title",
                    ),
                ),
                ("draft_title", models.CharField(editable=False, max_length=255)),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/",
                        max_length=255,
                        verbose_name="slug",
                    ),
                ),
                ("url_path", models.TextField(blank=True, editable=False, verbose_name="URL path")),
                (
                    "latest_revision_created_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="latest revision created at"
                    ),
                ),
                (
                    "show_in_menus",
                    models.BooleanField(
                        default=False,
                        help_text="Whether a link to this page will appear in automatically generated menus",
                        verbose_name="show in menus",
                    ),
                ),
                (
                    "source_language",
                    models.CharField(
                        choices=[("en", "English"), ("zh-hans", "简体中文")],
                        default="en",
                        help_text="The language this was first written in; the other one is its translation.",
                        max_length=10,
                        verbose_name="original language",
                    ),
                ),
                (
                    "translation_wanted",
                    models.BooleanField(
                        default=True,
                        help_text="Untick for items that stay in one language, so that none is waited for.",
                        verbose_name="translation planned",
                    ),
                ),
                (
                    "public_en",
                    models.BooleanField(
                        default=True,
                        help_text="Tick to let readers see the English version once this is published.",
                        verbose_name="English version is public",
                    ),
                ),
                (
                    "public_zh_hans",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to let readers see the Chinese version once this is published.",
                        verbose_name="Chinese version is public",
                    ),
                ),
                (
                    "reviewed_fingerprint",
                    models.CharField(blank=True, editable=False, max_length=64),
                ),
                (
                    "translation_state",
                    models.CharField(
                        choices=[
                            ("not_planned", "Not planned"),
                            ("missing", "Missing"),
                            ("in_progress", "In progress"),
                            ("needs_review", "In review"),
                            ("ready", "Ready"),
                            ("outdated", "Needs update"),
                        ],
                        default="missing",
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="Name the page as its readers would; it heads the page, its cards and links.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "headline_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the page as its readers would; it heads the page, its cards and links.",
                        max_length=200,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "headline_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the page as its readers would; it heads the page, its cards and links.",
                        max_length=200,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Say in whole sentences what the page tells: at most 220 characters in English or 90 in Chinese, because cards, feeds and search show all of it.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(
                        blank=True,
                        help_text="Say in whole sentences what the page tells: at most 220 characters in English or 90 in Chinese, because cards, feeds and search show all of it.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Say in whole sentences what the page tells: at most 220 characters in English or 90 in Chinese, because cards, feeds and search show all of it.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "seo_title",
                    models.CharField(
                        blank=True,
                        help_text="Fill in only where search engines should show another title than the page.",
                        max_length=200,
                        verbose_name="title tag",
                    ),
                ),
                (
                    "seo_title_en",
                    models.CharField(
                        blank=True,
                        help_text="Fill in only where search engines should show another title than the page.",
                        max_length=200,
                        null=True,
                        verbose_name="title tag",
                    ),
                ),
                (
                    "seo_title_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Fill in only where search engines should show another title than the page.",
                        max_length=200,
                        null=True,
                        verbose_name="title tag",
                    ),
                ),
                (
                    "search_description",
                    models.TextField(
                        blank=True,
                        help_text="Fill in only where search engines should show other words than the summary.",
                        verbose_name="search description",
                    ),
                ),
                (
                    "search_description_en",
                    models.TextField(
                        blank=True,
                        help_text="Fill in only where search engines should show other words than the summary.",
                        null=True,
                        verbose_name="search description",
                    ),
                ),
                (
                    "search_description_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Fill in only where search engines should show other words than the summary.",
                        null=True,
                        verbose_name="search description",
                    ),
                ),
                (
                    "display_date",
                    models.DateField(
                        blank=True,
                        help_text="The date of posting that readers see; lists are ordered by it.",
                        null=True,
                        verbose_name="posted on",
                    ),
                ),
                (
                    "listing_order",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Decides between items of the same date: lower numbers come first.",
                        verbose_name="order within the day",
                    ),
                ),
                (
                    "draft_translation_state",
                    models.CharField(
                        choices=[
                            ("not_planned", "Not planned"),
                            ("missing", "Missing"),
                            ("in_progress", "In progress"),
                            ("needs_review", "In review"),
                            ("ready", "Ready"),
                            ("outdated", "Needs update"),
                        ],
                        default="missing",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("publication_scope", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "alias_of",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="aliases",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=models.SET(
                            wagtail.models.content_types.get_default_page_content_type
                        ),
                        related_name="pages",
                        to="contenttypes.contenttype",
                        verbose_name="content type",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="owned_pages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "permissions": [
                    ("bulk_delete_basepage", "Delete pages with children"),
                    ("lock_basepage", "Lock/unlock pages you've locked"),
                    ("publish_basepage", "Publish any page"),
                    ("unlock_basepage", "Unlock any page"),
                ],
                "indexes": [
                    models.Index(
                        fields=["live", "public_en", "-display_date", "listing_order"],
                        name="bilingual_page_list_en",
                    ),
                    models.Index(
                        fields=["live", "public_zh_hans", "-display_date", "listing_order"],
                        name="bilingual_page_list_zh_hans",
                    ),
                    models.Index(fields=["translation_state"], name="bilingual_page_state"),
                ],
            },
            bases=(
                wagtail.models.preview.PreviewableMixin,
                wagtail.models.specific.SpecificMixin,
                modelsearch.index.Indexed,
                models.Model,
            ),
        ),
    ]
