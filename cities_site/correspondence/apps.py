"""Registers what readers send with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    """What readers send, and what they are sent."""

    name = "cities_site.correspondence"
    label = "correspondence"
    verbose_name = _("Correspondence")

    def ready(self) -> None:
        """Let nobody write what only readers write."""
        from wagtail.permissions import register_permission_policy

        from cities_site.correspondence.models import Letter, PageFeedback, Subscription
        from cities_site.correspondence.permissions import ReceivedPermissionPolicy

        for model, actions in (
            (Letter, {"view", "change", "delete"}),
            (PageFeedback, {"view"}),
            (Subscription, {"view", "delete"}),
        ):
            register_permission_policy(model, ReceivedPermissionPolicy(model, actions))
