"""Where the style page enters Wagtail's admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cities_site.demo.style_page.views import show_style_page


@hooks.register("register_admin_urls")
def style_page_address() -> list[URLPattern]:
    """Show the components of the public site to everybody who may enter the admin."""
    return [path("style/", show_style_page, name="style_page")]


@hooks.register("register_help_menu_item")
def style_page_menu_item() -> MenuItem:
    """Return the style page's place in the help menu."""
    return MenuItem(_("Style page"), reverse("style_page"), icon_name="view", order=60)
