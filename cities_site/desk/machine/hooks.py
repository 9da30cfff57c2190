"""Where machine translation enters Wagtail's admin, if an engine is configured."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cities_site.bilingual.models import BasePage
from cities_site.bilingual.roles import EDIT_PERMISSIONS
from cities_site.desk.machine.actions import TranslateBulkAction
from cities_site.desk.machine.engine import configured_translator
from cities_site.desk.machine.views import translate_by_machine
from cities_site.desk.records import may_change


def register() -> None:
    """Offer machine translation in the list and in the editor of pages."""
    hooks.register("register_bulk_action", TranslateBulkAction)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_page_header_buttons", header_button)


def addresses() -> list[URLPattern]:
    """Return the address at which passages are chosen; it answers 404 without an engine."""
    route = "translations/machine/<str:app_label>/<str:model_name>/<str:object_id>/"
    return [path(route, translate_by_machine, name="desk_translate_by_machine")]


def header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the editor of a page to its untranslated passages."""
    if view_name != "edit" or not isinstance(page, BasePage) or not configured_translator():
        return
    if user.has_perm(EDIT_PERMISSIONS[page.target_language]) and may_change(user, page):
        names = [page._meta.app_label, page._meta.model_name, page.pk]
        address = reverse("desk_translate_by_machine", args=names)
        yield Button(_("Translate by machine"), url=address, icon_name="globe", priority=80)
