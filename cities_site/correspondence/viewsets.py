"""What readers sent, as the office reads it in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cities_site.correspondence.models import Kind, Letter, PageFeedback, Subscription

BEGINNING = 80  # characters of a message on its line of the list
WRITTEN_BY_READERS = ["reason", "message", "about", "partner", "name", "reply_address", "language"]


class ReceivedViewSet(ModelViewSet):
    """Records that only readers write: of Wagtail's views those in `offered` are there."""

    offered: tuple[str, ...] = ("index", "index_results")
    copy_view_enabled = False
    add_to_reference_index = False

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the views that make sense."""
        return [route for route in super().get_urlpatterns() if route.name in self.offered]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the links to views that are not there."""
        return {
            name: value
            for name, value in super().get_common_view_kwargs(**kwargs).items()
            if not name.endswith("_url_name") or name.removesuffix("_url_name") in self.offered
        }


class LetterViewSet(ReceivedViewSet):
    """Letters are read, marked as answered and deleted."""

    model = Letter
    name = "letters"
    offered = ("index", "index_results", "edit", "delete", "history", "history_results")
    icon = "mail"
    menu_label = _("Letters")
    list_filter = ["state", "reason", "language"]
    search_fields = ["message", "about"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "reason", label=_("Reason"), accessor="get_reason_display", url_name="letters:edit"
        ),
        Column("message", label=_("Message"), accessor=lambda letter: letter.message[:BEGINNING]),
        Column("about", label=_("Page")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("received_at", label=_("Received"), sort_key="received_at"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("mailed_at", label=_("Sent on by e-mail"), sort_key="mailed_at"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("state"),
            *(FieldPanel(name, read_only=True) for name in WRITTEN_BY_READERS),
        ],
        heading=_("Letter"),
    )


class PageFeedbackIndexView(IndexView):
    """The counts, with their pages in the same query."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("page")


class PageFeedbackViewSet(ReceivedViewSet):
    """How useful readers find pages, by day."""

    model = PageFeedback
    name = "page_feedback"
    index_view_class = PageFeedbackIndexView
    icon = "view"
    menu_label = _("Feedback on pages")
    list_filter = ["language", "day"]
    list_display = [
        Column("page", label=_("Page")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("day", label=_("Day"), sort_key="day"),
        Column("useful", label=_("Useful"), sort_key="useful"),
        Column("not_useful", label=_("Not useful"), sort_key="not_useful"),
    ]
    list_export = ["page", "language", "day", "useful", "not_useful"]
    form_fields = ["day"]


class SubscriptionViewSet(ReceivedViewSet):
    """Subscriptions can be counted, and deleted on request; nobody reads the addresses."""

    model = Subscription
    name = "subscriptions"
    offered = ("index", "index_results", "delete")
    icon = "group"
    menu_label = _("Subscriptions")
    list_filter = ["language"]
    list_display = [
        TitleColumn(
            "address",
            label=_("E-mail address"),
            accessor="masked_address",
            url_name="subscriptions:delete",
        ),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("kinds", label=_("Kinds"), accessor=lambda each: _names_of(each.kinds)),
        Column("requested_at", label=_("Requested"), sort_key="requested_at"),
        Column("confirmed_at", label=_("Confirmed"), sort_key="confirmed_at"),
    ]
    form_fields = ["language"]


def _names_of(kinds: list[str]) -> str:
    return gettext(", ").join(str(Kind(kind).label) for kind in kinds if kind in Kind.values)


class CorrespondenceViewSetGroup(ModelViewSetGroup):
    """One entry in the menu for what readers send and ask for."""

    menu_label = _("Readers")
    menu_icon = "mail"
    menu_order = 250
    items = (LetterViewSet, PageFeedbackViewSet, SubscriptionViewSet)
