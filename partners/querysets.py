"""Questions about the partner registry."""

from cities_site.bilingual.languages import active_language, localized
from cities_site.bilingual.models.pages import BilingualPageQuerySet
from partners.choices import RegistryStatus


class PartnerQuerySet(BilingualPageQuerySet):
    """Organisations: those the project calls its own, and those it only mentions."""

    def in_registry(self) -> "PartnerQuerySet":
        """Keep the organisations that the project calls partners or supporters."""
        return self.exclude(registry_status=RegistryStatus.MENTIONED_ONLY)

    def in_name_order(self, language: str | None = None) -> "PartnerQuerySet":
        """Order by name as readers of a language expect: by letter, or by pinyin."""
        key = localized("name_sort", language or active_language())
        return self.order_by(key, "pk")

    def for_cards(self) -> "PartnerQuerySet":
        """Fetch what the registry shows of each, and leave the long texts in the database."""
        return (
            self.select_related("city", "country", "region").prefetch_related("roles").defer("body")
        )
