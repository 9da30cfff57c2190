"""How a page is classified, as readers of one language see it."""

from cities_site.bilingual.languages import words
from cities_site.library.models import ClassifiedPage
from cities_site.library.models.classification import CLASSIFICATION


def classification_context(page: ClassifiedPage, language: str) -> dict[str, list]:
    """Return the page's topics, goals, services and places that have a name in the language."""
    return {
        name: [record for record in getattr(page, name).all() if words(record, "name", language)]
        for name in CLASSIFICATION
    }
