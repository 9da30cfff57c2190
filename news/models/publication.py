"""A publication: one record for a document that may have many files."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.serving import details_of
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.fields import LICENCES, TEXT_FEATURES, DatePrecision
from cities_site.library.models import ClassifiedPage, IllustratedPage, SiteImage
from cities_site.library.pictures import COVER_LAYOUTS
from news.choices import PublicationKind, PublicationRelation
from news.linked_data import publication_data
from news.models.legacy import LegacyPage
from news.panels import PUBLICATION_PANELS
from news.presentation.publication import publication_context
from news.querysets import PublicationQuerySet
from news.validators import validate_doi, validate_isbn, validate_issn
from partners.wording import date_in_words

if TYPE_CHECKING:
    from news.models.publication_details import PublicationFile


class PublicationPage(ClassifiedPage, IllustratedPage, LegacyPage, BasePage):
    """A publication; readers meet it in the list of publications and download its files."""

    parent_page_types = ["news.PublicationIndexPage"]
    subpage_types: list[str] = []
    summary_required = True
    picture_layouts: ClassVar[dict[str, tuple[str, ...]]] = {"cover": COVER_LAYOUTS}

    kind = models.CharField(
        _("type"),
        max_length=20,
        choices=PublicationKind.choices,
        default=PublicationKind.REPORT,
        help_text=_("Choose what sort of document it is."),
    )
    relation = models.CharField(
        _("relation to the project"),
        max_length=10,
        choices=PublicationRelation.choices,
        default=PublicationRelation.OURS,
        help_text=_("Choose “shared” if the project only passes on the work of others."),
    )
    shared_by = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("shared by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="shared_publications",
        help_text=_("Choose the organization that passed on a shared publication."),
    )
    authors = models.CharField(
        _("authors"),
        max_length=500,
        blank=True,
        help_text=_("Write the authors as on the title page, separated by commas."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("Give the date of publication, if the document or a source states it."),
    )
    published_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.UNKNOWN,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    series = models.CharField(
        _("series"),
        max_length=255,
        blank=True,
        help_text=_("Name the series in which the publication appears, if any."),
    )
    symbol = models.CharField(
        _("document symbol"),
        max_length=100,
        blank=True,
        help_text=_("Give the United Nations document symbol, if there is one."),
    )
    isbn = models.CharField(
        _("ISBN"),
        max_length=20,
        blank=True,
        validators=[validate_isbn],
        help_text=_("Give the ISBN with or without hyphens; its check digit is verified."),
    )
    issn = models.CharField(
        _("ISSN"),
        max_length=10,
        blank=True,
        validators=[validate_issn],
        help_text=_("Give the ISSN of the series; its check digit is verified."),
    )
    doi = models.CharField(
        _("DOI"),
        max_length=255,
        blank=True,
        validators=[validate_doi],
        help_text=_("Give the DOI alone, without an address."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=LICENCES,
        blank=True,
        help_text=_("Choose what readers may do with it; leave empty if it is not stated."),
    )
    cover = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Choose an image of the title page; without one, the first page of a PDF file is shown."
        ),
    )
    contents = RichTextField(
        _("contents"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("List the chapters, so that readers know what the files hold."),
    )
    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("text"),
        blank=True,
        help_text=_("Sum up the publication for those who will not open a file."),
    )
    pilots = ParentalManyToManyField(
        "pilots.PilotPage",
        verbose_name=_("pilot projects"),
        blank=True,
        related_name="publications",
        help_text=_("Choose the pilot projects that the publication is about."),
    )
    events = ParentalManyToManyField(
        "news.EventPage",
        verbose_name=_("events"),
        blank=True,
        related_name="publications",
        help_text=_("Choose the events at which the publication was presented or discussed."),
    )

    edit_handler = PUBLICATION_PANELS

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("contents"),
        *translated_search_fields("body"),
        index.SearchField("authors"),
        index.SearchField("symbol", boost=3),
        index.SearchField("isbn"),
        index.FilterField("kind"),
    ]

    read_with = ("cover",)
    objects = PageManager.from_queryset(PublicationQuerySet)()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add everything the page shows, so that the template asks the database nothing."""
        context = super().get_context(request, *args, **kwargs)
        url = context["canonical_url"] or request.build_absolute_uri()
        language = active_language()
        context |= details_of(
            self, language, lambda: publication_context(self, language, request, url), url
        )
        context["main_image"] = self.cover
        return context | {"linked_data": publication_data(self, context)}

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Ask who shared a publication that is not ours before readers see it."""
        problems = super().publication_problems(language)
        if self.relation == PublicationRelation.SHARED and not self.shared_by_id:
            problems["shared_by"] = _("Say who shared the publication.")
        return problems

    def cover_in(
        self, language: str, files: Iterable["PublicationFile"] | None = None
    ) -> SiteImage | None:
        """Return the cover that an editor chose, or else the first page of a PDF.

        A PDF in `language` goes before the others. `files` spares a query where the caller has
        them, with their documents and covers.
        """
        if self.cover:
            return self.cover
        rows = self.files.all() if files is None else files
        covers = [
            (row.language_code != language, row.document.shown_cover)
            for row in rows
            if row.document and row.document.shown_cover
        ]
        return min(covers, key=lambda cover: cover[0])[1] if covers else None

    @property
    def published_in_words(self) -> str:
        """The known part of the date of publication, or ""."""
        return date_in_words(self.published_on, self.published_precision)
