"""Writes new words into the translation of a record, as its editor would have saved them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import AbstractPage

from cities_site.bilingual.languages import ENGLISH, localized, other_language
from cities_site.bilingual.segments import Sides, rewritten, segments_of
from cities_site.bilingual.unsuffixed import translated_names

__all__ = ["content_of", "draft_of", "save_texts", "segments_of", "sides_of"]


def draft_of(record: Any) -> Any:
    """Return what an editor of `record` sees: the latest draft of a page, other records as stored.

    Reads the record again, so that nothing is written over what somebody has just saved.
    """
    fresh = type(record)._base_manager.get(pk=record.pk)
    return fresh.get_latest_revision_as_object() if isinstance(fresh, AbstractPage) else fresh


def content_of(record: Any) -> dict[str, Any]:
    """Return a record as it is stored."""
    if hasattr(record, "serializable_data"):
        return record.serializable_data()
    return {field.name: field.value_from_object(record) for field in record._meta.fields}


def sides_of(record: Any, content: dict[str, Any] | None = None) -> Sides:
    """Return the serialised record, or the `content` of one of its drafts, as two languages.

    Files name no original language: they are described in English first.
    """
    content = content_of(record) if content is None else content
    source = content.get("source_language") or ENGLISH
    partners = {
        key.partition(":")[2]: approval["block"]
        for key, approval in (content.get("reviewed_passages") or {}).items()
        if approval.get("block")
    }
    return Sides(type(record), content, source, other_language(source), partners)


@transaction.atomic
def save_texts(draft: Any, texts: Mapping[str, str], user: Any) -> int:
    """Write `texts`, by the keys of their segments, and save; return how many were new.

    A page gets a new draft; other records have none and are saved.  Nothing is approved, and
    texts that change nothing save nothing.
    """
    changes = 0

    def words(segment: Any) -> str:
        nonlocal changes
        text = texts.get(segment.key, segment.translation)
        changes += text != segment.translation
        return text

    content = rewritten(sides_of(draft), words)
    if changes:
        _save(draft, content, user)
    return changes


def _save(draft: Any, content: dict[str, Any], user: Any) -> None:
    if isinstance(draft, AbstractPage):
        # What the last publication was to carry says nothing about the next one.
        page = draft.with_content_json({**content, "publication_scope": ""})
        page.derive_title_and_slug()
        page.save_revision(user=user, log_action=True, clean=False)
    elif hasattr(draft, "with_content_json"):
        record = draft.with_content_json(content)
        record.save()
        record.save_revision(user=user, log_action=True, clean=False)
    else:
        for name in translated_names(type(draft)):
            column = localized(name, sides_of(draft).target)
            setattr(draft, column, content[column])
        draft.save()
        log(instance=draft, action="wagtail.edit", user=user)
