"""Numbers and names that can be checked before readers see them."""

import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum import isbn, issn

# Names that the operating system lists as zones but that are no places.
NOT_PLACES = frozenset({"localtime", "Factory"})

validate_doi = RegexValidator(
    r"\A10\.[0-9]{4,9}(\.[0-9]+)*/[!-~]+\Z",
    _("Write the DOI alone, without an address, such as 10.1000/182."),
)


def validate_isbn(value: str) -> None:
    """Accept an ISBN of 10 or 13 digits whose check digit is right."""
    if not isbn.is_valid(value):
        raise ValidationError(_("This is not a valid ISBN: its check digit does not match."))


def validate_issn(value: str) -> None:
    """Accept an ISSN whose check digit is right."""
    if not issn.is_valid(value):
        raise ValidationError(_("This is not a valid ISSN: its check digit does not match."))


@cache
def known_time_zones() -> frozenset[str]:
    """The names of the IANA time zone database, read once."""
    return frozenset(zoneinfo.available_timezones() - NOT_PLACES)


def validate_time_zone(value: str) -> None:
    """Accept the name of a zone in the IANA time zone database."""
    if value not in known_time_zones():
        raise ValidationError(
            _("Write the IANA name of a time zone, such as Asia/Shanghai or America/New_York.")
        )
