"""Whether a weekday is the one of the date beside it."""

import datetime
import re

from django.utils.translation import gettext as _

from cities_site.desk.quality.english import MONTHS, WEEKDAYS, month_number
from cities_site.desk.quality.findings import ERROR, Finding, Kind

_HAN_DAYS = "一二三四五六日"
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
_ENGLISH = (
    re.compile(
        rf"(?P<weekday>{_WEEKDAY}),?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})"
    ),
    re.compile(
        rf"(?P<weekday>{_WEEKDAY}),?\s+(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    ),
    re.compile(
        rf"(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\s*\(?(?P<weekday>{_WEEKDAY})"
    ),
)
_CHINESE = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]\s*[（(，,]?\s*(?:星期|周|礼拜)"
    r"(?P<weekday>[一二三四五六日天])"
)


def check_weekdays(english: str, chinese: str) -> list[Finding]:
    """Return each date whose weekday the calendar contradicts, in either language."""
    findings = []
    for pattern in _ENGLISH:
        for match in pattern.finditer(english):
            number = WEEKDAYS.index(match["weekday"].lower())
            findings += _contradiction(match, month_number(match["month"]), number)
    for match in _CHINESE.finditer(chinese):
        number = _HAN_DAYS.index(match["weekday"].replace("天", "日"))
        findings += _contradiction(match, int(match["month"]), number)
    return findings


def _contradiction(match: re.Match[str], month: int, weekday: int) -> list[Finding]:
    try:
        day = datetime.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        message = _("There is no such day as “%(text)s”: correct the date.")
        return [Finding(Kind.DATE, ERROR, message % {"text": match[0]}, match[0])]
    if day.weekday() == weekday:
        return []
    message = _("“%(text)s” has the wrong weekday: correct the weekday or the date.")
    return [Finding(Kind.WEEKDAY, ERROR, message % {"text": match[0]}, match[0])]
