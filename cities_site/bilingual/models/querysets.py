"""Questions that lists, feeds and the sitemap ask of bilingual records."""

from django.db import models
from wagtail.query import PageQuerySet

from cities_site.bilingual.languages import active_language, localized


class BilingualPageQuerySet(PageQuerySet):
    """Questions that lists, feeds and the sitemap ask of pages."""

    def available_in(self, language: str | None = None) -> "BilingualPageQuerySet":
        """Return the pages whose version in `language` (the active one) is public."""
        return self.filter(**{localized("public", language or active_language()): True})

    def newest_first(self) -> "BilingualPageQuerySet":
        """Return the pages by display date, newest first, ties in their original order."""
        return self.order_by(models.F("display_date").desc(nulls_last=True), "listing_order", "-pk")
