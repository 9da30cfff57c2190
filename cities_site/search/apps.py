"""Configuration of the public search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search page of the public site."""

    name = "cities_site.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Let the entries of the search follow what is public."""
        from cities_site.search.following import connect

        connect()
