"""Pilot projects with what belongs to them."""

import django.core.validators
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
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PilotIndexPage",
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
                        help_text="Say in one or two sentences what a pilot project is.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what a pilot project is.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what a pilot project is.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of pilot projects",
                "verbose_name_plural": "lists of pilot projects",
            },
            bases=(cities_site.library.listing.ListingMixin, "bilingual.basepage"),
        ),
        migrations.CreateModel(
            name="PilotPage",
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
                    "line",
                    models.CharField(
                        blank=True,
                        help_text="Write the title of the project; it stands below the name of the city.",
                        max_length=255,
                        verbose_name="title of the project",
                    ),
                ),
                (
                    "line_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the title of the project; it stands below the name of the city.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the project",
                    ),
                ),
                (
                    "line_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the title of the project; it stands below the name of the city.",
                        max_length=255,
                        null=True,
                        verbose_name="title of the project",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Give the code under which the project is registered, if there is one.",
                        max_length=50,
                        verbose_name="project code",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Give degrees north, negative for south, if the point is not the city's.",
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
                        help_text="Give degrees east, negative for west, if the point is not the city's.",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("needs_assessment", "Needs assessment"),
                            ("design", "In design"),
                            ("implementing", "Under implementation"),
                            ("completed", "Completed"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                            ("suspended", "Suspended"),
                        ],
                        default="idea",
                        help_text="Choose the stage that the pilot has reached, as published.",
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "stage_completed",
                    models.BooleanField(
                        default=False,
                        help_text="Tick when this stage is finished and the next one has not begun.",
                        verbose_name="stage completed",
                    ),
                ),
                (
                    "needs",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in a few sentences what the city asked the project for.",
                        verbose_name="what the city asked for",
                    ),
                ),
                (
                    "needs_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in a few sentences what the city asked the project for.",
                        null=True,
                        verbose_name="what the city asked for",
                    ),
                ),
                (
                    "needs_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in a few sentences what the city asked the project for.",
                        null=True,
                        verbose_name="what the city asked for",
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Tell what the project does in the city.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Tell what the project does in the city.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Tell what the project does in the city.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        help_text="Give the three-letter code of the budget's currency, such as USD.",
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z]{3}\\Z",
                                "Write a three-letter currency code in capitals, such as USD.",
                            )
                        ],
                        verbose_name="currency",
                    ),
                ),
                (
                    "budget_total",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Give the total; while it is empty readers see “Not yet published”.",
                        max_digits=16,
                        null=True,
                        verbose_name="budget",
                    ),
                ),
                (
                    "budget_confirmed",
                    models.BooleanField(
                        default=False,
                        help_text="Tick when the total has been approved by those who pay it.",
                        verbose_name="budget confirmed",
                    ),
                ),
                (
                    "budget_as_of",
                    models.DateField(
                        blank=True,
                        help_text="Give the date to which the total refers.",
                        null=True,
                        verbose_name="budget as of",
                    ),
                ),
                (
                    "data_as_of",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of the latest facts in this language version.",
                        null=True,
                        verbose_name="data as of",
                    ),
                ),
                (
                    "data_as_of_en",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of the latest facts in this language version.",
                        null=True,
                        verbose_name="data as of",
                    ),
                ),
                (
                    "data_as_of_zh_hans",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of the latest facts in this language version.",
                        null=True,
                        verbose_name="data as of",
                    ),
                ),
                (
                    "contact_role",
                    models.CharField(
                        blank=True,
                        help_text="Name the office that answers questions, never a person.",
                        max_length=255,
                        verbose_name="contact",
                    ),
                ),
                (
                    "contact_role_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the office that answers questions, never a person.",
                        max_length=255,
                        null=True,
                        verbose_name="contact",
                    ),
                ),
                (
                    "contact_role_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the office that answers questions, never a person.",
                        max_length=255,
                        null=True,
                        verbose_name="contact",
                    ),
                ),
                (
                    "sdg_targets",
                    models.CharField(
                        blank=True,
                        help_text="List targets separated by commas, such as 11.2, 13.1.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A(1[0-7]|[1-9])\\.[0-9a-z]{1,2}(, ?(1[0-7]|[1-9])\\.[0-9a-z]{1,2})*\\Z",
                                "Write targets of the goals separated by commas, such as 11.2, 13.1.",
                            )
                        ],
                        verbose_name="targets of the goals",
                    ),
                ),
                (
                    "cities",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The cities and localities that the text is about.",
                        related_name="%(class)ss",
                        to="library.city",
                        verbose_name="cities",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the city of the pilot; its point is drawn on the map.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pilots",
                        to="library.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "countries",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The countries and territories that the text is about.",
                        related_name="%(class)ss",
                        to="library.country",
                        verbose_name="countries and territories",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the country or territory only if a source states it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pilots",
                        to="library.country",
                        verbose_name="country or territory",
                    ),
                ),
                (
                    "regions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Only where the text speaks of a region as a whole.",
                        related_name="%(class)ss",
                        to="library.region",
                        verbose_name="regions",
                    ),
                ),
                (
                    "sdgs",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The goals the text contributes to; an editor confirms every one.",
                        related_name="%(class)ss",
                        to="library.sustainabledevelopmentgoal",
                        verbose_name="Sustainable Development Goals",
                    ),
                ),
                (
                    "services",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The services of the project that the text gives evidence of.",
                        related_name="%(class)ss",
                        to="library.service",
                        verbose_name="services",
                    ),
                ),
                (
                    "topics",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The themes readers can filter by; only what the text is really about.",
                        related_name="%(class)ss",
                        to="library.topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "pilot project",
                "verbose_name_plural": "pilot projects",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="PilotMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "date",
                    models.DateField(
                        help_text="Give the day on which the step was taken or began.",
                        verbose_name="date",
                    ),
                ),
                (
                    "precision",
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
                    "duration_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Give the number of days if the step took more than one.",
                        null=True,
                        verbose_name="duration in days",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("needs_assessment", "Needs assessment"),
                            ("design", "In design"),
                            ("implementing", "Under implementation"),
                            ("completed", "Completed"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                            ("suspended", "Suspended"),
                        ],
                        help_text="Choose the stage to which the step belongs.",
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Say in one line what happened.",
                        max_length=255,
                        verbose_name="label",
                    ),
                ),
                (
                    "label_en",
                    models.CharField(
                        blank=True,
                        help_text="Say in one line what happened.",
                        max_length=255,
                        null=True,
                        verbose_name="label",
                    ),
                ),
                (
                    "label_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say in one line what happened.",
                        max_length=255,
                        null=True,
                        verbose_name="label",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the page of this site that reports the step.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="pilots.pilotpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PilotDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        help_text="Choose a document from the library.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="library.sitedocument",
                        verbose_name="document",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="document_links",
                        to="pilots.pilotpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                        help_text="Say what is measured.",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="Say what is measured.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say what is measured.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Name the unit of the values.",
                        max_length=100,
                        verbose_name="unit",
                    ),
                ),
                (
                    "unit_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the unit of the values.",
                        max_length=100,
                        null=True,
                        verbose_name="unit",
                    ),
                ),
                (
                    "unit_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the unit of the values.",
                        max_length=100,
                        null=True,
                        verbose_name="unit",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Give the value before the pilot; leave empty if it is not published.",
                        max_digits=18,
                        null=True,
                        verbose_name="baseline",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Give the value aimed at; leave empty if it is not published.",
                        max_digits=18,
                        null=True,
                        verbose_name="target",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Give the latest measured value; leave empty if it is not published.",
                        max_digits=18,
                        null=True,
                        verbose_name="latest value",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of the latest value.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Say who measured the value.",
                        max_length=255,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_en",
                    models.CharField(
                        blank=True,
                        help_text="Say who measured the value.",
                        max_length=255,
                        null=True,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say who measured the value.",
                        max_length=255,
                        null=True,
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="pilots.pilotpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CoFinancing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Name the contributor if it is not in the registry.",
                        max_length=255,
                        verbose_name="contributor",
                    ),
                ),
                (
                    "source_name_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the contributor if it is not in the registry.",
                        max_length=255,
                        null=True,
                        verbose_name="contributor",
                    ),
                ),
                (
                    "source_name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the contributor if it is not in the registry.",
                        max_length=255,
                        null=True,
                        verbose_name="contributor",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Give the amount; leave empty for a contribution in kind.",
                        max_digits=16,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        help_text="Give the three-letter code of the currency, such as USD.",
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z]{3}\\Z",
                                "Write a three-letter currency code in capitals, such as USD.",
                            )
                        ],
                        verbose_name="currency",
                    ),
                ),
                (
                    "in_kind",
                    models.CharField(
                        blank=True,
                        help_text="Say what is given in kind, such as staff time or equipment.",
                        max_length=255,
                        verbose_name="in kind",
                    ),
                ),
                (
                    "in_kind_en",
                    models.CharField(
                        blank=True,
                        help_text="Say what is given in kind, such as staff time or equipment.",
                        max_length=255,
                        null=True,
                        verbose_name="in kind",
                    ),
                ),
                (
                    "in_kind_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say what is given in kind, such as staff time or equipment.",
                        max_length=255,
                        null=True,
                        verbose_name="in kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pledged", "Pledged"),
                            ("confirmed", "Confirmed"),
                            ("received", "Received"),
                        ],
                        default="pledged",
                        help_text="Say how certain the contribution is.",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the contributor from the registry, or write its name below.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_financing",
                        to="pilots.pilotpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PilotPartner",
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
                            ("host", "Host authority"),
                            ("implementing", "Implementing partner"),
                            ("technical", "Technical partner"),
                            ("funding", "Funding partner"),
                            ("partner", "Partner"),
                        ],
                        default="partner",
                        help_text="Choose the part that a published source says it plays.",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_links",
                        to="pilots.pilotpage",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Choose the organization from the registry.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pilot_links",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner of the pilot",
                "verbose_name_plural": "partners of the pilot",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PilotPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "consent_note",
                    models.CharField(
                        help_text="Record who agreed that the people in the photo are shown, and when.",
                        max_length=255,
                        verbose_name="consent",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        help_text="Choose a photo from the library.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="library.siteimage",
                        verbose_name="image",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="pilots.pilotpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
