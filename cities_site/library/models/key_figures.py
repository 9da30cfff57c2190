"""Dated numbers about the project: every figure says when it was true and who said so."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.edit_handlers import snippet_edit_handler
from cities_site.bilingual.models import BilingualSnippet
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields


class KeyFigure(BilingualSnippet):
    """One dated value of a series; the rows that share a slug are the history of one figure."""

    name_field = "label"

    slug = models.SlugField(
        _("series"),
        max_length=80,
        help_text=_("The same for every value of one figure, such as cities-and-institutions."),
    )
    label = models.CharField(
        _("what is counted"),
        max_length=160,
        help_text=_("The words after the value, such as “cities and institutions”."),
    )
    value_text = models.CharField(
        _("value"),
        max_length=60,
        help_text=_("The value with its qualifier, as the source says it: “close to 50”."),
    )
    value = models.DecimalField(
        _("value as a number"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The number that a chart draws, such as 50; leave empty if there is none."),
    )
    as_of = models.DateField(
        _("as of"), help_text=_("The day for which the value was true; the latest one is shown.")
    )
    as_of_text = models.CharField(
        _("as of, in words"),
        max_length=80,
        blank=True,
        help_text=_("How readers see the date, such as “by the end of 2018”."),
    )
    source = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("Where the value was stated, so that a reader can check it."),
    )

    counts_partners = models.BooleanField(
        _("counts partners"),
        default=False,
        help_text=_("Tick if the figure says how many partners there are; the registry shows it."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Its place among the figures of the home page.")
    )

    edit_handler = snippet_edit_handler(
        words=["label", "value_text", "as_of_text", "source"],
        shared=[
            SharedPanel(name) for name in ("slug", "value", "as_of", "counts_partners", "order")
        ],
    )
    search_fields = [
        *translated_search_fields("label", boost=3, autocomplete=True),
        *translated_search_fields("value_text"),
        index.FilterField("slug"),
        index.FilterField("as_of"),
    ]

    class Meta:
        ordering = ["slug", "-as_of"]
        constraints = [
            models.UniqueConstraint(fields=("slug", "as_of"), name="unique_key_figure_date")
        ]
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")


def latest_key_figures(language: str) -> models.QuerySet[KeyFigure]:
    """Return the newest value of every series that is available in `language`, in one query."""
    available = KeyFigure.objects.available_in(language)
    newest = available.filter(slug=OuterRef("slug")).order_by("-as_of").values("pk")[:1]
    return available.filter(pk=Subquery(newest)).order_by("order", "slug")


def key_figure_history(language: str) -> models.QuerySet[KeyFigure]:
    """Return every value of every series in `language`, oldest first within each series."""
    return KeyFigure.objects.available_in(language).order_by("order", "slug", "as_of")
