"""The terms that writers and translators agreed on."""

from itertools import count
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.edit_handlers import snippet_edit_handler
from cities_site.bilingual.languages import ENGLISH, LANGUAGES, words
from cities_site.bilingual.models import BilingualSnippet
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.slugs import suggest_slug

FORBIDDEN_HELP = _("Write one variant on each line; the checks then report it wherever it stands.")


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
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Name the document or web page the pair comes from, so that others can check."),
    )
    confirmed_on = models.DateField(
        _("confirmed on"),
        null=True,
        blank=True,
        help_text=_("Give the day the pair was confirmed; readers see it in the public glossary."),
    )
    forbidden_english = models.TextField(
        _("not to be used in English"), blank=True, help_text=FORBIDDEN_HELP
    )
    forbidden_chinese = models.TextField(
        _("not to be used in Chinese"), blank=True, help_text=FORBIDDEN_HELP
    )
    # Part of public addresses, so it stays when the words change.
    slug = models.SlugField(max_length=100, unique=True, editable=False)
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Where the pair comes from, or what to watch when using it."),
    )

    edit_handler = snippet_edit_handler(
        words=["term"],
        shared=[
            SharedPanel(name)
            for name in (
                "category",
                "status",
                "source",
                "confirmed_on",
                "forbidden_english",
                "forbidden_chinese",
                "note",
            )
        ],
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

    def forbidden_in(self, language: str) -> tuple[str, ...]:
        """Return the variants that are not to be used in a language, as editors listed them."""
        listed = self.forbidden_english if language == ENGLISH else self.forbidden_chinese
        return tuple(line.strip() for line in listed.splitlines() if line.strip())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a slug, which a new term gets from its English or its pinyin."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        stem = suggest_slug(words(self, "term", ENGLISH) or words(self, "term", LANGUAGES[1]))
        others = GlossaryTerm.objects.exclude(pk=self.pk).filter(slug__startswith=stem)
        taken = set(others.values_list("slug", flat=True))
        numbered = (f"{stem}-{number}" for number in count(2))
        return stem if stem not in taken else next(each for each in numbered if each not in taken)
