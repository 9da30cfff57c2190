"""Questions about pilot projects."""

from django.db.models import Prefetch

from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.library.models import Service, SustainableDevelopmentGoal


class PilotQuerySet(BilingualPageQuerySet):
    """Pilot projects."""

    def for_cards(self) -> "PilotQuerySet":
        """Fetch what a list shows of each pilot, and leave the long texts in the database."""
        return (
            self.select_related("city", "country")
            .prefetch_related(
                Prefetch("services", queryset=Service.objects.order_by("order")),
                Prefetch("sdgs", queryset=SustainableDevelopmentGoal.objects.order_by("number")),
            )
            .defer("body", "needs")
        )

    def with_point(self) -> "PilotQuerySet":
        """Keep the pilots that can be drawn on a map, by their own point or their city's."""
        own = self.filter(latitude__isnull=False, longitude__isnull=False)
        through_city = self.filter(city__latitude__isnull=False, city__longitude__isnull=False)
        return own | through_city

    def for_download(self) -> "PilotQuerySet":
        """Fetch all that the open data says of each pilot, in an order that no language moves."""
        texts = (localized(name, language) for name in ("body", "needs") for language in LANGUAGES)
        return (
            self.order_by("pk")
            .select_related(None)
            .select_related("city", "country")
            .prefetch_related(None)
            .prefetch_related(
                Prefetch("services", queryset=Service.objects.order_by("order")),
                Prefetch("sdgs", queryset=SustainableDevelopmentGoal.objects.order_by("number")),
                "topics",
                "partner_links__partner",
                "co_financing__partner",
                "milestones",
                "indicators",
                "document_links__document",
            )
            .defer("reviewed_passages", *texts)
        )
