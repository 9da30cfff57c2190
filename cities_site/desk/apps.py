"""Registers the translation desk with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The translation desk."""

    name = "cities_site.desk"
    label = "desk"
    verbose_name = _("Translation desk")
