"""What is said about one part of the site."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a part is."""

    WELL = "well"
    WATCH = "watch"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """One line of the status page, and one number for Prometheus."""

    key: str
    label: str
    state: State
    # What is so, and what to do about it, in the active language.
    fact: str
    advice: str = ""
    # What the state follows from: seconds, days, bytes or a count, as the key's check says.
    number: float | None = None

    @property
    def runbook(self) -> str:
        """The page that says more, in the project's folder."""
        return f"docs/runbook/{self.key}.md"
