"""Where partners enter Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry

from cities_site.library.names import chooser_of, offer_names
from partners.names import PARTNER


@hooks.register("register_rich_text_features")
def offer_partner_names(features: FeatureRegistry) -> None:
    """Let writers put names of partners into texts by reference."""
    offer_names(features, PARTNER)


@hooks.register("register_admin_viewset")
def choose_partner_names() -> ChooserViewSet:
    """Let them choose the partner."""
    return chooser_of(PARTNER)
