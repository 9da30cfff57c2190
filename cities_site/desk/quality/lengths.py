"""How long words may be where the place for them is small; counted by character."""

from django.utils.translation import gettext as _

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.bilingual.models.pages import SUMMARY_LIMITS
from cities_site.desk.quality.findings import WARNING, Finding, Kind

# Characters by place and language.  Search engines cut longer titles and descriptions off, at
# about 600 and 960 pixels: a Chinese character is as wide as two Latin letters.
LIMITS = {
    "summary": SUMMARY_LIMITS,
    "seo_title": {ENGLISH: 60, CHINESE: 30},
    "search_description": {ENGLISH: 160, CHINESE: 80},
}


def check_length(place: str, text: str, language: str) -> list[Finding]:
    """Return a finding where `text` is longer than its place, the name of a field, has room for."""
    limit = LIMITS.get(place, {}).get(language)
    if limit is None or len(text) <= limit:
        return []
    return [
        Finding(
            Kind.LENGTH,
            WARNING,
            _("Shorten this to %(limit)d characters; it has %(length)d.")
            % {"limit": limit, "length": len(text)},
            text[limit : limit + 12],
        )
    ]
