"""The partner registry, and the organisations that items only mention."""

from typing import Any

from cities_site.bilingual.models import BasePage
from cities_site.demo.loading import Loading, add_draft_page, add_public_page, publish
from cities_site.demo.source import day, in_columns, last_day_of_month, precision
from cities_site.library.models import City, Country, Region
from partners.choices import RegistryStatus
from partners.models import FormerName, PartnerAlias, PartnerFigure, PartnerPage, PartnerRole


def load_organisations(loading: Loading, registry: BasePage | None) -> None:
    """Create the registry's records; organisations that are only mentioned stay drafts."""
    if registry is None:
        return
    for row in loading.content.items["partners"]:
        loading.once(
            _key(row["slug"]),
            lambda row=row: organisation(row["slug"]),
            lambda row=row: add_public_page(registry, _registry_record(row)),
        )
    for row in loading.content.items["organisations_mentioned"]:
        loading.once(
            _key(row["slug"]),
            lambda row=row: organisation(row["slug"]),
            lambda row=row: add_draft_page(registry, _mentioned_record(row)),
        )


def organisation(slug: str | None) -> PartnerPage | None:
    """Return an organisation of the registry, mentioned ones included."""
    return PartnerPage.objects.filter(slug=slug).first() if slug else None


def organisations(slugs: list[str]) -> list[PartnerPage]:
    """Return the organisations that exist, in the order of `slugs`."""
    return [found for slug in slugs if (found := organisation(slug))]


def name_sources_of_figures(loading: Loading, items: dict[int, BasePage | None]) -> None:
    """Link the figures of new organisations to the items that state them, once these exist."""
    for row in loading.content.items["partners"]:
        sources = [items.get(figure["source_item"]) for figure in row.get("figures", [])]
        partner = organisation(row["slug"])
        if not any(sources) or partner is None or not loading.is_new(_key(row["slug"])):
            continue
        for figure, source in zip(partner.figures.all(), sources, strict=True):
            figure.source = source
            partner.figures.add(figure)
        publish(partner)


def _key(slug: str) -> str:
    return f"organisation:{slug}"


def _record(row: dict[str, Any], **values: Any) -> PartnerPage:
    return PartnerPage(
        slug=row["slug"],
        **in_columns("headline", row["name"]),
        acronym=row["acronym"] or "",
        kind=row["kind"],
        un_system=row["un_system"],
        registry_status=row["registry_status"],
        **values,
    )


def _mentioned_record(row: dict[str, Any]) -> PartnerPage:
    record = _record(row, public_en=False, public_zh_hans=False)
    if record.registry_status != RegistryStatus.MENTIONED_ONLY:
        raise ValueError(f"{row['slug']} is no organisation that is only mentioned")
    return record


def _registry_record(row: dict[str, Any]) -> PartnerPage:
    founded = (row.get("founded") or {}).get("date")
    record = _record(
        row,
        public_en=True,
        public_zh_hans=True,
        **in_columns("summary", row.get("description")),
        support_mode=row["support_mode"],
        city=City.objects.filter(slug=row["city"]).first(),
        country=Country.objects.filter(iso_code=row["country"]).first(),
        region=Region.objects.filter(slug=row["region"]).first(),
        joined_on=day(row["joined"]),
        joined_precision=precision(row["joined"]),
        founded_on=day(founded),
        founded_precision=precision(founded),
        website=row["website"] or "",
        last_verified_on=day(row["last_verified"]),
    )
    _add_rows(record, row)
    return record


def _add_rows(record: PartnerPage, row: dict[str, Any]) -> None:
    record.roles = [
        PartnerRole(role=role, sort_order=order) for order, role in enumerate(row["roles"])
    ]
    other_names = [(name, False) for name in row["aliases"]]
    other_names += [(name, True) for name in row["misspellings_search_only"]]
    record.other_names = [
        PartnerAlias(name=name, search_only=search_only, sort_order=order)
        for order, (name, search_only) in enumerate(other_names)
    ]
    record.former_names = [
        FormerName(
            sort_order=order,
            **in_columns("name", former["name"]),
            acronym=former["acronym"] or "",
            valid_from=day(former["valid_from"]),
            valid_to=last_day_of_month(former["valid_to"]),
            valid_to_precision=former["valid_to_precision"],
        )
        for order, former in enumerate(row["former_names"])
    ]
    record.figures = [
        PartnerFigure(
            sort_order=order,
            value=figure["value"],
            **in_columns("qualifier", figure.get("qualifier")),
            **in_columns("label", figure["label"]),
            as_of=day(figure["as_of"]),
            as_of_precision=precision(figure["as_of"]),
        )
        for order, figure in enumerate(row.get("figures", []))
    ]
