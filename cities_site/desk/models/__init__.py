"""What the translation desk keeps."""

from cities_site.desk.models.tasks import TranslationTask, TranslationTaskQuerySet

__all__ = ["TranslationTask", "TranslationTaskQuerySet"]
