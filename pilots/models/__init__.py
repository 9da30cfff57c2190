"""Pilot projects and the dated, sourced details kept with them."""

from pilots.models.evidence import Indicator, PilotDocument, PilotMilestone, PilotPhoto
from pilots.models.index import PilotIndexPage
from pilots.models.money import CoFinancing, PilotPartner
from pilots.models.pilot import PilotPage

__all__ = [
    "CoFinancing",
    "Indicator",
    "PilotDocument",
    "PilotIndexPage",
    "PilotMilestone",
    "PilotPage",
    "PilotPartner",
    "PilotPhoto",
]
