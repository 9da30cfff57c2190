"""Configuration of the API."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The JSON API."""

    name = "cities_site.api"
    label = "api"
    verbose_name = _("Open data")
