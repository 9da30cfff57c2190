"""The body of the About page, put together from the project's own statements."""

from collections.abc import Iterator
from typing import Any

from cities_site.bilingual.models import BasePage
from cities_site.demo.bodies import Block, heading_block, list_block, stream, text_block
from cities_site.demo.source import SampleContent


def about_body(content: SampleContent, sections: dict[str, BasePage | None], language: str) -> str:
    """Return the body in one language; every sentence comes from the content files."""
    return stream(_blocks(content, sections, language))


def _blocks(
    content: SampleContent, sections: dict[str, BasePage | None], language: str
) -> Iterator[Block]:
    items, headings = content.items, content.site["about_headings"]
    aim, objective, supporters = (
        paragraph[language] for paragraph in items["project"]["about"]["paragraphs"]
    )
    yield text_block(aim)
    yield text_block(objective)
    yield heading_block(headings["services"][language])
    yield list_block((row["name"][language] for row in items["services"]), ordered=True)
    yield heading_block(headings["figure"][language])
    for figure in items["key_figures"]:
        yield _figure_block(figure, language)
    yield heading_block(headings["regions"][language])
    stated = (row for row in items["regions"] if row["in_partner_statement"])
    yield list_block(row["name"][language] for row in stated)
    yield heading_block(headings["support"][language])
    joint = next(fact for fact in items["project"]["facts"] if fact["id"] == "F13")
    yield text_block(supporters, joint["text"][language])
    yield from _links_block(sections)


def _figure_block(figure: dict[str, Any], language: str) -> Block:
    return {
        "type": "figure",
        "value": {
            "value": figure["value_text"][language],
            "label": figure["label"][language],
            "as_of": figure["as_of"],
            "source": figure["source"][language],
        },
    }


def _links_block(sections: dict[str, BasePage | None]) -> Iterator[Block]:
    pages = [page for key in ("pilots", "partners") if (page := sections.get(key))]
    if pages:
        links = [{"page": page.pk, "text": ""} for page in pages]
        yield {"type": "links", "value": {"links": links}}
