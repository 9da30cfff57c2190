"""An organisation as other pages name it: its name, and a link only where readers may follow it."""

from dataclasses import dataclass

from cities_site.bilingual.languages import language_tag, other_language, words
from partners.models import PartnerPage


@dataclass(frozen=True)
class PartnerReference:
    """A name to print; `language_tag` marks a name that exists only in the other language."""

    name: str
    language_tag: str
    acronym: str
    url: str


def refer_to(partner: PartnerPage | None, language: str) -> PartnerReference | None:
    """Describe an organisation for readers of a language, or None when there is none.

    An organisation that is only mentioned has no public page, so its name stands without a
    link. A name known in one language only is shown as it is, marked with its language.
    """
    if partner is None:
        return None
    shown_in = language if words(partner, "headline", language) else other_language(language)
    is_readable = partner.live and partner.is_available_in(language)
    return PartnerReference(
        name=words(partner, "headline", shown_in),
        language_tag=language_tag(shown_in),
        acronym=partner.acronym,
        url=(partner.url_in(language) or "") if is_readable else "",
    )
