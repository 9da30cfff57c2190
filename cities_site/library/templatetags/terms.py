"""Marks approved terms in a text, for readers to look up."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cities_site.library.lookup import LookUpTable

register = template.Library()


@register.simple_block_tag
def look_up(content: SafeString, glossary: LookUpTable | None) -> SafeString:
    """Return a rendered text with its terms marked and what readers find out about them."""
    if not glossary:
        return content
    marked, entries = glossary.annotate(content)
    if not entries:
        return marked
    return marked + render_to_string("components/terms.html", {"terms": entries})
