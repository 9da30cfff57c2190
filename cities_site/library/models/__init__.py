"""Models of the shared library; import them from here."""

from cities_site.library.models.classification import ClassifiedPage
from cities_site.library.models.document_texts import DocumentText
from cities_site.library.models.documents import SiteDocument
from cities_site.library.models.glossary import GlossaryTerm
from cities_site.library.models.illustrations import IllustratedPage, make_pictures
from cities_site.library.models.images import SiteImage, SiteRendition, missing_alt_text
from cities_site.library.models.key_figures import (
    KeyFigure,
    key_figure_history,
    latest_key_figures,
)
from cities_site.library.models.settings import SiteTexts
from cities_site.library.models.vocabularies import (
    City,
    Country,
    Region,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)

__all__ = [
    "City",
    "ClassifiedPage",
    "Country",
    "DocumentText",
    "GlossaryTerm",
    "IllustratedPage",
    "KeyFigure",
    "Region",
    "Service",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteTexts",
    "SustainableDevelopmentGoal",
    "Topic",
    "key_figure_history",
    "latest_key_figures",
    "make_pictures",
    "missing_alt_text",
]
