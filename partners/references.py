"""An organisation as other pages name it: its name, and a link only where readers may follow it."""

from dataclasses import dataclass

from cities_site.bilingual.languages import LANGUAGES, language_tag, other_language, words
from cities_site.library.open_data.columns import public_words
from partners.choices import RegistryStatus
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


def public_names(partner: PartnerPage | None) -> dict[str, str]:
    """Return the names of an organisation by language tag, as far as readers may know them.

    One that is only mentioned has no public page, but the texts that mention it print its names;
    of a record of the registry only the public versions count.
    """
    if partner is None:
        return {}
    if partner.registry_status == RegistryStatus.MENTIONED_ONLY:
        return {
            language_tag(language): name
            for language in LANGUAGES
            if (name := words(partner, "headline", language))
        }
    return public_words(partner, "headline") if partner.live else {}
