"""The findings of the checks for every passage of a record, and which of them were dismissed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cities_site.bilingual.languages import ENGLISH
from cities_site.bilingual.originals import Remark
from cities_site.bilingual.passages import Passage, digest
from cities_site.bilingual.roles import APPROVE_PERMISSIONS, EDIT_PERMISSIONS
from cities_site.desk.models import DismissedFinding
from cities_site.desk.quality.findings import ERROR, Finding, Kind
from cities_site.desk.quality.lengths import check_length
from cities_site.desk.quality.passage import check_passage
from cities_site.desk.terms import approved_terms

DISMISSED = "desk.dismiss_finding"
# How many errors are told in full where a language may not go public.
ERRORS_TOLD = 5


def token_of(finding: Finding, passage: Passage) -> str:
    """Return sixteen hexadecimal digits: this finding, about these two texts."""
    parts = [passage.key, finding.kind, finding.excerpt, passage.source, passage.translation]
    return digest("\0".join(parts))


def remarks_by_passage(record: Any, passages: Sequence[Passage]) -> dict[str, list[Remark]]:
    """Return the remarks on each passage, by its key; two queries for any number of passages."""
    dismissed = dict(_dismissals_of(record).values_list("token", "reason"))
    found: dict[str, list[Remark]] = {}
    for passage, finding in _findings(record, passages):
        token = token_of(finding, passage)
        remark = Remark(
            finding.message,
            is_error=finding.severity == ERROR,
            token=token,
            dismissed=dismissed.get(token, ""),
            is_correctable=finding.kind in (Kind.TYPOGRAPHY, Kind.LIST),
        )
        found.setdefault(passage.key, []).append(remark)
    return found


def dismiss(record: Any, reasons: Mapping[str, str], user: Any) -> None:
    """Keep why `user` dismisses findings, by their tokens, and write it into the history.

    Whoever writes a language dismisses warnings about it; errors, which keep the language from
    going public, are dismissed by whoever makes it public.  Tokens of other texts are ignored.
    """
    target = record.target_language
    may = {
        permission: user is None or user.has_perm(permission)
        for permission in (EDIT_PERMISSIONS[target], APPROVE_PERMISSIONS[target])
    }
    for passage, finding in _findings(record, record.passages()):
        token = token_of(finding, passage)
        needed = (APPROVE_PERMISSIONS if finding.severity == ERROR else EDIT_PERMISSIONS)[target]
        may_dismiss = may[needed] or may[APPROVE_PERMISSIONS[target]]
        if token not in reasons or not may_dismiss:
            continue
        facts = {"message": finding.message, "reason": reasons[token], "user": user}
        _dismissal, is_new = _dismissals_of(record).update_or_create(
            token=token, defaults=facts, create_defaults={**facts, **_key(record)}
        )
        if is_new:
            data = {"passage": passage.key, "finding": finding.message, "reason": reasons[token]}
            log(record, DISMISSED, user=user, data=data)


def errors_before_publication(record: Any, language: str) -> list[str]:
    """Return the errors that keep the translation from going public, each with its passage."""
    if language != record.target_language:
        return []
    passages = record.passages()
    labels = {passage.key: passage.label for passage in passages}
    errors = [
        _("%(passage)s: %(finding)s") % {"passage": labels[key], "finding": remark.message}
        for key, remarks in remarks_by_passage(record, passages).items()
        for remark in remarks
        if remark.is_error and not remark.dismissed
    ]
    if not errors:
        return []
    more = len(errors) - ERRORS_TOLD
    told = [
        _(
            "The translation stays a draft until its errors are corrected, or dismissed with a "
            "reason beside their passages:"
        ),
        *errors[:ERRORS_TOLD],
    ]
    return [*told, _("and %(count)d more.") % {"count": more}] if more > 0 else told


def _findings(record: Any, passages: Sequence[Passage]) -> Iterator[tuple[Passage, Finding]]:
    terms = approved_terms()
    for passage in passages:
        texts = [passage.source, passage.translation]
        english, chinese = texts if record.source_language == ENGLISH else texts[::-1]
        target = record.target_language
        for finding in (
            *check_passage(english, chinese, terms),
            *check_length(passage.key, passage.translation, target),
        ):
            yield passage, finding


def _key(record: Any) -> dict[str, Any]:
    return {
        "content_type": ContentType.objects.get_for_model(record),
        "object_id": record.pk,
    }


def _dismissals_of(record: Any) -> Any:
    return DismissedFinding.objects.filter(**_key(record))
