"""The addresses of a data set: what a list shows under the same filters, whole, as files."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from cities_site.bilingual.models import BasePage
from cities_site.library.narrowing import Selection
from cities_site.library.open_data.batches import in_batches
from cities_site.library.open_data.columns import DataSet
from cities_site.library.open_data.dictionary import dictionary_page
from cities_site.library.open_data.files import csv_file, geojson_file, json_file

# By the label under which a data set offers the format.
WRITERS = {"CSV": csv_file, "JSON": json_file, "GeoJSON": geojson_file}


def chosen_records(request: HttpRequest, index: type[BasePage]) -> Iterator[Any]:
    """Yield the public records that the filters of the address choose from the list.

    Their querysets have `for_download()`. Raises Http404 while no list of the type is public.
    """
    page = index.objects.live().unrestricted().first()
    if page is None:
        raise Http404("No list of these records is public.")
    return in_batches(Selection(page, request).pages.for_download())


def file_addresses(data_set: DataSet, index: type[BasePage]) -> list[URLPattern]:
    """Return an address for each format of a data set, whose records the list offers."""
    return [
        path(
            f"data/{data_set.name}.{label.lower()}",
            _file_view(data_set, index, WRITERS[label]),
            name=name,
        )
        for label, name in data_set.files.items()
    ]


def _file_view(
    data_set: DataSet, index: type[BasePage], write: Callable[..., HttpResponseBase]
) -> Callable[..., HttpResponseBase]:
    @require_safe
    def data_file(request: HttpRequest) -> HttpResponseBase:
        return write(data_set, chosen_records(request, index), request)

    return data_file


def dictionary_address(data_set: DataSet) -> URLPattern:
    """Return the address of the page that explains every column, below a language."""

    @require_safe
    def dictionary(request: HttpRequest) -> HttpResponse:
        return dictionary_page(request, data_set)

    return path(f"open-data/{data_set.name}/", dictionary, name=data_set.dictionary)
