"""How a publisher comes to the screen: from the admin's front page, the editor and the lists."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.models import TaskState

from cities_site.bilingual.models import BasePage
from cities_site.desk.review.views import review_page

ADDRESS = "desk_review"


class AwaitingReviewPanel(Component):
    """What waits for this user's decision, oldest first, each with the way to its screen."""

    name = "awaiting_review"
    template_name = "desk/awaiting_review.html"
    order = WorkflowObjectsToModeratePanel.order

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return the pages that wait, in the same number of queries for any number of them."""
        states = (
            TaskState.objects.reviewable_by(parent_context["request"].user)
            .select_related("workflow_state__requested_by")
            .prefetch_related("workflow_state__content_object")
            .order_by("started_at")
        )
        waiting = [(state.workflow_state.content_object, state) for state in states]
        return {
            "waiting": [
                (page, reverse(ADDRESS, args=(page.pk,)), state)
                for page, state in waiting
                if isinstance(page, BasePage)
            ]
        }


def show_what_awaits_review(request: HttpRequest, panels: list[Component]) -> None:
    """Put our list in the place of Wagtail's, which leads to the editor."""
    panels[:] = [
        AwaitingReviewPanel() if isinstance(panel, WorkflowObjectsToModeratePanel) else panel
        for panel in panels
    ]


def review_addresses() -> list[URLPattern]:
    """Return the address of the screen, among those of pages."""
    return [path("pages/<int:page_id>/review/", review_page, name=ADDRESS)]


def review_button(
    page: Any, user: Any, view_name: str = "", next_url: str | None = None
) -> Iterator[Button]:
    """Lead to the screen from the editor and the lists, where a draft waits."""
    if not isinstance(page, BasePage) or not page.has_unpublished_changes:
        return
    if page.permissions_for_user(user).can_publish():
        address = reverse(ADDRESS, args=(page.pk,))
        yield Button(_("Review and publish"), url=address, icon_name="check", priority=4)
