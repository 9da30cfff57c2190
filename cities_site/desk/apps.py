"""Registers the translation desk with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The translation desk."""

    name = "cities_site.desk"
    label = "desk"
    verbose_name = _("Translation desk")

    def ready(self) -> None:
        """Follow every record that has words in two languages."""
        from wagtail.permissions import register_permission_policy

        from cities_site.bilingual.originals import register_passage_check
        from cities_site.bilingual.publication_checks import register_publication_check
        from cities_site.desk import events
        from cities_site.desk.calendar_check import weekdays_that_contradict
        from cities_site.desk.findings import dismiss, errors_before_publication, remarks_by_passage
        from cities_site.desk.models import TranslationTask
        from cities_site.desk.permissions import TaskPermissionPolicy
        from cities_site.desk.quality.typography import corrected
        from cities_site.desk.tracking import connect
        from cities_site.desk.unreviewed import (
            machine_translations_left,
            remarks_on_machine_translations,
        )

        connect()
        events.connect()
        register_passage_check(remarks_by_passage, dismiss, corrected, "desk_check_passage")
        register_passage_check(remarks_on_machine_translations)
        register_publication_check(errors_before_publication)
        register_publication_check(weekdays_that_contradict, judges_what_is_new=True)
        register_publication_check(machine_translations_left, strict=True)
        register_permission_policy(TranslationTask, TaskPermissionPolicy(TranslationTask))
