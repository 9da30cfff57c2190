"""Start-up of the bilingual base."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BilingualConfig(AppConfig):
    """Runs after modeltranslation has added the language columns of every model."""

    name = "cities_site.bilingual"
    label = "bilingual"
    verbose_name = _("Bilingual base")

    def ready(self) -> None:
        from cities_site.bilingual import (
            checks,  # noqa: F401 - registers the system checks
            redirects,
        )
        from cities_site.bilingual.unsuffixed import ignore_references_of_unsuffixed_fields

        ignore_references_of_unsuffixed_fields()
        redirects.connect()
