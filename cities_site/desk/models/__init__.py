"""What the translation desk keeps."""

from cities_site.desk.models.dismissals import DismissedFinding
from cities_site.desk.models.machine import MachineTranslation
from cities_site.desk.models.notices import NotificationPreference, TranslationNotice
from cities_site.desk.models.tasks import TranslationTask, TranslationTaskQuerySet
from cities_site.desk.models.texts import StoredPassage

__all__ = [
    "DismissedFinding",
    "MachineTranslation",
    "NotificationPreference",
    "StoredPassage",
    "TranslationNotice",
    "TranslationTask",
    "TranslationTaskQuerySet",
]
