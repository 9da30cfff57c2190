"""Cards that lead to pages of our own."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock

from cities_site.bilingual.languages import active_language, localized, other_language
from cities_site.bilingual.languages import words as words_of
from cities_site.library.blocks.structure import ShownBlock, ShownValue


@dataclass(frozen=True)
class LinkCard:
    """One card: where it leads, what it says and in which language the target is."""

    page: Any
    title: str
    text: str
    language: str


class LinksValue(ShownValue):
    """The cards whose pages readers can open."""

    @property
    def cards(self) -> list[LinkCard]:
        """Return a card for every chosen page that is live and public in some language."""
        cards = (_card(link.get("page"), link.get("text")) for link in self.get("links") or [])
        return [card for card in cards if card is not None]

    @property
    def is_shown(self) -> bool:
        """Tell whether any card is left."""
        return bool(self.cards)


def _card(page: Any, text: str) -> LinkCard | None:
    if page is None or not page.live or not page.available_languages:
        return None
    language = active_language()
    if not page.is_available_in(language):
        language = other_language(language)
    # Fields of the base table only: the chooser gives the page without its own type.
    title = getattr(page, localized("headline", language)) or page.title
    own = text or (words_of(page, "summary", language) if language == active_language() else "")
    return LinkCard(page=page, title=title, text=own, language=language)


class LinksBlock(ShownBlock):
    """A group of cards to our own pages."""

    links = ListBlock(
        StructBlock(
            [
                ("page", PageChooserBlock(label=_("Page"))),
                (
                    "text",
                    CharBlock(
                        label=_("Text"),
                        max_length=220,
                        required=False,
                        help_text=_("Why to read it; leave empty to use the page's summary."),
                    ),
                ),
            ],
            label=_("Link"),
        ),
        label=_("Links"),
    )

    class Meta:
        icon = "link"
        label = _("Links to our pages")
        template = "blocks/links.html"
        value_class = LinksValue
