"""How far each page's translation is, in the admin's list of pages."""

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import AbstractPage

from cities_site.bilingual.languages import NATIVE_NAMES
from cities_site.bilingual.models import BasePage, TranslationState
from cities_site.desk.models import TranslationTask
from cities_site.desk.tracking import tracked_models

# On a narrow screen the titles need the room; the filter is there all the same.
WIDE_ONLY = "wide-screens-only"


def page_tasks() -> QuerySet[TranslationTask]:
    """Return the lines of pages, whose keys are those of all page types together."""
    models = [model for model in tracked_models() if issubclass(model, AbstractPage)]
    types = ContentType.objects.get_for_models(*models).values()
    return TranslationTask.objects.filter(content_type__in=[found.pk for found in types])


class TranslatedPageFilterSet(GenericPageFilterSet):
    """Narrows pages down by the states that the Translations screen shows."""

    translation = django_filters.MultipleChoiceFilter(
        label=_("Translation"),
        choices=TranslationState.choices,
        method="filter_translation",
        widget=CheckboxSelectMultiple,
    )

    def filter_translation(self, pages: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Return the pages whose line has one of the states."""
        if not value:
            return pages
        return pages.filter(pk__in=page_tasks().filter(state__in=value).values("object_id"))


def state_of(page: Any) -> Any:
    """Return the state of the latest draft, as readers of the list know it."""
    state = getattr(page, "state_of_draft", None)
    return TranslationState(state).label if state else ""


def public_languages(page: Any) -> str:
    """Return the languages in which readers see the page now, and those that were withdrawn."""
    if not page.live or not isinstance(page, BasePage):
        return ""
    public = [NATIVE_NAMES[language] for language in page.available_languages]
    withdrawn = [f"{NATIVE_NAMES[key]} ({_('withdrawn')})" for key in page.withdrawals]
    return " · ".join([*public, *withdrawn])


class TranslatedPageIndexView(ExplorableIndexView):
    """Pages with their public languages and the state of their translation."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        Column("public", label=_("Public"), accessor=public_languages, classname=WIDE_ONLY),
        Column("translation", label=_("Translation"), accessor=state_of, classname=WIDE_ONLY),
    ]

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Give each page the state of its line, within the same query."""
        line = page_tasks().filter(object_id=OuterRef("pk"))
        return super().annotate_queryset(
            pages.annotate(state_of_draft=Subquery(line.values("state")[:1]))
        )


class TranslatedPageViewSet(PageViewSet):
    """Stands in for Wagtail's views of every page type that has none of its own."""

    model = BasePage
    index_view_class = TranslatedPageIndexView
    filterset_class = TranslatedPageFilterSet
