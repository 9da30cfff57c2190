"""Publication of one language while the other keeps its draft.

Wagtail has one chain of revisions for a page, and publishes a revision whole.  Here each
publication carries *sections*: the languages that the publisher may make public, and the shared
facts.  What it does not carry keeps its live words, and its draft stays on top as the latest
revision.

Most ways of publishing end in the page's own `publish()`.  The editor's button calls Wagtail's
action itself: the hooks before and after it call `restrict` and `restore`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Revision

from cities_site.bilingual import holds
from cities_site.bilingual.change_notes import carried_notes, waiting_notes
from cities_site.bilingual.content import (
    SECTIONS,
    SHARED,
    child_relations,
    compose,
    fingerprints,
    section_content,
)
from cities_site.bilingual.four_eyes import left_for_others, own_sections
from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.personal_data.guard import held_sections, log_held
from cities_site.bilingual.publication_checks import blocked_sections
from cities_site.bilingual.roles import publishable_sections

logger = logging.getLogger(__name__)

# Sent before readers see another version, with `live` as they see it now, the `draft` that is
# published and the sections `carried`: the last moment at which the earlier words can be kept.
publication_starts = Signal()


def pending_sections(live: Any, draft: Any) -> list[str]:
    """Return the sections in which `draft` differs from `live`, public states included."""
    before, after = fingerprints(live), fingerprints(draft)
    return [
        section
        for section in SECTIONS
        if before[section] != after[section]
        or (
            section in LANGUAGES and live.is_available_in(section) != draft.is_available_in(section)
        )
    ]


def carried_sections(page: Any, draft: Any, user: Any) -> list[str]:
    """Return what a publication of `draft` by `user` carries.

    That is what the publisher chose, within their rights, without what they wrote themselves,
    without languages that lack something a public version needs, without what the checks keep
    back and without personal data for which nobody answers.  `page` is what readers see now, live
    or not.
    """
    stored = page if page.live else None
    held = held_sections(draft, stored) | own_sections(stored, draft, user)
    held |= blocked_sections(draft, stored, user)
    chosen = draft.publication_scope.split(",") if draft.publication_scope else SECTIONS
    return [
        section
        for section in publishable_sections(user)
        if section in chosen
        and section not in held
        and not (
            section in LANGUAGES
            and draft.is_available_in(section)
            and draft.publication_problems(section)
        )
    ]


@dataclass(frozen=True)
class HeldDraft:
    """A draft that a publication does not carry whole, to be put back on top after it."""

    content: dict[str, Any]
    user: Any
    # A schedule of what this publication does not carry, which Wagtail clears.
    scheduled: Revision | None = None


def is_partial(revision: Revision) -> bool:
    """Return whether a publication of `revision` leaves one of the languages alone."""
    scope = revision.content.get("publication_scope") or ",".join(SECTIONS)
    return not set(LANGUAGES) <= set(scope.split(","))


@transaction.atomic
def publish(
    page: Any, revision: Any, publish_whole: Callable[..., Any], user: Any = None, **options: Any
) -> Any:
    """Publish the sections of `revision` that may be carried; return what Wagtail returns.

    `publish_whole` is Wagtail's own publication of one revision.
    """
    stored = page.specific_class.objects.get(pk=page.pk)
    held_back = held_sections(revision.as_object(), stored if stored.live else None)
    if held_back:
        log_held(stored, revision, held_back, user)
    if not carried_sections(stored, revision.as_object(), user):
        logger.warning("Nothing of page %s may be published yet; revision %s", page.pk, revision.pk)
        return None
    held = restrict(page, revision, user)
    result = publish_whole(revision, user=user, **options)
    restore(page, held)
    return result


def restrict(page: Any, revision: Any, user: Any) -> HeldDraft | None:
    """Cut `revision` down to what a publication by `user` carries; return what was held back.

    The revision itself is cut, not a copy: Wagtail's editor publishes the object it has saved,
    and everything that refers to the published revision stays right.
    """
    # Never a cached instance: drafts and live rows are compared here.
    live = page.specific_class.objects.get(pk=page.pk)
    latest = live.get_latest_revision() or revision
    top = {**latest.content, "publication_scope": ""}
    carried = carried_sections(live, revision.as_object(), user)
    if holds.apply(live, revision, carried):
        return None
    draft = revision.as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        # The schedule runs without a user: what its author may carry is decided now.
        revision.content = {**revision.content, "publication_scope": ",".join(carried)}
        revision.save(update_fields=["content"])
        return None
    content = _content_to_publish(live, draft, revision, carried)
    top["change_notes"] = waiting_notes(latest.content, draft, carried)
    top["written_by"] = left_for_others(latest.content, draft, carried)
    if (notes := carried_notes(live, draft, carried)) != draft.change_notes:
        content = {**(revision.content if content is None else content), "change_notes": notes}
    elif content is not None:
        content["change_notes"] = notes
    publication_starts.send(type(live), live=live, draft=draft, carried=carried)
    if top.get("hold_until") and not draft.hold_until:
        top |= {"hold_until": None, "go_live_at": None}
    elif content is None:
        return None
    held = HeldDraft(top, latest.user, _schedule_kept(live, carried))
    if content is None:
        return held
    if latest != revision:
        # An older draft is published, by a schedule: its words stay in the history.
        _keep_copy(revision)
    part = live.with_content_json(content)
    if draft.target_language in carried and draft.source_language not in carried:
        # The translation is ahead of the original that readers see: it is not behind it.
        part.keep_approvals_of(draft)
    part.derive_title_and_slug()
    revision.content = part.serializable_data()
    revision.object_str = str(part)
    revision.save(update_fields=["content", "object_str"])
    return held


def restore(page: Any, held: HeldDraft | None) -> None:
    """Make the held draft the latest revision again where it still differs from the live page."""
    if held is None:
        return
    if held.scheduled:
        held.scheduled.save(update_fields=["approved_go_live_at"])
    live = page.specific_class.objects.get(pk=page.pk)
    content = dict(held.content)
    _adopt_new_rows(live, content)
    top = live.with_content_json(content)
    if pending_sections(live, top) or top.change_notes:
        top.derive_title_and_slug()
        top.is_put_back = True
        top.save_revision(user=held.user, clean=False)


def _schedule_kept(live: Any, carried: list[str]) -> Revision | None:
    scheduled = live.revisions.filter(approved_go_live_at__gt=timezone.now()).first()
    if scheduled is None or not is_partial(scheduled):
        return None
    scope = set(scheduled.content["publication_scope"].split(","))
    return None if scope <= set(carried) else scheduled


def _keep_copy(revision: Any) -> None:
    copy = type(revision).objects.get(pk=revision.pk)
    copy.pk, copy.approved_go_live_at = None, None
    copy.save()
    type(revision).objects.filter(pk=copy.pk).update(created_at=revision.created_at)


def _content_to_publish(live: Any, draft: Any, revision: Any, carried: list[str]) -> dict | None:
    """Return the content that goes live, or None when the revision can go as it is."""
    held = [
        language
        for language in LANGUAGES
        if language not in carried and draft.is_available_in(language)
    ]
    if not live.live:
        # The first publication: words of a language that is held are stored but not public.
        withheld = {localized("public", language): False for language in held}
        return {**revision.content, **withheld} if held else None
    if set(pending_sections(live, draft)) <= set(carried):
        return None
    content = compose(type(live), live.serializable_data(), draft.serializable_data(), carried)
    approved = draft if draft.target_language in carried else live
    content["reviewed_passages"] = approved.reviewed_passages
    content["reviewed_fingerprint"] = approved.reviewed_fingerprint
    if draft.target_language not in carried and draft.source_language in carried:
        content["reviewed_passages"] = _approvals_of_live_words(live, draft)
    return content


def _approvals_of_live_words(live: Any, draft: Any) -> dict[str, Any]:
    """Return the approvals of the live page, renewed where the draft approves the same words."""
    renewed = {
        key: approval
        for key, approval in draft.reviewed_passages.items()
        if live.reviewed_passages.get(key, {}).get("translation") == approval["translation"]
    }
    return {**live.reviewed_passages, **renewed}


def _adopt_new_rows(live: Any, content: dict[str, Any]) -> None:
    """Give inline rows of a draft that have just been published the keys they got.

    Without a key a row's words could not be matched at the next publication of one language.
    """
    live_content = live.serializable_data()
    for accessor, row_model in child_relations(type(live)):
        free = [
            row
            for row in live_content.get(accessor, [])
            if row["pk"] not in {item.get("pk") for item in content.get(accessor, [])}
        ]
        for row in content.get(accessor, []):
            if row.get("pk"):
                continue
            same = next(
                (
                    candidate
                    for candidate in free
                    if section_content(row_model, candidate, SHARED)
                    == section_content(row_model, row, SHARED)
                ),
                None,
            )
            if same:
                row["pk"] = same["pk"]
                free.remove(same)
