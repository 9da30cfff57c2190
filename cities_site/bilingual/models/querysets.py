"""Questions that lists, feeds and the sitemap ask of bilingual records."""

from functools import reduce
from operator import or_

from django.db import models
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from cities_site.bilingual.languages import LANGUAGES, active_language, localized


class BilingualPageQuerySet(PageQuerySet):
    """Questions that lists, feeds and the sitemap ask of pages."""

    def available_in(self, language: str | None = None) -> "BilingualPageQuerySet":
        """Return the pages whose version in `language` (the active one) is public."""
        return self.filter(**{localized("public", language or active_language()): True})

    def available_in_any(self) -> "BilingualPageQuerySet":
        """Return the pages that are public in at least one language."""
        states = (models.Q(**{localized("public", language): True}) for language in LANGUAGES)
        return self.filter(reduce(or_, states))

    def unrestricted(self) -> "BilingualPageQuerySet":
        """Return the pages that no view restriction covers, neither their own nor from above.

        As Wagtail's `public()`, but inside the statement: Wagtail fetches all restrictions first,
        each time it is asked. Search cannot read this condition, so searches use `public()`.
        """
        above = PageViewRestriction.objects.alias(
            covered=models.ExpressionWrapper(models.OuterRef("path"), models.CharField())
        ).filter(covered__startswith=models.F("page__path"))
        return self.filter(~models.Exists(above))

    def for_reading(self) -> "BilingualPageQuerySet":
        """Return pages with the records that the page itself shows, in one query."""
        # Without names it would follow every relation.
        return self.select_related(*self.model.read_with) if self.model.read_with else self

    def newest_first(self) -> "BilingualPageQuerySet":
        """Return the pages by display date, newest first, ties in their original order."""
        return self.order_by(models.F("display_date").desc(nulls_last=True), "listing_order", "-pk")
