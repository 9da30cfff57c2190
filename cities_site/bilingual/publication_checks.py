"""What may keep a translation from going public although its form is complete.

The desk, which knows the languages, registers its checks here; this layer only asks them.
"""

from collections.abc import Callable
from typing import Any

from cities_site.bilingual.content import fingerprint

OVERRIDE = "bilingual.override_checks"

# Returns what keeps a language of a record from going public, in sentences for its editor.
PublicationCheck = Callable[[Any, str], list[str]]
_checks: list[PublicationCheck] = []
_strict_checks: list[PublicationCheck] = []


def register_publication_check(check: PublicationCheck, strict: bool = False) -> None:
    """Ask `check` before a language goes public; nobody may override one that is `strict`."""
    (_strict_checks if strict else _checks).append(check)


def blocking_problems(record: Any, stored: Any, language: str, user: Any) -> list[str]:
    """Return what keeps `user` from making `language` of `record` public.

    `stored` is the record as readers see it, or None.  Words that are public already are not
    judged again, so that a new rule never keeps somebody from correcting something else.  Without
    a user (schedules, imports) nothing is asked: whoever decided was asked then.
    """
    if user is None or not record.is_available_in(language):
        return []
    is_public = stored is not None and stored.is_available_in(language)
    if is_public and fingerprint(stored, language) == fingerprint(record, language):
        return []
    asked = [*_strict_checks, *([] if user.has_perm(OVERRIDE) else _checks)]
    return [problem for check in asked for problem in check(record, language)]
