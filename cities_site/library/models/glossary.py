"""The terms that writers and translators agreed on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.edit_handlers import snippet_edit_handler
from cities_site.bilingual.models import BilingualSnippet
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields


class GlossaryTerm(BilingualSnippet):
    """One term in both languages, with how far its translation has been confirmed."""

    class Category(models.TextChoices):
        """Which part of the work a term belongs to."""

        PROJECT = "project", _("Project")
        ORGANISATION = "organisation", _("Organization")
        PLACE = "place", _("Place")
        SDG = "sdg", _("Sustainable Development Goal")
        INTERFACE = "interface", _("Interface")

    class Status(models.TextChoices):
        """Whether the pair may be used without asking."""

        CONFIRMED = "confirmed", _("Confirmed")
        TO_CONFIRM = "to_confirm", _("To be confirmed")

    name_field = "term"

    term = models.CharField(
        _("term"), max_length=400, help_text=_("The term as it is to be written in this language.")
    )
    category = models.CharField(
        _("category"), max_length=20, choices=Category.choices, default=Category.PROJECT
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.TO_CONFIRM
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Where the pair comes from, or what to watch when using it."),
    )

    edit_handler = snippet_edit_handler(
        words=["term"],
        shared=[SharedPanel("category"), SharedPanel("status"), SharedPanel("note")],
    )
    search_fields = [
        *translated_search_fields("term", boost=3, autocomplete=True),
        index.SearchField("note"),
        index.FilterField("category"),
        index.FilterField("status"),
    ]

    class Meta:
        ordering = ["category", "pk"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
