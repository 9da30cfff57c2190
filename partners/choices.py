"""The fixed lists that describe an organisation and its place in the project."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """What sort of body an organisation is; the public filter "Partner type"."""

    UN_ENTITY = "un_entity", _("United Nations entity")
    NATIONAL_GOVERNMENT = "national_government", _("National government")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    REGIONAL_BODY = "regional_body", _("Regional body")
    ACADEMIA = "academia", _("Academia")
    RESEARCH = "research", _("Research organization")
    CSO = "cso", _("Civil society organization")
    PRIVATE_SECTOR = "private_sector", _("Private sector")
    NETWORK = "network", _("Network")


class RegistryStatus(models.TextChoices):
    """How the project itself speaks of an organisation; being mentioned is not partnership."""

    PARTNER = "partner", _("Partner")
    SUPPORTER = "supporter", _("Supporter")
    MENTIONED_ONLY = "mentioned_only", _("Mentioned only")


# Those that the public registry lists.
IN_REGISTRY = (RegistryStatus.PARTNER, RegistryStatus.SUPPORTER)
IN_REGISTRY_CHOICES = [(status.value, status.label) for status in IN_REGISTRY]


class SupportMode(models.TextChoices):
    """Whether support is given directly; the project's own wording leaves it open for most."""

    DIRECT = "direct", _("Direct support")
    INDIRECT = "indirect", _("Indirect support")
    UNSPECIFIED = "unspecified", _("Not specified")


class ProjectRole(models.TextChoices):
    """A part an organisation plays in the project; one organisation may play several."""

    INITIATOR = "initiator", _("Initiator")
    CO_SUPPORTER = "co_supporter", _("Co-supporter")
    NAMED_INSTITUTION = "named_institution", _("Supporting institution")
    PARTNER = "partner", _("Partner")
