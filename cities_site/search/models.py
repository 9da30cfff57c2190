"""What the public search knows: one entry for each object that is public in a language."""

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, language_tag


class SearchKind(models.TextChoices):
    """What sort of thing a reader finds; the first facet of the search page."""

    NEWS = "news", _("News")
    PUBLICATION = "publication", _("Publication")
    EVENT = "event", _("Event")
    PILOT = "pilot", _("Pilot project")
    PARTNER = "partner", _("Partner")
    TERM = "term", _("Glossary term")
    PAGE = "page", _("Page")


class SearchEntry(index.Indexed, models.Model):
    """The public words of one object in one language, as plain text.

    Whoever searches entries never meets words of a version that is not public, and a result is
    shown without asking for the object that it is about.
    """

    # Entries are indexed by whoever writes them, in the transaction in which they are written.
    search_auto_update = False

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveIntegerField()
    language = models.CharField(
        max_length=10, choices=[(code, NATIVE_NAMES[code]) for code in LANGUAGES]
    )
    kind = models.CharField(max_length=20, choices=SearchKind.choices)
    # The path of the public page in this language; a term's ends in its place in the glossary.
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=500)
    # Other names, numbers and people by which it is looked for, one on each line.
    names = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # All of these in the folded form in which substrings are compared.
    literal = models.TextField(blank=True)
    # The day that readers see at the result, and that its year is taken from.
    date = models.DateField(null=True, blank=True)
    # Whether the object is public in this language only.
    alone = models.BooleanField(default=False)
    updated_at = models.DateTimeField(db_index=True)

    search_fields: ClassVar = [
        index.SearchField("title", boost=4),
        index.SearchField("names", boost=3),
        index.SearchField("summary", boost=2),
        index.SearchField("text"),
        *[index.FilterField(name) for name in ("id", "language", "kind", "alone", "literal")],
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"], name="search_entry_of_version"
            )
        ]
        indexes = [models.Index(fields=["language", "kind"], name="search_entry_kind")]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title

    @property
    def language_tag(self) -> str:
        """The BCP 47 tag of its words."""
        return language_tag(self.language)


class SearchFacet(models.Model):
    """One value under which an entry is counted: its kind, year, topic, goal, service, region."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=10)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "value", "entry"], name="search_facet_once")
        ]
        verbose_name = _("search facet")
        verbose_name_plural = _("search facets")

    def __str__(self) -> str:
        return f"{self.name}={self.value}"
