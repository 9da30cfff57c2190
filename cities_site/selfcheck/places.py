"""A place at which personal data was found, told without repeating them."""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from cities_site.bilingual.personal_data.detection import Finding

MASK = "•"


@dataclass(frozen=True)
class Place:
    """Where something was found, what it is, and where it can be changed."""

    record: str
    field: str
    # The admin's page on which it is changed, or the public address at which it stands.
    address: str
    kind: str
    text: str
    passage: str
    answered: bool = False

    @classmethod
    def of(
        cls, finding: Finding, record: str, field: str, address: str, answered: bool = False
    ) -> "Place":
        """Return the place of a finding."""
        kind, text, passage = finding.kind.value, finding.text, finding.passage
        return cls(record, field, address, kind, text, passage, answered)

    def as_answered(self) -> "Place":
        """Return the place as one that somebody answered for."""
        return replace(self, answered=True)

    @property
    def key(self) -> tuple[str, str]:
        """What is equal for the same item, wherever and however it is written."""
        return self.kind, re.sub(r"\W", "", self.text).lower()

    def told(self, openly: bool) -> dict[str, Any]:
        """Return the place for an answer in JSON or a line; masked unless it is told `openly`."""
        facts = asdict(self)
        if not openly:
            facts |= {"text": masked(self.text, self.text)}
            facts |= {"passage": masked(self.passage, " ".join(self.text.split()))}
        return facts


def masked(passage: str, text: str) -> str:
    """Return a passage without what was found in it, and without any other digits and addresses.

    What is found is read off a terminal and kept in logs; the admin shows it to those who may.
    """
    passage = passage.replace(text, f"{text[:1]}{MASK * 3}{text[-1:]}")
    return re.sub(r"\d", MASK, re.sub(r"\S+[@＠]\S*", f"{MASK}@{MASK}", passage))
