"""What may keep a section of a record from going public although its form is complete.

Layers above, which know the languages and the content, register their checks here; this layer only
asks them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cities_site.bilingual.content import SECTIONS, SHARED, fingerprint

OVERRIDE = "bilingual.override_checks"

# Returns what keeps a section of a record from going public, in sentences for its editor that say
# what to do.
PublicationCheck = Callable[[Any, str], Iterable[str]]


@dataclass(frozen=True)
class _Registered:
    check: PublicationCheck
    is_strict: bool
    judges_what_is_new: bool


_checks: list[_Registered] = []


def register_publication_check(
    check: PublicationCheck, strict: bool = False, judges_what_is_new: bool = False
) -> None:
    """Ask `check` before a section goes public; nobody may override one that is `strict`.

    One that `judges_what_is_new` finds single facts, such as a figure without a source: what it
    says of the public version as well keeps nobody from correcting something else.
    """
    _checks.append(_Registered(check, strict, judges_what_is_new))


def problems_before_publication(
    record: Any, stored: Any, section: str, only_strict: bool = False
) -> list[str]:
    """Return what keeps `section` of `record` from going public, whoever publishes it.

    `stored` is the record as readers see it, or None.  Words that are public already are not
    judged again, so that a new rule never keeps somebody from correcting something else.
    """
    if section != SHARED and not record.is_available_in(section):
        return []
    is_public = stored is not None and (section == SHARED or stored.is_available_in(section))
    if is_public and fingerprint(stored, section) == fingerprint(record, section):
        return []
    problems: list[str] = []
    for each in _checks:
        if only_strict and not each.is_strict:
            continue
        found = [str(problem) for problem in each.check(record, section)]
        if found and is_public and each.judges_what_is_new:
            known = {str(problem) for problem in each.check(stored, section)}
            found = [problem for problem in found if problem not in known]
        problems += found
    return problems


def blocking_problems(record: Any, stored: Any, section: str, user: Any) -> list[str]:
    """Return what keeps `user` from making `section` of `record` public.

    Without a user (schedules, imports) nothing is asked: whoever decided was asked then.
    """
    if user is None:
        return []
    return problems_before_publication(record, stored, section, user.has_perm(OVERRIDE))


def blocked_sections(record: Any, stored: Any, user: Any) -> set[str]:
    """Return what the checks keep back: all of a first version where it is the shared facts."""
    blocked = {item for item in SECTIONS if blocking_problems(record, stored, item, user)}
    return set(SECTIONS) if SHARED in blocked and stored is None else blocked
