"""The carrier of the permissions on languages."""

from django.db import models


class LanguagePermission(models.Model):
    """Holds no rows: exists so that Django creates the permissions that open each section.

    A real table, because `dumpdata` reads the tables of unmanaged models too.
    """

    class Meta:
        default_permissions = ()
        permissions = [
            ("edit_english", "Can edit English words"),
            ("edit_chinese", "Can edit Chinese words"),
            ("edit_shared", "Can edit shared facts"),
            ("approve_english", "Can make the English version public"),
            ("approve_chinese", "Can make the Chinese version public"),
            ("override_checks", "Can make a version public despite errors of the checks"),
            ("override_personal_data", "Can make personal data public, with a reason"),
            ("override_four_eyes", "Can publish what they wrote themselves, with a reason"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
