"""Personal data in a text: telephone numbers, e-mail addresses, identity and bank numbers.

Check digits and numbering plans decide where there are any (`stdnum`, and `phonenumbers` with the
plans of every country); the words before a number decide where there are none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, is_possible_number, is_valid_number, parse
from stdnum import iban, luhn
from stdnum.cn import ric

from cities_site.bilingual.personal_data.addresses import is_role_address
from cities_site.bilingual.personal_data.signs import plain_signs

# How many signs beside a finding are shown with it.
CONTEXT = 24


class Kind(models.TextChoices):
    """What was found."""

    TELEPHONE = "telephone", _("telephone number")
    EMAIL = "email", _("e-mail address of a person")
    IDENTITY = "identity", _("identity number")
    PASSPORT = "passport", _("passport number")
    BANK = "bank", _("bank details")
    # Never found in a text: what the file of a picture may say of the place it was taken at.
    LOCATION = "location", _("place where a picture was taken")


@dataclass(frozen=True)
class Finding:
    """One item of personal data: as it is written, and with the words beside it."""

    kind: Kind
    text: str
    passage: str

    @property
    def masked(self) -> str:
        """Return what was found without repeating it: its first and last sign."""
        return f"{self.text[:1]}…{self.text[-1:]}"


Span = tuple[Kind, int, int]

_GAP = r"[ \-./()]{0,3}"
_BEFORE = r"(?<![A-Za-z0-9/_=%])(?<!\d[.,])"
_AFTER = r"(?![A-Za-z0-9_]|[.,]\d)"
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”，。；）]+", re.IGNORECASE)
# Addresses that lead to a person although they are links.
_DIAL = re.compile(
    r"(?:tel:|sms:|wa\.me/|phone=|skype:)(?P<number>\+?\d[\d\-. ()]{5,18}\d)", re.IGNORECASE
)
_CODE = re.compile(
    r"(?:doi(?:\.org/|:\s*)|\b)10\.\d{4,9}/\S+"
    r"|\b(?:ISBN|ISSN)(?:-1[03])?[:：]?\s*[\dXx\- ]{8,20}"
    r"|\b97[89][- ]?(?:\d[- ]?){9}\d\b"
    r"|\b[A-Z]{1,6}(?:/[A-Z0-9.]+){1,6}(?:\s*\([A-Z0-9]+\))?",
    re.IGNORECASE,
)
_DIALLED = re.compile(
    r"(?:\b(?:tele?phone|phone|tel|mobile|mob|cell(?:phone)?|fax|whatsapp|wechat|call(?: us)?"
    r"|hotline|ext|tél)\b(?:\s+(?:no|number|us|at|on|is|me))*\.?"
    r"|电话(?:号码)?|手机(?:号码?|号)?|联系方式|联系电话|传真|致电|热线|座机|微信号?|拨打)"
    r"\s*(?:[(（][^)）]{0,12}[)）]\s*)?[:：]?\s*(?P<number>\+?[(]?\d(?:[ \-./()]{0,2}\d){5,16})",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(rf"{_BEFORE}(?P<number>(?:\+|00)\s?[(]?\d(?:{_GAP}\d){{6,16}}){_AFTER}")
_MOBILE = re.compile(
    rf"{_BEFORE}(?<!\d[ \-])(?P<number>(?:[(]?86[)]?{_GAP})?1[3-9](?:[ \-.]{{0,3}}\d){{9}})"
    rf"{_AFTER}(?![ \-]\d)"
)
_LANDLINE = re.compile(
    rf"{_BEFORE}(?P<number>(?:86[ \-])?[(]?0[1-9]\d{{1,2}}[)]?[ \-]{{0,2}}[2-8]\d{{2,3}}"
    r"[ \-]?\d{4}"
    r"|[48]00-\d{3}-?\d{4}|[(]\d{3}[)][ \-]?\d{3}[ \-.]\d{4}"
    rf"|\d{{3}}-\d{{3}}-\d{{4}}){_AFTER}"
)
# Thousands apart, as documents of the United Nations have them in Chinese: 13 800 138 000.
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3}){2,}")
_UNIT = re.compile(
    r"\s*(?:元|人|美元|吨|公斤|千瓦|平方|户|次|个|万|亿|%|yuan|USD|US\$|dollars?|people|persons|"
    r"kWh|MWh|tonnes?|tons?|kg|inhabitants|RMB|CNY)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:[$€£¥￥]|USD|CNY|RMB|EUR|人民币|共计|总计|total(?: of)?)\s*$", re.IGNORECASE
)

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+\-@])(?P<address>[A-Za-z0-9][A-Za-z0-9_.+\-]*"
    r"\s*@\s*(?:[^\W_][\w\-]*\.)+[^\W\d_]{2,})"
)
_AT = (
    r"(?:\s*[(\[{<【]\s*(?:at|@|a|艾特)\s*[)\]}>】]\s*"
    r"|\s+at\s+(?!(?:the|a)\s)(?=[\w\-]+\s*(?:[(\[{]\s*dot|dot\s)))"
)
_HIDDEN_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9_.+\-])(?P<address>[A-Za-z0-9][A-Za-z0-9_.+\-]*{_AT}[A-Za-z0-9\-]+"
    r"(?:(?:\s*[(\[{]\s*(?:dot|\.|点)\s*[)\]}]\s*|\s+dot\s+|\.)[A-Za-z0-9\-]+)+)",
    re.IGNORECASE,
)
_HIDDEN_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|\.|点)\s*[)\]}]\s*|\s+dot\s+", re.IGNORECASE)

_IDENTITY = re.compile(
    r"(?<![A-Za-z0-9])(?P<number>[1-9](?:[ \-.]?\d){16}[ \-.]?[\dXx])(?![A-Za-z0-9])"
)
_NAMED_IDENTITY = re.compile(
    r"(?:身份证(?:件)?(?:号码?|号)?|居民证|\b(?:national )?(?:ID|identity)(?: card)?"
    r"(?: (?:no|number))\.?|\bSSN|social security(?: number| no)?\.?)\s*(?:是|为|is)?\s*[:：#]?\s*"
    r"(?P<number>[A-Z]{0,2}\d(?:[ \-]?[\dXx()]){5,19})",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"(?:\bpassport(?: (?:no|number|is))*\.?|(?:护照|通行证|台胞证)(?:号码?|号)?)"
    r"\s*(?:是|为)?\s*[:：#]?\s*"
    r"(?P<number>(?=[A-Z]{0,2}[ ]?\d)[A-Z]{0,2}[ ]?\d(?:[ \-]?[0-9A-Z]){5,9})"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PASSPORT_STRIP = re.compile(r"(?P<number>P[A-Z<][A-Z]{3}[A-Z]+<[A-Z<]{8,})")

# What may stand for digits and signs in a text that has none.
_HIDDEN = re.compile(
    r"[〇零一二三四五六七八九幺壹]{3}|P<|passport|\bdot\b|[\[({<（【]\s*(?:at|a|艾特)",
    re.IGNORECASE,
)

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])(?P<number>[A-Z]{2}[ ]?\d{2}(?:[ \-]?[A-Z0-9]){11,30})(?![A-Za-z0-9])"
)
_CARD = re.compile(r"(?<![\d/])(?<!\d[.,])(?P<number>\d(?:[ \-]?\d){15,18})(?![\d]|[.,]\d)")
_ACCOUNT = re.compile(
    r"(?:银行(?:卡|账|帐)(?:号码?|号|户)?|卡号|[账帐]号|[账帐]户(?:号码?|号)?|"
    r"\b(?:bank |a/c |acc(?:oun)?t\.? )(?:account )?(?:no|number|#)\.?|\bcard (?:no|number)\.?)"
    r"\s*(?:是|为|is)?\s*[:：#]?\s*(?P<number>\d(?:[ \-]?\d){7,24})",
    re.IGNORECASE,
)
_CARD_WORDS = re.compile(r"银行|卡|[账帐]|汇款|转账|bank|card|account|visa|transfer", re.IGNORECASE)


def find_personal_data(written: str) -> list[Finding]:
    """Return the personal data in `written`, in the order in which they stand there."""
    if not any(sign.isdigit() or sign in "@＠" for sign in written) and not _may_hide(written):
        return []
    signs = plain_signs(written)
    spans: list[Span] = []
    for search in (_emails, _bank_details, _identities, _telephones):
        for kind, start, end in search(signs.text):
            if not any(start < other[2] and other[1] < end for other in spans):
                spans.append((kind, start, end))
    findings = []
    for kind, start, end in sorted(spans, key=lambda span: span[1]):
        before, after = max(0, start - CONTEXT), min(len(signs.text), end + CONTEXT)
        passage = " ".join(signs.original(before, after).split())
        findings.append(Finding(kind, signs.original(start, end), passage))
    return findings


def _may_hide(written: str) -> bool:
    return _HIDDEN.search(written) is not None


def _matches(
    pattern: re.Pattern[str], text: str, accepts: Callable[[re.Match[str]], bool], kind: Kind
) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if accepts(match):
            name = "number" if "number" in pattern.groupindex else "address"
            yield kind, *match.span(name)


def _emails(text: str) -> Iterator[Span]:
    def is_person(match: re.Match[str]) -> bool:
        address = re.sub(_AT, "@", match["address"], count=1, flags=re.IGNORECASE)
        address = re.sub(r"\s+", "", _HIDDEN_DOT.sub(".", address))
        return "@" in address and not is_role_address(address)

    yield from _matches(_EMAIL, text, is_person, Kind.EMAIL)
    yield from _matches(_HIDDEN_EMAIL, text, is_person, Kind.EMAIL)


def _bank_details(text: str) -> Iterator[Span]:
    # As written IBANs may run into the next word: the longest part that holds is taken.
    for match in _IBAN.finditer(text):
        parts = match["number"]
        ends = [len(parts), *(at for at, sign in enumerate(parts) if sign == " ")]
        valid = [end for end in ends if iban.is_valid(parts[:end].replace("-", ""))]
        if valid:
            yield Kind.BANK, match.start(), match.start() + max(valid)

    def is_card(match: re.Match[str]) -> bool:
        digits = re.sub(r"\D", "", match["number"])
        near = text[max(0, match.start() - 40) : match.end() + 20]
        is_union = digits.startswith("62")
        return luhn.is_valid(digits) and (is_union or _CARD_WORDS.search(near) is not None)

    yield from _matches(_CARD, text, is_card, Kind.BANK)
    yield from _matches(_ACCOUNT, text, lambda match: True, Kind.BANK)


def _identities(text: str) -> Iterator[Span]:
    yield from _matches(_PASSPORT, text, lambda match: True, Kind.PASSPORT)
    yield from _matches(_PASSPORT_STRIP, text, lambda match: True, Kind.PASSPORT)
    yield from _matches(
        _IDENTITY,
        text,
        lambda match: ric.is_valid(re.sub(r"[ \-.]", "", match["number"])),
        Kind.IDENTITY,
    )
    yield from _matches(_NAMED_IDENTITY, text, lambda match: True, Kind.IDENTITY)


def _is_identity(match: re.Match[str]) -> bool:
    # GB 11643-1999: place, day of birth and check digit must hold.
    return ric.is_valid(re.sub(r"[ \-.]", "", match["number"]))


def _telephones(text: str) -> Iterator[Span]:
    blocked = [match.span() for match in _CODE.finditer(text)]
    blocked += [match.span() for match in _WEB_ADDRESS.finditer(text) if not _DIAL.search(match[0])]

    def is_free(match: re.Match[str]) -> bool:
        return not any(start <= match.start("number") < end for start, end in blocked)

    def counts(match: re.Match[str]) -> bool:
        return (
            _UNIT.match(text, match.end("number")) is not None
            or _MONEY.search(text, max(0, match.start("number") - 24), match.start("number"))
            is not None
            or _THOUSANDS.fullmatch(match["number"]) is not None
        )

    for match in _DIALLED.finditer(text):
        if is_free(match) and _is_dialled(match["number"]):
            yield Kind.TELEPHONE, *match.span("number")
    # A number behind tel: is one, whatever stands around it.
    for match in re.finditer(
        r"(?:tel:|sms:|wa\.me/|phone=)(?P<number>\+?\d[\d\-. ()]{5,18}\d)", text
    ):
        yield Kind.TELEPHONE, *match.span("number")
    yield from _matches(
        _INTERNATIONAL,
        text,
        lambda match: is_free(match) and not counts(match) and _is_valid(_international(match)),
        Kind.TELEPHONE,
    )
    for pattern in (_MOBILE, _LANDLINE):
        yield from _matches(
            pattern,
            text,
            lambda match: is_free(match) and not counts(match) and _is_national(match["number"]),
            Kind.TELEPHONE,
        )


def _international(match: re.Match[str]) -> str:
    return "+" + re.sub(r"\D", "", match["number"]).removeprefix("00")


def _is_valid(number: str, region: str | None = None) -> bool:
    try:
        return is_valid_number(parse(number, region))
    except NumberParseException:
        return False


def _is_national(number: str) -> bool:
    """Return whether `number` holds in China, or in the form of North America there."""
    american = re.fullmatch(r"[(]?\d{3}[)]?[ \-]*\d{3}[ \-.]\d{4}", number)
    return _is_valid(number, "CN") or (american is not None and _is_valid(number, "US"))


def _is_dialled(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    is_span_of_years = re.fullmatch(r"(?:19|20)\d\d[ \-/.]+(?:19|20)\d\d", number) is not None
    is_date = re.fullmatch(r"(?:19|20)\d\d[\-/.]\d\d?[\-/.]\d\d?", number) is not None
    if is_span_of_years or is_date or _THOUSANDS.fullmatch(number) or not 7 <= len(digits) <= 15:
        return False
    try:
        return is_possible_number(parse("+86" + digits, None)) or _is_valid(number, "CN")
    except NumberParseException:
        return False
