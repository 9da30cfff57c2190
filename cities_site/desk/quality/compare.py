"""Compares the facts of an English and a Chinese text, by value and not by form."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from cities_site.desk.quality.chinese import chinese_facts
from cities_site.desk.quality.english import english_facts
from cities_site.desk.quality.facts import Fact
from cities_site.desk.quality.findings import ERROR, WARNING, Finding, Kind


def compare_facts(english: str, chinese: str) -> list[Finding]:
    """Return what one language states and the other does not."""
    ours, theirs = english_facts(english), chinese_facts(chinese)
    findings: list[Finding] = []
    for kind in Kind:
        here = [fact for fact in ours if fact.kind is kind]
        there = [fact for fact in theirs if fact.kind is kind]
        if kind in (Kind.CURRENCY, Kind.UNIT, Kind.MULTIPLE):
            findings += _measures(kind, here, there)
        elif kind is Kind.MENTION:
            continue
        elif kind is Kind.TIME:
            findings += _differences(here, _on_the_same_clock(here, there))
        elif kind is Kind.CODE:
            findings += _differences(*_without_known_codes(here, there, ours, theirs))
        elif kind is Kind.NUMBER:
            numbers = _without_explained_numbers(here, there, ours, theirs)
            findings += _differences(*numbers) or [
                *_uncounted(
                    *numbers,
                    theirs,
                    _("The Chinese does not say “%(text)s”: add it, if it was left out."),
                ),
                *_uncounted(
                    *reversed(numbers),
                    ours,
                    _("The English does not say “%(text)s”: remove it, if it was added."),
                ),
            ]
        elif kind is Kind.PERCENT:
            findings += _differences(
                _without_fractions(here, theirs), _without_fractions(there, ours)
            )
        else:
            findings += _differences(here, there)
    return findings


def _differences(here: list[Fact], there: list[Fact]) -> list[Finding]:
    missing, added = _unmatched(here, there), _unmatched(there, here)
    # A small number in words counts only where both sides have one that nothing explains, and
    # “one” never does: both languages use it for much else.
    both = all(any(_may_count(fact) for fact in side) for side in (missing, added))
    findings = [
        Finding(
            fact.kind,
            ERROR,
            _("The Chinese lacks “%(text)s” of the English: correct the one that is wrong.")
            % {"text": fact.text.strip()},
            fact.text.strip(),
        )
        for fact in missing
        if fact.is_certain or (both and _may_count(fact))
    ]
    if findings:
        return findings
    return [
        Finding(
            fact.kind,
            ERROR,
            _("The English lacks “%(text)s” of the Chinese: correct the one that is wrong.")
            % {"text": fact.text.strip()},
            fact.text.strip(),
        )
        for fact in added
        if fact.is_certain
    ]


def _may_count(fact: Fact) -> bool:
    return fact.is_certain or fact.value not in (0, 1)


def _unmatched(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Fact]:
    values = {other.value for other in others}
    found: dict[object, Fact] = {}
    for fact in facts:
        if fact.value not in values:
            found.setdefault(fact.value, fact)
    return list(found.values())


def _uncounted(
    here: list[Fact], there: list[Fact], theirs: list[Fact], message: str
) -> list[Finding]:
    """Return the small numbers before what they count that the other language has in no form."""
    mentioned = {fact.value for fact in theirs if fact.kind is Kind.MENTION}
    return [
        Finding(
            fact.kind,
            WARNING,
            message % {"text": fact.text.strip()},
            fact.text.strip(),
        )
        for fact in _unmatched(here, there)
        if fact.is_counted and not mentioned & {fact.value, *fact.parts}
    ]


def _measures(kind: Kind, here: list[Fact], there: list[Fact]) -> list[Finding]:
    missing, added = _unmatched(here, there), _unmatched(there, here)
    if not missing or not added:
        return []
    message = {
        Kind.CURRENCY: _(
            "The currencies differ: “%(english)s” and “%(chinese)s”. Correct the wrong one."
        ),
        Kind.UNIT: _("The units differ: “%(english)s” and “%(chinese)s”. Correct the wrong one."),
        Kind.MULTIPLE: _(
            "The multiples differ: “%(english)s” and “%(chinese)s”. Correct the wrong one."
        ),
    }[kind]
    words = {"english": missing[0].text.strip(), "chinese": added[0].text.strip()}
    return [Finding(kind, ERROR, message % words, words["chinese"])]


def _on_the_same_clock(here: list[Fact], there: list[Fact]) -> list[Fact]:
    # 3时 without 上午 or 下午 may be either half of the day.
    values = {fact.value for fact in here}
    half = 12 * 60
    return [
        Fact(fact.kind, fact.value + half, fact.text, fact.is_certain)
        if fact.value not in values
        and fact.value + half in values
        and "午" not in fact.text
        and "晚" not in fact.text
        and "晨" not in fact.text
        and ":" not in fact.text
        else fact
        for fact in there
    ]


def _without_known_codes(
    here: list[Fact], there: list[Fact], ours: list[Fact], theirs: list[Fact]
) -> tuple[list[Fact], list[Fact]]:
    """Leave out codes that the other language writes in another form: G20 and 二十国集团."""
    return (
        [fact for fact in here if not _is_written_otherwise(fact, there, theirs)],
        [fact for fact in there if not _is_written_otherwise(fact, here, ours)],
    )


def _is_written_otherwise(code: Fact, codes: list[Fact], facts: list[Fact]) -> bool:
    if any(other.value == code.value for other in codes):
        return False
    if any(isinstance(fact.value, Fraction) and _is_fraction(code, fact.value) for fact in facts):
        return True
    if any(other.value.endswith(code.value) or code.value.endswith(other.value) for other in codes):
        return True
    digits = "".join(character for character in code.value if character.isdigit())
    return len(digits) <= 3 and any(
        fact.kind is Kind.NUMBER and fact.value == Decimal(digits or "-1") for fact in facts
    )


def _without_explained_numbers(
    here: list[Fact], there: list[Fact], ours: list[Fact], theirs: list[Fact]
) -> tuple[list[Fact], list[Fact]]:
    """Leave out numbers that stand in a code, a date or a percentage of the other language."""
    return (
        [fact for fact in here if not _is_explained(fact, there, theirs)],
        [fact for fact in there if not _is_explained(fact, here, ours)],
    )


def _is_explained(number: Fact, numbers: list[Fact], facts: list[Fact]) -> bool:
    if any(other.value == number.value for other in numbers):
        return False
    stated = {fact.value for fact in facts}
    if number.parts and stated.issuperset(number.parts):
        return True
    if isinstance(number.value, Fraction):
        return any(_is_fraction(fact, number.value) for fact in facts)
    for fact in facts:
        if number.value in fact.parts:
            return True
        if fact.kind is Kind.CODE:
            digits = "".join(character for character in fact.value if character.isdigit())
            if len(digits) <= 3 and digits and Decimal(digits) == number.value:
                return True
        if fact.kind is Kind.DATE and number.value < 32 and number.value == fact.value[1]:
            return not number.is_certain
    return False


def _is_fraction(fact: Fact, value: Fraction) -> bool:
    """Whether `fact` states a fraction as a percentage, or with a stroke, as codes have."""
    if fact.kind is Kind.CODE and re.fullmatch(r"\d+/[1-9]\d*", fact.value):
        return Fraction(fact.value) == value
    return fact.kind is Kind.PERCENT and fact.value == value * 100


def _without_fractions(percentages: list[Fact], facts: list[Fact]) -> list[Fact]:
    fractions = [fact.value for fact in facts if isinstance(fact.value, Fraction)]
    return [fact for fact in percentages if not any(_is_fraction(fact, one) for one in fractions)]
