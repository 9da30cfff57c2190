"""Topics, goals, services, places, key figures and the glossary."""

from typing import Any

from cities_site.bilingual.models import BilingualSnippet
from cities_site.demo.loading import Loading
from cities_site.demo.source import day, in_columns
from cities_site.library.models import (
    City,
    Country,
    GlossaryTerm,
    KeyFigure,
    Region,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)


def load_vocabularies(loading: Loading) -> None:
    """Create the vocabularies that pages are filed under."""
    items = loading.content.items
    for order, row in enumerate(items["regions"], start=1):
        _load(
            loading,
            Region,
            {"slug": row["slug"]},
            row,
            order=order,
            in_partner_statement=row["in_partner_statement"],
        )
    for row in items["countries"]["list"]:
        _load(loading, Country, {"iso_code": row["iso2"]}, row)
    for row in items["cities"]["list"]:
        _load_city(loading, row)
    for row in items["services"]:
        short_name = in_columns("short_name", row.get("short_name"))
        _load(loading, Service, {"slug": row["slug"]}, row, order=row["order"], **short_name)
    for row in items["topics"]:
        _load(loading, Topic, {"slug": row["slug"]}, row)
    for row in items["sdgs"]["list"]:
        _load(
            loading,
            SustainableDevelopmentGoal,
            {"number": row["number"]},
            row | {"name": row["title"]},
            colour=row["colour"],
            numeral_ink=row["numeral"] == "ink",
        )


def load_key_figures(loading: Loading) -> None:
    """Create the dated figures; a later value becomes one more row of the same series."""
    for row in (*loading.content.items["key_figures"], *loading.content.site["key_figures"]):
        _load(
            loading,
            KeyFigure,
            {"slug": row["slug"], "as_of": day(row["as_of"])},
            row,
            value=row.get("value"),
            counts_partners="regions" in row,
            order=row.get("order", 0),
            **in_columns("label", row["label"]),
            **in_columns("value_text", row["value_text"]),
            **in_columns("as_of_text", row["as_of_text"]),
            **in_columns("source", row["source"]),
        )


def load_glossary(loading: Loading) -> None:
    """Create the terms that writers and translators agreed on."""
    for row in loading.content.glossary:
        words = {"en": row["en"], "zh": row["zh"]}
        _load(
            loading,
            GlossaryTerm,
            {"term_en": row["en"], "category": row["category"]},
            {"zh_status": row["status"], "label": words},
            term_zh_hans=row["zh"],
            status=row["status"].replace("-", "_"),
            note=row["note"],
        )


def _load_city(loading: Loading, row: dict[str, Any]) -> None:
    country = Country.objects.filter(iso_code=row["country"]).first() if row["country"] else None
    _load(
        loading,
        City,
        {"slug": row["slug"]},
        row,
        country=country,
        latitude=row["lat"],
        longitude=row["lon"],
    )


def _proposed_region(loading: Loading, row: dict[str, Any]) -> Region | None:
    slugs = loading.proposed(row["name"]["en"], "region", [row["region_proposed"]])
    return Region.objects.filter(slug__in=slugs).first()


def _load(
    loading: Loading,
    model: type[BilingualSnippet],
    identity: dict[str, Any],
    row: dict[str, Any],
    **values: Any,
) -> None:
    """Create one record, public in both languages; a confirmed translation counts as reviewed."""
    words = row.get("name") or row["label"]
    key = ":".join([model._meta.model_name, *(str(part) for part in identity.values())])[:120]

    def create() -> BilingualSnippet:
        names = in_columns("name", row["name"]) if model.name_field == "name" else {}
        record = model(**identity, **names, **values, public_en=True, public_zh_hans=True)
        if row.get("region_proposed"):
            record.region = _proposed_region(loading, row)
        if loading.content.is_confirmed(words, row.get("zh_status", "")):
            record.mark_translation_reviewed()
        record.save()
        return record

    loading.once(key, lambda: model.objects.filter(**identity).first(), create)
