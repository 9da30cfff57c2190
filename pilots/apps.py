"""Configuration of the pilot projects."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    """Pilot projects; they announce themselves on the pages of their partners and in their list."""

    name = "pilots"
    label = "pilots"
    verbose_name = _("Pilot projects")

    def ready(self) -> None:
        """Let a partner's page list its pilots, and the registry narrow by them, unimported."""
        # Models exist only once the registry of applications is complete.
        from cities_site.bilingual.publication_checks import register_publication_check
        from cities_site.library.filters import Vocabulary, offer_facet
        from partners.mentions import partner_mentions
        from pilots.finders import PILOTS_OF_PARTNER, pilots_naming, public_pilots
        from pilots.publication_checks import numbers_without_evidence, stage_without_evidence

        register_publication_check(stage_without_evidence, strict=True, judges_what_is_new=True)
        register_publication_check(numbers_without_evidence, judges_what_is_new=True)
        partner_mentions.register("pilots", _("Pilot projects"), pilots_naming)
        pilots = Vocabulary(public_pilots, "slug", label="headline")
        offer_facet("pilot", _("Pilot project"), pilots, PILOTS_OF_PARTNER)
