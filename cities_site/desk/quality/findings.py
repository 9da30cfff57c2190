"""What a check has to say about one passage."""

from dataclasses import asdict, dataclass
from enum import StrEnum

ERROR, WARNING = "error", "warning"


class Kind(StrEnum):
    """What a finding is about."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    CURRENCY = "currency"
    UNIT = "unit"
    MULTIPLE = "multiple"
    # Never a finding: what one language says in passing may answer what the other counts.
    MENTION = "mention"
    LINK = "link"
    EMAIL = "email"
    CODE = "code"
    TYPOGRAPHY = "typography"
    PAIR = "pair"
    TERM = "term"
    LEFTOVER = "leftover"
    LENGTH = "length"
    LIST = "list"


@dataclass(frozen=True)
class Finding:
    """One thing to look at, and what to do about it."""

    kind: Kind
    severity: str
    message: str
    # The words that the finding is about, as they stand in the text.
    excerpt: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the finding for JSON."""
        return {**asdict(self), "kind": self.kind.value}
