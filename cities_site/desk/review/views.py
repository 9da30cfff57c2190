"""The publisher's screen, at an address of its own beside the editor's."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cities_site.bilingual.content import SECTIONS
from cities_site.bilingual.languages import LANGUAGES, language_tag, localized
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.wagtail_hooks import say_what_was_published
from cities_site.desk.review.forms import RETURN, DecisionForm
from cities_site.desk.review.reading import fact_changes, lines_of, open_comments, sections_of


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def review_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show all that a decision about the latest draft needs, and carry the decision out."""
    pages = BasePage.objects.filter(depth__gt=1)
    if request.method == "POST":
        # Locked, so that nobody saves between the reading and the decision.
        pages = pages.select_for_update()
    page = get_object_or_404(pages, pk=page_id).specific
    rights = page.permissions_for_user(request.user)
    if not (rights.can_publish() or rights.can_edit()):
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    task_state = page.current_workflow_task_state
    actions = _actions(page, task_state, request.user)
    sent = request.POST if request.method == "POST" else None
    form = DecisionForm(page, draft, request.user, sent)
    may_publish = form.has_rights and rights.can_publish()
    may_return = "reject" in actions
    if sent is not None:
        if not (may_return if sent.get("action") == RETURN else may_publish):
            raise PermissionDenied
        if form.is_valid():
            return _carry_out(request, page, form, task_state, actions)
        _start_anew(form, page)
    context = _context(request, page, draft, form)
    context |= {
        "task_state": task_state,
        "may_publish": may_publish,
        "may_return": may_return,
        "rights": rights,
    }
    return render(request, "desk/review.html", context)


def _context(request: HttpRequest, page: Any, draft: Any, form: DecisionForm) -> dict[str, Any]:
    stored = page if page.live else None
    lines = lines_of(draft, stored)
    return {
        "page": page,
        "headlines": [
            (language_tag(language), headline)
            for language in LANGUAGES
            if (headline := getattr(draft, localized("headline", language)))
        ],
        "draft": draft,
        "form": form,
        "sections": sections_of(draft, stored),
        "own": [item for item in SECTIONS if item in form.own and item in form.pending],
        "changed": [line for line in lines if line.is_changed or line.remarks],
        "unchanged": [line for line in lines if not (line.is_changed or line.remarks)],
        "facts": fact_changes(draft, stored, request),
        "comments": open_comments(page),
        "is_pending": stored is None or bool(form.pending),
    }


def _actions(page: Any, task_state: Any, user: Any) -> set[str]:
    if task_state is None:
        return set()
    return {name for name, *_rest in task_state.task.specific.get_actions(page, user)}


def _start_anew(form: DecisionForm, page: Any) -> None:
    """Let the next decision be about the draft that is shown now; the rest stays as typed."""
    form.data = form.data.copy()
    form.data["revision"] = str(page.latest_revision_id)


def _carry_out(
    request: HttpRequest, page: Any, form: DecisionForm, task_state: Any, actions: set[str]
) -> HttpResponse:
    comment = form.cleaned_data["comment"].strip()
    title = page.get_admin_display_title()
    if form.action == RETURN:
        task_state.task.specific.on_action(task_state, request.user, "reject", comment=comment)
        messages.success(request, _("“%(title)s” is returned to its author.") % {"title": title})
        return redirect("wagtailadmin_home")
    draft = form.judged()
    draft.publication_scope = ",".join(item for item in SECTIONS if item in form.carried())
    if reason := (form.cleaned_data.get("published_alone_reason") or "").strip():
        draft.answer_alone_for = (reason, sorted(form.own))
    revision = draft.save_revision(user=request.user, log_action=True, clean=False)
    if "approve" in actions or (task_state and reason and "reject" in actions):
        task_state.task.specific.on_action(task_state, request.user, "approve", comment=comment)
    else:
        revision.publish(user=request.user)
    is_scheduled = draft.go_live_at and draft.go_live_at > timezone.now()
    told = _("“%(title)s” is scheduled.") if is_scheduled else _("“%(title)s” is published.")
    messages.success(request, told % {"title": title})
    say_what_was_published(request, page)
    return redirect("wagtailadmin_home")
