"""The facts of a Chinese text."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cities_site.desk.quality.facts import (
    CLOCK,
    DIGITS,
    RANGE,
    Fact,
    Reader,
    range_values,
    read_shared,
)
from cities_site.desk.quality.findings import Kind
from cities_site.desk.quality.measures import chinese_measures, currencies
from cities_site.desk.quality.numerals import HAN_NUMERAL, HAN_SCALES, han_value

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_NUMERAL = rf"(?:\d+|{HAN_NUMERAL}+)"
ISO_DATE = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_YEAR = re.compile(
    rf"(?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})(?:年?{RANGE}(?P<last>\d{{4}}))?年"
)
# Two of them share the word: 20世纪五六十年代.
_DECADE = re.compile(
    rf"(?:(?P<century>\d{{1,2}}|{HAN_NUMERAL}{{1,3}}|上|本)世纪|(?P<prefix>1[89]|20))?(?<!\d[.,])"
    r"(?:(?P<decades>[1-9])0|(?P<han>[一二三四五六七八九]{1,2})十)年代"
)
_MONTH = re.compile(
    rf"(?P<month>\d{{1,2}}|{HAN_NUMERAL}{{1,3}})(?:月?{RANGE}(?P<last>\d{{1,2}}))?月(?!球|亮|光|饼)"
)
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}}|{HAN_NUMERAL}{{1,3}})(?:[日号]?(?:{RANGE}|[、和及])(?P<last>\d{{1,2}}))?[日号](?!元|常|报|益)"
)
_TIME = re.compile(
    rf"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|午夜)?\s*"
    rf"(?:(?P<clock>\d{{1,2}})[:：](?P<clock_minute>\d\d)|"
    rf"(?P<hour>\d{{1,2}}|{HAN_NUMERAL}{{1,2}})[时点](?!间|代|候|期|刻|常|滴|评|赞|亮|出|到|明)"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>\d{{1,2}}|{HAN_NUMERAL}{{1,3}})分)?)"
)
_WEEKDAY = re.compile(
    r"(?:星期|礼拜|(?<![一每上下本两两周])周(?![年边期围到密转]))([一二三四五六日天])"
)
_DAYS = "一二三四五六日"
_PERCENT = re.compile(
    rf"(?:({DIGITS})%?(?:{RANGE}({DIGITS}))?(?:%|个百分点)|百分之({DIGITS}|{HAN_NUMERAL}+)|({HAN_NUMERAL}+)个百分点)"
)
# The first sign of 千瓦 belongs to the unit.
_SCALE = (
    rf"(?:{'|'.join(sorted(HAN_SCALES, key=lambda scale: -len(scale)))})(?<!千(?=[瓦克米卡赫帕焦]))"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d.])({DIGITS})({_SCALE})?(?:[余多]?[{HAN}]{{0,2}}?{RANGE}({DIGITS}))?({_SCALE})?"
)
_HAN_NUMBER = re.compile(rf"(?P<ordinal>第)?(?P<numeral>{HAN_NUMERAL}+)")
_FRACTION = re.compile(
    rf"(?P<all>{_NUMERAL})分之(?P<some>{_NUMERAL})(?!.?%)|(?P<half>一半|过半|大半|半数|减半)"
    r"|(?P<tenths>[一二三四五六七八九])成(?![立为员果本功长就份百千])"
)
# Numbers that state no quantity, or none that is exact.
_VAGUE = re.compile(
    rf"[数几]{HAN_NUMERAL}+|[十百千万亿]几|上[百千万亿]|成[百千]上[千万]|千[家万]万|千千万万"
    rf"|[两三]三|三[五四]|七八|一两|几十|几百|几千|几万"
)
_IDIOM = re.compile(
    "一带一路|一[些起定般样直旦致道流线体经切律同向方度再面共般]|唯一|统一|之一|单一|进一步|第一时间|"
    "第一手|万一|十分|百姓|百年|千年(?=发展|目标|宣言)|万众|万国|万里|千方百计|三方|四川|三亚|九江|三峡|双一流|四面八方|"
    "五金|二手|一系列|一站式|一揽子|一体化|一次性|一手|一个个|一批批|一步步|一代代|千家万户|百花|"
    "五颜六色|七嘴八舌|三农|两岸|两性|两者|二者|三者|再三|零售|零碎|百货|万物|亿万|一应|一对一|十足|"
    "一如既往|一贯|一举|一边|一并|专一|第三方|三角|九寨|八达|千里|万千|百科|两极|三维|二维|四季|五谷|"
    "一期|六盘水|十堰|五台|三明|百色|千岛|万州|九龙|两国|两地|两市|双|一[国市城地]"
)

# Words between a number and what it counts; others have more uses.
_COUNTED = re.compile("[个名位家座所场项](?![个])")
_MENTIONED = {
    "一年": 12,
    "双": 2,
    "对": 2,
    "俩": 2,
    "半年": 6,
    "全年": 12,
    "季度": 3,
    "半月": 2,
    "次": 2,
    "再": 2,
}
_MENTION = re.compile(rf"{'|'.join(_MENTIONED)}|{HAN_NUMERAL}+")

# The plan's number is its first part: “十四五” is the fourteenth five-year plan.
_PLAN = re.compile(r"(十[一二三四五六七])五(?=[”\"]?(?:规划|计划|时期|期间))")


def chinese_facts(text: str) -> list[Fact]:
    """Return the facts of a Chinese text, by value."""
    reader = Reader(text)
    read_shared(reader)
    reader.facts += [*currencies(reader.text), *chinese_measures(reader.text)]
    reader.read(ISO_DATE, _iso_date)
    reader.read(
        _PLAN, lambda match: iter([Fact(Kind.NUMBER, Decimal(han_value(match[1]) or 0), match[0])])
    )
    reader.read(_DECADE, _decade)
    reader.read(_WEEKDAY, _weekday)
    reader.read(_YEAR, _year)
    reader.read(_MONTH, lambda match: _part(match, "month"))
    reader.read(_DAY, lambda match: _part(match, "day"))
    reader.read(_TIME, _time)
    reader.read(
        CLOCK, lambda match: iter([Fact(Kind.TIME, int(match[1]) * 60 + int(match[2]), match[0])])
    )
    reader.read(_PERCENT, _percent)
    reader.read(_FRACTION, _fraction)
    reader.read(_NUMBER, _number)
    reader.facts += _mentions(reader.text)
    reader.skip(_IDIOM)
    reader.skip(_VAGUE)
    reader.read(_HAN_NUMBER, _han_number)
    return reader.facts


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else han_value(text)


def _iso_date(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.NUMBER, Decimal(match["year"]), match[0])
    yield Fact(Kind.DATE, ("month", int(match["month"])), match[0])
    yield Fact(Kind.DATE, ("day", int(match["day"])), match[0])


def _decade(match: re.Match[str]) -> Iterator[Fact]:
    century = match["century"]
    if match["prefix"]:
        first = int(match["prefix"])
    elif century in ("上", "本"):
        first = 19 if century == "上" else 20
    elif century:
        first = (_value(century) or 0) - 1
    else:
        # 80年代末90年代初: the decades that people live in.
        first = None
    for numeral in match["decades"] or match["han"]:
        decade = _value(numeral) or 0
        hundreds = first if first is not None else 19 if decade >= 3 else 20
        yield Fact(Kind.DATE, ("decade", hundreds * 100 + decade * 10), match[0])


def _year(match: re.Match[str]) -> Iterator[Fact] | None:
    values = [_value(match[name]) for name in ("year", "last") if match[name]]
    return iter(Fact(Kind.NUMBER, Decimal(value or 0), match[0]) for value in values)


def _part(match: re.Match[str], name: str) -> Iterator[Fact] | None:
    values = [_value(match[group]) for group in (name, "last") if match[group]]
    limit = 12 if name == "month" else 31
    if any(value is None or not 1 <= value <= limit for value in values):
        return None
    follows_month = match.string[: match.start()].endswith("\x00 ")
    if match[0].endswith("号") and not follows_month:
        # A number of something: 7号会议室.
        return None
    # Days in words, without a month, may be how many there were: 为期三日.
    is_certain = name == "month" or follows_month or match[0][0].isdigit()
    return iter(Fact(Kind.DATE, (name, value), match[0], is_certain) for value in values)


def _weekday(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.WEEKDAY, _DAYS.index(match[1].replace("天", "日")), match[0])


def _time(match: re.Match[str]) -> Iterator[Fact] | None:
    hour = int(match["clock"]) if match["clock"] else _value(match["hour"])
    minute = match["clock_minute"] or match["minute"] or "0"
    minutes = 30 if match["half"] else _value(minute)
    if match["quarter"]:
        minutes = 15 if match["quarter"] == "一" else 45
    if hour is None or minutes is None or hour > 24 or minutes > 59:
        return None
    if not (match["part"] or match["clock"] or match["hour"].isdigit()):
        return None
    if match["part"] in {"下午", "傍晚", "晚上", "晚间", "晚"} and hour < 12:
        hour += 12
    if match["part"] == "凌晨" and hour == 12:
        hour = 0
    return iter(
        [Fact(Kind.TIME, hour % 24 * 60 + minutes, match[0], match["part"] not in ("中午", "午夜"))]
    )


def _percent(match: re.Match[str]) -> Iterator[Fact] | None:
    numeral = match[3] or match[4]
    if numeral and not numeral[0].isdigit():
        value = han_value(numeral)
        return None if value is None else iter([Fact(Kind.PERCENT, Decimal(value), match[0])])
    return range_values(match[1] or numeral, match[2], 1, Kind.PERCENT, match[0])


def _fraction(match: re.Match[str]) -> Iterator[Fact] | None:
    if match["half"]:
        return iter([Fact(Kind.NUMBER, Fraction(1, 2), match[0], is_certain=False)])
    if match["tenths"]:
        tenths = Fraction(han_value(match["tenths"]) or 0, 10)
        return iter([Fact(Kind.NUMBER, tenths, match[0], is_certain=False)])
    some, whole = _value(match["some"]), _value(match["all"])
    if not some or not whole:
        return None
    parts = (Decimal(some), Decimal(whole))
    return iter([Fact(Kind.NUMBER, Fraction(some, whole), match[0], parts=parts)])


def _number(match: re.Match[str]) -> Iterator[Fact]:
    first, scale, second, last_scale = match.groups()
    if second is None:
        return range_values(
            first,
            None,
            _scale(scale) * (_scale(last_scale) if scale else _scale(last_scale)),
            Kind.NUMBER,
            match[0],
        )
    own, shared = _scale(scale), _scale(last_scale)
    return iter(
        [
            *range_values(first, None, own if scale else shared, Kind.NUMBER, match[0]),
            *range_values(second, None, shared, Kind.NUMBER, match[0]),
        ]
    )


def _scale(text: str | None) -> int:
    return HAN_SCALES[text] if text else 1


def _mentions(text: str) -> Iterator[Fact]:
    """Yield every small number that a word may hold, as an answer to one that English counts."""
    for match in _MENTION.finditer(text):
        numeral = match[0]
        values = [_MENTIONED.get(numeral) or han_value(numeral)]
        values += [han_value(character) for character in numeral]
        for value in values:
            if value is not None:
                yield Fact(Kind.MENTION, Decimal(value), numeral, is_certain=False)


def _han_number(match: re.Match[str]) -> Iterator[Fact] | None:
    numeral = match["numeral"]
    value = han_value(numeral)
    # 百余: a hundred and some.
    is_vague = match.string.startswith(("余", "多"), match.end())
    if value is None or (len(numeral) == 1 and numeral in "百千万亿" and not is_vague):
        return None
    certain = (value >= 13 or match["ordinal"] is not None) and not is_vague
    is_counted = 2 <= value <= 12 and _COUNTED.match(match.string, match.end()) is not None
    return iter([Fact(Kind.NUMBER, Decimal(value), match[0], certain, is_counted)])
