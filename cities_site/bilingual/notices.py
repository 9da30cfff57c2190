"""What readers are told about a translation that is behind its original."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.passages import Passage, PassageState

BEHIND = {PassageState.CHANGED, PassageState.UNTRANSLATED, PassageState.ORPHANED}


def outdated_notice(page: Any, language: str) -> dict[str, Any] | None:
    """Return the date that the translation follows and the parts that have changed since.

    None where the version in `language` is not behind.  The date is that of the oldest approval
    among the changed passages, and None for approvals from before dates were kept.
    """
    if not page.is_outdated_in(language):
        return None
    passages = page.passages()
    behind = [passage for passage in passages if passage.state in BEHIND]
    days = [passage.approval.on for passage in behind if passage.approval and passage.approval.on]
    follows = datetime.date.fromisoformat(min(days)) if days else None
    return {"follows": follows, "parts": _parts(passages)}


def _parts(passages: list[Passage]) -> list[str]:
    """Name the parts that are behind: text by its section's heading, all else by its label."""
    parts, heading = [], _("Beginning of the text")
    for passage in passages:
        if passage.block_type == "heading":
            heading = (passage.translation or passage.source).splitlines()[0]
        if passage.state in BEHIND:
            parts.append(heading if passage.block_type else passage.label)
    return list(dict.fromkeys(parts))
