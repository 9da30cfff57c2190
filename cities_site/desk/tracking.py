"""Keeps the desk's list true: follows every save, draft and deletion of a record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Revision

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, words
from cities_site.bilingual.models import BasePage, BilingualRecord, TranslationState
from cities_site.bilingual.passages import (
    Passage,
    PassageState,
    approved_passages,
    next_to_do,
)
from cities_site.desk.models import MachineTranslation, StoredPassage, TranslationTask
from cities_site.desk.models.tasks import SETTLED
from cities_site.desk.models.texts import store_passages, withdraw_passages
from cities_site.desk.unreviewed import unreviewed_passages
from cities_site.library.models import SiteDocument, SiteImage

# Sent with `task` and the published state it had `before`.
live_state_changed = Signal()
# Files have words, but no original language, approvals or drafts: they are written in English.
FILES = (SiteImage, SiteDocument)


def tracked_models() -> list[type[Model]]:
    """Return every model whose records stand in the list."""
    return [
        model
        for model in apps.get_models()
        if model in FILES or (issubclass(model, BilingualRecord) and model is not BasePage)
    ]


def follow(record: Model, live: bool | None = None, now: datetime | None = None) -> None:
    """Write what `record` says into its line; `live` tells whether readers see this very text.

    Without `live`, the record is a draft, and the published state in the line is left alone.
    A wait that begins here begins at `now`.
    """
    content = None if isinstance(record, FILES) else record.serializable_data()
    passages = _file_passages(record) if content is None else record.passages(content)
    facts = _facts(record, passages, content)
    key = {
        "content_type": ContentType.objects.get_for_model(record),
        "object_id": record.pk,
    }
    before = TranslationTask.objects.filter(**key).values_list("waiting_since", "live_state")
    waiting_since, live_state = before.first() or (None, "")
    facts["waiting_since"] = (
        None if facts["state"] in SETTLED else waiting_since or now or timezone.now()
    )
    if live is not None:
        facts["live_state"] = facts["state"] if live else ""
    task, _is_new = TranslationTask.objects.update_or_create(**key, defaults=facts)
    if live is not None:
        # Either readers see this text, or it is the only draft.
        StoredPassage.objects.filter(task=task, is_live=not live).delete()
    store_passages(task, passages, is_live=bool(live))
    if task.live_state != live_state:
        live_state_changed.send(TranslationTask, task=task, before=live_state)


def follow_live_state(page: BasePage) -> None:
    """Write what the published text says alone, where a newer draft waits."""
    task = TranslationTask.objects.filter(
        content_type=ContentType.objects.get_for_model(page), object_id=page.pk
    ).first()
    if task is None:
        return
    if page.live:
        store_passages(task, page.passages(), is_live=True)
    else:
        withdraw_passages(task)
    live_state = page.translation_state if page.live else ""
    if task.live_state != live_state:
        before, task.live_state = task.live_state, live_state
        task.save(update_fields=["live_state"])
        live_state_changed.send(TranslationTask, task=task, before=before)


def _facts(record: Any, passages: list[Passage], content: dict[str, Any] | None) -> dict[str, Any]:
    if content is None:
        source, state = ENGLISH, _file_state(record, passages)
        titles = {language: words(record, _file_name(record), language) for language in LANGUAGES}
        titles[ENGLISH] = titles[ENGLISH] or record.title
    else:
        source, state = record.source_language, record.computed_translation_state(content)
        name = "headline" if isinstance(record, BasePage) else record.name_field
        titles = {language: words(record, name, language) for language in LANGUAGES}
    following = next_to_do(passages)
    return {
        "title_en": titles[ENGLISH][:255],
        "title_zh_hans": titles[CHINESE][:255],
        "source_language": source,
        "state": state,
        "passages": len(passages),
        "passages_approved": sum(item.state == PassageState.CURRENT for item in passages),
        "next_passage": following.key[:255] if following else "",
        "passages_by_machine": len(unreviewed_passages(record, passages)),
        "source_length": sum(len(item.source) for item in passages),
    }


def _file_name(record: Model) -> str:
    return "alt_text" if isinstance(record, SiteImage) else "label"


def _file_passages(record: Model) -> list[Passage]:
    content = {field.name: field.value_from_object(record) for field in record._meta.fields}
    found = approved_passages(type(record), content, ENGLISH, CHINESE, {})
    # What is written is what readers get: files have no review.
    return [item.as_approved() if item.translation else item for item in found]


def _file_state(record: Any, passages: list[Passage]) -> TranslationState:
    if not passages:
        # A decorative picture, or a file that nobody has described yet.
        decorative = getattr(record, "is_decorative", False)
        return TranslationState.NOT_PLANNED if decorative else TranslationState.MISSING
    if all(item.translation for item in passages):
        return TranslationState.READY
    translated = any(item.translation for item in passages)
    return TranslationState.IN_PROGRESS if translated else TranslationState.MISSING


def refresh(models: Iterable[type[Model]] | None = None) -> int:
    """Rebuild the lines of every record; return how many there are."""
    count = 0
    for model in models or tracked_models():
        for record in model._default_manager.iterator(chunk_size=200):
            _follow_record(record)
            count += 1
    return count


def _follow_record(record: Any) -> None:
    # What nobody has followed so far has waited since it was last written.
    now = getattr(record, "latest_revision_created_at", None) or getattr(record, "created_at", None)
    if not isinstance(record, BasePage):
        follow(record, live=True, now=now)
    elif record.has_unpublished_changes and record.latest_revision_id:
        follow(record.get_latest_revision_as_object(), now=now)
        follow_live_state(record)
    else:
        follow(record, live=record.live, now=now)


def _record_saved(sender: type[Model], instance: Any, **options: Any) -> None:
    if options.get("raw") or options.get("update_fields") is not None:
        return
    if isinstance(instance, BasePage) and instance.has_unpublished_changes:
        follow_live_state(instance)
    else:
        follow(instance, live=getattr(instance, "live", True))


def _revision_saved(sender: type[Model], instance: Revision, **options: Any) -> None:
    fields = options.get("update_fields")
    if options.get("raw") or (fields is not None and "content" not in fields):
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, BasePage):
        follow(instance.as_object())


def _record_deleted(sender: type[Model], instance: Model, **options: Any) -> None:
    TranslationTask.objects.filter(
        content_type=ContentType.objects.get_for_model(instance), object_id=instance.pk
    ).delete()
    MachineTranslation.objects.of(instance).delete()


def connect() -> None:
    """Follow all tracked models from now on."""
    for model in tracked_models():
        name = f"desk-{model._meta.label_lower}"
        post_save.connect(_record_saved, sender=model, dispatch_uid=name)
        post_delete.connect(_record_deleted, sender=model, dispatch_uid=name)
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="desk-revision")
