"""The structured data of a page."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cities_site.library.linked_data import as_script, breadcrumb_list

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString:
    """Return what the page's section says of it, and the way to it, as one data block."""
    facts: dict[str, Any] = context.flatten()
    return as_script([*facts.get("linked_data", []), *breadcrumb_list(facts)])
