"""The words in stored values: rich text as lines, blocks as the texts they hold."""

import html
import re
from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cities_site.bilingual.languages import LANGUAGES, other_language

_LINE_END = re.compile(r"<br\s*/?>|</(?:p|h[1-6]|li|blockquote|div|tr|caption)>", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])[^>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
NAME_BY_REFERENCE = re.compile(r'<embed\b[^>]*\bembedtype="[a-z]+-name"[^>]*>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_SPACE = re.compile(r"[^\S\n]+")

# The blocks whose values are words without markup.
TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RawHTMLBlock)


def stored_names(markup: str, language: str = "") -> str:
    """Return rich text with names by reference as they were written, in `language` or in both."""

    def name(match: re.Match[str]) -> str:
        names = dict(_ATTRIBUTE.findall(match[0]))
        wanted = [language, other_language(language)] if language else LANGUAGES
        said = [names[each] for each in wanted if names.get(each)]
        return " ".join(said if not language else said[:1])

    return NAME_BY_REFERENCE.sub(name, markup)


def plain_lines(markup: str, language: str = "") -> str:
    """Return the text of rich text, a line for each paragraph, with its structure in signs.

    Headings begin with ``#`` signs by level and list items with a bullet, so that translators see
    the structure; markup ids, links' targets and weights are no words.
    """
    text = stored_names(markup, language)
    text = _HEADING.sub(lambda match: "#" * int(match[1]) + " ", text)
    text = _LINE_END.sub("\n", _ITEM.sub("• ", text))
    lines = html.unescape(_TAG.sub("", text)).split("\n")
    return "\n".join(line for line in (_SPACE.sub(" ", item).strip() for item in lines) if line)


def block_texts(block: blocks.Block, value: Any, language: str = "") -> Iterator[str]:
    """Yield the words of a stored block value; images, dates, choices and links are no words.

    Names by reference are said in `language`, or in both where it is not known.
    """
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from block_texts(child, (value or {}).get(name), language)
    elif isinstance(block, blocks.BaseStreamBlock):
        for item in value or []:
            yield from _child_texts(block, item["type"], item["value"], language)
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            inner = item["value"] if isinstance(item, dict) and "value" in item else item
            yield from block_texts(block.child_block, inner, language)
    elif isinstance(block, TypedTableBlock):
        yield from _table_texts(block, value or {}, language)
    elif isinstance(block, blocks.RichTextBlock):
        yield plain_lines(value or "", language)
    elif isinstance(block, TEXT_BLOCKS):
        yield (value or "").strip()


def _child_texts(block: Any, kind: str, value: Any, language: str) -> Iterator[str]:
    child = block.child_blocks.get(kind)
    return block_texts(child, value, language) if child else iter(())


def _table_texts(block: TypedTableBlock, table: dict[str, Any], language: str) -> Iterator[str]:
    columns = table.get("columns") or []
    yield (table.get("caption") or "").strip()
    yield from (column["heading"].strip() for column in columns)
    for row in table.get("rows") or []:
        for column, cell in zip(columns, row["values"], strict=False):
            yield from _child_texts(block, column["type"], cell, language)
