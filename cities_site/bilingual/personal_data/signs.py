"""A text as plain signs, so that no way of writing a number hides it."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HAN_DIGITS = {
    sign: str(digit)
    for digit, signs in enumerate(
        ("〇零○", "一壹幺", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_HAN = "".join(_HAN_DIGITS)
# Read as digits only where at least seven stand together: dates and quantities are shorter.
_HAN_NUMBER = re.compile(rf"[{_HAN}](?:[ \-.·]?[{_HAN}]){{6,}}")
_DASHES = re.compile("[‐‑‒–—―−－﹣·•‧・_]")


@dataclass(frozen=True)
class Signs:
    """A text in plain signs, and for each of them its place in the text as it was written."""

    text: str
    places: list[int]
    written: str

    def original(self, start: int, end: int) -> str:
        """Return what was written for the signs from `start` to `end`."""
        if end <= start:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]


def plain_signs(written: str) -> Signs:
    """Return `written` with half-width signs, Arabic digits and plain dashes and spaces.

    Signs without width are left out (Unicode's category Cf), digits of every script become those
    of ASCII (category Nd), and long rows of Chinese numerals are read digit by digit.
    """
    written = html.unescape(written)
    signs: list[str] = []
    places: list[int] = []
    for place, character in enumerate(written):
        for sign in _plain(character):
            signs.append(sign)
            places.append(place)
    text = "".join(signs)
    text = _HAN_NUMBER.sub(
        lambda match: "".join(_HAN_DIGITS.get(sign, sign) for sign in match[0]), text
    )
    return Signs(text, places, written)


@lru_cache(maxsize=20_000)
def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Cf" or category == "Mn":
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    if _DASHES.match(character):
        return "-"
    if character in _HAN_DIGITS:
        return character
    return unicodedata.normalize("NFKC", character)
