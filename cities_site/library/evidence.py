"""Numbers go public with the day for which they were true and with who said so."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import localized, words
from cities_site.bilingual.passages import stored_blocks
from cities_site.bilingual.unsuffixed import translated_names
from cities_site.library.models import KeyFigure


def figures_without_evidence(record: Any, section: str) -> Iterator[str]:
    """Yield the figures in the texts of a language that lack their day or their source."""
    if section == SHARED:
        return
    if isinstance(record, KeyFigure) and not words(record, "source", section).strip():
        yield _("Name the source of the figure, so that a reader can check it.")
    for name in translated_names(type(record)):
        field = record._meta.get_field(localized(name, section))
        if not isinstance(field, StreamField):
            continue
        blocks = stored_blocks(field.value_to_string(record))
        for position, block in enumerate(blocks, start=1):
            label = capfirst(field.translated_field.verbose_name)
            if block.get("type") == "figure" and (missing := missing_evidence(**_facts(block))):
                yield _("%(place)s: the figure “%(figure)s” needs %(missing)s.") % {
                    "place": f"{label} {position}",
                    "figure": block["value"].get("value", ""),
                    "missing": missing,
                }


def _facts(block: dict[str, Any]) -> dict[str, Any]:
    value = block.get("value") or {}
    return {"as_of": value.get("as_of"), "source": value.get("source")}


def missing_evidence(as_of: Any, source: Any) -> str:
    """Return what a figure lacks, in words that follow “needs”, or an empty text."""
    missing = []
    if not as_of:
        missing.append(_("the day for which it was true"))
    if not source:
        missing.append(_("its source"))
    return _(" and ").join(missing)
