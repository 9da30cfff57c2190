"""The editing form of a registry record, in the order in which an editor fills it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.panels import LanguageInlinePanel, SharedPanel

PARTNER_PANELS = page_edit_handler(
    words=["body"],
    shared=[
        MultiFieldPanel(
            [SharedPanel(name) for name in ("acronym", "kind", "un_system", "registry_status")]
            + [SharedPanel("support_mode")],
            heading=_("Organization"),
        ),
        LanguageInlinePanel(
            "roles", shared=["role"], heading=_("Roles in the project"), label=_("Role")
        ),
        LanguageInlinePanel(
            "other_names",
            shared=["name", "search_only"],
            heading=_("Other names"),
            label=_("Other name"),
        ),
        LanguageInlinePanel(
            "former_names",
            words=["name"],
            shared=[
                "acronym",
                "valid_from",
                "valid_from_precision",
                "valid_to",
                "valid_to_precision",
            ],
            heading=_("Former names"),
            label=_("Former name"),
        ),
        MultiFieldPanel(
            [SharedPanel(name) for name in ("city", "country", "region")], heading=_("Place")
        ),
        SharedPanel("services"),
        MultiFieldPanel(
            [
                SharedPanel(name)
                for name in ("joined_on", "joined_precision", "founded_on", "founded_precision")
            ],
            heading=_("Dates"),
        ),
        LanguageInlinePanel(
            "figures",
            words=["qualifier", "label"],
            shared=["value", "as_of", "as_of_precision", "source"],
            heading=_("Figures"),
            label=_("Figure"),
        ),
        MultiFieldPanel(
            [
                SharedPanel(name)
                for name in (
                    "website",
                    "focal_point_mailbox",
                    "logo",
                    "logo_permission",
                    "last_verified_on",
                )
            ],
            heading=_("Contact and verification"),
        ),
        MultiFieldPanel(
            [SharedPanel("name_sort_en"), SharedPanel("name_sort_zh_hans")],
            heading=_("Order in the registry"),
        ),
    ],
)
