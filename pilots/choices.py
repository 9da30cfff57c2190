"""The fixed lists that describe how far a pilot project has come and who takes part."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a pilot has come; each stage maps to one activity status of the IATI standard."""

    IDEA = "idea", _("Idea")
    NEEDS_ASSESSMENT = "needs_assessment", _("Needs assessment")
    DESIGN = "design", _("In design")
    IMPLEMENTING = "implementing", _("Under implementation")
    COMPLETED = "completed", _("Completed")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")
    SUSPENDED = "suspended", _("Suspended")


# The path of a pilot that meets no obstacle; cancelled and suspended pilots leave it.
STAGE_PATH = (
    Stage.IDEA,
    Stage.NEEDS_ASSESSMENT,
    Stage.DESIGN,
    Stage.IMPLEMENTING,
    Stage.COMPLETED,
    Stage.CLOSED,
)

# Codes of the IATI code list "ActivityStatus": 1 pipeline, 2 implementation, 3 finalisation,
# 4 closed, 5 cancelled, 6 suspended.
IATI_STATUS = {
    Stage.IDEA: 1,
    Stage.NEEDS_ASSESSMENT: 1,
    Stage.DESIGN: 1,
    Stage.IMPLEMENTING: 2,
    Stage.COMPLETED: 3,
    Stage.CLOSED: 4,
    Stage.CANCELLED: 5,
    Stage.SUSPENDED: 6,
}


class PilotRole(models.TextChoices):
    """The part an organisation plays in one pilot."""

    INITIATOR = "initiator", _("Initiator")
    HOST = "host", _("Host authority")
    IMPLEMENTING = "implementing", _("Implementing partner")
    TECHNICAL = "technical", _("Technical partner")
    FUNDING = "funding", _("Funding partner")
    PARTNER = "partner", _("Partner")


class CoFinancingStatus(models.TextChoices):
    """How certain a contribution is."""

    PLEDGED = "pledged", _("Pledged")
    CONFIRMED = "confirmed", _("Confirmed")
    RECEIVED = "received", _("Received")
