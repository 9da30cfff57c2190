"""News, publications and events with what belongs to them."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cities_site.bilingual.fields
import cities_site.library.listing
import news.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bilingual", "0004_publication_approval"),
        ("library", "0001_initial"),
        ("partners", "0001_initial"),
        ("pilots", "0001_initial"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EventIndexPage",
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
                        help_text="Say in one or two sentences what readers find in this list.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of events",
                "verbose_name_plural": "lists of events",
            },
            bases=(cities_site.library.listing.ListingMixin, "bilingual.basepage"),
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
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
                        help_text="Say in one or two sentences what readers find in this list.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of news",
                "verbose_name_plural": "lists of news",
            },
            bases=(cities_site.library.listing.ListingMixin, "bilingual.basepage"),
        ),
        migrations.CreateModel(
            name="PublicationIndexPage",
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
                        help_text="Say in one or two sentences what readers find in this list.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "intro_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say in one or two sentences what readers find in this list.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of publications",
                "verbose_name_plural": "lists of publications",
            },
            bases=(cities_site.library.listing.ListingMixin, "bilingual.basepage"),
        ),
        migrations.CreateModel(
            name="EventPage",
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
                    "legacy_url",
                    models.URLField(
                        blank=True,
                        help_text="Keep the address the page had on the earlier website.",
                        max_length=500,
                        verbose_name="earlier address",
                    ),
                ),
                (
                    "legacy_categories",
                    models.CharField(
                        blank=True,
                        help_text="Keep the categories of the earlier website exactly as they were.",
                        max_length=255,
                        verbose_name="earlier categories",
                    ),
                ),
                (
                    "start_date",
                    models.DateField(
                        help_text="Give the date on which the event begins, where it is held.",
                        verbose_name="start date",
                    ),
                ),
                (
                    "start_time",
                    models.TimeField(
                        blank=True,
                        help_text="Give the time where it is held; leave empty if it was not published.",
                        null=True,
                        verbose_name="start time",
                    ),
                ),
                (
                    "end_date",
                    models.DateField(
                        blank=True,
                        help_text="Give the last date if the event takes more than one day.",
                        null=True,
                        verbose_name="end date",
                    ),
                ),
                (
                    "end_time",
                    models.TimeField(
                        blank=True,
                        help_text="Give the time at which it ends; leave empty if it was not published.",
                        null=True,
                        verbose_name="end time",
                    ),
                ),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Date only"), ("minute", "Date and time")],
                        default="day",
                        help_text="Choose “date only” if no time was published.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "timezone",
                    models.CharField(
                        blank=True,
                        help_text="Give the IANA name of the zone of the place, such as Asia/Shanghai.",
                        max_length=64,
                        validators=[news.validators.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scheduled", "As planned"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                            ("held", "Held"),
                        ],
                        default="scheduled",
                        help_text="Change it if the event is put off or called off, or once it was held.",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_reason",
                    models.CharField(
                        blank=True,
                        help_text="Say why the event was put off or called off.",
                        max_length=255,
                        verbose_name="reason",
                    ),
                ),
                (
                    "status_reason_en",
                    models.CharField(
                        blank=True,
                        help_text="Say why the event was put off or called off.",
                        max_length=255,
                        null=True,
                        verbose_name="reason",
                    ),
                ),
                (
                    "status_reason_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say why the event was put off or called off.",
                        max_length=255,
                        null=True,
                        verbose_name="reason",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("webinar", "Webinar"),
                            ("workshop", "Workshop"),
                            ("conference", "Conference"),
                            ("training", "Training"),
                            ("study_visit", "Study visit"),
                            ("other", "Other event"),
                        ],
                        default="webinar",
                        help_text="Choose what sort of meeting it is.",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("online", "Online"),
                            ("in_person", "In person"),
                            ("hybrid", "Hybrid"),
                        ],
                        default="online",
                        help_text="Choose whether people meet online, in person or both.",
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        blank=True,
                        help_text="Write the place where people meet in person.",
                        max_length=255,
                        verbose_name="venue",
                    ),
                ),
                (
                    "venue_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the place where people meet in person.",
                        max_length=255,
                        null=True,
                        verbose_name="venue",
                    ),
                ),
                (
                    "venue_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the place where people meet in person.",
                        max_length=255,
                        null=True,
                        verbose_name="venue",
                    ),
                ),
                (
                    "join_url",
                    models.URLField(
                        blank=True,
                        help_text="Give the public address to join online; it is hidden after the end.",
                        max_length=500,
                        verbose_name="address to join",
                    ),
                ),
                (
                    "registration_url",
                    models.URLField(
                        blank=True,
                        help_text="Give the address at which people register.",
                        max_length=500,
                        verbose_name="address to register",
                    ),
                ),
                (
                    "registration_deadline",
                    models.DateField(
                        blank=True,
                        help_text="Give the last day of registration; the link is hidden after it.",
                        null=True,
                        verbose_name="registration closes",
                    ),
                ),
                (
                    "captions",
                    models.BooleanField(
                        blank=True,
                        help_text="Say whether there are captions; leave unknown if it was not published.",
                        null=True,
                        verbose_name="captions",
                    ),
                ),
                (
                    "discussion",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Sum up what was said, once the event is over.",
                        verbose_name="summary of the discussion",
                    ),
                ),
                (
                    "discussion_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Sum up what was said, once the event is over.",
                        null=True,
                        verbose_name="summary of the discussion",
                    ),
                ),
                (
                    "discussion_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Sum up what was said, once the event is over.",
                        null=True,
                        verbose_name="summary of the discussion",
                    ),
                ),
                (
                    "outcomes",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say what was agreed or followed from the event.",
                        verbose_name="outcomes",
                    ),
                ),
                (
                    "outcomes_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say what was agreed or followed from the event.",
                        null=True,
                        verbose_name="outcomes",
                    ),
                ),
                (
                    "outcomes_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Say what was agreed or followed from the event.",
                        null=True,
                        verbose_name="outcomes",
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Say what the event is about and whom it is for.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Say what the event is about and whom it is for.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Say what the event is about and whom it is for.",
                        null=True,
                        verbose_name="text",
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
                    "image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose an image that shows what the event is about.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.siteimage",
                        verbose_name="main image",
                    ),
                ),
                (
                    "pilots",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Choose the pilot projects that the event is about.",
                        related_name="events",
                        to="pilots.pilotpage",
                        verbose_name="pilot projects",
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
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="EventOrganiser",
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
                            ("organizer", "Organizer"),
                            ("joint_organizer", "Joint organizer"),
                            ("supporter", "Supporter"),
                        ],
                        default="organizer",
                        help_text="Choose the part that the invitation says it plays.",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Choose the organization from the registry.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="event_links",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "organizer",
                "verbose_name_plural": "organizers",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventInterpretation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
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
                        help_text="Choose a language into which interpreters work.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interpretation",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "interpretation",
                "verbose_name_plural": "interpretation",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventDocument",
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
                        to="news.eventpage",
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
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "time",
                    models.TimeField(
                        blank=True,
                        help_text="Give the time in the zone of the event; leave empty if it has none.",
                        null=True,
                        verbose_name="time",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Write what happens at this point.",
                        max_length=255,
                        verbose_name="title",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="Write what happens at this point.",
                        max_length=255,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "title_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write what happens at this point.",
                        max_length=255,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventRecording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "platform",
                    models.CharField(
                        help_text="Name the platform that shows the recording.",
                        max_length=100,
                        verbose_name="platform",
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
                        help_text="Choose the language that is heard.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        help_text="Give the public address of the recording.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                (
                    "reachable_in_mainland",
                    models.BooleanField(
                        blank=True,
                        help_text="Say whether the platform opens there; leave unknown if nobody has tried.",
                        null=True,
                        verbose_name="opens in mainland China",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recordings",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "recording",
                "verbose_name_plural": "recordings",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventRelatedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "item",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_pages",
                        to="news.eventpage",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        help_text="Choose a page that readers of this item should see next.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "related page",
                "verbose_name_plural": "related pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventSpeaker",
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
                        help_text="Write the name as the person writes it in this language.",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the name as the person writes it in this language.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "name_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the name as the person writes it in this language.",
                        max_length=255,
                        null=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Write the public function in which the person speaks.",
                        max_length=255,
                        verbose_name="function",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the public function in which the person speaks.",
                        max_length=255,
                        null=True,
                        verbose_name="function",
                    ),
                ),
                (
                    "title_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the public function in which the person speaks.",
                        max_length=255,
                        null=True,
                        verbose_name="function",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("speaker", "Speaker"), ("moderator", "Moderator")],
                        default="speaker",
                        help_text="Choose whether the person speaks or moderates.",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the country or territory from which the person speaks.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.country",
                        verbose_name="country or territory",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the organization for which the person speaks.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speakers",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventWorkingLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
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
                        help_text="Choose a language in which people speak.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_languages",
                        to="news.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "working language",
                "verbose_name_plural": "working languages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsPage",
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
                    "legacy_url",
                    models.URLField(
                        blank=True,
                        help_text="Keep the address the page had on the earlier website.",
                        max_length=500,
                        verbose_name="earlier address",
                    ),
                ),
                (
                    "legacy_categories",
                    models.CharField(
                        blank=True,
                        help_text="Keep the categories of the earlier website exactly as they were.",
                        max_length=255,
                        verbose_name="earlier categories",
                    ),
                ),
                (
                    "subhead",
                    models.CharField(
                        blank=True,
                        help_text="Write a second line of the title, if there is one.",
                        max_length=255,
                        verbose_name="subtitle",
                    ),
                ),
                (
                    "subhead_en",
                    models.CharField(
                        blank=True,
                        help_text="Write a second line of the title, if there is one.",
                        max_length=255,
                        null=True,
                        verbose_name="subtitle",
                    ),
                ),
                (
                    "subhead_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write a second line of the title, if there is one.",
                        max_length=255,
                        null=True,
                        verbose_name="subtitle",
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the article; leave out the dateline, which has its own fields.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the article; leave out the dateline, which has its own fields.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Write the article; leave out the dateline, which has its own fields.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("external_article", "External article"),
                            ("statement", "Statement"),
                            ("story", "Story"),
                        ],
                        default="news",
                        help_text="Choose “external article” if readers finish reading on another site.",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "dateline_place",
                    models.CharField(
                        blank=True,
                        help_text="Write the place from which the article reports.",
                        max_length=100,
                        verbose_name="place of the dateline",
                    ),
                ),
                (
                    "dateline_place_en",
                    models.CharField(
                        blank=True,
                        help_text="Write the place from which the article reports.",
                        max_length=100,
                        null=True,
                        verbose_name="place of the dateline",
                    ),
                ),
                (
                    "dateline_place_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write the place from which the article reports.",
                        max_length=100,
                        null=True,
                        verbose_name="place of the dateline",
                    ),
                ),
                (
                    "dateline_date",
                    models.DateField(
                        blank=True,
                        help_text="Give the date the article itself carries, which may precede its posting.",
                        null=True,
                        verbose_name="date of the dateline",
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
                    "source_published_date",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of first publication, if the source states it.",
                        null=True,
                        verbose_name="first published on",
                    ),
                ),
                (
                    "external_url",
                    models.URLField(
                        blank=True,
                        help_text="Give the address at which readers find the whole external article.",
                        max_length=500,
                        verbose_name="external address",
                    ),
                ),
                (
                    "external_language",
                    models.CharField(
                        blank=True,
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
                        help_text="Choose the language in which readers find the external article.",
                        max_length=10,
                        verbose_name="language of the external article",
                    ),
                ),
                (
                    "series",
                    models.CharField(
                        blank=True,
                        help_text="Name the series to which the article belongs, if it has a name.",
                        max_length=255,
                        verbose_name="series",
                    ),
                ),
                (
                    "series_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the series to which the article belongs, if it has a name.",
                        max_length=255,
                        null=True,
                        verbose_name="series",
                    ),
                ),
                (
                    "series_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the series to which the article belongs, if it has a name.",
                        max_length=255,
                        null=True,
                        verbose_name="series",
                    ),
                ),
                (
                    "series_position",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Give the number of the article in its series.",
                        null=True,
                        verbose_name="position in the series",
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
                    "hero_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose an image that shows what the article tells.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.siteimage",
                        verbose_name="main image",
                    ),
                ),
                (
                    "pilot",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the pilot project that the article reports on.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="news_items",
                        to="pilots.pilotpage",
                        verbose_name="pilot project",
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
                    "source_organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the organization that first published an external article.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="partners.partnerpage",
                        verbose_name="originally published by",
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
                "verbose_name": "news",
                "verbose_name_plural": "news",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="NewsFigure",
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
                        help_text="Write the number alone; words such as “nearly” go in the qualifier.",
                        max_digits=18,
                        verbose_name="value",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “nearly”.",
                        max_length=50,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "qualifier_en",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “nearly”.",
                        max_length=50,
                        null=True,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "qualifier_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Write a word that limits the number, such as “nearly”.",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the organization that published the number.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="news_figures",
                        to="partners.partnerpage",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="news.newspage",
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
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("en", "English"), ("zh-hans", "简体中文")],
                        help_text="Choose the language version that was corrected; empty means both.",
                        max_length=10,
                        verbose_name="version",
                    ),
                ),
                (
                    "original",
                    models.TextField(
                        blank=True,
                        help_text="Quote the words as they stood; leave out personal data.",
                        verbose_name="original wording",
                    ),
                ),
                (
                    "corrected",
                    models.TextField(
                        blank=True,
                        help_text="Quote the words as they stand now; empty if they were removed.",
                        verbose_name="corrected wording",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Say in a few words why the text was changed.",
                        max_length=255,
                        verbose_name="reason",
                    ),
                ),
                (
                    "reason_en",
                    models.CharField(
                        blank=True,
                        help_text="Say in a few words why the text was changed.",
                        max_length=255,
                        null=True,
                        verbose_name="reason",
                    ),
                ),
                (
                    "reason_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Say in a few words why the text was changed.",
                        max_length=255,
                        null=True,
                        verbose_name="reason",
                    ),
                ),
                (
                    "corrected_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the day on which readers first saw the corrected text.",
                        null=True,
                        verbose_name="corrected on",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="news.newspage",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_links",
                        to="news.newspage",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Choose an organization that the article names, in order of importance.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="news_links",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsRelatedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "item",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_pages",
                        to="news.newspage",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        help_text="Choose a page that readers of this item should see next.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "related page",
                "verbose_name_plural": "related pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicationPage",
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
                    "legacy_url",
                    models.URLField(
                        blank=True,
                        help_text="Keep the address the page had on the earlier website.",
                        max_length=500,
                        verbose_name="earlier address",
                    ),
                ),
                (
                    "legacy_categories",
                    models.CharField(
                        blank=True,
                        help_text="Keep the categories of the earlier website exactly as they were.",
                        max_length=255,
                        verbose_name="earlier categories",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("guidance", "Guidance"),
                            ("brief", "Brief"),
                            ("study", "Study"),
                            ("other", "Other publication"),
                        ],
                        default="report",
                        help_text="Choose what sort of document it is.",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("ours", "Published by the project"),
                            ("joint", "Joint publication"),
                            ("shared", "Shared by a partner"),
                        ],
                        default="ours",
                        help_text="Choose “shared” if the project only passes on the work of others.",
                        max_length=10,
                        verbose_name="relation to the project",
                    ),
                ),
                (
                    "authors",
                    models.CharField(
                        blank=True,
                        help_text="Write the authors as on the title page, separated by commas.",
                        max_length=500,
                        verbose_name="authors",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True,
                        help_text="Give the date of publication, if the document or a source states it.",
                        null=True,
                        verbose_name="published on",
                    ),
                ),
                (
                    "published_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("unknown", "Unknown"),
                        ],
                        default="unknown",
                        help_text="Choose how much of the date is known; the rest is not shown.",
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                (
                    "series",
                    models.CharField(
                        blank=True,
                        help_text="Name the series in which the publication appears, if any.",
                        max_length=255,
                        verbose_name="series",
                    ),
                ),
                (
                    "series_en",
                    models.CharField(
                        blank=True,
                        help_text="Name the series in which the publication appears, if any.",
                        max_length=255,
                        null=True,
                        verbose_name="series",
                    ),
                ),
                (
                    "series_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Name the series in which the publication appears, if any.",
                        max_length=255,
                        null=True,
                        verbose_name="series",
                    ),
                ),
                (
                    "symbol",
                    models.CharField(
                        blank=True,
                        help_text="Give the United Nations document symbol, if there is one.",
                        max_length=100,
                        verbose_name="document symbol",
                    ),
                ),
                (
                    "isbn",
                    models.CharField(
                        blank=True,
                        help_text="Give the ISBN with or without hyphens; its check digit is verified.",
                        max_length=20,
                        validators=[news.validators.validate_isbn],
                        verbose_name="ISBN",
                    ),
                ),
                (
                    "issn",
                    models.CharField(
                        blank=True,
                        help_text="Give the ISSN of the series; its check digit is verified.",
                        max_length=10,
                        validators=[news.validators.validate_issn],
                        verbose_name="ISSN",
                    ),
                ),
                (
                    "doi",
                    models.CharField(
                        blank=True,
                        help_text="Give the DOI alone, without an address.",
                        max_length=255,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A10\\.[0-9]{4,9}(\\.[0-9]+)*/[!-~]+\\Z",
                                "Write the DOI alone, without an address, such as 10.1000/182.",
                            )
                        ],
                        verbose_name="DOI",
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
                        help_text="Choose what readers may do with it; leave empty if it is not stated.",
                        max_length=30,
                        verbose_name="licence",
                    ),
                ),
                (
                    "contents",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="List the chapters, so that readers know what the files hold.",
                        verbose_name="contents",
                    ),
                ),
                (
                    "contents_en",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="List the chapters, so that readers know what the files hold.",
                        null=True,
                        verbose_name="contents",
                    ),
                ),
                (
                    "contents_zh_hans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="List the chapters, so that readers know what the files hold.",
                        null=True,
                        verbose_name="contents",
                    ),
                ),
                (
                    "body",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Sum up the publication for those who will not open a file.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Sum up the publication for those who will not open a file.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    cities_site.bilingual.fields.StreamField(
                        [],
                        blank=True,
                        help_text="Sum up the publication for those who will not open a file.",
                        null=True,
                        verbose_name="text",
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
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose an image of the title page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.siteimage",
                        verbose_name="cover",
                    ),
                ),
                (
                    "events",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Choose the events at which the publication was presented or discussed.",
                        related_name="publications",
                        to="news.eventpage",
                        verbose_name="events",
                    ),
                ),
                (
                    "pilots",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Choose the pilot projects that the publication is about.",
                        related_name="publications",
                        to="pilots.pilotpage",
                        verbose_name="pilot projects",
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
                    "shared_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the organization that passed on a shared publication.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_publications",
                        to="partners.partnerpage",
                        verbose_name="shared by",
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
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
            },
            bases=("bilingual.basepage", models.Model),
        ),
        migrations.CreateModel(
            name="PublicationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "external_url",
                    models.URLField(
                        blank=True,
                        help_text="Give the address of a file that another site keeps.",
                        max_length=500,
                        verbose_name="external address",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
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
                        help_text="Choose the language of an external file; a document has its own.",
                        max_length=10,
                        verbose_name="language of the file",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the file from the library, or give an external address below.",
                        null=True,
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
                        related_name="files",
                        to="news.publicationpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "file",
                "verbose_name_plural": "files",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicationPublisher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publishers",
                        to="news.publicationpage",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Choose a publisher, in the order of the title page.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_links",
                        to="partners.partnerpage",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "publisher",
                "verbose_name_plural": "publishers",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicationRelatedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "item",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_pages",
                        to="news.publicationpage",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        help_text="Choose a page that readers of this item should see next.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "related page",
                "verbose_name_plural": "related pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
