"""Words that are wrong, missing or left over: slips, terms, placeholders, English in Chinese."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cities_site.desk.quality.facts import EMAIL, URL
from cities_site.desk.quality.findings import ERROR, WARNING, Finding, Kind

# What is written by mistake, and what is meant.
SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bMSCR\b"), "MCSR"),
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
    r"\{\{[^}]*\}\}|\{%[^%]*%\}|"
    r"%\(\w+\)s|\[(?:insert|插入|译注?|translation)[^\]]*\]",
    re.IGNORECASE,
)
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z’'\-]*(?:[ ,;:][ ]?[A-Za-z][A-Za-z’'\-]*){3,}")
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
    # Renderings that are known and wrong.
    forbidden: tuple[str, ...] = ()


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
        words = re.findall(r"[A-Za-z]+", match[0])
        common = sum(word in _FUNCTION_WORDS for word in words)
        if common >= 1 and (len(words) >= 5 or common >= 2):
            findings.append(
                Finding(
                    Kind.LEFTOVER,
                    ERROR,
                    _("Translate what is still English: “%(text)s”.") % {"text": match[0][:60]},
                    match[0],
                )
            )
    return findings


def check_terms(english: str, chinese: str, terms: Iterable[Term]) -> list[Finding]:
    """Return the terms of the English whose approved Chinese is missing; longest match wins."""
    findings = []
    remaining = english
    for term in sorted(terms, key=lambda item: -len(item.english)):
        pattern = re.compile(
            rf"(?<!\w){re.escape(term.english)}(?:s|es|’s|'s)?(?!\w)", _flags(term)
        )
        if not pattern.search(remaining):
            continue
        remaining = pattern.sub(" \x00 ", remaining)
        wrong = next((item for item in term.forbidden if item in chinese), "")
        if wrong or term.chinese not in chinese:
            findings.append(
                Finding(
                    Kind.TERM,
                    WARNING,
                    _("Write “%(right)s” for “%(term)s”, as the termbase has it.")
                    % {"right": term.chinese, "term": term.english},
                    wrong or term.english,
                )
            )
    return findings


def _flags(term: Term) -> int:
    # An acronym is no word of small letters.
    return 0 if term.english.isupper() else re.IGNORECASE
