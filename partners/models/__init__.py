"""The partner registry's pages and the details kept with them."""

from partners.models.details import FormerName, PartnerAlias, PartnerFigure, PartnerRole
from partners.models.index import PartnerIndexPage
from partners.models.keeping import DistinctPartners, RegistryImport
from partners.models.partner import PartnerPage

__all__ = [
    "DistinctPartners",
    "FormerName",
    "PartnerAlias",
    "PartnerFigure",
    "PartnerIndexPage",
    "PartnerPage",
    "PartnerRole",
    "RegistryImport",
]
