"""The files of a data set, and what their answers tell caches, crawlers and other sites."""

import json
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.freshness.page_cache import FOR_READERS
from cities_site.library.context import site_texts
from cities_site.library.open_data.columns import DataSet
from cities_site.library.open_data.tables import cells, csv_response

Answer = TypeVar("Answer", bound=HttpResponseBase)


def opened(response: Answer) -> Answer:
    """Let scripts of other sites read an answer, caches keep it, and search engines pass it by."""
    response.headers.setdefault("Content-Language", ", ".join(map(language_tag, LANGUAGES)))
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = FOR_READERS
    return response


def json_response(data: dict[str, Any], media_type: str = "application/json") -> HttpResponse:
    """Return `data` as JSON, readable as it is."""
    options = {"ensure_ascii": False, "indent": 1}
    return opened(JsonResponse(data, json_dumps_params=options, content_type=media_type))


def csv_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponseBase:
    """Return the records as a table: a column for each language where there are words."""
    rows = (
        [cell for column in data_set.columns for cell in cells(column, record[column.name])]
        for record in (data_set.record(page, request) for page in pages)
    )
    name = f"{data_set.name}.csv"
    return opened(csv_response(name, data_set.head(), rows, StreamingHttpResponse))


def json_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponseBase:
    """Return the records as one JSON object that says when it was made and under which licence."""
    records = (data_set.record(page, request) for page in pages)
    lines = json_lines(about_file(data_set, request), data_set.name, records)
    return opened(StreamingHttpResponse(lines, content_type="application/json"))


def geojson_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponseBase:
    """Return the records that have a point, as a feature collection (RFC 7946)."""
    features = (
        {
            "type": "Feature",
            "id": page.pk,
            # Longitude comes first in GeoJSON.
            "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
            "properties": data_set.record(page, request),
        }
        for page in pages
        if (point := data_set.point(page))
    )
    about = about_file(data_set, request) | {"type": "FeatureCollection"}
    lines = json_lines(about, "features", features)
    return opened(StreamingHttpResponse(lines, content_type="application/geo+json"))


def json_lines(
    about: dict[str, Any], name: str, records: Iterable[dict[str, Any]]
) -> Iterator[str]:
    """Yield an object with what `about` says, the records under `name`, and how many they were.

    Each record is written as it comes, so that the whole is never in memory.
    """
    yield f'{_written(about).removesuffix(chr(10) + "}")},\n "{name}": ['
    count = 0
    for count, record in enumerate(records, start=1):
        yield f"{',' if count > 1 else ''}\n{indent(_written(record), '  ')}"
    yield f'\n ],\n "count": {count}\n}}\n'


def _written(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)


def about_file(data_set: DataSet, request: HttpRequest) -> dict[str, Any]:
    """Return what every file says about itself; dated, so that two of them can be compared."""
    return {
        "date": timezone.localdate().isoformat(),
        "source": request.build_absolute_uri(),
        "licence": data_licence(request),
    }


def data_licence(request: HttpRequest) -> dict[str, Any] | None:
    """Return the licence of the site's open data, named in each language; None without one."""
    texts = site_texts(request)
    if not texts.data_licence:
        return None
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language_tag(language)] = str(texts.get_data_licence_display())
    return {"code": texts.data_licence, "name": names}
