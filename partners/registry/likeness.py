"""Which records may be the same organisation: by every name they have, in either language.

Works on the lookup texts that are stored with each record: folded names, and readings in which
Chinese is pinyin.  A Chinese name and its English spelling meet in the reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from cities_site.library.readings import PASSED_OVER, lookup_text
from partners.models import PartnerPage

# Words that say what sort of body it is, and endings of Chinese names that do, in pinyin.
GENERIC = PASSED_OVER | {
    *("city", "municipality", "municipal", "government", "people", "peoples", "town"),
    *("office", "ltd", "inc", "co"),
}
GENERIC_ENDINGS = tuple(
    tuple(ending.split())
    for ending in ("shi ren min zheng fu", "ren min zheng fu", "shi zheng fu", "zheng fu", "shi")
)
# Shorter keys say too little: letters, and signs of Chinese.
SHORTEST, SHORTEST_CHINESE, SHORTEST_CORE = 3, 2, 4
SHORTEST_INITIALS = 4
# A key that more records share than this is no name of one organisation.
MOST_ALIKE = 10
# Names within so many places in the order of names, from either end, are compared letter by letter.
WINDOW = 6
# Of 100, as rapidfuzz counts: the names as a whole, and the words in which they differ.
LIKE, LIKE_WORDS = 88, 80


class Reason(models.TextChoices):
    """Why two records look alike, the surest first."""

    SAME_NAME = "same_name", _("Same name, or the same reading of it")
    SAME_WEBSITE = "same_website", _("Same website")
    INITIALS = "initials", _("One is the acronym of the other")
    SAME_CORE = "same_core", _("Same name but for words such as “city” or “government”")
    SPELLING = "spelling", _("A few letters differ")


@dataclass(frozen=True)
class Keys:
    """What the names of a record are compared by."""

    same: frozenset[str]
    core: frozenset[str]
    initials: frozenset[str]
    # The words of names in Latin letters, for differences in spelling.
    spelled: frozenset[str]


def keys_of(*lookups: str) -> Keys:
    """Return the keys of lookup texts, as `readings.lookup_text` makes them."""
    same, core, initials, spelled = set(), set(), set(), set()
    for line in {line for lookup in lookups for line in lookup.split("\n") if line}:
        is_reading = line.startswith("|")
        parts = line[1:].split("|") if is_reading else line.split()
        compact = "".join(parts)
        if len(compact) >= (SHORTEST if compact.isascii() else SHORTEST_CHINESE):
            same.add(compact)
        if not line.isascii():
            continue
        own = _own_words(parts)
        if len("".join(own)) >= SHORTEST_CORE:
            core.add("".join(own))
            if not is_reading:
                spelled.add(" ".join(own))
        letters = "".join(part[0] for part in parts if part not in PASSED_OVER)
        if len(letters) >= SHORTEST_INITIALS:
            initials.add(letters)
    return Keys(frozenset(same), frozenset(core), frozenset(initials), frozenset(spelled))


def _own_words(parts: list[str]) -> list[str]:
    own = [part for part in parts if part not in GENERIC]
    for ending in GENERIC_ENDINGS:
        if len(own) > len(ending) and tuple(own[-len(ending) :]) == ending:
            return own[: -len(ending)]
    return own


def spelled_alike(one: str, other: str) -> bool:
    """Return whether two names differ in the spelling of words, not in the words."""
    if fuzz.ratio(one, other, score_cutoff=LIKE) < LIKE:
        return False
    words, others = one.split(), other.split()
    left = [word for word in words if word not in others]
    right = [word for word in others if word not in words]
    differences = "".join([*left, *right])
    if any(letter.isdigit() for letter in differences):
        return False
    return fuzz.ratio("".join(left), "".join(right)) >= LIKE_WORDS


def host_of(website: str) -> str:
    """Return what of an address two records of one organisation share; "" for none."""
    parts = urlsplit(website if "//" in website else f"//{website}")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else ""


@dataclass
class NameIndex:
    """The keys of many records, in memory for one request."""

    keys: dict[int, Keys] = field(default_factory=dict)
    hosts: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of_registry(cls) -> "NameIndex":
        """Return the keys of all records, drafts and those only mentioned included; one query."""
        index = cls()
        rows = PartnerPage.objects.filter(alias_of=None).order_by()
        for key, english, chinese, website in rows.values_list(
            "pk", "lookup_en", "lookup_zh_hans", "website"
        ):
            index.keys[key] = keys_of(english, chinese)
            index.hosts[key] = host_of(website)
        return index

    def add(self, key: int, names: Iterable[str], website: str = "") -> None:
        """Add what is no record yet, under a number that no record has."""
        self.keys[key] = keys_of(lookup_text(names))
        self.hosts[key] = host_of(website)

    def pairs(self) -> dict[tuple[int, int], set[Reason]]:
        """Return the pairs that look alike, the lower number first, with all reasons."""
        found: dict[tuple[int, int], set[Reason]] = defaultdict(set)

        def note(reason: Reason, keys: Iterable[int]) -> None:
            distinct = sorted(set(keys))
            if len(distinct) <= MOST_ALIKE:
                for pair in combinations(distinct, 2):
                    found[pair].add(reason)

        for reason, holders in self._shared().items():
            for keys in holders.values():
                note(reason, keys)
        for one, other in self._neighbours():
            note(Reason.SPELLING, (one, other))
        return dict(found)

    def similar_to(self, names: Iterable[str], website: str = "") -> dict[int, set[Reason]]:
        """Return the records that look like one with these names, with the reasons."""
        own = keys_of(lookup_text(names))
        host = host_of(website)
        found = {}
        for key, other in self.keys.items():
            if reasons := _reasons(own, other, bool(host) and host == self.hosts[key]):
                found[key] = reasons
        return found

    def _shared(self) -> Mapping[Reason, Mapping[str, set[int]]]:
        shared: dict[Reason, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for key, keys in self.keys.items():
            for name in keys.same:
                shared[Reason.SAME_NAME][name].add(key)
            for name in keys.core:
                shared[Reason.SAME_CORE][name].add(key)
            if host := self.hosts[key]:
                shared[Reason.SAME_WEBSITE][host].add(key)
        names = shared[Reason.SAME_NAME]
        for key, keys in self.keys.items():
            for letters in keys.initials & names.keys():
                if key not in names[letters]:
                    shared[Reason.INITIALS][letters] |= names[letters] | {key}
        return shared

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Yield pairs whose names are spelled alike (the sorted neighbourhood method)."""
        spelled = [(name, key) for key, keys in self.keys.items() for name in keys.spelled]
        for order in (spelled, [(name[::-1], key) for name, key in spelled]):
            order.sort()
            for place, (name, key) in enumerate(order):
                for other, other_key in order[place + 1 : place + WINDOW]:
                    if key != other_key and name != other and spelled_alike(name, other):
                        yield key, other_key


def _reasons(own: Keys, other: Keys, same_website: bool) -> set[Reason]:
    reasons = {Reason.SAME_WEBSITE} if same_website else set()
    if own.same & other.same:
        reasons.add(Reason.SAME_NAME)
    if own.core & other.core:
        reasons.add(Reason.SAME_CORE)
    if own.initials & other.same or other.initials & own.same:
        reasons.add(Reason.INITIALS)
    if any(one != two and spelled_alike(one, two) for one in own.spelled for two in other.spelled):
        reasons.add(Reason.SPELLING)
    return reasons


def names_of(partner: PartnerPage) -> list[str]:
    """Return every name of a record; fetch its rows beforehand."""
    former = list(partner.former_names.all())
    names = [partner.headline_en, partner.headline_zh_hans, partner.acronym]
    names += [row.name for row in partner.other_names.all()]
    for row in former:
        names += [row.name_en, row.name_zh_hans, row.acronym]
    return list(dict.fromkeys(name for name in names if name))


def surest_first(reasons: Iterable[Reason]) -> list[Reason]:
    """Return the reasons in the order of their weight, without those that a surer one implies."""
    ordered = [reason for reason in Reason if reason in set(reasons)]
    implied = Reason.SAME_CORE if Reason.SAME_NAME in ordered else None
    return [reason for reason in ordered if reason != implied]
