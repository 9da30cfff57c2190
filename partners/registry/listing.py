"""The list of the registry in the admin: every record, public or not, with its two versions."""

from collections import OrderedDict
from typing import Any

from django.db.models import F, QuerySet
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button

from cities_site.bilingual.languages import CHINESE, ENGLISH, active_language, localized
from cities_site.library.open_data.tables import harmless
from partners.models import PartnerPage
from partners.registry.access import may_keep
from partners.registry.columns import EXPORTED, last_verified, place, version_in
from partners.registry.duplicates import duplicate_addresses
from partners.registry.filters import PartnerFilterSet, with_name
from partners.registry.importing.views import import_addresses
from partners.registry.merging.views import merge_addresses

BY_NAME = "name"
BY_VERIFICATION = "last_verified_on"
TOOLS = (
    ("registry:import", _("Import records"), "upload"),
    ("registry:duplicates", _("Duplicates"), "copy"),
)


class PartnerIndexView(IndexView):
    """Lists, filters, searches and exports the registry for those who keep it."""

    page_title = _("Partner registry")
    list_export = list(EXPORTED)
    export_headings = {name: heading for name, (heading, _value) in EXPORTED.items()}
    export_filename = "partners"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Official names"), sort_key=BY_NAME, classname="title"),
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column(
            "registry_status",
            label=_("Registry status"),
            accessor="get_registry_status_display",
            sort_key="registry_status",
        ),
        Column("place", label=_("Place"), accessor=place),
        Column("version_en", label="English", accessor=version_in(ENGLISH)),
        Column("version_zh_hans", label="中文", accessor=version_in(CHINESE)),
        Column(
            "translation", label=_("Translation"), accessor="get_draft_translation_state_display"
        ),
        Column(
            "verified", label=_("Last verified"), accessor=last_verified, sort_key=BY_VERIFICATION
        ),
    ]

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Fetch what rows and exports show, in the same number of queries for any number."""
        return pages.for_keeping()

    def get_ordering(self) -> str:
        """Return what the user chose to order by; by name, where that is nothing known."""
        chosen = self.request.GET.get("ordering")
        return chosen if chosen in self.get_valid_orderings() else BY_NAME

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Order names as readers of the admin's language expect; what was never verified first."""
        name = localized("name_sort", active_language())
        field = self.ordering.removeprefix("-")
        column = F(name if field == BY_NAME else field)
        ordered = (
            column.desc(nulls_last=True)
            if self.ordering.startswith("-")
            else column.asc(nulls_first=True)
        )
        return queryset.order_by(ordered, name, "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep the records with such a name, in either language, drafts included."""
        return with_name(queryset, self.search_query) if self.is_searching else queryset

    def to_row_dict(self, item: PartnerPage) -> OrderedDict[str, Any]:
        """Return one line of the export, in which no spreadsheet sees a formula."""
        return OrderedDict((name, harmless(EXPORTED[name][1](item))) for name in self.list_export)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Lead those who keep the registry to their tools."""
        buttons = list(super().header_more_buttons)
        if may_keep(self.request.user):
            buttons += [
                Button(label, reverse(name), icon_name=icon, priority=priority)
                for priority, (name, label, icon) in enumerate(TOOLS, start=60)
            ]
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the actions on many records of the registry, not those on pages of any type."""
        return super().get_context_data(**kwargs) | {"model_opts": PartnerPage._meta}


class PartnerListingViewSet(PageListingViewSet):
    """Puts the list of the registry into the admin's menu."""

    model = PartnerPage
    name = "registry"
    icon = "group"
    index_view_class = PartnerIndexView
    filterset_class = PartnerFilterSet
    list_export = list(EXPORTED)
    export_headings = PartnerIndexView.export_headings
    export_filename = "partners"
    list_per_page = 50
    menu_label = _("Partner registry")
    menu_order = 160
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of the tools below that of the list."""
        return [
            *super().get_urlpatterns(),
            *import_addresses(),
            *duplicate_addresses(),
            *merge_addresses(),
        ]
