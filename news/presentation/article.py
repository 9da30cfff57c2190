"""An article as readers of one language see it."""

import datetime
from typing import TYPE_CHECKING, Any

from cities_site.bilingual.languages import localized, other_language, words
from news.related import related_pages
from partners.references import refer_to
from pilots.classification import classification_context

if TYPE_CHECKING:
    from news.models import NewsPage


def article_context(article: "NewsPage", language: str) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details for the article's template."""
    partners = [link.partner for link in article.partner_links.select_related("partner")]
    pilot = article.pilot
    shows_pilot = pilot is not None and pilot.live and pilot.is_available_in(language)
    classification = classification_context(article, language)
    corrections = [
        correction
        for correction in article.corrections.all()
        if correction.language in ("", language)
    ]
    return classification | {
        "source": refer_to(article.source_organisation, language),
        "data_as_of": getattr(article, localized("data_as_of", language)),
        "other_data_as_of": _other_edition_as_of(article, language),
        "series": words(article, "series", language),
        "figures": [
            {"figure": figure, "source": refer_to(figure.source, language)}
            for figure in article.figures.select_related("source")
        ],
        "corrections": corrections,
        "earlier_versions": (
            earlier_versions(article, language)
            if any(correction.keeps_earlier_version for correction in corrections)
            else []
        ),
        "partners": [refer_to(partner, language) for partner in partners],
        "pilot": pilot if shows_pilot else None,
        "related": related_pages(
            article,
            language,
            pilots=[article.pilot_id] if article.pilot_id else [],
            partners=[partner.pk for partner in partners],
            topics=[topic.pk for topic in classification["topics"]],
        ),
    }


def _other_edition_as_of(article: "NewsPage", language: str) -> datetime.date | None:
    """Return the date of the other edition's facts, where readers have it and it differs."""
    other = other_language(language)
    if not article.is_available_in(other):
        return None
    own = getattr(article, localized("data_as_of", language))
    theirs = getattr(article, localized("data_as_of", other))
    return theirs if theirs != own else None


def earlier_versions(article: "NewsPage", language: str) -> list[dict[str, Any]]:
    """Return the dates and addresses of the wordings that corrections have kept, newest first."""
    if article.pk is None:
        return []
    kept = article.earlier_versions.filter(language=language, withheld=False)
    address = article.url_in(language) or ""
    return [
        {"superseded_on": version.superseded_on, "url": f"{address}versions/{version.number}/"}
        for version in kept.defer("content")
    ]
