"""The one text treatment that both the index and the queries go through."""

import re
import unicodedata
from typing import Any

# Ideographs of the Unified, Extension A, Compatibility and supplementary blocks, and U+3007 (zero).
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_NOT_SEARCHABLE = re.compile(r"[\x00-\x1f\x7f\"“”「」『』《》]")
_WORD = re.compile(r"\w")

# Longer queries cost more than they find: both backends nest one level for each term.
MAXIMUM_QUERY_LENGTH = 200
MAXIMUM_TERMS = 48


def _pairs(run: str) -> str:
    if len(run) == 1:
        return run
    return " ".join(run[start : start + 2] for start in range(len(run) - 1))


def cut(text: str) -> str:
    """Return `text`, widths folded, with each Han run as overlapping pairs: 泉州湾 → 泉州 州湾."""
    return _HAN_RUN.sub(lambda run: f" {_pairs(run[0])} ", unicodedata.normalize("NFKC", text))


def cut_for_index(value: Any) -> Any:
    """Return an indexed value cut, with every Han character once, so that one alone is found."""
    if isinstance(value, (list, tuple)):
        return [cut_for_index(item) for item in value]
    if not isinstance(value, str):
        return value
    text = cut(value)
    characters = dict.fromkeys("".join(_HAN_RUN.findall(text)))
    return " ".join([*text.split(), *characters])


def cut_for_query(query: str) -> str:
    """Return a reader's query cut, and without characters that break either backend."""
    text = _NOT_SEARCHABLE.sub(" ", query[:MAXIMUM_QUERY_LENGTH])
    terms = [term for term in cut(text).split() if _WORD.search(term)]
    return " ".join(terms[:MAXIMUM_TERMS])
