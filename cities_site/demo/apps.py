"""Configuration of the sample content."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Loads the sample content on demand; nothing here runs by itself."""

    name = "cities_site.demo"
    label = "demo"
    verbose_name = _("Sample content")
