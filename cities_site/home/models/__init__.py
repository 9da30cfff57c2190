"""The front page and the plain content pages."""

from cities_site.home.models.content import ContentPage
from cities_site.home.models.home import HomePage

__all__ = ["ContentPage", "HomePage"]
