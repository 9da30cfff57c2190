"""Words that are wrong, missing or left over: slips, terms, placeholders, English in Chinese."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.desk.quality.facts import EMAIL, URL
from cities_site.desk.quality.findings import ERROR, WARNING, Finding, Kind
from cities_site.library.term_forms import term_pattern

# What is written by mistake, and what is meant.
SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![A-Za-z])MSCR(?![A-Za-z])"), "MCSR"),
    (
        re.compile(
            r"截止(?=到?(?:目前|今|去年|本[月年周]|当日|\d|[〇一二三四五六七八九十]{2,}|上))"
        ),
        "截至",
    ),
)
_PLACEHOLDER = re.compile(
    r"\bTODO\b|\bTBD\b|\bFIXME\b|\bTK\b|\blorem ipsum\b|\bx{3,}\b|\?{3,}|？{3,}|"
    r"待译|待翻译|(?<!等)待补|"
    r"此处插入|\[/?(?:caption|nectar\w*|vc_\w+|gallery|embed|image_with_\w+)[^\]]*\]|"
    r"\{\{[^}]*\}\}|\{%[^%]*%\}|\$?\{\w*\}|"
    r"%\(\w+\)s|%[sd](?![A-Za-z])|&(?:#\d+|[a-z]{2,8});|</?(?:p|br|div|span|b|i|a)\b[^>]*>|\[(?:insert|插入|译注?|translation)[^\]]*\]",
    re.IGNORECASE,
)
_LETTER = "A-Za-z\u00c0-\u024f"
_LATIN_WORD = rf"[{_LETTER}][{_LETTER}’'\-]*"
_LATIN_RUN = re.compile(
    rf"(?<![{_LETTER}0-9#@/._\-]){_LATIN_WORD}(?:[ ,;:][ ]?{_LATIN_WORD})*(?![0-9./@_])"
)
_FUNCTION_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "is",
        "are",
        "was",
        "were",
        "for",
        "with",
        "that",
        "this",
        "by",
        "on",
        "from",
        "as",
        "has",
        "have",
        "will",
        "be",
        "been",
        "it",
        "its",
        "their",
        "a",
        "an",
        "at",
        "which",
        "more",
        "can",
    ]
)
_QUOTED = re.compile(r"《[^》]*》|（[^（）]*）|\([^()]*\)|“[^”]*”")


@dataclass(frozen=True)
class Term:
    """An approved pair of the termbase."""

    english: str
    chinese: str
    # Renderings that are known and wrong, in Chinese and in English.
    forbidden: tuple[str, ...] = ()
    forbidden_english: tuple[str, ...] = ()


def check_slips(text: str) -> list[Finding]:
    """Return the known slips in `text`, of either language."""
    return [
        Finding(
            Kind.TERM,
            ERROR,
            _("Write “%(right)s” instead of “%(wrong)s”.") % {"right": right, "wrong": match[0]},
            match[0],
        )
        for pattern, right in SLIPS
        for match in pattern.finditer(text)
    ]


def check_leftovers(english: str, chinese: str) -> list[Finding]:
    """Return placeholders in the Chinese, and English sentences that were left in it."""
    findings = [
        Finding(
            Kind.LEFTOVER,
            ERROR,
            _("Replace or remove what was left over: “%(text)s”.") % {"text": match[0]},
            match[0],
        )
        for match in _PLACEHOLDER.finditer(chinese)
        if match[0] not in english
    ]
    plain = _QUOTED.sub("，", EMAIL.sub("，", URL.sub("，", chinese)))
    for match in _LATIN_RUN.finditer(plain):
        words = re.findall(rf"[{_LETTER}]+", match[0])
        if _is_english_prose(words) or _is_left_word(match[0], english):
            findings.append(
                Finding(
                    Kind.LEFTOVER,
                    ERROR,
                    _("Translate what is still English: “%(text)s”.") % {"text": match[0][:60]},
                    match[0],
                )
            )
    return findings


def _is_english_prose(words: list[str]) -> bool:
    """Whether `words` are more than a name: names have capitals, and few words between them."""
    common = sum(word in _FUNCTION_WORDS for word in words)
    small = sum(word.islower() and len(word) > 2 and word not in _FUNCTION_WORDS for word in words)
    if common and (len(words) >= 5 or (common >= 2 and len(words) >= 4)):
        return True
    return small >= 1 and len(words) >= 3 and common + small == len(words)


def _is_left_word(run: str, english: str) -> bool:
    """Whether `run` is a common word of the English that was overlooked: no name, no short unit."""
    return run.isalpha() and run.islower() and len(run) >= 5 and run in english


def check_forbidden(english: str, chinese: str, terms: Iterable[Term]) -> list[Finding]:
    """Return the variants in either text that the termbase forbids, whatever stands beside them.

    A variant that is part of an approved term is no fault there.
    """
    terms = list(terms)
    findings = []
    for language, text, sides in (
        (ENGLISH, english, [(term.english, term.forbidden_english) for term in terms]),
        (CHINESE, chinese, [(term.chinese, term.forbidden) for term in terms]),
    ):
        approved = sorted((words for words, _variants in sides), key=len, reverse=True)
        for right, variants in sides:
            findings += [
                Finding(
                    Kind.TERM,
                    WARNING,
                    _("Write “%(right)s” instead of “%(wrong)s”, which the termbase forbids.")
                    % {"right": right, "wrong": wrong},
                    wrong,
                )
                for wrong in variants
                if _contains(_without(text, approved, wrong, language), wrong, language)
            ]
    return findings


def _without(text: str, approved: Iterable[str], variant: str, language: str) -> str:
    for words in approved:
        if _contains(words, variant, language):
            text = text.replace(words, "\x00")
    return text


def _contains(text: str, words: str, language: str) -> bool:
    return re.search(term_pattern(words, language), text) is not None


def check_terms(english: str, chinese: str, terms: Iterable[Term]) -> list[Finding]:
    """Return the terms of the English whose approved Chinese is missing; longest match wins."""
    findings = []
    remaining = english
    for term in sorted(terms, key=lambda item: -len(item.english)):
        pattern = re.compile(term_pattern(term.english, ENGLISH))
        if not pattern.search(remaining):
            continue
        remaining = pattern.sub(" \x00 ", remaining)
        if term.chinese not in chinese and not any(item in chinese for item in term.forbidden):
            findings.append(
                Finding(
                    Kind.TERM,
                    WARNING,
                    _("Write “%(right)s” for “%(term)s”, as the termbase has it.")
                    % {"right": term.chinese, "term": term.english},
                    term.english,
                )
            )
    return findings
