"""Nobody alone makes their own words public: whoever wrote a section does not publish it.

Each draft carries, by section, the keys of those who wrote in it or submitted it since readers last
got that section.  The list is kept with the draft, not read from the history: publications of one
language cut and copy revisions, which would lay words at the wrong door.
"""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.log_actions import log
from wagtail.models import WorkflowState
from wagtail.signals import page_published, workflow_submitted

from cities_site.bilingual.content import SECTIONS, SHARED, fingerprint, says_something
from cities_site.bilingual.languages import LANGUAGES

OVERRIDE_PERMISSION = "bilingual.override_four_eyes"
# Name of an action in the log: somebody published what they wrote themselves, and why.
PUBLISHED_ALONE = "bilingual.published_alone"

Writers = dict[str, list[int]]


def connect() -> None:
    """Count submitters among the writers, and forget the writers of what readers have."""
    workflow_submitted.connect(_count_submitter, dispatch_uid="bilingual_count_submitter")
    page_published.connect(_forget_writers, dispatch_uid="bilingual_forget_writers")


def is_enforced_for(user: Any) -> bool:
    """Return whether a second person is asked; code without a user has been told to publish."""
    return settings.FOUR_EYES and user is not None


def writers_of(
    record: Any, content: dict[str, Any], before: dict[str, Any] | None, user: Any
) -> Writers:
    """Return who has written each section of a draft with `content`, once `user` has saved it.

    `before` is the content of the draft below it; None where this is the first.
    """
    known: Writers = (before or {}).get("written_by") or {}
    found = {}
    for section in SECTIONS:
        names = set(known.get(section, []))
        if user is not None and _has_changed(record, section, content, before):
            names.add(user.pk)
        if names:
            found[section] = sorted(names)
    return found


def _has_changed(
    record: Any, section: str, content: dict[str, Any], before: dict[str, Any] | None
) -> bool:
    if before is None:
        return section == SHARED or says_something(record, section, content)
    return fingerprint(record, section, content) != fingerprint(record, section, before)


def content_below(page: Any) -> dict[str, Any] | None:
    """Return the content on which the next draft of `page` builds: one query for most pages."""
    latest = page.revisions.order_by("-created_at", "-pk").values_list("content", flat=True).first()
    if latest is not None or not page.live:
        return latest
    return type(page)._base_manager.get(pk=page.pk).serializable_data()


def own_sections(stored: Any, draft: Any, user: Any) -> set[str]:
    """Return what `user` may not make public in `draft`, because it is their own.

    `stored` is the page as readers see it, or None.  Of a first version shared facts hold it all,
    and so do its only words.  A language that is not to be public needs nobody else: withdrawing
    never waits.
    """
    if not is_enforced_for(user):
        return set()
    own = {
        section
        for section, names in draft.written_by.items()
        if user.pk in names and (section == SHARED or draft.is_available_in(section))
    }
    holds_all = SHARED in own or (own and own >= set(draft.available_languages))
    return set(SECTIONS) if stored is None and holds_all else own


def left_for_others(latest: dict[str, Any], draft: Any, carried: Collection[str]) -> Writers:
    """Return the writers that the content of the `latest` draft keeps after a publication.

    Those of `draft`, which is published, are done with where both say the same.
    """
    return {
        section: names
        for section, names in (latest.get("written_by") or {}).items()
        if section not in carried
        or (section in LANGUAGES and not draft.is_available_in(section))
        or fingerprint(draft, section, latest) != fingerprint(draft, section)
    }


def names_by_section(draft: Any) -> dict[str, list[str]]:
    """Return the names of the writers of `draft` by section; one query."""
    keys = {key for names in draft.written_by.values() for key in names}
    people = {
        person.pk: person.get_full_name() or person.get_username()
        for person in get_user_model().objects.filter(pk__in=keys)
    }
    return {
        section: [people[key] for key in draft.written_by.get(section, []) if key in people]
        for section in SECTIONS
    }


def answer_alone(page: Any, sections: Collection[str], reason: str, user: Any) -> None:
    """Let `user` publish their own `sections` of the draft `page`, and log the reason."""
    page.written_by = {
        section: names for section, names in page.written_by.items() if section not in sections
    }
    data = {"sections": [section for section in SECTIONS if section in sections], "reason": reason}
    log(page, PUBLISHED_ALONE, user=user, data=data)


def _count_submitter(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    page = instance.content_object
    if user is None or not hasattr(page, "written_by"):
        return
    revision = page.get_latest_revision()
    known: Writers = revision.content.get("written_by") or {}
    written = {
        section: sorted({*known.get(section, []), user.pk})
        for section in SECTIONS
        if section == SHARED or says_something(page, section, revision.content)
    }
    revision.content = {**revision.content, "written_by": written}
    revision.save(update_fields=["content"])


def _forget_writers(instance: Any, revision: Any, **kwargs: Any) -> None:
    """Keep the writers of words that are stored and not public: those still need a second person.

    Whoever makes such words public later, without a new draft, is asked then.
    """
    written: Writers = getattr(instance, "written_by", None) or {}
    left = {
        section: names
        for section, names in written.items()
        if section in LANGUAGES and not instance.is_available_in(section)
    }
    if left == written:
        return
    instance.written_by = left
    type(instance)._base_manager.filter(pk=instance.pk).update(written_by=left)
    revision.content = {**revision.content, "written_by": left}
    revision.save(update_fields=["content"])
