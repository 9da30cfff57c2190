"""What a number counts or changes by: currencies, units and multiples, in both languages.

A measure is compared only where each language names one that the other does not: a text may leave
a unit to its reader, or add a second one in brackets.
"""

import re
from collections.abc import Iterator

from cities_site.desk.quality.facts import Fact
from cities_site.desk.quality.findings import Kind
from cities_site.desk.quality.numerals import ENGLISH_WORDS, HAN_NUMERAL, english_value, han_value

_CURRENCIES = {
    "USD": r"US\$|USD|\$|(?:US|United States) dollars?|(?<!加)(?<!澳)(?<!港)美元",
    "CNY": r"RMB|CNY|renminbi|yuan|人民币|(?<=[\d万亿])元",
    "EUR": r"€|EUR|euros?|欧元",
    "GBP": r"£|GBP|pounds? sterling|英镑",
    "JPY": r"JPY|\byen\b|日元",
    "CHF": r"CHF|Swiss francs?|瑞士法郎|瑞郎",
}
# Longer names first, where one begins like another.
_ENGLISH_UNITS = {
    "square kilometre": r"(?:square|sq\.?) (?:kilomet(?:re|er)s?|km)|km[²2]",
    "square metre": r"(?:square|sq\.?) (?:met(?:re|er)s?|m)|m[²2]",
    "cubic metre": r"cubic met(?:re|er)s?|m[³3]",
    "kilometre": r"kilomet(?:re|er)s?|km",
    "mile": r"miles?",
    "metre": r"met(?:re|er)s?",
    "foot": r"feet|foot|ft",
    "hectare": r"hectares?|ha",
    "acre": r"acres?",
    "tonne": r"(?:metric )?ton(?:ne)?s?",
    "kilogram": r"kilograms?|kilos?|kg",
    "litre": r"lit(?:re|er)s?",
    "degree Celsius": r"°\s?C|degrees? Celsius",
    "degree Fahrenheit": r"°\s?F|degrees? Fahrenheit",
    "kilowatt": r"kilowatts?|kW",
    "megawatt": r"megawatts?|MW",
    "minute": r"minutes?",
    "hour": r"hours?",
    "day": r"days?",
    "week": r"weeks?",
    "month": r"months?",
    # Chinese counts decades in years.
    "year": r"years?|decades?",
}
_CHINESE_UNITS = {
    "square kilometre": r"平方(?:公里|千米)",
    "square metre": r"平方米",
    "cubic metre": r"立方米",
    "kilometre": r"公里|千米",
    "mile": r"英里",
    "metre": r"米",
    "foot": r"英尺",
    "hectare": r"公顷",
    "acre": r"英亩",
    "tonne": r"公?吨",
    "kilogram": r"公斤|千克",
    "litre": r"公?升(?![级至到高幅温入学])",
    "degree Celsius": r"℃|°C|摄氏度",
    "degree Fahrenheit": r"℉|°F|华氏度",
    "kilowatt": r"千瓦(?!时)",
    "megawatt": r"兆瓦(?!时)",
    "minute": r"分钟",
    "hour": r"个?小时",
    "day": r"天",
    "week": r"个?星期(?![一二三四五六日天])|周(?![年岁])",
    "month": r"个半?月",
    "year": r"年(?!代|级|\d)",
}
_ENGLISH_NUMBER = rf"(?:\d|\b(?:{'|'.join(ENGLISH_WORDS)}|hundred|thousand|million|billion))"
_KIND_OF_DAY = r"(?:(?:working|business|consecutive|full|more)\s)?"
# A year or an ordinal counts nothing: 2019年, 第三天.
_HAN_COUNT = (
    rf"(?<![第\d.〇零一二三四五六七八九十])"
    rf"(?:\d{{1,3}}(?:[, ，]\d{{3}})*(?:\.\d+)?|\d{{4,}}(?!年)"
    rf"|(?!{HAN_NUMERAL}{{4}}年){HAN_NUMERAL})"
    rf"{HAN_NUMERAL}*[余多]?"
)


def _any_of(names: dict[str, str]) -> str:
    return "|".join(f"(?P<{re.sub(' ', '_', name)}>{pattern})" for name, pattern in names.items())


_CURRENCY = re.compile(_any_of(_CURRENCIES))
_ENGLISH_UNIT = re.compile(
    rf"{_ENGLISH_NUMBER}[\s-]*{_KIND_OF_DAY}(?:{_any_of(_ENGLISH_UNITS)})(?![A-Za-z²³])"
)
_CHINESE_UNIT = re.compile(rf"{_HAN_COUNT}\s*(?:{_any_of(_CHINESE_UNITS)})")

_ENGLISH_MULTIPLES = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "twice": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "quadruple": 4,
    "quadrupled": 4,
}
_ENGLISH_MULTIPLE = re.compile(
    rf"\b(?P<verb>{'|'.join(_ENGLISH_MULTIPLES)})\b"
    rf"|\b(?P<number>\d+|{'|'.join(ENGLISH_WORDS)})"
    r"(?:[\s-]?fold\b| times (?:more|as|the)\b)",
    re.IGNORECASE,
)
# 增加两倍 is what is added to the whole, 增至两倍 the whole.
_CHINESE_MULTIPLE = re.compile(
    rf"(?P<doublings>翻(?P<times>{HAN_NUMERAL})?番|翻倍|加倍)"
    rf"|(?P<added>(?:增加|增长|提高|上升|扩大|上涨)了?)?(?P<number>\d+|{HAN_NUMERAL}{{1,3}})倍"
)


def currencies(text: str) -> Iterator[Fact]:
    """Yield the currencies that `text`, of either language, names."""
    for match in _CURRENCY.finditer(text):
        yield Fact(Kind.CURRENCY, match.lastgroup, match[0])


def english_measures(text: str) -> Iterator[Fact]:
    """Yield the units and multiples of an English text."""
    for match in _ENGLISH_UNIT.finditer(text):
        yield Fact(Kind.UNIT, match.lastgroup, match[0])
    for match in _ENGLISH_MULTIPLE.finditer(text):
        number = match["number"]
        value = (
            _ENGLISH_MULTIPLES[match["verb"].lower()]
            if match["verb"]
            else int(number)
            if number.isdigit()
            else english_value([number.lower()])
        )
        yield Fact(Kind.MULTIPLE, value, match[0])


def chinese_measures(text: str) -> Iterator[Fact]:
    """Yield the units and multiples of a Chinese text."""
    for match in _CHINESE_UNIT.finditer(text):
        yield Fact(Kind.UNIT, match.lastgroup, match[0])
    for match in _CHINESE_MULTIPLE.finditer(text):
        if match["doublings"]:
            value = 2 ** (han_value(match["times"] or "一") or 1)
        else:
            number = match["number"]
            value = int(number) if number.isdigit() else han_value(number) or 0
            value += 1 if match["added"] else 0
        yield Fact(Kind.MULTIPLE, value, match[0])
