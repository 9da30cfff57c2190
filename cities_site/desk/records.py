"""The records behind the lines of the desk, and who may write into their translations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import AbstractPage, Revision
from wagtail.permissions import policy_registry

from cities_site.bilingual.languages import NATIVE_NAMES
from cities_site.bilingual.roles import EDIT_PERMISSIONS
from cities_site.bilingual.unsuffixed import without_unsuffixed
from cities_site.bilingual.writing import content_of
from cities_site.desk.models import TranslationTask
from cities_site.desk.tracking import tracked_models


def records_of(tasks: Iterable[TranslationTask]) -> dict[int, Any]:
    """Return the records of lines, by the keys of the lines; a query for each type of record."""
    by_type: dict[int, list[TranslationTask]] = defaultdict(list)
    for task in tasks:
        by_type[task.content_type_id].append(task)
    found = {}
    for content_type_id, lines in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is None:
            continue
        records = model._default_manager.in_bulk([task.object_id for task in lines])
        for task in lines:
            if task.object_id in records:
                found[task.pk] = records[task.object_id]
    return found


def contents_of(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what editors of the records see, as it is stored; one query for all the drafts."""
    records = list(records)
    keys = [
        record.latest_revision_id
        for record in records
        if isinstance(record, AbstractPage) and record.latest_revision_id
    ]
    revisions = Revision.objects.in_bulk(keys)
    return [
        without_unsuffixed(type(record), revisions[record.latest_revision_id].content)
        if isinstance(record, AbstractPage) and record.latest_revision_id in revisions
        else content_of(record)
        for record in records
    ]


def find_record(label: str, key: str) -> Any | None:
    """Return the record that a file names by its model's label and its key, if it has a line."""
    models: dict[str, type[Model]] = {model._meta.label_lower: model for model in tracked_models()}
    if label not in models or not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return models[label]._default_manager.filter(pk=int(key)).first()


def may_change(user: Any, record: Any) -> bool:
    """Return whether `user` may edit the record at all."""
    if isinstance(record, AbstractPage):
        return record.permissions_for_user(user).can_edit()
    policy = policy_registry.get_by_type(type(record))
    return policy.user_has_permission_for_instance(user, "change", record)


def refusal(user: Any, record: Any, language: str) -> str:
    """Return why `user` may not write `language` into the record now; empty where they may."""
    if not user.has_perm(EDIT_PERMISSIONS[language]):
        return _("Ask somebody who writes %(language)s to do this.") % {
            "language": NATIVE_NAMES[language]
        }
    if not may_change(user, record):
        return _("Ask for the right to edit this record.")
    if isinstance(record, AbstractPage):
        if record.alias_of_id:
            return _("Write into the page that this one is a copy of.")
        if record.permissions_for_user(user).page_locked():
            return _("Ask whoever locked this page to unlock it.")
    return ""
