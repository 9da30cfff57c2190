"""Start-up of the bilingual base."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BilingualConfig(AppConfig):
    """Runs after modeltranslation has added the language columns of every model."""

    name = "cities_site.bilingual"
    label = "bilingual"
    verbose_name = _("Bilingual base")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from cities_site.bilingual import (
            change_notes,
            checks,  # noqa: F401 - registers the system checks
            four_eyes,
            redirects,
        )
        from cities_site.bilingual.models import ChangeNote
        from cities_site.bilingual.public_record_admin import PublicRecordPermissionPolicy
        from cities_site.bilingual.unsuffixed import ignore_references_of_unsuffixed_fields

        ignore_references_of_unsuffixed_fields()
        redirects.connect()
        change_notes.connect()
        four_eyes.connect()
        register_permission_policy(ChangeNote, PublicRecordPermissionPolicy(ChangeNote))
