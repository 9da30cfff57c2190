"""Values of numbers as English and Chinese write them.

Chinese numerals follow GB/T 15835—2011: with units (三百二十), or digit by digit (二〇二六).
"""

import re
from decimal import Decimal, InvalidOperation

HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1_000}
_LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
# Longer ones are no numbers, and take Python long to read.
LONGEST = 24
HAN_NUMERAL = "[〇零一二两三四五六七八九十百千万亿]"

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_WORDS = {word: value for value, word in enumerate(_ONES.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), start=2)
}
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ENGLISH_ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split())} | {
    f"{word[:-1]}ieth": value for word, value in ENGLISH_WORDS.items() if word.endswith("ty")
}
ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
}
HAN_SCALES = {
    "百": 100,
    "千": 1_000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}


def decimal(text: str) -> Decimal | None:
    """Return the value of digits with separators; None where they are no number."""
    try:
        return Decimal(re.sub(r"[,，\s\u00a0\u202f]", "", text)).normalize()
    except InvalidOperation:
        return None


def han_value(text: str) -> int | None:
    """Return the value of a Chinese numeral; None where the characters are none."""
    if not text or len(text) > LONGEST:
        return None
    if all(character in HAN_DIGITS for character in text):
        return int("".join(str(HAN_DIGITS[character]) for character in text))
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif character in _SMALL_UNITS:
            section += (1 if digit is None else digit) * _SMALL_UNITS[character]
            digit = None
        else:
            section += digit or 0
            if not (section or total):
                return None
            if character == "亿":
                total = (total + section) * _LARGE_UNITS[character]
            else:
                total += section * _LARGE_UNITS[character]
            section, digit = 0, None
    return total + section + (digit or 0)


def english_value(words: list[str]) -> int | None:
    """Return the value of English number words such as ["twenty", "five", "thousand"]."""
    total, section, seen = 0, 0, False
    for word in words:
        if word in ("and", "a"):
            continue
        value = ENGLISH_WORDS.get(word, ENGLISH_ORDINALS.get(word))
        if value is not None:
            section, seen = section + value, True
        elif word in ENGLISH_SCALES:
            if word == "hundred":
                section = (section or 1) * 100
            else:
                total, section = total + (section or 1) * ENGLISH_SCALES[word], 0
            seen = True
        else:
            return None
    return total + section if seen else None
