"""Chinese punctuation as GB/T 15834—2011 has it, and spacing as the site's style sheet expects.

Code, addresses and Latin passages stay as they are: only signs beside Han characters are judged.
"""

import re

from django.utils.translation import gettext as _

from cities_site.desk.quality.facts import EMAIL, URL
from cities_site.desk.quality.findings import WARNING, Finding, Kind

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_HAN_SIDE = r"[\u3400-\u4dbf\u4e00-\u9fff，。；：！？、（）“”‘’《》]"
# With the signs that stand for addresses and code while the rest is corrected.
_LATIN = r"[A-Za-z0-9%\ue000\ue001]"
# As in 第92(I)号决议 and 第2款(a)项: the form of the documents themselves.
_ROMAN = r"(?:[IVXLC\d]{1,5}|[a-z]{1,3})"
_CODE = re.compile(r"`[^`]*`|<[^>]*>|\{\{.*?\}\}")
_SIGNS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}

# In this order: each rule sees what the ones before it have corrected.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"(?<={_HAN_SIDE})\.{{3,}}|(?<={_HAN_SIDE})。{{2,}}|(?<={_HAN_SIDE})…(?!…)(?<!……)"
        ),
        "……",
    ),
    # Corner brackets are for vertical lines.
    (re.compile(r"「([^「」]*)」"), r"“\1”"),
    (re.compile(r"『([^『』]*)』"), r"‘\1’"),
    (re.compile(rf"(?<={_HAN_SIDE})\s*--+\s*(?={_HAN_SIDE})"), "——"),
    (re.compile(rf"\(([^()（）]*{_HAN}[^()（）]*)\)"), r"（\1）"),
    (re.compile(rf"(?<={_HAN_SIDE})\s*\((?!{_ROMAN}\))([^()（）]*)\)"), r"（\1）"),
    (re.compile(rf"\((?!{_ROMAN}\))([^()（）]*)\)(?={_HAN_SIDE})"), r"（\1）"),
    (re.compile(rf'(?<={_HAN_SIDE})"([^"]*)"|"([^"]*{_HAN}[^"]*)"'), r"“\1\2”"),
    (re.compile(rf"(?<={_HAN_SIDE})'([^']*{_HAN}[^']*)'"), r"‘\1’"),
    (re.compile(rf"(?<={_HAN_SIDE})\.(?=\s|$|{_HAN})"), "。"),
    (re.compile(rf"(?<={_HAN_SIDE})([,;:!?])\s*"), "sign"),
    (re.compile(rf"(?<=[A-Za-z0-9）”》])([,;!?])\s*(?={_HAN})"), "sign"),
    (re.compile(rf"(?<={_HAN})[ \u00a0\u3000]+(?={_LATIN})"), ""),
    # Between two Han characters in running text; a heading may set its number or its date apart.
    (re.compile(rf"(?<=(?![章节条款编分日]){_HAN})[ \u00a0]+(?={_HAN}[^\n]*[，。；！？])"), ""),
    (re.compile(rf"(?<={_LATIN})[ \u00a0\u3000]+(?={_HAN})"), ""),
    (
        re.compile(
            r"[ \u00a0]+(?=[，。；：！？、（）《》”’])|(?<=[，。；：！？、（《“‘])[ \u00a0]+"
        ),
        "",
    ),
)
_LIST_ITEM = r"[\u4e00-\u9fff]{1,4}"
# Short items without a verb's room between them; 和 and 及 that begin other words are none.
_AND = r"(?:和(?![平谐解睦田])|及(?![时早格其])|与|以及)"
_COMMA_LIST = re.compile(
    rf"(?:^|(?<=[，。；：！？、（“]))({_LIST_ITEM}(?:，{_LIST_ITEM})+{_AND}{_LIST_ITEM})(?=[。；！？）”]|$)"
)
_PAIRS = {
    "（": "）",
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
    "(": ")",
    "[": "]",
}


def corrected(text: str) -> str:
    """Return `text` with its Chinese signs and spaces put right; doing it twice changes nothing."""
    return _COMMA_LIST.sub(lambda match: match[0].replace("，", "、"), _with_right_signs(text))


def _with_right_signs(text: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ue000{len(kept) - 1}\ue001"

    if not re.search(_HAN, text):
        return text
    for pattern in (_CODE, URL, EMAIL):
        text = pattern.sub(keep, text)
    for pattern, replacement in _RULES:
        if replacement == "sign":
            text = pattern.sub(lambda match: _SIGNS[match[1]], text)
        else:
            text = pattern.sub(
                lambda match, new=replacement: match.expand(new) if "\\" in new else new, text
            )
    while "\ue000" in text:
        text = re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], text)
    return text


def check_typography(text: str) -> list[Finding]:
    """Return one finding where signs or spaces should be corrected, and each unclosed pair."""
    findings = []
    better = _with_right_signs(text)
    if better != text:
        place = next(
            (
                index
                for index, (old, new) in enumerate(zip(text, better, strict=False))
                if old != new
            ),
            min(len(text), len(better)),
        )
        excerpt = text[max(0, place - 6) : place + 6]
        findings.append(
            Finding(
                Kind.TYPOGRAPHY,
                WARNING,
                _("Use full-width signs and no spaces beside Chinese characters: see “%(text)s”.")
                % {"text": excerpt.strip()},
                excerpt,
            )
        )
    return findings + check_lists(text) + check_pairs_closed(text)


def check_lists(text: str) -> list[Finding]:
    """Return a finding for each list of short items that has commas in the place of 、."""
    return [
        Finding(
            Kind.LIST,
            WARNING,
            _("Write “%(right)s”: items of a list are separated by an enumeration comma.")
            % {"right": match[1].replace("，", "、")},
            match[1],
        )
        for match in _COMMA_LIST.finditer(text)
    ]


def check_pairs_closed(text: str) -> list[Finding]:
    """Return a finding for each bracket or quotation mark without its partner."""
    opened: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append((sign, place))
        elif sign in _PAIRS.values():
            if sign == "’" and (not opened or opened[-1][0] != "‘"):
                continue  # an apostrophe
            if (
                opened
                and _PAIRS[opened[-1][0]] == sign
                or opened
                and {opened[-1][0], sign} in ({"（", ")"}, {"(", "）"})
            ):
                opened.pop()
            else:
                alone.append((sign, place))
    return [
        Finding(
            Kind.PAIR,
            WARNING,
            _("Add the partner of “%(sign)s” near “%(text)s”, or remove it.")
            % {"sign": sign, "text": text[max(0, place - 6) : place + 7]},
            sign,
        )
        for sign, place in [*alone, *opened]
    ]
