"""The original beside its translation in the editor: what to translate, and what has changed."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cities_site.bilingual.languages import language_tag
from cities_site.bilingual.passages import Passage, PassageState

# Words in Latin script; in Chinese, which has no spaces, each character by itself.
_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ]+|\s+|.", re.DOTALL)
_CACHE = "_passages_of_the_editor"
_FINDINGS = "_findings_of_the_editor"

# Returns the messages about the passages of a record, by their keys.
PassageCheck = Callable[[Any, Sequence[Passage]], dict[str, list[str]]]
_checks: list[PassageCheck] = []


def register_passage_check(check: PassageCheck) -> None:
    """Show what `check` finds beside the passages; the desk above us knows the languages."""
    _checks.append(check)


def passages_of_editor(record: Any) -> list[Passage]:
    """Return the passages of the record an editor shows, read once for all of its panels."""
    if not hasattr(record, _CACHE):
        setattr(record, _CACHE, record.passages())
    return getattr(record, _CACHE)


def findings_of_editor(record: Any) -> dict[str, list[str]]:
    """Return what the checks say about the passages an editor shows, by their keys."""
    if not hasattr(record, _FINDINGS):
        found: dict[str, list[str]] = {}
        for check in _checks:
            for key, messages in check(record, passages_of_editor(record)).items():
                found.setdefault(key, []).extend(messages)
        setattr(record, _FINDINGS, found)
    return getattr(record, _FINDINGS)


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


def original_context(passage: Passage, record: Any, may_approve: bool) -> dict[str, Any]:
    """Return what the template shows of one passage."""
    state = passage.state
    before = passage.approval.source if passage.approval else ""
    has_changed = state in {PassageState.CHANGED, PassageState.BOTH_CHANGED}
    return {
        "passage": passage,
        "state": state,
        "state_label": state.label,
        "language_tag": language_tag(record.source_language),
        "difference": difference(before, passage.source) if has_changed and before else "",
        "findings": findings_of_editor(record).get(passage.key, []),
        "removed": before if state == PassageState.ORPHANED else "",
        "may_approve": may_approve and state != PassageState.CURRENT and bool(passage.translation),
    }


def render_originals(record: Any, name: str, may_approve: bool) -> SafeString:
    """Return the originals of the translated field `name`, each block of a stream by itself."""
    shown = [
        original_context(passage, record, may_approve)
        for passage in passages_of_editor(record)
        if passage.key.partition(":")[0] == name
    ]
    if not shown:
        return SafeString("")
    return render_to_string("bilingual/panels/originals.html", {"originals": shown, "name": name})


def render_progress(record: Any, may_approve: bool) -> SafeString:
    """Return the state of the translation, how much is approved, and the rows still to do.

    Fields and blocks stand beside their originals; rows, which hold both languages, do not.
    """
    passages = passages_of_editor(record)
    state = record.computed_translation_state()
    done = sum(passage.state == PassageState.CURRENT for passage in passages)
    rows = [
        original_context(passage, record, may_approve)
        for passage in passages
        if passage.key.count(":") == 2 and passage.state != PassageState.CURRENT
    ]
    context = {
        "state": state,
        "state_label": state.label,
        "done": done,
        "total": len(passages),
        "originals": rows,
        "name": "rows",
    }
    return render_to_string("bilingual/panels/progress.html", context)
