"""Parts of pages that are rendered once for each generation of the site."""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cities_site.freshness.memo import Memo

register = template.Library()

# A part has some thousand characters.
_parts = Memo(size=1000)


class KeptNode(template.Node):
    """A part of a template, kept under its name, the language and what it depends on."""

    def __init__(self, nodelist: NodeList, name: str, keys: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.name = name
        self.keys = keys

    def render(self, context: template.Context) -> SafeString:
        """Return the part as it is kept; a key without a value means that it must not be."""
        values: list[Any] = [key.resolve(context) for key in self.keys]
        if settings.DEBUG or any(value in (None, "") for value in values):
            return self.nodelist.render(context)
        key = (self.name, get_language(), *values)
        return _parts.get(key, lambda: self.nodelist.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands before `endkept`: {% kept body page_key %}.

    The first word names the part; the others are what it depends on, besides the database and the
    language.  It may depend on nothing else: not on the address, the reader or the time.
    """
    _tag, name, *keys = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, name, [parser.compile_filter(key) for key in keys])
