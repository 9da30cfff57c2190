"""Dates and numbers as readers meet them, exact only as far as the source was exact."""

import datetime
from decimal import Decimal

from django.utils import formats

from cities_site.library.fields import DatePrecision

_FORMATS = {
    DatePrecision.DAY: "DATE_FORMAT",
    DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
}


def date_in_words(value: datetime.date | None, precision: str = DatePrecision.DAY) -> str:
    """Write a date in the active language, showing only its known part; "" when there is none."""
    if value is None or precision == DatePrecision.UNKNOWN:
        return ""
    if precision == DatePrecision.YEAR:
        return str(value.year)
    return formats.date_format(value, _FORMATS.get(precision, "DATE_FORMAT"))


def number_in_words(value: Decimal | int | None) -> str:
    """Write a number with grouped thousands and without padding zeros; "" when there is none."""
    if value is None:
        return ""
    number = Decimal(value)
    whole = number.to_integral_value()
    shown = whole if number == whole else number.normalize()
    return formats.number_format(shown, use_l10n=True, force_grouping=True)
