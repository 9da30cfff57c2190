"""The files of a data set, and what their answers tell caches, crawlers and other sites."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.library.context import site_texts
from cities_site.library.open_data.columns import DataSet
from cities_site.library.open_data.tables import cells, csv_response

# Seconds for which a shared cache may answer for us.
FRESH_FOR = 300


def opened(response: HttpResponse) -> HttpResponse:
    """Let scripts of other sites read an answer, caches keep it, and search engines pass it by."""
    response.headers.setdefault("Content-Language", ", ".join(map(language_tag, LANGUAGES)))
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def json_response(data: dict[str, Any], media_type: str = "application/json") -> HttpResponse:
    """Return `data` as JSON, readable as it is."""
    options = {"ensure_ascii": False, "indent": 1}
    return opened(JsonResponse(data, json_dumps_params=options, content_type=media_type))


def csv_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponse:
    """Return the records as a table: a column for each language where there are words."""
    rows = (
        [cell for column in data_set.columns for cell in cells(column, record[column.name])]
        for record in (data_set.record(page, request) for page in pages)
    )
    return opened(csv_response(f"{data_set.name}.csv", data_set.head(), rows))


def json_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponse:
    """Return the records as one JSON object that says when it was made and under which licence."""
    records = [data_set.record(page, request) for page in pages]
    about = about_file(data_set, request)
    return json_response(about | {"count": len(records), data_set.name: records})


def geojson_file(data_set: DataSet, pages: Iterable[Any], request: HttpRequest) -> HttpResponse:
    """Return the records that have a point, as a feature collection (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": page.pk,
            # Longitude comes first in GeoJSON.
            "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
            "properties": data_set.record(page, request),
        }
        for page in pages
        if (point := data_set.point(page))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json_response(about_file(data_set, request) | collection, "application/geo+json")


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
