"""The editing form of a pilot project, in the order in which a pilot unfolds."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.panels import LanguageInlinePanel, SharedPanel
from cities_site.library.models import ClassifiedPage

PILOT_PANELS = page_edit_handler(
    words=["line", "needs", "body", "contact_role", "data_as_of"],
    shared=[
        MultiFieldPanel(
            [
                SharedPanel(name)
                for name in ("code", "city", "country", "latitude", "longitude", "sdg_targets")
            ],
            heading=_("Place and code"),
        ),
        MultiFieldPanel([SharedPanel("stage"), SharedPanel("stage_completed")], heading=_("Stage")),
        LanguageInlinePanel(
            "milestones",
            words=["label"],
            shared=["date", "precision", "duration_days", "stage", "evidence"],
            heading=_("Milestones"),
            label=_("Milestone"),
        ),
        LanguageInlinePanel(
            "partner_links",
            shared=["partner", "role"],
            heading=_("Partners"),
            label=_("Partner"),
        ),
        MultiFieldPanel(
            [
                SharedPanel(name)
                for name in ("currency", "budget_total", "budget_confirmed", "budget_as_of")
            ],
            heading=_("Budget"),
        ),
        LanguageInlinePanel(
            "co_financing",
            words=["source_name", "in_kind"],
            shared=["partner", "amount", "currency", "status"],
            heading=_("Co-financing"),
            label=_("Contribution"),
        ),
        LanguageInlinePanel(
            "indicators",
            words=["name", "unit", "source"],
            shared=["baseline", "target", "actual", "as_of"],
            heading=_("Results"),
            label=_("Indicator"),
        ),
        LanguageInlinePanel(
            "document_links", shared=["document"], heading=_("Documents"), label=_("Document")
        ),
        LanguageInlinePanel(
            "photos", shared=["image", "consent_note"], heading=_("Photos"), label=_("Photo")
        ),
        MultiFieldPanel(ClassifiedPage.classification_panels, heading=_("Classification")),
    ],
)
