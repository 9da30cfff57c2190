"""The Translations screen: one list of everything that has words in two languages."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from cities_site.bilingual.models import TranslationState
from cities_site.desk.addresses import edit_address
from cities_site.desk.listing import TranslationIndexView
from cities_site.desk.models import TranslationNotice, TranslationTask
from cities_site.desk.notices import tell
from cities_site.desk.tracking import tracked_models


def _type_choices() -> list[tuple[int, Any]]:
    types = ContentType.objects.get_for_models(*tracked_models()).items()
    names = [(found.pk, model._meta.verbose_name) for model, found in types]
    return sorted(names, key=lambda choice: str(choice[1]))


class TaskFilterSet(WagtailFilterSet):
    """Narrows the list down."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=TranslationState.choices, widget=None
    )
    content_type = django_filters.ChoiceFilter(label=_("Type"), choices=_type_choices)
    assignee = django_filters.ModelChoiceFilter(
        label=_("Assigned to"),
        queryset=get_user_model().objects.filter(is_active=True),
        null_label=_("Nobody"),
    )
    overdue = django_filters.BooleanFilter(label=_("Overdue"), method="filter_overdue")
    by_machine = django_filters.BooleanFilter(
        label=_("Machine translation to be reviewed"),
        method="filter_by_machine",
    )

    class Meta:
        model = TranslationTask
        fields = [
            "state",
            "live_state",
            "content_type",
            "source_language",
            "assignee",
            "overdue",
            "by_machine",
        ]

    def filter_overdue(self, tasks: QuerySet, name: str, value: bool) -> QuerySet:
        """Return the tasks whose day has passed, or the others."""
        late = {"due_on__lt": timezone.localdate(), "pk__in": tasks.open().values("pk")}
        return tasks.filter(**late) if value else tasks.exclude(**late)

    def filter_by_machine(self, tasks: QuerySet, name: str, value: bool) -> QuerySet:
        """Return the tasks with words of an engine that nobody has approved, or the others."""
        return (
            tasks.filter(passages_by_machine__gt=0)
            if value
            else tasks.exclude(passages_by_machine__gt=0)
        )


class TitlesColumn(TitleColumn):
    """Both titles, as a link to the editor of the record."""

    def get_value(self, instance: TranslationTask) -> str:
        return str(instance)

    def get_link_url(self, instance: TranslationTask, parent_context: dict[str, Any]) -> str:
        return edit_address(instance)


def progress_bar(task: TranslationTask) -> SafeString:
    """Return how much of the translation is approved, in numbers and as a bar."""
    return format_html(
        '{} / {} <progress max="{}" value="{}" aria-hidden="true"></progress>',
        task.passages_approved,
        task.passages,
        task.passages or 1,
        task.passages_approved,
    )


def waiting_time(task: TranslationTask) -> str:
    """Return how long the translation has waited, in the largest unit."""
    return timesince(task.waiting_since, depth=1) if task.waiting_since else ""


def due_date(task: TranslationTask) -> Any:
    """Return the due date, marked when it has passed."""
    if not task.due_on:
        return ""
    day = date_format(task.due_on)
    if not task.is_overdue:
        return day
    return format_html('<strong class="w-text-critical-200">{} {}</strong>', day, _("late"))


class AssignmentView(EditView):
    """Assigns one translation, and tells whoever it is given to."""

    def save_instance(self) -> TranslationTask:
        """Save; somebody who had it before is not told again."""
        task = super().save_instance()
        if "assignee" in self.form.changed_data:
            tell(TranslationNotice.Kind.ASSIGNED, [task], [task.assignee], by=self.request.user)
        return task


class TranslationTaskViewSet(SnippetViewSet):
    """Lists, filters, sorts, exports and assigns translations."""

    model = TranslationTask
    index_view_class = TranslationIndexView
    icon = "globe"
    menu_label = _("Translations")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_view_class = AssignmentView
    list_per_page = 50
    filterset_class = TaskFilterSet
    search_fields = ["title_en", "title_zh_hans"]
    search_backend_name = None
    list_display = [
        TitlesColumn("titles", label=_("Title"), sort_key="title_en"),
        Column("record_type", label=_("Type"), sort_key="content_type"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("get_live_state_display", label=_("Published"), sort_key="live_state"),
        Column("progress", label=_("Approved"), accessor=progress_bar),
        Column("source_length", label=_("Characters"), sort_key="source_length"),
        Column("waiting", label=_("Waiting"), accessor=waiting_time, sort_key="waiting_since"),
        Column("assignee", label=_("Assigned to"), sort_key="assignee__username"),
        Column("due", label=_("Due"), accessor=due_date, sort_key="due_on"),
    ]
    list_export = [
        "title_en",
        "title_zh_hans",
        "record_type",
        "source_language",
        "get_state_display",
        "get_live_state_display",
        "passages",
        "passages_approved",
        "source_length",
        "waiting_since",
        "assignee",
        "due_on",
        "note",
    ]
    export_headings = {
        "record_type": _("Type"),
        "get_state_display": _("State"),
        "get_live_state_display": _("Published"),
    }
    edit_handler = ObjectList(
        [FieldPanel("assignee"), FieldPanel("due_on"), FieldPanel("note")],
        heading=_("Assignment"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the list, the most urgent first, with what its rows show."""
        return TranslationTask.objects.select_related("assignee").most_urgent_first()
