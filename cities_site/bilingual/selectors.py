"""Questions about pages that more than one part of the site asks."""

from typing import Any

from cities_site.bilingual.models import BasePage


def search_pages(query: str, language: str) -> Any:
    """Return the public pages of `language` that match `query`, most relevant first."""
    return BasePage.objects.live().public().available_in(language).search(query)
