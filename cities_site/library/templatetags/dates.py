"""Dates in prose, exact only as far as the source was exact."""

import datetime

from django import template
from django.utils import formats
from django.utils.html import format_html

from cities_site.library.fields import DatePrecision

register = template.Library()

# How each precision is written for readers, and how for machines.
_WRITTEN = {
    DatePrecision.DAY: ("DATE_FORMAT", "%Y-%m-%d"),
    DatePrecision.MONTH: ("YEAR_MONTH_FORMAT", "%Y-%m"),
}


@register.simple_tag
def prose_date(value: datetime.date | None, precision: str = DatePrecision.DAY) -> str:
    """Return a date as a `<time>` element in the active language, showing only its known part."""
    if value is None or precision == DatePrecision.UNKNOWN:
        return ""
    if precision == DatePrecision.YEAR:
        return format_html('<time datetime="{}">{}</time>', f"{value:%Y}", str(value.year))
    written, machine = _WRITTEN.get(precision, _WRITTEN[DatePrecision.DAY])
    return format_html(
        '<time datetime="{}" class="nowrap">{}</time>',
        value.strftime(machine),
        formats.date_format(value, written),
    )
