"""Bodies of pages, built from plain words."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.html import escape

Block = dict[str, Any]


def paragraphs(texts: Iterable[str]) -> str:
    """Return rich text of one paragraph for each text."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def text_block(*texts: str) -> Block:
    """Return a block of paragraphs."""
    return {"type": "text", "value": paragraphs(texts)}


def list_block(points: Iterable[str], ordered: bool = False) -> Block:
    """Return a block that lists `points`."""
    tag = "ol" if ordered else "ul"
    rows = "".join(f"<li>{escape(point)}</li>" for point in points)
    return {"type": "text", "value": f"<{tag}>{rows}</{tag}>"}


def link_block(link: tuple[str, str]) -> Block:
    """Return a block of one link, from an address of this site and its words."""
    address, words = link
    return {"type": "text", "value": f'<p><a href="{escape(address)}">{escape(words)}</a></p>'}


def heading_block(text: str) -> Block:
    """Return a heading of the first level below the page's title."""
    return {"type": "heading", "value": {"text": text, "level": "h2"}}


def stream(blocks: Iterable[Block]) -> str:
    """Return a body in the form that a stream field stores."""
    blocks = list(blocks)
    return json.dumps(blocks, ensure_ascii=False) if blocks else ""


def body_from(rows: Iterable[tuple[str, Any]]) -> str:
    """Return the body that pairs of a kind of block and its words describe."""
    makers = {
        "text": text_block,
        "list": list_block,
        "link": link_block,
        "heading": heading_block,
    }
    return stream(makers[kind](words) for kind, words in rows)
