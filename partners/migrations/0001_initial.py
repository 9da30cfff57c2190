"""The partner registry."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cities_site.bilingual.fields
import cities_site.library.listing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bilingual", "0004_publication_approval"),
        ("library", "0001_initial"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PartnerIndexPage",
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
                        help_text="Say in one or two sentences whom the project calls a partner.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences whom the project calls a partner.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences whom the project calls a partner.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner registry",
                "verbose_name_plural": "partner registries",
            },
            bases=(cities_site.library.listing.ListingMixin, "bilingual.basepage"),
        ),
        migrations.CreateModel(
            name="PartnerPage",
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
                    "acronym",
                    models.CharField(
                        blank=True,
                        help_text="Write the acronym under which the organization is known, if any.",
                        max_length=50,
                        verbose_name="acronym",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("un_entity", "United Nations entity"),
                            ("national_government", "National government"),
                            ("local_government", "Local government"),
                            ("regional_body", "Regional body"),
                            ("academia", "Academia"),
                            ("research", "Research organization"),
                            ("cso", "Civil society organization"),
                            ("private_sector", "Private sector"),
                            ("network", "Network"),
                        ],
                        help_text="Choose what sort of body it is; readers filter the registry by it.",
                        max_length=30,
                        verbose_name="partner type",
                    ),
                ),
                (
                    "un_system",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the organization belongs to the United Nations system.",
                        verbose_name="part of the United Nations system",
                    ),
                ),
                (
                    "registry_status",
                    models.CharField(
                        choices=[
                            ("partner", "Partner"),
                            ("supporter", "Supporter"),
                            ("mentioned_only", "Mentioned only"),
                        ],
                        default="mentioned_only",
                        help_text="Choose partner or supporter only if the project itself calls it so; an organization that is only mentioned has no public page.",
                        max_length=20,
                        verbose_name="registry status",
                    ),
                ),
                (
                    "support_mode",
                    models.CharField(
                        choices=[
                            ("direct", "Direct support"),
                            ("indirect", "Indirect support"),
                            ("unspecified", "Not specified"),
                        ],
                        default="unspecified",
                        help_text="Say whether it supports the project directly, if a source states it.",
                        max_length=20,
                        verbose_name="support",
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the date on which it joined the project, if a source states it.",
                        null=True,
                        verbose_name="joined on",
                    ),
                ),
                (
                    "joined_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="year",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "founded_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the date on which it was founded, if a source states it.",
                        null=True,
                        verbose_name="founded on",
                    ),
                ),
                (
                    "founded_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="year",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "website",
                    models.URLField(
                        blank=True,
                        help_text="Give the address of its official website.",
                        verbose_name="website",
                    ),
                ),
                (
                    "focal_point_mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Give a mailbox of an office, never of a person; it is not shown to readers.",
                        max_length=254,
                        verbose_name="role mailbox",
                    ),
                ),
                (
                    "logo_permission",
                    models.CharField(
                        blank=True,
                        help_text="Record who gave permission for the logo, and when.",
                        max_length=255,
                        verbose_name="permission for the logo",
                    ),
                ),
                (
                    "last_verified_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the day on which somebody last checked this record with its source.",
                        null=True,
                        verbose_name="last verified",
                    ),
                ),
                (
                    "name_sort_en",
                    models.CharField(
                        blank=True,
                        help_text="Made from the English name; empty it to have it made again.",
                        max_length=255,
                        verbose_name="sorting name in English",
                    ),
                ),
                (
                    "name_sort_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Made from the Chinese name; correct it where a reading is wrong.",
                        max_length=255,
                        verbose_name="sorting name in Chinese (pinyin)",
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Describe the organization and its part in the project in a few sentences.",
                        verbose_name="description",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Describe the organization and its part in the project in a few sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Describe the organization and its part in the project in a few sentences.",
                        null=True,
                        verbose_name="description",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the city where the organization is based, if a source states it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="library.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the country or territory where it is based, if a source states it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="library.country",
                        verbose_name="country or territory",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose a logo only if the organization has given its permission.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.siteimage",
                        verbose_name="logo",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the region by which readers should find it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="library.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "services",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Choose the services of the project that it takes part in.",
                        related_name="partners",
                        to="library.service",
                        verbose_name="services",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="PartnerFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Write the number alone; words such as “more than” go in the qualifier.",
                        max_digits=18,
                        verbose_name="value",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “more than”.",
                        max_length=50,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "qualifier_en",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “more than”.",
                        max_length=50,
                        null=True,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "qualifier_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “more than”.",
                        max_length=50,
                        null=True,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Write what is counted.",
                        max_length=255,
                        verbose_name="label",
                    ),
                ),
                (
                    "label_en",
                    models.CharField(
                        blank=True,
                        help_text="Write what is counted.",
                        max_length=255,
                        null=True,
                        verbose_name="label",
                    ),
                ),
                (
                    "label_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write what is counted.",
                        max_length=255,
                        null=True,
                        verbose_name="label",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="Give the date to which the number refers.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="day",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the page of this site that states the number.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="partners.partnerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartnerAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        help_text="Write another spelling or short name under which people look for it.",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "search_only",
                    models.BooleanField(
                        default=False,
                        help_text="Tick for a misspelling: it helps people to search and is never shown.",
                        verbose_name="for search only",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="partners.partnerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Write the former name in full.",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the former name in full.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the former name in full.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "acronym",
                    models.CharField(
                        blank=True,
                        help_text="Write the former acronym, if any.",
                        max_length=50,
                        verbose_name="acronym",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Give the first day of the name, if a source states it.",
                        null=True,
                        verbose_name="valid from",
                    ),
                ),
                (
                    "valid_from_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="day",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="Give the last day of the name, if a source states it.",
                        null=True,
                        verbose_name="valid to",
                    ),
                ),
                (
                    "valid_to_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="day",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="partners.partnerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartnerRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("initiator", "Initiator"),
                            ("co_supporter", "Co-supporter"),
                            ("named_institution", "Supporting institution"),
                            ("partner", "Partner"),
                        ],
                        help_text="Choose a part that a published source says the organization plays.",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="partners.partnerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
