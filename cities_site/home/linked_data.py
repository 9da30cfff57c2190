"""The whole site as programs read it, on the front page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cities_site.bilingual.languages import words
from cities_site.library.linked_data import Node, absolute, names, node, subject

if TYPE_CHECKING:
    from cities_site.library.models import SiteTexts


def home_data(texts: "SiteTexts", context: Mapping[str, Any]) -> list[Node]:
    """Return the site with its name and the address of its search."""
    language = context["language"]
    named = names(context)
    return [
        subject(
            context,
            "WebSite",
            "site",
            **named | {"name": words(texts, "short_name", language) or named["name"]},
            alternateName=words(texts, "full_name", language),
            url=context["canonical_url"],
            inLanguage=context["language_tag"],
            potentialAction=_search(context),
        )
    ]


def _search(context: Mapping[str, Any]) -> Node:
    # "query-input" is Google's own extension: it names the blank in the template.
    target = node(
        "EntryPoint", urlTemplate=absolute(context, reverse("search")) + "?q={search_term_string}"
    )
    action = node("SearchAction", target=target)
    return action | {"query-input": "required name=search_term_string"}
