"""The public record in the admin's menu: change notes and earlier versions."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cities_site.bilingual.public_record_admin import ChangeNoteViewSet, PublicRecordViewSet
from news.models import EarlierVersion


class EarlierVersionViewSet(PublicRecordViewSet):
    """Earlier versions, to withhold one or release it."""

    model = EarlierVersion
    list_display = ["__str__", "language", "superseded_on", "withheld"]
    list_filter = ["language", "withheld"]


class PublicRecordGroup(SnippetViewSetGroup):
    """What readers are told of changes, under one heading of the menu."""

    menu_label = _("Public record")
    menu_icon = "history"
    menu_name = "public_record"
    menu_order = 310
    items = (ChangeNoteViewSet, EarlierVersionViewSet)


register_snippet(PublicRecordGroup)
