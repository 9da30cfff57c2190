"""The vocabularies in the admin's menu, and the guard against deleting what is in use."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import AbstractPage
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.roles import editable_sections
from cities_site.bilingual.viewsets import BilingualSnippetViewSet
from cities_site.library import models
from cities_site.library.city_names import CITY
from cities_site.library.names import chooser_of, offer_names
from cities_site.library.termbase.rows import COLUMNS
from cities_site.library.termbase.views import TermbaseIndexView, termbase_addresses
from cities_site.library.usage import Use, refusal, uses_of, uses_of_page_tree

BOTH_NAMES = ["name_en", "name_zh_hans"]
STATE = "translation_state"


class TopicViewSet(BilingualSnippetViewSet):
    """Topics."""

    model = models.Topic
    icon = "tag"
    list_display = [*BOTH_NAMES, "slug", STATE]
    list_filter = [STATE]


class GoalViewSet(BilingualSnippetViewSet):
    """Sustainable Development Goals."""

    model = models.SustainableDevelopmentGoal
    icon = "globe"
    list_display = ["name_en", "name_zh_hans", "number", STATE]
    list_filter = [STATE]
    list_per_page = 20


class ServiceViewSet(BilingualSnippetViewSet):
    """Services."""

    model = models.Service
    icon = "list-ol"
    list_display = [*BOTH_NAMES, "order", STATE]
    list_filter = [STATE]


class RegionViewSet(BilingualSnippetViewSet):
    """Regions."""

    model = models.Region
    icon = "site"
    list_display = [*BOTH_NAMES, "in_partner_statement", STATE]
    list_filter = ["in_partner_statement", STATE]


class CountryViewSet(BilingualSnippetViewSet):
    """Countries and territories."""

    model = models.Country
    icon = "site"
    list_display = [*BOTH_NAMES, "iso_code", "region", STATE]
    list_filter = ["region", STATE]
    list_per_page = 50


class CityViewSet(BilingualSnippetViewSet):
    """Cities."""

    model = models.City
    icon = "home"
    list_display = [*BOTH_NAMES, "country", "region", STATE]
    list_filter = ["country", "region", STATE]
    list_per_page = 50


class KeyFigureViewSet(BilingualSnippetViewSet):
    """Key figures."""

    model = models.KeyFigure
    icon = "order"
    list_display = ["label_en", "label_zh_hans", "value_text_en", "value_text_zh_hans", "as_of"]
    list_filter = ["slug", STATE]


class GlossaryViewSet(BilingualSnippetViewSet):
    """Glossary terms."""

    model = models.GlossaryTerm
    icon = "openquote"
    index_view_class = TermbaseIndexView
    list_display = ["term_en", "term_zh_hans", "category", "status", "confirmed_on"]
    list_filter = ["category", "status", STATE]
    list_export = ["slug", *COLUMNS]
    # The import knows the columns by these names.
    export_headings = {name: name for name in list_export}
    list_per_page = 50


class VocabulariesGroup(SnippetViewSetGroup):
    """All vocabularies under one heading of the menu."""

    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_name = "vocabularies"
    menu_order = 300
    items = (
        TopicViewSet,
        GoalViewSet,
        ServiceViewSet,
        RegionViewSet,
        CountryViewSet,
        CityViewSet,
        KeyFigureViewSet,
        GlossaryViewSet,
    )


register_snippet(VocabulariesGroup)
hooks.register("register_admin_urls", termbase_addresses)
hooks.register("register_rich_text_features", lambda features: offer_names(features, CITY))
hooks.register("register_admin_viewset", lambda: chooser_of(CITY))


def _refuse(request: HttpRequest, in_use: Sequence[tuple[Any, list[Use]]]) -> None:
    for name, uses in in_use:
        messages.error(request, refusal(name, uses))


@hooks.register("before_delete_snippet")
def keep_snippets_in_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Send the editor back to the list when a record is used; bulk deletion comes here too."""
    in_use = [(instance, uses) for instance in instances if (uses := uses_of(instance))]
    if not in_use:
        return None
    _refuse(request, in_use)
    return redirect(type(instances[0]).snippet_viewset.get_url_name("list"))


@hooks.register("before_delete_page")
def keep_pages_in_use(request: HttpRequest, page: AbstractPage) -> HttpResponse | None:
    """Send the editor back to the page when it, or a page under it, is used elsewhere."""
    uses = uses_of_page_tree(page)
    if not uses:
        return None
    _refuse(request, [(page.get_admin_display_title(), uses)])
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_serve_document")
def keep_personal_data_from_readers(document: Any, request: HttpRequest) -> None:
    """Hand out no file with personal data that nobody answered for, but to those who look into it.

    Raises Http404: readers need not know that there is something to find.
    """
    if not document.withheld:
        return
    policy = policy_registry.get_by_type(models.SiteDocument)
    if not policy.user_has_permission_for_instance(request.user, "change", document):
        raise Http404


@hooks.register("before_bulk_action")
def keep_records_in_use(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Refuse a bulk deletion of pages, images or documents when one of them is used."""
    if action_type != "delete" or not isinstance(
        next(iter(objects), None), (AbstractPage, models.SiteImage, models.SiteDocument)
    ):
        return None
    in_use = []
    for record in objects:
        uses = uses_of_page_tree(record) if isinstance(record, AbstractPage) else uses_of(record)
        if uses:
            in_use.append((record, uses))
    if not in_use:
        return None
    _refuse(request, in_use)
    return redirect(action.next_url)


@hooks.register("before_bulk_action")
def keep_shared_facts(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> None:
    """Refuse tags and collections of files from those who may not edit shared facts.

    The forms of images and documents lock these fields; Wagtail's bulk actions ask only for the
    right to change a file, which translators have for its Chinese words.
    """
    is_file = isinstance(next(iter(objects), None), (models.SiteImage, models.SiteDocument))
    if is_file and action_type != "delete" and SHARED not in editable_sections(request.user):
        raise PermissionDenied
