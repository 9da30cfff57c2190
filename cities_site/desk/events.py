"""What becomes of published translations and of workflows, told to those it concerns."""

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import task_rejected

from cities_site.bilingual.models import BasePage, TranslationState
from cities_site.desk.models import TranslationNotice, TranslationTask
from cities_site.desk.notices import tell, translators_of
from cities_site.desk.tracking import live_state_changed

BEHIND = (TranslationState.OUTDATED, TranslationState.BOTH_CHANGED)


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


def connect() -> None:
    """Tell of changed originals and of returned work from now on."""
    live_state_changed.connect(_fell_behind, dispatch_uid="desk-fell-behind")
    task_rejected.connect(_returned, dispatch_uid="desk-returned")
