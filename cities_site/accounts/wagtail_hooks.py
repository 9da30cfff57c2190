"""Where accounts enter Wagtail's admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from cities_site.accounts import actions
from cities_site.accounts.recording import record_bulk_switch
from cities_site.bilingual.models import BasePage

hooks.register("register_log_actions", actions.register)
hooks.register("after_bulk_action", record_bulk_switch)


class AdministratorsMenuItem(MenuItem):
    """An entry that only administrators see."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to superusers."""
        return request.user.is_superuser


@hooks.register("register_account_menu_item")
def second_factor_of_account(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to its second factors."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("Protect your account with an authenticator app or a passkey."),
    }


@hooks.register("register_account_menu_item")
def sessions_of_account(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to its sessions."""
    return {
        "url": reverse("accounts_sessions"),
        "label": _("Sessions and sign-ins"),
        "help_text": _("See where you are signed in, and sign out everywhere."),
    }


@hooks.register("register_settings_menu_item")
def menu_item_of_invitations() -> MenuItem:
    """Put invitations beside users and groups."""
    return AdministratorsMenuItem(
        _("Invitations"), reverse("accounts_invitations"), icon_name="mail", order=605
    )


@hooks.register("register_reports_menu_item")
def menu_item_of_audit_log() -> MenuItem:
    """Put the audit log beside the other reports."""
    return AdministratorsMenuItem(
        _("Audit log"), reverse("accounts_audit_log"), icon_name="clipboard-list", order=1050
    )


@hooks.register("before_create_user")
def invite_instead(request: HttpRequest) -> HttpResponse:
    """Lead to the invitation: nobody chooses a password for somebody else."""
    return redirect("accounts_invite")


@hooks.register("before_move_page")
def show_only_what_may_be_moved(request: HttpRequest, page: Any, destination: Any) -> None:
    """Refuse the question whether to move a page, which names it, to those who may not move it.

    Wagtail asks for the permission when the answer comes.
    """
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("construct_page_chooser_queryset")
def offer_only_what_is_seen(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Offer nobody a page that is neither public nor in a part of the tree that they work in."""
    policy = policy_registry.get_by_type(BasePage)
    root = policy.explorable_root_instance(request.user)
    if root is not None and root.is_root():
        return pages
    public = BasePage.objects.live().public().values("pk")
    seen = BasePage.objects.filter(
        Q(pk__in=policy.explorable_instances(request.user).values("pk")) | Q(pk__in=public)
    )
    return pages.filter(pk__in=seen.values("pk"))


@hooks.register("register_user_listing_buttons")
def reset_access_of(user: Any, request_user: Any) -> list[Button]:
    """Offer help for somebody who has lost the second factor."""
    if not request_user.is_superuser:
        return []
    address = reverse("accounts_reset_access", args=(user.pk,))
    return [Button(_("Reset second factor"), url=address, icon_name="key", priority=50)]
