"""Choices and limits that every section uses and that no language changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# What editors may do inside a paragraph. No pictures: an image needs its own block, where its
# alternative text, caption and credit are looked after.
TEXT_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "ol",
    "ul",
    "superscript",
    "subscript",
    # Names by reference; the sections that have such records register them.
    "city-name",
    "partner-name",
]


class Licence(models.TextChoices):
    """What readers may do with an image, a file or a publication; empty means not stated."""

    ALL_RIGHTS_RESERVED = "all_rights_reserved", _("All rights reserved")
    PUBLIC_DOMAIN = "public_domain", _("Public domain")
    CC0_1_0 = "cc0_1_0", _("CC0 1.0")
    CC_BY_4_0 = "cc_by_4_0", _("CC BY 4.0")
    CC_BY_SA_4_0 = "cc_by_sa_4_0", _("CC BY-SA 4.0")
    CC_BY_NC_4_0 = "cc_by_nc_4_0", _("CC BY-NC 4.0")
    CC_BY_NC_SA_4_0 = "cc_by_nc_sa_4_0", _("CC BY-NC-SA 4.0")
    CC_BY_3_0_IGO = "cc_by_3_0_igo", _("CC BY 3.0 IGO")
    CC_BY_NC_3_0_IGO = "cc_by_nc_3_0_igo", _("CC BY-NC 3.0 IGO")
    CC_BY_NC_ND_3_0_IGO = "cc_by_nc_nd_3_0_igo", _("CC BY-NC-ND 3.0 IGO")
    CC_BY_NC_SA_3_0_IGO = "cc_by_nc_sa_3_0_igo", _("CC BY-NC-SA 3.0 IGO")


LICENCES = Licence.choices


class FileLanguage(models.TextChoices):
    """The language inside a file or a recording: the six official languages, and two more."""

    ARABIC = "ar", _("Arabic")
    CHINESE = "zh-hans", _("Chinese")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")
    MULTILINGUAL = "mul", _("Several languages")
    OTHER = "und", _("Another language")


class DatePrecision(models.TextChoices):
    """How much of a stored date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    UNKNOWN = "unknown", _("Unknown")
