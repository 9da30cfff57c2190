"""Letters by which a reader enters a long list in the order of its sort keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

# Under what name the counts of initials stand among those of facets.
ANY_LETTER = "letter"
# Everything that begins with no letter.
OTHER = "#"


@dataclass(frozen=True)
class Letter:
    """A letter with the page of the list on which its first item stands."""

    name: str
    page: int

    @property
    def anchor(self) -> str:
        """How the address of its first item names the letter."""
        return anchor_of(self.name)


def initial_of(key: str) -> str:
    """Return the letter under which a sort key stands; "#" for everything else."""
    first = key[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def anchor_of(initial: str) -> str:
    """Return how addresses name a letter."""
    return "other" if initial == OTHER else initial.lower()


def letters_of(counts: Mapping[str, int], page_size: int) -> list[Letter]:
    """Return the letters in order; `counts` says how many keys begin with each character."""
    in_order = sorted(counts)
    before = accumulate((counts[first] for first in in_order), initial=0)
    letters: dict[str, Letter] = {}
    for first, position in zip(in_order, before, strict=False):
        name = initial_of(first)
        letters.setdefault(name, Letter(name, position // page_size + 1))
    return list(letters.values())
