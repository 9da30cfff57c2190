"""The editing forms of articles, publications and events, in the order in which they are filled."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.panels import LanguageInlinePanel, SharedPanel
from cities_site.library.models import ClassifiedPage


def _group(heading: str | Promise, names: Iterable[str]) -> MultiFieldPanel:
    return MultiFieldPanel([SharedPanel(name) for name in names], heading=heading)


def _closing_panels() -> list:
    """What every item of the section ends with."""
    return [
        MultiFieldPanel(ClassifiedPage.classification_panels, heading=_("Classification")),
        LanguageInlinePanel(
            "related_pages", shared=["page"], heading=_("Related content"), label=_("Page")
        ),
        _group(_("Earlier website"), ("legacy_url", "legacy_categories")),
    ]


ARTICLE_PANELS = page_edit_handler(
    words=["subhead", "body", "dateline_place", "data_as_of", "series"],
    shared=[
        _group(_("Article"), ("kind", "dateline_date", "series_position", "hero_image")),
        _group(
            _("External article"),
            (
                "source_organisation",
                "source_published_date",
                "external_url",
                "external_language",
            ),
        ),
        LanguageInlinePanel(
            "figures",
            words=["qualifier", "label"],
            shared=["value", "as_of", "source"],
            heading=_("Figures"),
            label=_("Figure"),
        ),
        LanguageInlinePanel(
            "corrections",
            words=["reason"],
            shared=["language", "original", "corrected", "corrected_on", "keeps_earlier_version"],
            heading=_("Corrections"),
            label=_("Correction"),
        ),
        LanguageInlinePanel(
            "partner_links",
            shared=["partner"],
            heading=_("Organizations"),
            label=_("Organization"),
        ),
        SharedPanel("pilot"),
        LanguageInlinePanel(
            "routes",
            shared=["origin", "destination", "kind"],
            heading=_("Routes between cities"),
            label=_("Route"),
        ),
        *_closing_panels(),
    ],
)

PUBLICATION_PANELS = page_edit_handler(
    words=["body", "contents", "series"],
    shared=[
        _group(
            _("Publication"),
            ("kind", "relation", "authors", "published_on", "published_precision", "cover"),
        ),
        LanguageInlinePanel(
            "publishers", shared=["partner"], heading=_("Publishers"), label=_("Publisher")
        ),
        SharedPanel("shared_by"),
        LanguageInlinePanel(
            "files",
            shared=["document", "external_url", "language"],
            heading=_("Files"),
            label=_("File"),
        ),
        _group(_("Numbers and licence"), ("symbol", "isbn", "issn", "doi", "licence")),
        SharedPanel("pilots"),
        SharedPanel("events"),
        *_closing_panels(),
    ],
)

EVENT_PANELS = page_edit_handler(
    words=["body", "venue", "status_reason", "discussion", "outcomes"],
    shared=[
        _group(_("Event"), ("kind", "mode", "status", "image")),
        _group(
            _("Date and time"),
            ("date_precision", "timezone", "start_date", "start_time", "end_date", "end_time"),
        ),
        _group(
            _("Taking part"),
            ("join_url", "registration_url", "registration_deadline", "captions"),
        ),
        LanguageInlinePanel(
            "organisers",
            shared=["partner", "role"],
            heading=_("Organizers"),
            label=_("Organizer"),
        ),
        LanguageInlinePanel(
            "speakers",
            words=["name", "title"],
            shared=["organisation", "country", "role"],
            heading=_("Speakers"),
            label=_("Speaker"),
        ),
        LanguageInlinePanel(
            "agenda",
            words=["title"],
            shared=["time"],
            heading=_("Agenda"),
            label=_("Agenda item"),
        ),
        LanguageInlinePanel(
            "working_languages",
            shared=["language"],
            heading=_("Working languages"),
            label=_("Language"),
        ),
        LanguageInlinePanel(
            "interpretation",
            shared=["language"],
            heading=_("Interpretation"),
            label=_("Language"),
        ),
        LanguageInlinePanel(
            "document_links", shared=["document"], heading=_("Documents"), label=_("Document")
        ),
        LanguageInlinePanel(
            "recordings",
            shared=["platform", "language", "url", "reachable_in_mainland"],
            heading=_("Recordings"),
            label=_("Recording"),
        ),
        SharedPanel("pilots"),
        *_closing_panels(),
    ],
)
