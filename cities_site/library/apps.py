"""Start-up of the shared library."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Registers the shared images, documents, vocabularies and settings."""

    name = "cities_site.library"
    label = "library"
    verbose_name = _("Shared library")
