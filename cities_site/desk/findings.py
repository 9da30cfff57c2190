"""The findings of the checks for every passage of a record, as its editor shows them."""

from collections.abc import Sequence
from typing import Any

from cities_site.bilingual.languages import ENGLISH
from cities_site.bilingual.passages import Passage
from cities_site.desk.quality.passage import check_passage
from cities_site.desk.terms import approved_terms


def findings_by_passage(record: Any, passages: Sequence[Passage]) -> dict[str, list[str]]:
    """Return the messages about each passage, by its key; one query for any number of passages."""
    terms = approved_terms()
    found = {}
    for passage in passages:
        texts = [passage.source, passage.translation]
        english, chinese = texts if record.source_language == ENGLISH else texts[::-1]
        messages = [finding.message for finding in check_passage(english, chinese, terms)]
        if messages:
            found[passage.key] = messages
    return found
