"""The original beside its translation in the editor: what to translate, and what has changed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cities_site.bilingual.languages import language_tag
from cities_site.bilingual.passages import Passage, PassageState

# Words in Latin script; in Chinese, which has no spaces, each character by itself.
_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ]+|\s+|.", re.DOTALL)
_CACHE = "_passages_of_the_editor"
_FINDINGS = "_findings_of_the_editor"


@dataclass(frozen=True)
class Remark:
    """What a check says about a passage."""

    message: str
    is_error: bool = False
    # Names the finding as long as the passage says the same; empty where it cannot be dismissed.
    token: str = ""
    # Why somebody dismissed it; empty while it stands.
    dismissed: str = ""
    # Whether `correct` puts it right.
    is_correctable: bool = False


# Returns the remarks about the passages of a record, by their keys.
PassageCheck = Callable[[Any, Sequence[Passage]], dict[str, list[Remark]]]
# Keeps the reasons that a user gives for dismissing remarks, by their tokens.
Dismissal = Callable[[Any, Mapping[str, str], Any], None]
_checks: list[PassageCheck] = []
_dismissals: list[Dismissal] = []
_corrections: list[Callable[[str], str]] = []
_views: list[str] = []


def register_passage_check(
    check: PassageCheck,
    dismissal: Dismissal | None = None,
    correction: Callable[[str], str] | None = None,
    view_name: str = "",
) -> None:
    """Show what `check` finds beside the passages; the desk above us knows the languages.

    `view_name` names the view that checks a passage while it is typed.
    """
    _checks.append(check)
    if dismissal:
        _dismissals.append(dismissal)
    if correction:
        _corrections.append(correction)
    if view_name:
        _views.append(view_name)


def corrected(text: str) -> str:
    """Return `text` with everything put right that needs no judgement."""
    for correction in _corrections:
        text = correction(text)
    return text


def dismiss(record: Any, reasons: Mapping[str, str], user: Any) -> None:
    """Keep the reasons for which `user` dismisses remarks about `record`, by their tokens."""
    for dismissal in _dismissals:
        dismissal(record, reasons, user)


def passages_of_editor(record: Any) -> list[Passage]:
    """Return the passages of the record an editor shows, read once for all of its panels."""
    if not hasattr(record, _CACHE):
        setattr(record, _CACHE, record.passages())
    return getattr(record, _CACHE)


def show_passages_of(record: Any, submitted: Any) -> None:
    """Let the editor of `record` show the passages of `submitted`, what its form would save."""
    setattr(record, _CACHE, submitted.passages())
    setattr(record, _FINDINGS, _findings_of(submitted, passages_of_editor(record)))


def findings_of_editor(record: Any) -> dict[str, list[Remark]]:
    """Return what the checks say about the passages an editor shows, by their keys."""
    if not hasattr(record, _FINDINGS):
        setattr(record, _FINDINGS, _findings_of(record, passages_of_editor(record)))
    return getattr(record, _FINDINGS)


def _findings_of(record: Any, passages: Sequence[Passage]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = {}
    for check in _checks:
        for key, remarks in check(record, passages).items():
            found.setdefault(key, []).extend(remarks)
    return found


def difference(before: str, after: str) -> SafeString:
    """Return what was removed and what was added between two texts, as marked HTML.

    Wagtail's own comparison takes a Chinese sentence for one word.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts = []
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, False
    ).get_opcodes():
        if kind == "equal":
            parts.append(("span", "".join(old[start:end])))
            continue
        parts += [("del", "".join(old[start:end])), ("ins", "".join(new[new_start:new_end]))]
    return format_html_join("", "<{0}>{1}</{0}>", (part for part in parts if part[1]))


def original_context(
    passage: Passage, record: Any, may_approve: bool, may_edit: bool = False
) -> dict[str, Any]:
    """Return what the template shows of one passage."""
    state = passage.state
    before = passage.approval.source if passage.approval else ""
    has_changed = state in {PassageState.CHANGED, PassageState.BOTH_CHANGED}
    return {
        "passage": passage,
        "state": state,
        "state_label": state.label,
        "language": record.source_language,
        "target_tag": language_tag(record.target_language),
        "language_tag": language_tag(record.source_language),
        "difference": difference(before, passage.source) if has_changed and before else "",
        "findings": [
            {
                "remark": remark,
                "may_dismiss": may_approve or (may_edit and not remark.is_error),
                "may_correct": may_edit and remark.is_correctable,
            }
            for remark in findings_of_editor(record).get(passage.key, [])
        ],
        "may_edit": may_edit,
        # Whoever approves without writing has no field to compare with.
        "shows_translation": not may_edit and bool(passage.block_type and passage.translation),
        "removed": before if state == PassageState.ORPHANED else "",
        "may_approve": may_approve and state != PassageState.CURRENT and bool(passage.translation),
    }


def render_originals(
    record: Any, name: str, may_approve: bool, may_edit: bool = False
) -> SafeString:
    """Return the originals of the translated field `name`, each block of a stream by itself.

    A field of an inline row is named as its passage is: the relation, the row and the field.
    """
    shown = [
        original_context(passage, record, may_approve, may_edit)
        for passage in passages_of_editor(record)
        if name in (passage.key, passage.key.partition(":")[0])
    ]
    if not shown:
        return SafeString("")
    return render_to_string("bilingual/panels/originals.html", {"originals": shown, "name": name})


def render_progress(record: Any, may_edit: bool = False) -> SafeString:
    """Return the state of the translation, how much is approved, and how much is in rows.

    Rows hold both languages and stand in another tab than the fields and blocks.
    """
    passages = passages_of_editor(record)
    state = record.computed_translation_state()
    done = sum(passage.state == PassageState.CURRENT for passage in passages)
    in_rows = sum(
        passage.key.count(":") == 2 and passage.state != PassageState.CURRENT
        for passage in passages
    )
    context = {
        "state": state,
        "state_label": state.label,
        "done": done,
        "written": sum(bool(passage.translation) for passage in passages),
        "may_edit": may_edit,
        "check_url": reverse(_views[0]) if _views else "",
        "has_blocks": any(passage.block_type for passage in passages),
        "total": len(passages),
        "in_rows": in_rows,
    }
    return render_to_string("bilingual/panels/progress.html", context)
