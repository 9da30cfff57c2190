"""Where partners enter Wagtail's admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogFormatter
from wagtail.rich_text.feature_registry import FeatureRegistry

from cities_site.library.names import chooser_of, offer_names
from partners.changes import REGISTRY_CHANGE, ChangeKind
from partners.names import PARTNER
from partners.registry.bulk_edit import EditFactsBulkAction
from partners.registry.listing import PartnerListingViewSet

hooks.register("register_bulk_action", EditFactsBulkAction)


@hooks.register("register_rich_text_features")
def offer_partner_names(features: FeatureRegistry) -> None:
    """Let writers put names of partners into texts by reference."""
    offer_names(features, PARTNER)


@hooks.register("register_admin_viewset")
def choose_partner_names() -> ChooserViewSet:
    """Let them choose the partner."""
    return chooser_of(PARTNER)


@hooks.register("register_admin_viewset")
def list_the_registry() -> PartnerListingViewSet:
    """List the records for those who keep the registry."""
    return PartnerListingViewSet()


@hooks.register("register_log_actions")
def log_registry_changes(actions: Any) -> None:
    """Show in the history of a record what the public registry's change feed says of it."""

    @actions.register_action(REGISTRY_CHANGE)
    class RegistryChangeFormatter(LogFormatter):
        label = _("Change of the registry")

        def format_message(self, log_entry: Any) -> str:
            return str(ChangeKind(log_entry.data["change"]).label)
