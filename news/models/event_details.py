"""Who and what makes an event: organisers, speakers, agenda, documents, recordings, languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.bilingual.languages import words
from cities_site.library.fields import FileLanguage
from news.choices import OrganiserRole, SpeakerRole


class EventOrganiser(Orderable):
    """An organisation that organises or supports the event, in the published order."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="organisers")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="event_links",
        help_text=_("Choose the organization from the registry."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=OrganiserRole.choices,
        default=OrganiserRole.ORGANIZER,
        help_text=_("Choose the part that the invitation says it plays."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organizer")
        verbose_name_plural = _("organizers")

    def __str__(self) -> str:
        return self.get_role_display()


class EventSpeaker(Orderable):
    """A person who speaks in a public role."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(
        _("name"),
        max_length=255,
        blank=True,
        help_text=_("Write the name as the person writes it in this language."),
    )
    title = models.CharField(
        _("function"),
        max_length=255,
        blank=True,
        help_text=_("Write the public function in which the person speaks."),
    )
    organisation = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="speakers",
        help_text=_("Choose the organization for which the person speaks."),
    )
    country = models.ForeignKey(
        "library.Country",
        verbose_name=_("country or territory"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Choose the country or territory from which the person speaks."),
    )
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=SpeakerRole.choices,
        default=SpeakerRole.SPEAKER,
        help_text=_("Choose whether the person speaks or moderates."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return words(self, "name") or self.get_role_display()


class AgendaItem(Orderable):
    """One line of the programme."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="agenda")
    time = models.TimeField(
        _("time"),
        null=True,
        blank=True,
        help_text=_("Give the time in the zone of the event; leave empty if it has none."),
    )
    title = models.CharField(
        _("title"), max_length=255, blank=True, help_text=_("Write what happens at this point.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        return words(self, "title")


class EventDocument(Orderable):
    """A presentation or another document of the event."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(
        "library.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose a document from the library."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.document)


class EventRecording(Orderable):
    """A recording of the event on one platform in one language."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="recordings")
    platform = models.CharField(
        _("platform"), max_length=100, help_text=_("Name the platform that shows the recording.")
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=FileLanguage.choices,
        help_text=_("Choose the language that is heard."),
    )
    url = models.URLField(
        _("address"), max_length=500, help_text=_("Give the public address of the recording.")
    )
    reachable_in_mainland = models.BooleanField(
        _("opens in mainland China"),
        null=True,
        blank=True,
        help_text=_("Say whether the platform opens there; leave unknown if nobody has tried."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return self.platform

    @property
    def reachability(self) -> str:
        """Say in words whether readers in mainland China can open it."""
        if self.reachable_in_mainland is None:
            return _("Not tried in mainland China yet")
        if self.reachable_in_mainland:
            return _("Opens in mainland China")
        return _("May not open in mainland China")


class EventWorkingLanguage(Orderable):
    """A language in which the event is held."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="working_languages")
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=FileLanguage.choices,
        help_text=_("Choose a language in which people speak."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("working language")
        verbose_name_plural = _("working languages")

    def __str__(self) -> str:
        return self.get_language_display()


class EventInterpretation(Orderable):
    """A language into which the event is interpreted."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="interpretation")
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=FileLanguage.choices,
        help_text=_("Choose a language into which interpreters work."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("interpretation")
        verbose_name_plural = _("interpretation")

    def __str__(self) -> str:
        return self.get_language_display()
