"""Configuration of the front page and the plain content pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front page and the plain content pages."""

    name = "cities_site.home"
    label = "home"
    verbose_name = _("Home and content pages")
