"""The OpenAPI 3.1 description, made from the same tables that the answers are made from."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cities_site.api.fields import WORDS, Schema, object_schema
from cities_site.api.page_types import fields_of, label_of, page_types
from cities_site.api.parameters import YEARS_PATTERN, Parameters
from cities_site.api.problems import MEDIA_TYPE
from cities_site.api.views import ENDPOINTS, PagesViewSet, PublicViewSet
from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.library.open_data.files import data_licence

TEXT: Schema = {"type": "string"}
TAGS = [language_tag(language) for language in LANGUAGES]
# Problems that any address may answer with.
PROBLEMS = {"400": "Parameters cannot be understood.", "429": "Too many requests; wait."}
NOT_FOUND = {"404": "Nothing public has this address."}


def description(request: HttpRequest) -> dict[str, Any]:
    """Return the whole description, for the host of `request`."""
    licence = data_licence(request)
    paths: dict[str, Any] = {}
    for name, view_set in ENDPOINTS.items():
        paths |= _paths(name, view_set)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME}: public content",
            "version": "2",
            "description": (
                "Read-only. Words are objects with a text for each public language, by its "
                f"BCP 47 tag: {', '.join(TAGS)}. A language version that is not public is left "
                f"out. Each address may ask {settings.API_RATE}."
            ),
            **({"license": {"name": licence["name"]["en"]}} if licence else {}),
        },
        "servers": [{"url": request.build_absolute_uri(reverse("api:root")).rstrip("/")}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _paths(name: str, view_set: type[PublicViewSet]) -> dict[str, Any]:
    summary = (view_set.__doc__ or "").strip().split("\n")[0]
    whole, listed = _schema_names(name)
    meta = object_schema({"total_count": {"type": "integer"}})
    items = {"type": "array", "items": {"$ref": f"#/components/schemas/{listed}"}}
    number = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    return {
        f"/{name}/": {
            "get": {
                "operationId": f"list_{name}",
                "summary": summary,
                "parameters": _parameters(view_set.list_parameters),
                "responses": _responses(object_schema({"meta": meta, "items": items}), PROBLEMS),
            }
        },
        f"/{name}/{{id}}/": {
            "get": {
                "operationId": f"read_{name}",
                "summary": f"One record of {name}.",
                "parameters": [number, *_parameters(Parameters)],
                "responses": _responses(
                    {"$ref": f"#/components/schemas/{whole}"}, PROBLEMS | NOT_FOUND
                ),
            }
        },
    }


def _schema_names(name: str) -> tuple[str, str]:
    return ("Page", "ListedPage") if ENDPOINTS[name] is PagesViewSet else ("Record", "Record")


def _responses(schema: Schema, problems: dict[str, str]) -> dict[str, Any]:
    details = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "200": {"description": "The answer.", "content": {"application/json": {"schema": schema}}},
        **{
            status: {"description": meaning, "content": details}
            for status, meaning in problems.items()
        },
    }


def _parameters(form: type[Parameters]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "description": str(field.help_text),
            "schema": _parameter_schema(field),
        }
        for name, field in form.base_fields.items()
    ]


def _parameter_schema(field: forms.Field) -> Schema:
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": [value for value, _label in field.choices]}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    is_time = isinstance(field, forms.DateTimeField)
    form = "date-time" if is_time else "date"
    return {"type": "string", "format": form, "pattern": YEARS_PATTERN}


def _schemas() -> dict[str, Schema]:
    types = {label_of(model): _page_schema(model) for model in page_types()}
    return {
        "Words": {
            "type": "object",
            "description": "A text for each public language.",
            "properties": dict.fromkeys(TAGS, TEXT),
            "additionalProperties": False,
        },
        "Entry": object_schema({"key": TEXT, "name": WORDS}),
        "Record": object_schema({"id": {"type": "integer"}, "key": TEXT, "name": WORDS}),
        "Organization": object_schema({"id": {"type": ["integer", "null"]}, "name": WORDS}),
        "File": object_schema(_file_properties()),
        "Problem": _problem_schema(),
        "ListedPage": object_schema(
            _listed_properties({"type": "string", "enum": list(types)}),
        ),
        "Page": {"oneOf": [{"$ref": f"#/components/schemas/{label}"} for label in types]},
        **types,
    }


def _page_schema(model: Any) -> Schema:
    own = {field.name: field.schema(model) for field in fields_of(model)}
    return object_schema(_listed_properties({"const": label_of(model)}) | own)


def _listed_properties(type_schema: Schema) -> dict[str, Schema]:
    tag = {"type": "string", "enum": TAGS}
    return {
        "id": {"type": "integer"},
        "type": type_schema,
        "languages": {"type": "array", "items": tag},
        "original_language": tag,
        "title": WORDS,
        "summary": WORDS,
        "url": WORDS,
        "posted_on": {"type": ["string", "null"], "format": "date"},
        "changed_at": {"type": ["string", "null"], "format": "date-time"},
        "detail_url": {"type": "string", "format": "uri"},
    }


def _file_properties() -> dict[str, Schema]:
    size = {"type": ["integer", "null"]}
    return {
        "title": WORDS,
        "url": {"type": "string", "format": "uri"},
        "media_type": TEXT,
        "language": TEXT,
        "bytes": size,
        "pages": size,
        "sha256": TEXT,
        "licence": TEXT,
    }


def _problem_schema() -> Schema:
    errors = {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}
    schema = object_schema(
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT}
    )
    return {**schema, "properties": {**schema["properties"], "errors": errors}}
