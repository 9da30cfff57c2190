"""The public record in the admin's menu: change notes and earlier versions."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cities_site.bilingual.public_record_admin import ChangeNoteViewSet, PublicRecordViewSet
from news.models import EarlierVersion


def link_to_wording(version: EarlierVersion) -> SafeString:
    """Return a link to the version as readers find it; editors see it when it is withheld too."""
    address = version.page.url_in(version.language) or ""
    return format_html(
        '<a href="{}versions/{}/">{}</a>', address, version.number, _("Read the wording")
    )


class EarlierVersionViewSet(PublicRecordViewSet):
    """Earlier versions, to withhold one or release it."""

    model = EarlierVersion
    list_display = [
        "__str__",
        Column("wording", label=_("Wording"), accessor=link_to_wording),
        "language",
        "superseded_on",
        BooleanColumn("withheld", label=_("Withheld"), sort_key="withheld"),
    ]
    list_filter = ["language", "withheld"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the versions with the pages that their addresses are made from."""
        return EarlierVersion.objects.select_related("page")


class PublicRecordGroup(SnippetViewSetGroup):
    """What readers are told of changes, under one heading of the menu."""

    menu_label = _("Public record")
    menu_icon = "history"
    menu_name = "public_record"
    menu_order = 310
    items = (ChangeNoteViewSet, EarlierVersionViewSet)


register_snippet(PublicRecordGroup)
