"""Shapes that typed codes must have."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate_currency = RegexValidator(
    r"\A[A-Z]{3}\Z", _("Write a three-letter currency code in capitals, such as USD.")
)

validate_sdg_targets = RegexValidator(
    r"\A(1[0-7]|[1-9])\.[0-9a-z]{1,2}(, ?(1[0-7]|[1-9])\.[0-9a-z]{1,2})*\Z",
    _("Write targets of the goals separated by commas, such as 11.2, 13.1."),
)
