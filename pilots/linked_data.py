"""A pilot project as programs read it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cities_site.bilingual.languages import words
from cities_site.library.linked_data import Node, names, subject
from partners.linked_data import organisations, place

if TYPE_CHECKING:
    from pilots.models import PilotPage


def pilot_data(pilot: "PilotPage", context: Mapping[str, Any]) -> list[Node]:
    """Return the project; `context` is that of its page.

    The name is that of the project: the headline of a pilot only says in which city it is.
    """
    language = context["language"]
    named = names(context)
    named["name"] = words(pilot, "line", language) or named["name"]
    return [
        subject(
            context,
            "Project",
            "project",
            **named,
            identifier=pilot.code,
            location=place(context["city"], context["country"], language, context["point"]),
            member=organisations([line["partner"] for line in context["partners"]], context),
            keywords=[words(topic, "name", language) for topic in context["topics"]],
        )
    ]
