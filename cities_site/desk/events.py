"""What becomes of published translations and of workflows, told to those it concerns."""

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save
from wagtail.models import Comment, CommentReply, WorkflowState
from wagtail.signals import page_published, task_rejected

from cities_site.bilingual.models import BasePage, TranslationState
from cities_site.desk.models import TranslationNotice, TranslationTask
from cities_site.desk.notices import tell, translators_of
from cities_site.desk.parity import log_first_publications
from cities_site.desk.tracking import live_state_changed

BEHIND = (TranslationState.OUTDATED, TranslationState.BOTH_CHANGED)

# Not part of an address or of a longer name; Han characters may touch it.
_MENTION = r"(?<![A-Za-z0-9_.])@%s(?![A-Za-z0-9_])"


def _fell_behind(sender: Any, task: TranslationTask, before: str, **options: Any) -> None:
    if before == TranslationState.READY and task.live_state in BEHIND:
        tell(TranslationNotice.Kind.SOURCE_CHANGED, [task], translators_of(task), by=None)


def _returned(sender: Any, instance: Any, user: Any, **options: Any) -> None:
    state: WorkflowState = instance.workflow_state
    page = state.content_object
    if not isinstance(page, BasePage):
        return
    # A workflow knows its page by the base of all pages; the list has its real type.
    task = (
        TranslationTask.objects.select_related("assignee")
        .filter(content_type=page.content_type_id, object_id=page.pk)
        .first()
    )
    if task:
        people = {person.pk: person for person in (state.requested_by, task.assignee) if person}
        tell(TranslationNotice.Kind.RETURNED, [task], people.values(), by=user)


def mentioned(words: str) -> list[Any]:
    """Return those who work in the admin and are named in `words`, as @ and their user name.

    Chinese puts no space after a name, so known names are looked for; the longest one counts.
    """
    if "@" not in words:
        return []
    people = get_user_model().objects.with_perm(
        "wagtailadmin.access_admin", backend="django.contrib.auth.backends.ModelBackend"
    )
    found = []
    for person in sorted(people, key=lambda each: -len(each.get_username())):
        name = re.compile(_MENTION % re.escape(person.get_username()), re.IGNORECASE)
        if name.search(words):
            found.append(person)
            words = name.sub("", words)
    return found


def _commented(
    sender: Any, instance: Any, created: bool, raw: bool = False, **options: Any
) -> None:
    people = mentioned(instance.text) if created and not raw else []
    if not people:
        return
    comment = instance.comment if isinstance(instance, CommentReply) else instance
    page = comment.page
    for task in TranslationTask.objects.filter(
        content_type=page.content_type_id, object_id=page.pk
    ):
        tell(
            TranslationNotice.Kind.MENTIONED, [task], people, instance.user, comment, instance.text
        )


def connect() -> None:
    """Tell of changed originals, returned work and mentions from now on."""
    for model in (Comment, CommentReply):
        post_save.connect(_commented, sender=model, dispatch_uid=f"desk-mention-{model.__name__}")
    page_published.connect(log_first_publications, dispatch_uid="desk-first-publication")
    live_state_changed.connect(_fell_behind, dispatch_uid="desk-fell-behind")
    task_rejected.connect(_returned, dispatch_uid="desk-returned")
