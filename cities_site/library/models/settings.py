"""Texts of the whole site: names, calls to action and legal sentences."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cities_site.bilingual.edit_handlers import settings_edit_handler
from cities_site.bilingual.personal_data.guard import refuse
from cities_site.library.fields import Licence
from cities_site.library.models.images import SiteImage

WORDS = (
    "short_name",
    "full_name",
    "tagline",
    "primary_cta_label",
    "demo_notice",
    "external_links_disclaimer",
    "map_disclaimer",
    "views_disclaimer",
)
SHARED = (
    "primary_cta_url",
    "feedback_url",
    "show_maps",
    "data_licence",
    "icp_number",
    "public_security_number",
    "emblem",
    "emblem_permission",
)


@register_setting(icon="site")
class SiteTexts(BaseSiteSetting):
    """The names and sentences that appear on every page of a site."""

    short_name = models.CharField(
        _("short name"),
        max_length=80,
        blank=True,
        help_text=_("The name in the page header; no abbreviations."),
    )
    full_name = models.CharField(
        _("full name"),
        max_length=255,
        blank=True,
        help_text=_("The official name, exactly as it was adopted in this language."),
    )
    tagline = models.CharField(
        _("title of the home page"),
        max_length=255,
        blank=True,
        help_text=_("The title that browsers and search engines show for the home page."),
    )
    primary_cta_label = models.CharField(
        _("label of the main link"),
        max_length=80,
        blank=True,
        help_text=_("The words of the main link, such as “Visit Cities Project website”."),
    )
    demo_notice = models.CharField(
        _("demonstration notice"),
        max_length=255,
        blank=True,
        help_text=_("Shown at the foot of every page while the site is a demonstration."),
    )
    external_links_disclaimer = models.TextField(
        _("external links disclaimer"),
        blank=True,
        help_text=_("Who answers for the content of the sites that pages link to."),
    )
    map_disclaimer = models.TextField(
        _("map disclaimer"),
        blank=True,
        help_text=_("Shown under every map, in the approved wording; without it there is no map."),
    )
    views_disclaimer = models.TextField(
        _("views disclaimer"),
        blank=True,
        help_text=_("Whose views a signed text expresses."),
    )
    primary_cta_url = models.URLField(
        _("address of the main link"),
        blank=True,
        help_text=_("Where the main link leads; without an address it is not shown."),
    )
    feedback_url = models.URLField(
        _("address for feedback"),
        blank=True,
        help_text=_("Where readers report a problem; without an address no link is shown."),
    )
    show_maps = models.BooleanField(
        _("show maps"),
        default=True,
        help_text=_("Untick to take every map off the site; lists and tables say the same."),
    )
    data_licence = models.CharField(
        _("licence of the open data"),
        max_length=30,
        choices=Licence.choices,
        blank=True,
        help_text=_(
            "What people may do with the downloads; without it they read that none is set."
        ),
    )
    icp_number = models.CharField(
        _("ICP filing number"),
        max_length=80,
        blank=True,
        help_text=_("Required in the footer when the site is hosted in mainland China."),
    )
    public_security_number = models.CharField(
        _("public security filing number"),
        max_length=80,
        blank=True,
        help_text=_("Required in the footer when the site is hosted in mainland China."),
    )

    emblem = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("emblem"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose an emblem for the header only if its owner has permitted its use."),
    )
    emblem_permission = models.CharField(
        _("permission for the emblem"),
        max_length=255,
        blank=True,
        help_text=_("Give the reference of the written permission; without it none is shown."),
    )

    edit_handler = settings_edit_handler(words=WORDS, shared=SHARED)
    # The header shows the emblem: it comes with the texts, in one query.
    select_related = ["emblem"]

    class Meta:
        verbose_name = _("names and legal texts")
        verbose_name_plural = _("names and legal texts")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Refuse an emblem that nobody has permitted, and personal data on every page."""
        super().clean()
        refuse(self)
        if self.emblem_id and not self.emblem_permission.strip():
            raise ValidationError(
                {"emblem_permission": _("Record the permission before the emblem is shown.")}
            )

    @property
    def shown_emblem(self) -> SiteImage | None:
        """The emblem that readers see: only one whose use is permitted on record."""
        return self.emblem if self.emblem_permission.strip() else None
