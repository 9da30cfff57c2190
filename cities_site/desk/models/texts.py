"""The words of every passage, for searching all records at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import ENGLISH
from cities_site.bilingual.passages import Passage
from cities_site.desk.models.tasks import TranslationTask


class StoredPassage(models.Model):
    """Both texts of one passage, as readers see them or as the latest draft has them.

    A copy of what the records say, kept by `tracking` as the lines of the desk are.
    """

    task = models.ForeignKey(TranslationTask, on_delete=models.CASCADE, related_name="texts")
    is_live = models.BooleanField()
    key = models.CharField(max_length=255)
    english = models.TextField(blank=True)
    chinese = models.TextField(blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        default_permissions = ()
        ordering = ["task", "-is_live", "pk"]

    def __str__(self) -> str:
        return f"{self.task}: {self.key}"


def withdraw_passages(task: TranslationTask) -> None:
    """Keep what readers no longer see as the draft, unless a newer draft is kept already."""
    published = StoredPassage.objects.filter(task=task, is_live=True)
    if StoredPassage.objects.filter(task=task, is_live=False).exists():
        published.delete()
    else:
        published.update(is_live=False)


def store_passages(task: TranslationTask, passages: list[Passage], is_live: bool) -> None:
    """Keep the passages of one version of a record; what has not changed is left alone."""
    wanted = []
    for passage in passages:
        texts = (passage.source, passage.translation)
        english, chinese = texts if task.source_language == ENGLISH else texts[::-1]
        wanted.append((passage.key[:255], english, chinese))
    stored = StoredPassage.objects.filter(task=task, is_live=is_live).order_by("pk")
    if list(stored.values_list("key", "english", "chinese")) == wanted:
        return
    stored.delete()
    StoredPassage.objects.bulk_create(
        StoredPassage(
            task=task,
            is_live=is_live,
            key=key,
            english=english,
            chinese=chinese,
        )
        for key, english, chinese in wanted
    )
