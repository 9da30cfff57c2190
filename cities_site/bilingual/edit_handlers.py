"""The editors of pages, snippets and settings: a tab for each language, and shared ones."""

from collections.abc import Sequence

from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.four_eyes_forms import AloneReasonPanel
from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.page_forms import BilingualPageForm
from cities_site.bilingual.panels import (
    ApprovalPanel,
    ConflictPanel,
    FormFieldPanel,
    HeadlinePanel,
    LanguagePanel,
    SharedPanel,
    TranslationStatePanel,
)
from cities_site.bilingual.personal_data.panels import PersonalDataPanel, PersonalDataReasonPanel


def _language_tab(language: str, heading: Sequence[Panel], words: Sequence[str]) -> ObjectList:
    return ObjectList(
        [
            PersonalDataPanel(language),
            TranslationStatePanel(language),
            *heading,
            *(LanguagePanel(name, language) for name in words),
        ],
        heading=NATIVE_NAMES[language],
    )


def _record_panels() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                SharedPanel("source_language"),
                SharedPanel("translation_wanted"),
                FormFieldPanel("translation_reviewed"),
            ],
            heading=_("Translation"),
        )
    ]


def page_edit_handler(
    words: Sequence[str] = (), shared: Sequence[Panel] = (), settings: Sequence[Panel] = ()
) -> TabbedInterface:
    """Return the editor of a page type: English, 中文, shared facts and settings.

    `words` are the names of translated fields, in the order in which both languages show them.
    """
    headlines = {
        ENGLISH: HeadlinePanel(
            localized("headline", ENGLISH), targets=["slug"], placeholder=_("Title in English")
        ),
        # Without a placeholder the admin shows an empty title field as nothing at all.
        CHINESE: LanguagePanel(
            "headline",
            CHINESE,
            classname="title",
            widget=TextInput(attrs={"placeholder": _("Title in Chinese")}),
        ),
    }
    tabs = []
    for language in LANGUAGES:
        tab = _language_tab(language, [headlines[language]], ["summary", *words])
        tab.children += [
            MultiFieldPanel(
                [
                    LanguagePanel("seo_title", language),
                    LanguagePanel("search_description", language),
                ],
                heading=_("For search engines"),
                classname="collapsed",
            ),
            MultiFieldPanel([ApprovalPanel(language)], heading=_("Public state")),
        ]
        tabs.append(tab)
    return TabbedInterface(
        [
            *tabs,
            ObjectList(
                [
                    ConflictPanel("save_anyway"),
                    PersonalDataPanel(SHARED),
                    PersonalDataReasonPanel(),
                    AloneReasonPanel(),
                    SharedPanel("display_date"),
                    *shared,
                ],
                heading=_("Shared"),
            ),
            ObjectList(
                [
                    FormFieldPanel("publication_languages"),
                    FormFieldPanel("publication_hold"),
                    MultiFieldPanel(
                        [
                            FormFieldPanel(localized("change_note", language))
                            for language in LANGUAGES
                        ],
                        heading=_("Change note"),
                    ),
                    MultiFieldPanel(
                        [FormFieldPanel("minor_edit"), FormFieldPanel("minor_edit_reason")],
                        heading=_("Minor edit"),
                    ),
                    *_record_panels(),
                    MultiFieldPanel(
                        [
                            SharedPanel("slug"),
                            SharedPanel("show_in_menus"),
                            SharedPanel("listing_order"),
                        ],
                        heading=_("Address and lists"),
                    ),
                    PublishingPanel(),
                    *settings,
                    CommentPanel(),
                ],
                heading=_("Settings"),
            ),
        ],
        # Said here because the admin sets its own form on the base page model at start-up.
        base_form_class=BilingualPageForm,
    )


def snippet_edit_handler(
    words: Sequence[str] = (), shared: Sequence[Panel] = ()
) -> TabbedInterface:
    """Return the editor of a snippet type: English, 中文 and shared facts."""
    tabs = []
    for language in LANGUAGES:
        tab = _language_tab(language, [], words)
        tab.children.append(MultiFieldPanel([ApprovalPanel(language)], heading=_("Public state")))
        tabs.append(tab)
    return TabbedInterface(
        [
            *tabs,
            ObjectList(
                [
                    ConflictPanel("save_anyway"),
                    PersonalDataPanel(SHARED),
                    PersonalDataReasonPanel(),
                    *shared,
                    *_record_panels(),
                ],
                heading=_("Shared"),
            ),
        ]
    )


def settings_edit_handler(words: Sequence[str], shared: Sequence[str] = ()) -> TabbedInterface:
    """Return the editor of site settings: English, 中文 and shared facts, without states."""
    tabs = [
        ObjectList(
            [LanguagePanel(name, language) for name in words], heading=NATIVE_NAMES[language]
        )
        for language in LANGUAGES
    ]
    if shared:
        tabs.append(ObjectList([SharedPanel(name) for name in shared], heading=_("Shared")))
    return TabbedInterface(tabs)
