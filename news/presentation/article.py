"""An article as readers of one language see it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cities_site.bilingual.languages import localized, words
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
    return classification | {
        "source": refer_to(article.source_organisation, language),
        "external_host": urlsplit(article.external_url).hostname or "",
        "data_as_of": getattr(article, localized("data_as_of", language)),
        "series": words(article, "series", language),
        "figures": [
            {"figure": figure, "source": refer_to(figure.source, language)}
            for figure in article.figures.select_related("source")
        ],
        "corrections": [
            correction
            for correction in article.corrections.all()
            if correction.language in ("", language)
        ],
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
