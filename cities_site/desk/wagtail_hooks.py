"""Where the translation desk enters Wagtail's admin."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import register_snippet

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, words
from cities_site.desk.account import TranslationMessagesPanel
from cities_site.desk.addresses import edit_address
from cities_site.desk.exchange import hooks as exchange
from cities_site.desk.explorer import TranslatedPageViewSet
from cities_site.desk.findings import DISMISSED
from cities_site.desk.guide import guide_menu_item, show_guide
from cities_site.desk.machine import hooks as machine
from cities_site.desk.models import TranslationNotice, TranslationTask
from cities_site.desk.notices import tell
from cities_site.desk.parity import FIRST_PUBLICATION
from cities_site.desk.review import panels as review
from cities_site.desk.uses import (
    address_of_uses,
    remember_forms,
    show_uses,
    tell_where_old_forms_are,
)
from cities_site.desk.views import check_typed_passage
from cities_site.desk.viewsets import TranslationTaskViewSet
from cities_site.library.models import GlossaryTerm

TASKS_SHOWN = 10

register_snippet(TranslationTaskViewSet)
exchange.register()
machine.register()


class AssignmentForm(forms.Form):
    """Whom to ask, and by when."""

    assignee = forms.ModelChoiceField(
        label=_("Assigned to"),
        queryset=get_user_model().objects.filter(is_active=True),
        required=False,
        help_text=_("Leave empty to take the translations from whoever has them now."),
    )
    due_on = forms.DateField(label=_("Due on"), required=False, widget=AdminDateInput)


@hooks.register("register_bulk_action")
class AssignBulkAction(SnippetBulkAction):
    """Assigns many translations at once."""

    models = [TranslationTask]
    display_name = _("Assign")
    aria_label = _("Assign the chosen translations")
    action_type = "assign"
    template_name = "desk/assign.html"
    action_priority = 10
    form_class = AssignmentForm

    def check_perm(self, snippet: TranslationTask) -> bool:
        """Ask for the right to change lines of the desk."""
        return self.permission_policy.user_has_permission(self.request.user, "change")

    def get_execution_context(self) -> dict[str, Any]:
        """Pass the form's answers on."""
        answers = self.cleaned_form.cleaned_data
        return {**super().get_execution_context(), **answers, "by": self.request.user}

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[TranslationTask],
        assignee: Any = None,
        due_on: Any = None,
        by: Any = None,
        **_: Any,
    ) -> tuple[int, int]:
        """Assign all of them in one statement, and tell the assignee of those that are new."""
        new = [task for task in objects if assignee and task.assignee_id != assignee.pk]
        changes = {"assignee": assignee} | ({"due_on": due_on} if due_on else {})
        keys = [task.pk for task in objects]
        changed = TranslationTask.objects.filter(pk__in=keys).update(**changes)
        tell(TranslationNotice.Kind.ASSIGNED, new, [assignee], by=by)
        return changed, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many there were."""
        return ngettext(
            "%(count)d translation assigned.",
            "%(count)d translations assigned.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class OwnTranslationsPanel(Component):
    """What waits for this user, on the admin's front page; overdue first."""

    name = "own_translations"
    order = 90

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: dict | None = None) -> str:
        """Return the panel, or nothing for those who have no part in translation."""
        user = self.request.user
        if not user.has_perm("desk.change_translationtask"):
            return ""
        own = TranslationTask.objects.open().filter(assignee=user).most_urgent_first()
        tasks = [(task, edit_address(task)) for task in own[:TASKS_SHOWN]]
        context = {
            "tasks": tasks,
            "open_count": TranslationTask.objects.open().count(),
            "list_url": TranslationTaskViewSet().get_url_name("list"),
        }
        return render_to_string("desk/own_translations.html", context, request=self.request)


@hooks.register("register_admin_viewset")
def show_states_of_pages() -> TranslatedPageViewSet:
    """Show how far the translation of each page is where pages are explored."""
    return TranslatedPageViewSet()


@hooks.register("register_admin_urls")
def addresses_of_the_desk() -> list[URLPattern]:
    """Check a passage while it is typed, by the rules that hold when saved; find wordings."""
    return [
        path("translations/check/", check_typed_passage, name="desk_check_passage"),
        path("translations/uses/", show_uses, name="desk_uses"),
        path("translations/guide/", show_guide, name="desk_guide"),
    ]


hooks.register("register_admin_urls", review.review_addresses)
hooks.register("register_page_header_buttons", review.review_button)
hooks.register("register_page_listing_more_buttons", review.review_button)
hooks.register("construct_homepage_panels", review.show_what_awaits_review)
hooks.register("register_help_menu_item", guide_menu_item)
hooks.register("before_edit_snippet", remember_forms)
hooks.register("after_edit_snippet", tell_where_old_forms_are)


@hooks.register("register_snippet_listing_buttons")
def lead_to_uses(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a term to the passages that have it."""
    if not isinstance(snippet, GlossaryTerm) or not user.has_perm("desk.change_translationtask"):
        return
    for language in LANGUAGES:
        if wording := words(snippet, "term", language):
            label = format_lazy("{} ({})", _("Where it stands"), NATIVE_NAMES[language])
            address = address_of_uses(wording, language)
            yield Button(label, url=address, icon_name="search", priority=60)


@hooks.register("register_log_actions")
def log_dismissals(actions: Any) -> None:
    """Show dismissed findings, with their reasons, in the history of a record."""

    @actions.register_action(DISMISSED)
    class DismissalFormatter(LogFormatter):
        label = _("Finding dismissed")

        def format_message(self, log_entry: Any) -> str:
            return _("Dismissed “%(finding)s”: %(reason)s") % {
                "finding": log_entry.data.get("finding", ""),
                "reason": log_entry.data.get("reason", ""),
            }


@hooks.register("register_log_actions")
def log_publications_of_languages(actions: Any) -> None:
    """Show in the history of a page when each of its languages first went public."""

    @actions.register_action(FIRST_PUBLICATION)
    class FirstPublicationFormatter(LogFormatter):
        label = _("Language first published")

        def format_message(self, log_entry: Any) -> str:
            language = NATIVE_NAMES.get(log_entry.data.get("language"), "")
            return _("First public in %(language)s") % {"language": language}


@hooks.register("register_account_settings_panel")
def choice_of_messages(request: HttpRequest, user: Any, profile: Any) -> TranslationMessagesPanel:
    """Let each user choose when to be told of translations."""
    return TranslationMessagesPanel(request, user, profile)


@hooks.register("construct_homepage_panels")
def show_own_translations(request: HttpRequest, panels: list[Component]) -> None:
    """Put the user's translations on the admin's front page."""
    panels.append(OwnTranslationsPanel(request))
