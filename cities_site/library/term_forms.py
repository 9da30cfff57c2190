"""How a term stands in a text: one pattern for all that looks for terms.

The checks, the notes for translators, the marks for machine engines and the readers' look-up
agree on what a term is, so that one which is marked is also one that is checked.
"""

import re

from cities_site.bilingual.languages import ENGLISH

_CONSONANT_AND_Y = re.compile(r"[b-df-hj-np-tv-z]y", re.IGNORECASE)
_LATIN = r"[A-Za-z0-9]"


def term_pattern(words: str, language: str) -> str:
    """Return a regular expression for `words` in a text of `language`.

    English terms are found with the ending of the plural, at any line break. The sign of the
    possessive stays outside, for what is said of a term is no part of it; a compound with a
    hyphen (UN-Habitat, city-to-city) is a word of its own. Capitals count in acronyms only.
    """
    if language == ENGLISH:
        pattern = rf"(?<![\w-]){_with_endings(words)}(?![\w-])"
    else:
        # Han characters have no edges, but Latin words among them do.
        before = rf"(?<!{_LATIN})" if re.match(_LATIN, words) else ""
        after = rf"(?!{_LATIN})" if re.match(_LATIN, words[-1:]) else ""
        pattern = f"{before}{re.escape(words)}{after}"
    return pattern if words.isupper() else f"(?i:{pattern})"


def _with_endings(words: str) -> str:
    if _CONSONANT_AND_Y.match(words[-2:]):
        stem, ending = words[:-1], "(?:y|ies)"
    else:
        stem, ending = words, "(?:s|es)?"
    return r"\s+".join(re.escape(word) for word in stem.split()) + ending
