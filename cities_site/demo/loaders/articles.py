"""News: summaries, one full article in two editions, figures and corrections."""

from typing import Any

from cities_site.bilingual.languages import CHINESE
from cities_site.bilingual.models import BasePage
from cities_site.demo.bodies import stream, text_block
from cities_site.demo.loaders.drawings import drawing_for_item
from cities_site.demo.loaders.items import classify, item_values, rows_of_type
from cities_site.demo.loaders.organisations import organisation, organisations
from cities_site.demo.loading import Loading, add_draft_page, publish
from cities_site.demo.source import dates_in_columns, day, in_columns
from cities_site.library.models import City
from news.models import CityRoute, Correction, NewsFigure, NewsPage, NewsPartner

# A misspelt abbreviation is named in the reason of its correction and not repeated for readers,
# who would otherwise find the misspelling on the page that corrects it.
NEVER_REPEATED = ("MSCR",)


def load_articles(loading: Loading, parent: BasePage | None) -> dict[int, BasePage | None]:
    """Create the news items and return them by their number."""
    if parent is None:
        return {}
    return {
        row["number"]: loading.once(
            f"news:{row['slug']}",
            lambda row=row: NewsPage.objects.filter(slug=row["slug"]).first(),
            lambda row=row: _create(loading, parent, row),
        )
        for row in rows_of_type(loading, "news")
    }


def _create(loading: Loading, parent: BasePage, row: dict[str, Any]) -> NewsPage:
    page = _article(row)
    classify(loading, page, row)
    named = organisations([*row["partners"], *row["organisations_mentioned"]])
    page.partner_links = [
        NewsPartner(partner=partner, sort_order=order) for order, partner in enumerate(named)
    ]
    page.hero_image = drawing_for_item(loading, row["number"])
    if row["body"]["zh"]:
        # The source as it stood is the first revision, so that the history shows what changed.
        page.body_zh_hans = stream([text_block(row["source_text"]["teaser"])])
    add_draft_page(parent, page)
    page.body_en = _body(row["body"]["en"])
    page.body_zh_hans = _body(row["body"]["zh"])
    page.figures = _figures(row["news"].get("figures", []))
    page.corrections = _corrections(row["corrections"])
    page.routes = _routes(row.get("routes", []))
    return publish(page)


def _article(row: dict[str, Any]) -> NewsPage:
    news = row["news"]
    series = news.get("series") or {}
    return NewsPage(
        **item_values(row),
        **in_columns("subhead", row["subhead"]),
        kind=news["kind"],
        **in_columns("dateline_place", news.get("dateline_place")),
        dateline_date=day(news.get("dateline_date")),
        **dates_in_columns("data_as_of", news.get("data_as_of")),
        source_organisation=organisation(news.get("source_org")),
        source_published_date=day(news.get("source_published_date")),
        external_url=news.get("external_url") or "",
        external_language=news.get("external_language") or "",
        **in_columns("series", series.get("name")),
        series_position=series.get("position"),
    )


def _body(texts: list[str] | None) -> str:
    return stream([text_block(*texts)]) if texts else ""


def _figures(rows: list[dict[str, Any]]) -> list[NewsFigure]:
    return [
        NewsFigure(
            sort_order=order,
            value=row["value"],
            **in_columns("qualifier", row.get("qualifier")),
            **in_columns("label", row["label"]),
            as_of=day(row.get("as_of")),
            source=organisation(row.get("source")),
        )
        for order, row in enumerate(rows)
    ]


def _corrections(rows: list[dict[str, Any]]) -> list[Correction]:
    return [
        Correction(
            sort_order=order,
            language=CHINESE,
            original="" if any(word in row["from"] for word in NEVER_REPEATED) else row["from"],
            corrected=row["to"] or "",
            **in_columns("reason", row["reason"]),
        )
        for order, row in enumerate(rows)
    ]


def _routes(rows: list[dict[str, Any]]) -> list[CityRoute]:
    cities = {city.slug: city for city in City.objects.all()}
    return [
        CityRoute(
            sort_order=order,
            origin=cities[row["from"]],
            destination=cities[row["to"]],
            kind=row["relation"],
        )
        for order, row in enumerate(rows)
    ]
