"""Questions about the partner registry."""

from django.db.models import Prefetch, Q

from cities_site.bilingual.languages import LANGUAGES, active_language, localized
from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.library.models import Service
from cities_site.library.readings import lookup_patterns
from cities_site.library.sorting import ByteOrder
from partners.choices import IN_REGISTRY


class PartnerQuerySet(BilingualPageQuerySet):
    """Organisations: those the project calls its own, and those it only mentions."""

    def in_registry(self) -> "PartnerQuerySet":
        """Keep the organisations that the project calls partners or supporters."""
        return self.filter(registry_status__in=IN_REGISTRY)

    def in_name_order(self, language: str | None = None) -> "PartnerQuerySet":
        """Order by name as readers of a language expect: by letter, or by pinyin."""
        key = localized("name_sort", language or active_language())
        return self.order_by(ByteOrder(key), "pk")

    def named(self, query: str) -> "PartnerQuerySet":
        """Keep those with a public name, in either language, that a reader means by `query`."""
        patterns = lookup_patterns(query)
        if not patterns:
            return self.none()
        meant = Q()
        for language in LANGUAGES:
            of_language = Q(**{localized("public", language): True})
            for pattern in patterns:
                of_language &= Q(**{localized("lookup", language) + "__regex": pattern})
            meant |= of_language
        return self.filter(meant)

    def for_cards(self) -> "PartnerQuerySet":
        """Fetch what the registry shows of each, and leave the long texts in the database."""
        return (
            self.select_related("city", "country", "region").prefetch_related("roles").defer_texts()
        )

    def public_registry(self) -> "PartnerQuerySet":
        """Keep the records of the registry that readers of some language may see."""
        return self.live().unrestricted().available_in_any().in_registry()

    def defer_texts(self) -> "PartnerQuerySet":
        """Leave long texts and notes of translators in the database."""
        texts = (localized(name, language) for name in ("body", "lookup") for language in LANGUAGES)
        return self.defer("reviewed_passages", *texts)

    def for_download(self) -> "PartnerQuerySet":
        """Fetch all that the open data says of each partner, in an order that no language moves."""
        return (
            self.order_by("pk")
            .select_related(None)
            .select_related("city", "country", "region")
            .prefetch_related(None)
            .prefetch_related(
                "roles",
                "other_names",
                "former_names",
                Prefetch("services", queryset=Service.objects.order_by("order")),
            )
            .defer_texts()
        )

    def for_keeping(self) -> "PartnerQuerySet":
        """Fetch what those who keep the registry see of each record, and whether it may change."""
        return (
            self.select_related("city__country__region", "city__region", "last_verified_by")
            .select_related("country__region", "region")
            .prefetch_related("content_type", "sites_rooted_here", "services", "roles")
            .prefetch_related("other_names", "former_names")
            .defer_texts()
            .prefetch_workflow_states()
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )
