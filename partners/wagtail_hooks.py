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
from partners.registry.duplicates import warn_in_editor, warn_of_published
from partners.registry.listing import PartnerListingViewSet
from partners.registry.merging.merge import MERGE
from partners.registry.verification import show_unverified

hooks.register("register_bulk_action", EditFactsBulkAction)
hooks.register("before_edit_page", warn_in_editor)
hooks.register("after_create_page", warn_of_published)
hooks.register("construct_homepage_panels", show_unverified)


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

    @actions.register_action(MERGE)
    class MergeFormatter(LogFormatter):
        label = _("Merge records")

        def format_message(self, log_entry: Any) -> str:
            told = _("Record %(number)s, “%(name)s”, became part of this one")
            data = log_entry.data
            return told % {"number": data["record"], "name": data["title"]}

    @actions.register_action(REGISTRY_CHANGE)
    class RegistryChangeFormatter(LogFormatter):
        label = _("Change of the registry")

        def format_message(self, log_entry: Any) -> str:
            return str(ChangeKind(log_entry.data["change"]).label)
