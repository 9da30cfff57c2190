"""The partner registry's pages and the details kept with them."""

from partners.models.details import FormerName, PartnerAlias, PartnerFigure, PartnerRole
from partners.models.index import PartnerIndexPage
from partners.models.partner import PartnerPage

__all__ = [
    "FormerName",
    "PartnerAlias",
    "PartnerFigure",
    "PartnerIndexPage",
    "PartnerPage",
    "PartnerRole",
]
