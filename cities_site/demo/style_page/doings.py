"""What the components are given with which readers do something, or that tell what was done."""

import datetime
from typing import Any

from django import forms

from cities_site.bilingual.languages import CHINESE, ENGLISH, active_language
from cities_site.demo.style_page import records
from cities_site.library.maps.drawing import Place, draw_map
from news.event_times import time_lines

ADDRESS = "https://example.org/en/sample/"
REASON = {ENGLISH: "The figures were counted twice.", CHINESE: "数字被重复统计。"}
# Near one another, so that two markers must make room.
POINTS = ((24.87, 118.68), (25.5, 119.3), (45.7, 9.67))


def event_actions() -> dict[str, Any]:
    """Return all that can be done before an event."""
    return {
        "registration_url": ADDRESS,
        "calendar_url": "#event_actions",
        "join_comes_later": True,
    }


def after_the_event() -> dict[str, Any]:
    """Return what can be done after it."""
    return {"recordings": True}


def times() -> dict[str, Any]:
    """Return a time in the host's zone and in the readers'."""
    zone = {"timezone": "Asia/Kathmandu"}
    return {"lines": time_lines(records.timed_event(**zone).published_time, active_language())}


def downloads() -> dict[str, Any]:
    """Return a list as files, with its dictionary."""
    files = [("CSV", "#downloads"), ("JSON", "#downloads")]
    return {"files": files, "dictionary_url": "#downloads"}


def change_notes() -> dict[str, Any]:
    """Return two dated notes."""
    days = (records.DAY, datetime.date(2020, 6, 12))
    return {"notes": [{"text": records.text(REASON), "noted_at": day} for day in days]}


def withdrawal() -> dict[str, Any]:
    """Return why a page was withdrawn, and what replaces it."""
    return {
        "withdrawal": {"reason": records.text(REASON), "date": records.DAY},
        "replacement": {"title": records.text(records.TITLE), "url": "#withdrawal"},
    }


def page_foot() -> dict[str, Any]:
    """Return the page that readers judge and share."""
    return {"page": records.article(), "path": "/en/sample/", "url": ADDRESS}


def problems() -> dict[str, Any]:
    """Return two problems of a form."""
    message = records.text({ENGLISH: "Write your message.", CHINESE: "请填写留言内容。"})
    return {"problems": [("error_summary", message), ("", message)]}


def form_field() -> dict[str, Any]:
    """Return a field that was left empty."""

    class Letter(forms.Form):
        message = forms.CharField(
            label=records.text({ENGLISH: "Your message", CHINESE: "留言内容"}),
            help_text=records.text(records.SUMMARY),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    return {"field": Letter({}, use_required_attribute=False)["message"]}


def world_map() -> dict[str, Any]:
    """Return a map of three places, two of them close together."""
    places = [
        Place(
            name=records.text(records.TITLE),
            latitude=point[0],
            longitude=point[1],
            number=number,
            url="#map",
        )  # fmt: skip
        for number, point in enumerate(POINTS, start=1)
    ]
    return {
        "map": draw_map(places, records.text(records.SUMMARY)),
        "label": records.text(records.COUNTRY),
    }


def pilots_in_a_table() -> dict[str, Any]:
    """Return a pilot without a point, as the table beside a map names it."""
    pilot = records.pilot()
    pilot.list_number, pilot.shown_language = 1, active_language()
    return {"pilots": [pilot], "caption": records.text(records.TITLE)}
