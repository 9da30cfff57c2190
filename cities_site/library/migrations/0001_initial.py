"""Images, documents, vocabularies, key figures, glossary and site texts."""

import django.core.validators
import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "term",
                    models.CharField(
                        help_text="The term as it is to be written in this language.",
                        max_length=400,
                        verbose_name="term",
                    ),
                ),
                (
                    "term_en",
                    models.CharField(
                        help_text="The term as it is to be written in this language.",
                        max_length=400,
                        null=True,
                        verbose_name="term",
                    ),
                ),
                (
                    "term_zh_hans",
                    models.CharField(
                        help_text="The term as it is to be written in this language.",
                        max_length=400,
                        null=True,
                        verbose_name="term",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("organisation", "Organization"),
                            ("place", "Place"),
                            ("sdg", "Sustainable Development Goal"),
                            ("interface", "Interface"),
                        ],
                        default="project",
                        max_length=20,
                        verbose_name="category",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("to_confirm", "To be confirmed")],
                        default="to_confirm",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Where the pair comes from, or what to watch when using it.",
                        verbose_name="note",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "glossary term",
                "verbose_name_plural": "glossary terms",
                "ordering": ["category", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "slug",
                    models.SlugField(
                        help_text="Lower-case English letters, digits and hyphens; part of addresses, so keep it.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The name of the region in United Nations usage.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The name of the region in United Nations usage.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The name of the region in United Nations usage.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Its place in lists of regions.", verbose_name="order"
                    ),
                ),
                (
                    "in_partner_statement",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the project's statement about its partners names this region.",
                        verbose_name="in the partner statement",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["order", "slug"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "iso_code",
                    models.CharField(
                        help_text="The two capital letters of ISO 3166, such as KH.",
                        max_length=2,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Write two capital letters, such as KH."
                            )
                        ],
                        verbose_name="ISO code",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The short name in United Nations usage.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The short name in United Nations usage.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The short name in United Nations usage.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="The region that the project counts it under.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="countries",
                        to="library.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "country or territory",
                "verbose_name_plural": "countries and territories",
                "ordering": ["iso_code"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "slug",
                    models.SlugField(
                        help_text="Lower-case English letters, digits and hyphens; part of addresses, so keep it.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The name of the city or locality.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The name of the city or locality.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The name of the city or locality.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Degrees north, negative for south, such as 24.87.",
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Degrees east, negative for west, such as 118.68.",
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty if our sources do not state it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cities",
                        to="library.country",
                        verbose_name="country or territory",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="The region that the project counts the city under.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cities",
                        to="library.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "city",
                "verbose_name_plural": "cities",
                "ordering": ["slug"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Its place in the numbered list of services.",
                        verbose_name="order",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower-case English letters, digits and hyphens; part of addresses, so keep it.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The full name of the service.",
                        max_length=160,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The full name of the service.",
                        max_length=160,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The full name of the service.",
                        max_length=160,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="A shorter name for tags and tables; leave empty to use the full name.",
                        max_length=60,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="A shorter name for tags and tables; leave empty to use the full name.",
                        max_length=60,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="A shorter name for tags and tables; leave empty to use the full name.",
                        max_length=60,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What a city receives, in one or two sentences.",
                        verbose_name="description",
                    ),
                ),
                (
                    "description_en",
                    models.TextField(
                        blank=True,
                        help_text="What a city receives, in one or two sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "description_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="What a city receives, in one or two sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "ordering": ["order", "slug"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="The title that readers see beside the download link.",
                        max_length=255,
                        verbose_name="title of the document",
                    ),
                ),
                (
                    "label_en",
                    models.CharField(
                        blank=True,
                        help_text="The title that readers see beside the download link.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the document",
                    ),
                ),
                (
                    "label_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The title that readers see beside the download link.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the document",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "Arabic"),
                            ("zh-hans", "Chinese"),
                            ("en", "English"),
                            ("fr", "French"),
                            ("ru", "Russian"),
                            ("es", "Spanish"),
                            ("mul", "Several languages"),
                            ("und", "Another language"),
                        ],
                        default="en",
                        help_text="The language that the file itself is written in.",
                        max_length=10,
                        verbose_name="language of the file",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("all_rights_reserved", "All rights reserved"),
                            ("public_domain", "Public domain"),
                            ("cc0_1_0", "CC0 1.0"),
                            ("cc_by_4_0", "CC BY 4.0"),
                            ("cc_by_sa_4_0", "CC BY-SA 4.0"),
                            ("cc_by_nc_4_0", "CC BY-NC 4.0"),
                            ("cc_by_nc_sa_4_0", "CC BY-NC-SA 4.0"),
                            ("cc_by_3_0_igo", "CC BY 3.0 IGO"),
                            ("cc_by_nc_3_0_igo", "CC BY-NC 3.0 IGO"),
                            ("cc_by_nc_nd_3_0_igo", "CC BY-NC-ND 3.0 IGO"),
                            ("cc_by_nc_sa_3_0_igo", "CC BY-NC-SA 3.0 IGO"),
                        ],
                        help_text="What readers may do with the file; leave empty if it is not stated.",
                        max_length=30,
                        verbose_name="licence",
                    ),
                ),
                (
                    "accessible",
                    models.BooleanField(
                        blank=True,
                        help_text="Whether a screen reader can read the file; leave unknown if nobody checked.",
                        null=True,
                        verbose_name="accessible",
                    ),
                ),
                (
                    "page_count",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="number of pages"
                    ),
                ),
                (
                    "checksum",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="SHA-256 checksum"
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True, default="", max_length=255, verbose_name="description"
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="Say what the picture shows, for a reader who cannot see it.",
                        max_length=255,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alt_text_en",
                    models.CharField(
                        blank=True,
                        help_text="Say what the picture shows, for a reader who cannot see it.",
                        max_length=255,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alt_text_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say what the picture shows, for a reader who cannot see it.",
                        max_length=255,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True,
                        help_text="One sentence shown under the picture; leave empty for none.",
                        max_length=500,
                        verbose_name="caption",
                    ),
                ),
                (
                    "caption_en",
                    models.CharField(
                        blank=True,
                        help_text="One sentence shown under the picture; leave empty for none.",
                        max_length=500,
                        null=True,
                        verbose_name="caption",
                    ),
                ),
                (
                    "caption_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="One sentence shown under the picture; leave empty for none.",
                        max_length=500,
                        null=True,
                        verbose_name="caption",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture or holds the rights, as it should be named.",
                        max_length=255,
                        verbose_name="photo credit",
                    ),
                ),
                (
                    "credit_en",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture or holds the rights, as it should be named.",
                        max_length=255,
                        null=True,
                        verbose_name="photo credit",
                    ),
                ),
                (
                    "credit_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture or holds the rights, as it should be named.",
                        max_length=255,
                        null=True,
                        verbose_name="photo credit",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the picture says nothing that the text does not say.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("all_rights_reserved", "All rights reserved"),
                            ("public_domain", "Public domain"),
                            ("cc0_1_0", "CC0 1.0"),
                            ("cc_by_4_0", "CC BY 4.0"),
                            ("cc_by_sa_4_0", "CC BY-SA 4.0"),
                            ("cc_by_nc_4_0", "CC BY-NC 4.0"),
                            ("cc_by_nc_sa_4_0", "CC BY-NC-SA 4.0"),
                            ("cc_by_3_0_igo", "CC BY 3.0 IGO"),
                            ("cc_by_nc_3_0_igo", "CC BY-NC 3.0 IGO"),
                            ("cc_by_nc_nd_3_0_igo", "CC BY-NC-ND 3.0 IGO"),
                            ("cc_by_nc_sa_3_0_igo", "CC BY-NC-SA 3.0 IGO"),
                        ],
                        help_text="What readers may do with the picture; leave empty if it is not stated.",
                        max_length=30,
                        verbose_name="licence",
                    ),
                ),
                (
                    "map_clearance_reference",
                    models.CharField(
                        blank=True,
                        help_text="If the picture is a map, the reference of its clearance for publication.",
                        max_length=100,
                        verbose_name="map clearance reference",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "image",
                "verbose_name_plural": "images",
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteTexts",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="The name in the page header; no abbreviations.",
                        max_length=80,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="The name in the page header; no abbreviations.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The name in the page header; no abbreviations.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "full_name",
                    models.CharField(
                        blank=True,
                        help_text="The official name, exactly as it was adopted in this language.",
                        max_length=255,
                        verbose_name="full name",
                    ),
                ),
                (
                    "full_name_en",
                    models.CharField(
                        blank=True,
                        help_text="The official name, exactly as it was adopted in this language.",
                        max_length=255,
                        null=True,
                        verbose_name="full name",
                    ),
                ),
                (
                    "full_name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The official name, exactly as it was adopted in this language.",
                        max_length=255,
                        null=True,
                        verbose_name="full name",
                    ),
                ),
                (
                    "tagline",
                    models.CharField(
                        blank=True,
                        help_text="The title that browsers and search engines show for the home page.",
                        max_length=255,
                        verbose_name="title of the home page",
                    ),
                ),
                (
                    "tagline_en",
                    models.CharField(
                        blank=True,
                        help_text="The title that browsers and search engines show for the home page.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the home page",
                    ),
                ),
                (
                    "tagline_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The title that browsers and search engines show for the home page.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the home page",
                    ),
                ),
                (
                    "primary_cta_label",
                    models.CharField(
                        blank=True,
                        help_text="The words of the main link, such as “Visit Cities Project website”.",
                        max_length=80,
                        verbose_name="label of the main link",
                    ),
                ),
                (
                    "primary_cta_label_en",
                    models.CharField(
                        blank=True,
                        help_text="The words of the main link, such as “Visit Cities Project website”.",
                        max_length=80,
                        null=True,
                        verbose_name="label of the main link",
                    ),
                ),
                (
                    "primary_cta_label_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The words of the main link, such as “Visit Cities Project website”.",
                        max_length=80,
                        null=True,
                        verbose_name="label of the main link",
                    ),
                ),
                (
                    "demo_notice",
                    models.CharField(
                        blank=True,
                        help_text="Shown at the foot of every page while the site is a demonstration.",
                        max_length=255,
                        verbose_name="demonstration notice",
                    ),
                ),
                (
                    "demo_notice_en",
                    models.CharField(
                        blank=True,
                        help_text="Shown at the foot of every page while the site is a demonstration.",
                        max_length=255,
                        null=True,
                        verbose_name="demonstration notice",
                    ),
                ),
                (
                    "demo_notice_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Shown at the foot of every page while the site is a demonstration.",
                        max_length=255,
                        null=True,
                        verbose_name="demonstration notice",
                    ),
                ),
                (
                    "external_links_disclaimer",
                    models.TextField(
                        blank=True,
                        help_text="Who answers for the content of the sites that pages link to.",
                        verbose_name="external links disclaimer",
                    ),
                ),
                (
                    "external_links_disclaimer_en",
                    models.TextField(
                        blank=True,
                        help_text="Who answers for the content of the sites that pages link to.",
                        null=True,
                        verbose_name="external links disclaimer",
                    ),
                ),
                (
                    "external_links_disclaimer_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Who answers for the content of the sites that pages link to.",
                        null=True,
                        verbose_name="external links disclaimer",
                    ),
                ),
                (
                    "map_disclaimer",
                    models.TextField(
                        blank=True,
                        help_text="Shown under every map, in the approved wording.",
                        verbose_name="map disclaimer",
                    ),
                ),
                (
                    "map_disclaimer_en",
                    models.TextField(
                        blank=True,
                        help_text="Shown under every map, in the approved wording.",
                        null=True,
                        verbose_name="map disclaimer",
                    ),
                ),
                (
                    "map_disclaimer_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Shown under every map, in the approved wording.",
                        null=True,
                        verbose_name="map disclaimer",
                    ),
                ),
                (
                    "views_disclaimer",
                    models.TextField(
                        blank=True,
                        help_text="Whose views a signed text expresses.",
                        verbose_name="views disclaimer",
                    ),
                ),
                (
                    "views_disclaimer_en",
                    models.TextField(
                        blank=True,
                        help_text="Whose views a signed text expresses.",
                        null=True,
                        verbose_name="views disclaimer",
                    ),
                ),
                (
                    "views_disclaimer_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Whose views a signed text expresses.",
                        null=True,
                        verbose_name="views disclaimer",
                    ),
                ),
                (
                    "primary_cta_url",
                    models.URLField(
                        blank=True,
                        help_text="Where the main link leads; without an address it is not shown.",
                        verbose_name="address of the main link",
                    ),
                ),
                (
                    "feedback_url",
                    models.URLField(
                        blank=True,
                        help_text="Where readers report a problem; without an address no link is shown.",
                        verbose_name="address for feedback",
                    ),
                ),
                (
                    "icp_number",
                    models.CharField(
                        blank=True,
                        help_text="Required in the footer when the site is hosted in mainland China.",
                        max_length=80,
                        verbose_name="ICP filing number",
                    ),
                ),
                (
                    "public_security_number",
                    models.CharField(
                        blank=True,
                        help_text="Required in the footer when the site is hosted in mainland China.",
                        max_length=80,
                        verbose_name="public security filing number",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "names and legal texts",
                "verbose_name_plural": "names and legal texts",
            },
        ),
        migrations.CreateModel(
            name="SustainableDevelopmentGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "number",
                    models.PositiveSmallIntegerField(
                        unique=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(17),
                        ],
                        verbose_name="number",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The official short title of the goal.",
                        max_length=120,
                        verbose_name="short title",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The official short title of the goal.",
                        max_length=120,
                        null=True,
                        verbose_name="short title",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The official short title of the goal.",
                        max_length=120,
                        null=True,
                        verbose_name="short title",
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        help_text="The colour of the square, such as #4C9F38.",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9A-Fa-f]{6}$", "Write a colour such as #4C9F38."
                            )
                        ],
                        verbose_name="colour",
                    ),
                ),
                (
                    "numeral_ink",
                    models.BooleanField(
                        default=False,
                        help_text="Tick where dark numerals are easier to read on the colour than white.",
                        verbose_name="dark numeral",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sustainable Development Goal",
                "verbose_name_plural": "Sustainable Development Goals",
                "ordering": ["number"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "name",
                    models.CharField(
                        help_text="The theme in one to four words.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="The theme in one to four words.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        help_text="The theme in one to four words.",
                        max_length=120,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower-case English letters, digits and hyphens; part of addresses, so keep it.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What belongs under this topic, in one or two sentences.",
                        verbose_name="description",
                    ),
                ),
                (
                    "description_en",
                    models.TextField(
                        blank=True,
                        help_text="What belongs under this topic, in one or two sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "description_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="What belongs under this topic, in one or two sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["slug"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="KeyFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "slug",
                    models.SlugField(
                        help_text="The same for every value of one figure, such as cities-and-institutions.",
                        max_length=80,
                        verbose_name="series",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        help_text="The words after the value, such as “cities and institutions”.",
                        max_length=160,
                        verbose_name="what is counted",
                    ),
                ),
                (
                    "label_en",
                    models.CharField(
                        help_text="The words after the value, such as “cities and institutions”.",
                        max_length=160,
                        null=True,
                        verbose_name="what is counted",
                    ),
                ),
                (
                    "label_zh_hans",
                    models.CharField(
                        help_text="The words after the value, such as “cities and institutions”.",
                        max_length=160,
                        null=True,
                        verbose_name="what is counted",
                    ),
                ),
                (
                    "value_text",
                    models.CharField(
                        help_text="The value with its qualifier, as the source says it: “close to 50”.",
                        max_length=60,
                        verbose_name="value",
                    ),
                ),
                (
                    "value_text_en",
                    models.CharField(
                        help_text="The value with its qualifier, as the source says it: “close to 50”.",
                        max_length=60,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "value_text_zh_hans",
                    models.CharField(
                        help_text="The value with its qualifier, as the source says it: “close to 50”.",
                        max_length=60,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        help_text="The day for which the value was true; the latest one is shown.",
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_text",
                    models.CharField(
                        blank=True,
                        help_text="How readers see the date, such as “by the end of 2018”.",
                        max_length=80,
                        verbose_name="as of, in words",
                    ),
                ),
                (
                    "as_of_text_en",
                    models.CharField(
                        blank=True,
                        help_text="How readers see the date, such as “by the end of 2018”.",
                        max_length=80,
                        null=True,
                        verbose_name="as of, in words",
                    ),
                ),
                (
                    "as_of_text_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="How readers see the date, such as “by the end of 2018”.",
                        max_length=80,
                        null=True,
                        verbose_name="as of, in words",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where the value was stated, so that a reader can check it.",
                        max_length=255,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_en",
                    models.CharField(
                        blank=True,
                        help_text="Where the value was stated, so that a reader can check it.",
                        max_length=255,
                        null=True,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Where the value was stated, so that a reader can check it.",
                        max_length=255,
                        null=True,
                        verbose_name="source",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "key figure",
                "verbose_name_plural": "key figures",
                "ordering": ["slug", "-as_of"],
                "constraints": [
                    models.UniqueConstraint(fields=("slug", "as_of"), name="unique_key_figure_date")
                ],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="library.siteimage",
                    ),
                ),
            ],
            options={
                "verbose_name": "image rendition",
                "verbose_name_plural": "image renditions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"),
                        name="unique_site_rendition",
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
