"""Public notes on what changed: written with a draft, told to readers when it is published."""

from typing import Any

from django.db.models import Max
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from cities_site.bilingual.languages import localized

NOTE_LENGTH = 300


def connect() -> None:
    """Tell readers at each publication, and keep the date of the newest note with the page."""
    page_published.connect(_tell_readers, dispatch_uid="bilingual_change_notes")
    for signal in (post_save, post_delete):
        signal.connect(
            _date_the_page, sender="bilingual.ChangeNote", dispatch_uid="bilingual_date_the_page"
        )


def carried_notes(live: Any, draft: Any, carried: list[str]) -> dict[str, str]:
    """Return the notes of `draft` that its publication brings to readers.

    A version that readers see for the first time has not changed for anybody.
    """
    return {
        language: note
        for language, note in draft.change_notes.items()
        if language in carried and live.live and live.is_available_in(language)
    }


def waiting_notes(latest: dict[str, Any], draft: Any, carried: list[str]) -> dict[str, str]:
    """Return the notes of the `latest` draft's content that a publication of `draft` leaves.

    The same note stands in every later draft: once told, it does not wait there for another time.
    """
    return {
        language: note
        for language, note in latest.get("change_notes", {}).items()
        if language not in carried or note != draft.change_notes.get(language)
    }


def notes_for_readers(page: Any, language: str) -> list[Any]:
    """Return the notes on the version in `language`, newest first; none cost no query."""
    if page.pk is None or page.changed_at_in(language) is None:
        return []
    return list(page.published_notes.filter(language=language))


def _tell_readers(instance: Any, revision: Any, **kwargs: Any) -> None:
    """Publish the notes that came with the revision, and leave the next draft without them."""
    if not getattr(instance, "change_notes", None):
        return
    for language, text in instance.change_notes.items():
        if instance.is_available_in(language):
            instance.published_notes.create(language=language, text=text)
    instance.change_notes = {}
    type(instance).objects.filter(pk=instance.pk).update(change_notes={})
    revision.content = {**revision.content, "change_notes": {}}
    revision.save(update_fields=["content"])


def _date_the_page(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep the date of the newest note in the page's row, where lists and feeds read it."""
    pages = instance._meta.get_field("page").related_model.objects.filter(pk=instance.page_id)
    notes = sender.objects.filter(page_id=instance.page_id, language=instance.language)
    newest = notes.aggregate(newest=Max("noted_at"))["newest"]
    pages.update(**{localized("changed_at", instance.language): newest})
