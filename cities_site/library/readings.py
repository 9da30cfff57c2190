"""How names are read and looked up: folded to plain letters, and in pinyin where they are Chinese.

What is looked up in is stored beside the record: pinyin takes too long to make for each request.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin

from cities_site.bilingual.search.text import HAN
from cities_site.bilingual.search.text import folded as folded_for_search

_HAN_OR_OTHER = re.compile(f"([{HAN}]+)")
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")

# Names of places whose usual reading differs from what pypinyin's phrases say, as the gazetteer of
# the Ministry of Civil Affairs has them.
PLACE_READINGS = {
    "单县": "shàn xiàn",
    "朝阳": "cháo yáng",
    "漯河": "luò hé",
    "涡阳": "guō yáng",
    "浚县": "xùn xiàn",
    "洪洞": "hóng tóng",
    "荥经": "yíng jīng",
    "六合区": "lù hé qū",
    "莘县": "shēn xiàn",
    "繁峙": "fán shì",
    "会稽": "kuài jī",
    "厦大": "xià dà",
}
load_phrases_dict(
    {
        phrase: [[syllable] for syllable in reading.split()]
        for phrase, reading in PLACE_READINGS.items()
    }
)

# Words that acronyms pass over: UNOSSC is the Office "for" South-South Cooperation.
PASSED_OVER = frozenset({"a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "the", "to"})
# Characters that modern Mandarin reads in more than one way, and that names are made with. The
# dictionary knows a second reading of nearly every character, such as 广 "an", which finds noise.
POLYPHONES = frozenset(
    "单朝漯涡浚洞荥合莘繁峙会稽厦曾长重行乐都莞堡铺泊曲省参藏传调华降角觉卡率绿落蒙难便兴校宿数"
    "说系应与载种柏蚌薄差车称乘处弹当得度恶发冠观还几济假将教结卷空勒累量台亳蔚尉牟番盖葛解仇翟朴"
    "查召任燕贾隗六丽铅荔泌犍筠郫枞歙砀黄陂儋监黾渑句容邗邛崃岢厘镐鄱洗谷吐沈缪折"
)
# More ambiguous characters than this are not in any name, and each costs a line.
READINGS_KEPT = 12
QUERY_LENGTH = 100
WORDS_OF_QUERY = 8


def folded(text: str) -> str:
    """Return `text` as small letters and digits, folded as for the search, Han simplified.

    Letters of every other script become Latin ones, and whatever is neither letter nor digit one
    space, so that equal names are equal texts.
    """
    plain = folded_for_search(text or "")
    # Pictures would become their English names.
    plain = "".join(" " if unicodedata.category(each) == "So" else each for each in plain)
    # Han stands at the odd places of the split.
    parts = _HAN_OR_OTHER.split(plain)
    parts[::2] = [anyascii(part) for part in parts[::2]]
    # Apostrophes join what they stand in: Xi'an is looked up, and ordered, as "xian".
    joined = "".join(parts).casefold().replace("'", "")
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", joined).strip()


def reading(text: str) -> str:
    """Return `text` as its readers spell it: folded, with Han in pinyin, a space between syllables.

    Readings come from whole phrases: 长沙 is "chang sha" and 重庆 "chong qing".
    """
    return " ".join(" ".join(lazy_pinyin(folded(text), style=Style.NORMAL)).split())


def lookup_text(names: Iterable[str], own_reading: str = "") -> str:
    """Return what `lookup_patterns()` of a query look in, for the names of one record.

    `own_reading` is how somebody says that the first name is read; it wins over what is made.
    First come the folded names; what follows the first bar are readings, a bar before each part.
    """
    given = [name for name in dict.fromkeys(names) if folded(name)]
    lines: list[str] = []
    for number, name in enumerate(given):
        by_hand = own_reading if number == 0 else ""
        lines += [by_hand] if by_hand and by_hand != reading(name) else readings(name)
    barred = ("|" + "|".join(line.split()) for line in dict.fromkeys(lines) if line)
    return "\n".join([*dict.fromkeys(map(folded, given)), *barred])


def readings(name: str) -> Iterator[str]:
    """Yield how a name may be read: the likeliest way, then one for each ambiguous character."""
    plain = folded(name)
    if not _HAN_OR_OTHER.search(plain):
        yield " ".join(word for word in plain.split() if word not in PASSED_OVER)
        return
    likeliest = lazy_pinyin(plain, style=Style.NORMAL)
    yield from _with_plain_u(likeliest)
    kept = 1
    # One part for each Han character and for each run of others, as the readings have them.
    parts = re.findall(f"[{HAN}]|[^{HAN}]+", plain)
    every = pinyin(plain, style=Style.NORMAL, heteronym=True)
    for place, (part, syllables) in enumerate(zip(parts, every, strict=False)):
        for syllable in syllables if part in POLYPHONES else ():
            if syllable not in likeliest[place : place + 1] and kept < READINGS_KEPT:
                kept += 1
                yield from _with_plain_u([*likeliest[:place], syllable, *likeliest[place + 1 :]])


def _with_plain_u(syllables: list[str]) -> Iterator[str]:
    # Keyboards have no ü: pypinyin writes lv as input methods do, others write lu.
    line = " ".join(syllables)
    yield line
    if "lv" in line or "nv" in line:
        yield line.replace("lv", "lu").replace("nv", "nu")


def lookup_patterns(query: str) -> list[str]:
    """Return regular expressions that all occur in the lookup text of what `query` means.

    A word in Latin letters occurs in a name, begins a run of syllables (xian, quanzh), or gives
    the initials of one (xa, qz, unossc); Han occurs as it stands. An empty list means that
    nothing can be looked for. The syntax is common to Python and PostgreSQL.
    """
    words = [
        word for part in folded(query[:QUERY_LENGTH]).split() for word in _HAN_OR_OTHER.split(part)
    ]
    return [_pattern(word) for word in words if word][:WORDS_OF_QUERY]


def _pattern(word: str) -> str:
    in_a_name = f"^[^|]*{word}"
    if not word.isascii():
        return in_a_name
    spelled = r"\|?".join(word)
    initials = r"[^|\n]*\|".join(word)
    begins = rf"\|({spelled}|{initials})" if len(word) > 1 else rf"\|{spelled}"
    return f"{in_a_name}|{begins}"
