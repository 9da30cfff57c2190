"""Which components there are, and the states in which readers meet each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import active_language, other_language
from cities_site.demo.style_page import doings, records, rows
from news.choices import EventPhase, EventStatus
from pilots.choices import Stage

Context = dict[str, Any]


@dataclass(frozen=True)
class Specimen:
    """A component in one state; `context` is asked once the language of the page is active."""

    component: str
    state: str | Promise
    context: Callable[[], Context]


def _of(component: str, *states: tuple[str | Promise, Callable[[], Context]]) -> list[Specimen]:
    return [Specimen(component, state, context) for state, context in states]


def _states_of_items(name: str, make: Callable[..., Any]) -> list[tuple]:
    """Return what can befall any page in a list: its words, and the languages it has."""
    return [
        (_("Usual"), lambda: {name: make()}),
        (_("Long title"), lambda: {name: make(title=records.LONG_TITLE)}),
        (_("A word that no line holds"), lambda: {name: make(title=records.LONG_WORD)}),
        (_("In the other language only"), lambda: {name: make(only=_other())}),
    ]


def _other() -> str:
    return other_language(active_language())


def _tags() -> Context:
    return {"topics": records.topics(), "sdgs": records.goals()}


def _pages(number: int) -> Context:
    return {"items": Paginator(range(200), 10).page(number)}


LISTS = [
    *_of(
        "route",
        (_("One item"), lambda: {"items": [records.article()]}),
        (
            _("Many items"),
            lambda: {
                "items": [
                    records.event(),
                    records.publication(title=records.LONG_TITLE),
                    records.pilot(),
                    records.article(only=_other()),
                ]
            },
        ),
    ),
    *_of("teaser", *_states_of_items("item", records.article)),
    *_of("card", *_states_of_items("item", records.article)),
    *_of(
        "card",
        *[
            (label, lambda make=make: {"item": make()})
            for label, make in (
                (_("Publication"), records.publication),
                (_("Event"), records.event),
                (_("Pilot project"), records.pilot),
            )
        ],
    ),
    *_of("page_card", (_("Usual"), lambda: {"item": records.article()})),
    *_of("publication_card", *_states_of_items("publication", records.publication)),
    *_of("pilot_card", *_states_of_items("pilot", records.pilot)),
    *_of("empty_list", (_("Nothing there yet"), dict), (_("Nothing matches"), rows.filters)),
    *_of(
        "result_bar",
        (_("One item"), lambda: {"count": 1}),
        (_("Many items"), lambda: {"count": 1234, "other_language_count": 12, "all_url": "?"}),
        (_("Both languages"), lambda: {"count": 12, "showing_all": True, "own_url": "?"}),
        (_("Empty"), lambda: {"count": 0}),
    ),
    *_of(
        "search_result",
        (_("Usual"), lambda: rows.search_result(active_language(), records.TITLE)),
        (_("Long title"), lambda: rows.search_result(active_language(), records.LONG_TITLE)),
        (_("In the other language only"), lambda: rows.search_result(_other(), records.TITLE)),
    ),
    *_of("facet_links", (_("Usual"), rows.facet_links)),
    *_of("nothing_found", (_("Usual"), rows.nothing_found)),
    *_of("active_filters", (_("Usual"), rows.filters)),
    *_of("filters", (_("Usual"), rows.filter_form)),
    *_of("letters", (_("Usual"), rows.letters)),
    *_of(
        "pagination",
        (_("First page"), lambda: _pages(1)),
        (_("In the middle"), lambda: _pages(10)),
        (_("Last page"), lambda: _pages(20)),
    ),
    *_of("search_form", (_("Usual"), lambda: {"query": records.text(records.TITLE)})),
]

EVENTS = [
    *_of(
        "ticket",
        (_("Unknown time"), lambda: {"event": records.event()}),
        (_("With its time"), lambda: {"event": records.timed_event()}),
    ),
    *_of(
        "event_teaser",
        *[
            (phase.label, lambda phase=phase: {"event": records.timed_event(), "phase": phase})
            for phase in (EventPhase.UPCOMING, EventPhase.LIVE, EventPhase.ENDED)
        ],
        (
            _("Cancelled"),
            lambda: {
                "event": records.event(status=EventStatus.CANCELLED),
                "phase": EventPhase.CANCELLED,
            },
        ),
        (_("Long title"), lambda: {"event": records.event(title=records.LONG_TITLE)}),
    ),
    *_of(
        "phase",
        *[
            (phase.label, lambda phase=phase: {"phase": phase.value, "label": phase.label})
            for phase in EventPhase
        ],
    ),
    *_of("speakers", (_("Many items"), rows.speakers)),
    *_of("recordings", (_("Many items"), rows.recordings)),
]

PILOTS = [
    *_of(
        "stages",
        (_("At the beginning"), lambda: {"rail": records.rail(Stage.IDEA)}),
        (_("Under way"), lambda: {"rail": records.rail()}),
        (_("At the end"), lambda: {"rail": records.rail(Stage.CLOSED, is_completed=True)}),
        (_("Suspended"), lambda: {"rail": records.rail(Stage.SUSPENDED)}),
        (_("Small"), lambda: {"rail": records.rail(), "compact": True}),
    ),
    *_of("pilot_feature", (_("Usual"), lambda: {"pilot": records.pilot()})),
    *_of("indicators", (_("Many items"), rows.indicators)),
    *_of(
        "money",
        (_("Not published"), lambda: {"pilot": records.pilot()}),
        (_("Many items"), rows.money),
    ),
]

PARTS = [
    *_of("tags", (_("Many items"), _tags), (_("With links"), lambda: _tags() | {"list_url": "#"})),
    *_of("sdg_tag", (_("Usual"), lambda: {"goal": records.goal(11)})),
    *_of("kicker", *_states_of_items("item", records.article)[:1]),
    *_of("classification", (_("Many items"), lambda: _tags() | rows.places())),
    *_of("partner_name", (_("Usual"), rows.partner), (_("Mentioned only"), rows.mentioned)),
    *_of("page_links", (_("Usual"), rows.page_links)),
    *_of("related", (_("Many items"), lambda: {"pages": [records.article(), records.event()]})),
    *_of("mentions", (_("Many items"), rows.mentions)),
    *_of("files", (_("Many items"), rows.files)),
    *_of("corrections", (_("Usual"), rows.corrections)),
    *_of("key_figures", (_("Usual"), lambda: {"figures": [records.key_figure()]})),
    *_of("chart", (_("Many items"), rows.dated_values)),
    *_of("outbound", (_("Usual"), rows.outbound)),
    *_of("outbound_button", (_("Usual"), rows.outbound)),
]

FRAME = [
    *_of("page_head", (_("Usual"), rows.head), (_("Long title"), lambda: rows.head(long=True))),
    *_of("breadcrumbs", (_("Usual"), rows.breadcrumbs)),
    *_of("language_switch", (_("Usual"), rows.versions), (_("One language only"), rows.missing)),
    *_of("other_languages", (_("Many items"), lambda: {"count": 12, "all_url": "?"})),
    *_of(
        "edition_notices",
        (_("Not reviewed"), lambda: rows.edition(needs_review=True)),
        (_("Outdated"), lambda: rows.edition(outdated=rows.behind())),
    ),
    *_of(
        "notice",
        (_("Information"), lambda: {"text": records.text(records.SUMMARY)}),
        (_("Warning"), lambda: {"text": records.text(records.SUMMARY), "kind": "warning"}),
        (_("Error"), lambda: {"text": records.text(records.SUMMARY), "kind": "error"}),
    ),
]

DOINGS = [
    *_of(
        "event_actions",
        (_("Usual"), doings.event_actions),
        (_("At the end"), doings.after_the_event),
    ),
    *_of("time_lines", (_("Usual"), doings.times)),
    *_of("calendar_subscription", (_("Usual"), lambda: {"url": doings.ADDRESS, "query": ""})),
    *_of("downloads", (_("Usual"), doings.downloads), (_("Empty"), dict)),
    *_of(
        "citation",
        (_("Usual"), lambda: {"citation": records.text(records.SUMMARY), "publication": 1}),
    ),
    *_of("licence", (_("Usual"), lambda: {"name": "CC BY-NC-SA 3.0 IGO", "url": doings.ADDRESS})),
    *_of("accessible_format", (_("Usual"), lambda: {"address": "/en/sample/"})),
    *_of("page_feed", (_("Usual"), lambda: {"url": "#page_feed"})),
    *_of("subscribe_links", (_("Usual"), dict)),
    *_of("change_notes", (_("Many items"), doings.change_notes)),
    *_of("withdrawal", (_("Usual"), doings.withdrawal)),
    *_of("error_summary", (_("Many items"), doings.problems)),
    *_of("form_field", (_("Error"), doings.form_field)),
    *_of("page_foot", (_("Usual"), doings.page_foot)),
    *_of("map", (_("Usual"), doings.world_map)),
    *_of("pilot_table", (_("One item"), doings.pilots_in_a_table)),
]

SPECIMENS = [*FRAME, *LISTS, *EVENTS, *PILOTS, *PARTS, *DOINGS]

# What no sample shows: what stands on the style page anyway, what stands in the head of a page,
# what draws a picture from the library, and what only other components include.
SEEN_ELSEWHERE = {
    "article_meta",
    "body",
    "citation_meta",
    "city_map",
    "documents",
    "footer",
    "header",
    "image",
    "locator",
    "picture",
    "places",
    "reader_form",
    "route_by_year",
    "share_meta",
    "sign",
    "terms",
    "theme_switch",
    "updated",
}
