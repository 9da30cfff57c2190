"""The fixed lists that describe articles, publications and events."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsKind(models.TextChoices):
    """What sort of article readers are about to read."""

    NEWS = "news", _("News")
    EXTERNAL_ARTICLE = "external_article", _("External article")
    STATEMENT = "statement", _("Statement")
    STORY = "story", _("Story")


class PublicationKind(models.TextChoices):
    """What sort of document a publication is."""

    REPORT = "report", _("Report")
    GUIDANCE = "guidance", _("Guidance")
    BRIEF = "brief", _("Brief")
    STUDY = "study", _("Study")
    OTHER = "other", _("Other publication")


class PublicationRelation(models.TextChoices):
    """Whose work a publication is; sharing a document does not make it ours."""

    OURS = "ours", _("Published by the project")
    JOINT = "joint", _("Joint publication")
    SHARED = "shared", _("Shared by a partner")


class EventKind(models.TextChoices):
    """What sort of meeting an event is."""

    WEBINAR = "webinar", _("Webinar")
    WORKSHOP = "workshop", _("Workshop")
    CONFERENCE = "conference", _("Conference")
    TRAINING = "training", _("Training")
    STUDY_VISIT = "study_visit", _("Study visit")
    OTHER = "other", _("Other event")


class EventMode(models.TextChoices):
    """Where people meet."""

    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    HYBRID = "hybrid", _("Hybrid")


class EventStatus(models.TextChoices):
    """What an editor decides about an event; whether it is over is computed, never typed."""

    SCHEDULED = "scheduled", _("As planned")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    HELD = "held", _("Held")


class EventPhase(models.TextChoices):
    """What readers are told of an event: computed from the clock unless an editor called it off."""

    UPCOMING = "upcoming", _("Upcoming")
    LIVE = "live", _("Live now")
    ENDED = "ended", _("Ended")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class TimePrecision(models.TextChoices):
    """Whether the time of an event was published, or only its date."""

    DAY = "day", _("Date only")
    MINUTE = "minute", _("Date and time")


class OrganiserRole(models.TextChoices):
    """The part an organisation plays in an event."""

    ORGANIZER = "organizer", _("Organizer")
    JOINT_ORGANIZER = "joint_organizer", _("Joint organizer")
    SUPPORTER = "supporter", _("Supporter")


class SpeakerRole(models.TextChoices):
    """The part a person plays in an event."""

    SPEAKER = "speaker", _("Speaker")
    MODERATOR = "moderator", _("Moderator")


class RouteKind(models.TextChoices):
    """What an article reports between two cities."""

    DONATION = "donation", _("Donation")
    EXCHANGE = "exchange", _("Exchange of experience")
    PARTNERSHIP = "partnership", _("Partnership")
