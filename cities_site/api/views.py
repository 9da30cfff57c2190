"""The endpoints: Wagtail's API v2 with closed lists of fields and parameters.

Wagtail's own endpoints read unsuffixed words, which belong to whatever language is active, and
filter by any column, which would tell words that are not public by and by.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.views import BaseAPIViewSet

from cities_site.api.page_types import fetched_whole, fields_of
from cities_site.api.parameters import ORDERS, ListParameters, PageListParameters, Parameters
from cities_site.api.problems import problem_of
from cities_site.api.reading import Reading
from cities_site.api.serializers import ListedPage, VocabularyRecord, WholePage
from cities_site.api.throttling import AddressThrottle
from cities_site.bilingual.models import BasePage
from cities_site.library.lookup import public_terms
from cities_site.library.models import (
    City,
    Country,
    Region,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)
from cities_site.library.open_data.files import opened


class OnlyJson(BaseContentNegotiation):
    """Answers in JSON whatever the client would rather have."""

    def select_parser(self, request: Request, parsers: list) -> Any:
        """Return the first parser; nothing is ever sent."""
        return parsers[0]

    def select_renderer(self, request: Request, renderers: list, format_suffix: Any = None) -> Any:
        """Return the only renderer."""
        return renderers[0], renderers[0].media_type


class PublicViewSet(BaseAPIViewSet):
    """A list and its records: read-only, anonymous, without sessions, counted by address."""

    http_method_names = ["get", "head"]
    authentication_classes: list = []
    permission_classes: list = []
    throttle_classes = [AddressThrottle]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = OnlyJson
    list_parameters: type[Parameters] = ListParameters
    list_serializer: Any = None
    detail_serializer: Any = None

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """Return the list and the record; Wagtail's `find` would tell what is not public."""
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<int:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
        ]

    @cached_property
    def wishes(self) -> dict[str, Any]:
        """What the address asks for; raises BadParameters."""
        is_list = self.action == "listing_view"
        return (self.list_parameters if is_list else Parameters).read(self.request.GET)

    @cached_property
    def reading(self) -> Reading:
        """What this answer may tell."""
        return Reading(self.request._request, self.wishes["lang"])

    def check_query_parameters(self, queryset: QuerySet) -> None:
        """Read the parameters before anything is asked of the database."""
        self.wishes  # noqa: B018 - reading them checks them

    def get_serializer_class(self) -> Any:
        """Return what tells of each record."""
        is_list = self.action == "listing_view"
        return self.list_serializer if is_list else self.detail_serializer

    def get_serializer_context(self) -> dict[str, Any]:
        """Hand the languages and the request to the fields."""
        return {"reading": self.reading}

    def handle_exception(self, exc: Exception) -> Response:
        """Answer with problem details; what nobody foresaw is left to Django."""
        answer = problem_of(exc)
        if answer is None:
            raise exc
        answer.exception = True
        return answer

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Let other sites read the answer; errors are not kept."""
        response = super().finalize_response(request, response, *args, **kwargs)
        opened(response)
        if response.exception:
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, no_store=True)
        return response


class PagesViewSet(PublicViewSet):
    """Public pages of all types."""

    model = BasePage
    list_parameters = PageListParameters
    list_serializer = ListedPage
    detail_serializer = WholePage

    def get_queryset(self) -> QuerySet:
        """Return the pages that the wishes leave, of the languages asked for."""
        pages = BasePage.objects.live().unrestricted().filter(depth__gt=1)
        languages = self.reading.languages
        pages = (
            pages.available_in(languages[0]) if len(languages) == 1 else pages.available_in_any()
        )
        return pages.order_by("pk")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Narrow and order the list."""
        if self.action != "listing_view":
            return queryset
        wishes = self.wishes
        conditions = {
            "display_date__gte": wishes["posted_from"],
            "display_date__lte": wishes["posted_until"],
            "last_published_at__gte": wishes["changed_since"],
        }
        queryset = queryset.filter(**{name: value for name, value in conditions.items() if value})
        if wishes["type"]:
            app_label, model = wishes["type"].lower().split(".")
            queryset = queryset.filter(content_type__app_label=app_label, content_type__model=model)
        if wishes["child_of"]:
            queryset = self._below(queryset, wishes["child_of"])
        return queryset.order_by(*ORDERS[wishes["order"] or "id"]).defer("reviewed_passages")

    @staticmethod
    def _below(queryset: QuerySet, number: int) -> QuerySet:
        parent = BasePage.objects.filter(pk=number).first()
        return queryset.child_of(parent) if parent else queryset.none()

    def get_object(self) -> Any:
        """Return the page in its own type, with all that its fields read."""
        page = super().get_object()
        model = page.specific_class
        return fetched_whole(model.objects.filter(pk=page.pk), fields_of(model)).get()


class VocabularyViewSet(PublicViewSet):
    """Records of a vocabulary that are public in some language."""

    list_serializer = detail_serializer = VocabularyRecord

    def get_queryset(self) -> QuerySet:
        """Return the records that are public in one of the languages asked for."""
        records = self.model.objects.none()
        for language in self.reading.languages:
            records |= self.model.objects.available_in(language)
        return records.order_by("pk")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Vocabularies are short: there is nothing to narrow."""
        return queryset


class TermsViewSet(VocabularyViewSet):
    """The confirmed terms of the glossary."""

    model = public_terms().model

    def get_queryset(self) -> QuerySet:
        """Return the terms of the public glossary."""
        return public_terms().order_by("pk")


VOCABULARIES = {
    "topics": Topic,
    "sdgs": SustainableDevelopmentGoal,
    "services": Service,
    "regions": Region,
    "countries": Country,
    "cities": City,
}
ENDPOINTS: dict[str, type[PublicViewSet]] = {
    "pages": PagesViewSet,
    **{
        name: type(f"{model.__name__}ViewSet", (VocabularyViewSet,), {"model": model})
        for name, model in VOCABULARIES.items()
    },
    "terms": TermsViewSet,
}
