"""Publication of both languages together: the original waits for its translation, until a time.

A hold is a schedule of Wagtail's whose revision carries the original alone.  When the translation
is published before that time, both go out at once; when it is not, the schedule releases the
original by itself.
"""

from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from cities_site.bilingual.content import SECTIONS, compose
from cities_site.bilingual.passages import PassageState


def is_held(draft: Any) -> bool:
    """Return whether `draft` waits for its translation now."""
    return bool(draft.hold_until and draft.hold_until > timezone.now() and draft.translation_wanted)


def is_complete(draft: Any) -> bool:
    """Return whether the translation in `draft` is approved and marked as public."""
    return draft.is_available_in(draft.target_language) and all(
        passage.state == PassageState.CURRENT for passage in draft.passages()
    )


def waiting_revision(page: Any) -> Revision | None:
    """Return the revision of `page` whose original waits for the translation, if there is one."""
    scheduled = page.revisions.filter(approved_go_live_at__gt=timezone.now()).first()
    return scheduled if scheduled and scheduled.content.get("hold_until") else None


def apply(live: Any, revision: Revision, carried: list[str]) -> bool:
    """Hold `revision` back, or end its hold; return whether it is held back.

    `carried` is what the publication may carry; what the hold has approved before is added to it.
    The revision is rewritten and saved, because Wagtail publishes what it says.
    """
    draft = revision.as_object()
    if not is_held(draft):
        return False
    complete = draft.target_language in carried and is_complete(draft)
    carried += _take_what_waits(live, draft, revision, carried)
    scope = [section for section in carried if complete or section != draft.target_language]
    if not scope:
        return False
    if complete and draft.source_language in carried:
        _rewrite(revision, go_live_at=None, hold_until=None, publication_scope=scope)
        return False
    _rewrite(revision, go_live_at=draft.hold_until, publication_scope=scope)
    return True


def _take_what_waits(live: Any, draft: Any, revision: Revision, carried: list[str]) -> list[str]:
    """Put what an earlier publication left waiting into `revision`; return its sections."""
    waiting = waiting_revision(live)
    if waiting is None:
        return []
    scope = waiting.content.get("publication_scope", "").split(",")
    approved = [item for item in SECTIONS if item in scope and item not in carried]
    if approved:
        content = compose(type(live), revision.content, waiting.content, approved)
        notes = [part.content.get("change_notes", {}) for part in (waiting, revision)]
        content["change_notes"] = notes[0] | notes[1]
        both = live.with_content_json(content)
        # A translation of a later original is not behind the one that goes out with it.
        both.keep_approvals_of(draft)
        revision.content = both.serializable_data()
    return approved


def _rewrite(revision: Revision, **facts: Any) -> None:
    stored = {
        name: ",".join(fact) if isinstance(fact, list) else fact and fact.isoformat()
        for name, fact in facts.items()
    }
    revision.content = {**revision.content, **stored}
    revision.save(update_fields=["content"])
