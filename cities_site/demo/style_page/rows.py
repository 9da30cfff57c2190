"""What the components are given that show no whole page: lines of tables, links, notices."""

import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext

from cities_site.bilingual.languages import (
    CHINESE,
    ENGLISH,
    LANGUAGES,
    NATIVE_NAMES,
    active_language,
    language_tag,
)
from cities_site.demo.style_page import records
from cities_site.library.charts import chart
from cities_site.library.filters import FilterForm
from cities_site.library.letters import letters_of
from cities_site.library.models import City, Region
from news.models import EventRecording
from partners.references import PartnerReference
from pilots.models import Indicator

ELSEWHERE = "https://example.org/report"
PERSON = {ENGLISH: "A. Speaker", CHINESE: "某发言人"}
FUNCTION = {ENGLISH: "Director", CHINESE: "主任"}


def filters() -> dict[str, Any]:
    """Return two filters in force."""
    active = [(records.text(name), "?") for name in records.TOPICS[:2]]
    return {"active": active, "clear_url": "?"}


def search_result(language: str, title: dict[str, str]) -> dict[str, Any]:
    """Return a result in `language`, with the beginning of its title marked."""
    words = title[language]
    marked = format_html("<mark>{}</mark>{}", words[:4], words[4:])
    item = {
        "language": language,
        "language_tag": language_tag(language),
        "is_foreign": language != active_language(),
        "get_kind_display": gettext("News"),
        "address": "?",
        "shown_title": marked,
        "shown_excerpt": marked,
        "date": records.DAY,
    }
    return {"item": item}


def facet_links() -> dict[str, Any]:
    """Return two facets with some values each."""
    topics = [
        {"label": records.text(name), "count": 12 - number, "url": "?"}
        for number, name in enumerate(records.TOPICS)
    ]
    years = [{"label": "2020", "count": 7, "url": "?"}]
    return {"facets": [(gettext("Topic"), topics), (gettext("Year"), years)]}


def nothing_found() -> dict[str, Any]:
    """Return a query without results, and where else to look."""
    return {
        "query": records.text(records.TITLE),
        "ways": facet_links()["facets"][:1],
        "navigation": [{"url": "?", "title": gettext("News")}],
    }


def filter_form() -> dict[str, Any]:
    """Return a form of two filters."""
    topics = [(str(n), records.text(name)) for n, name in enumerate(records.TOPICS)]
    form = FilterForm(
        {}, facets=["topic", "year"], choices={"topic": topics}, years=[2020, 2019], labels={}
    )
    return {"form": form}


def letters() -> dict[str, Any]:
    """Return the letters of a list of three pages."""
    return {"letters": letters_of({"1": 2, "a": 10, "c": 5, "i": 1, "q": 20}, 12)}


def partner() -> dict[str, Any]:
    """Return an organisation with a page of its own."""
    return {"partner": _reference(url="#partner_name")}


def mentioned() -> dict[str, Any]:
    """Return an organisation that is only mentioned, named in the other language."""
    other = CHINESE if active_language() == ENGLISH else ENGLISH
    return {"partner": _reference(language=other)}


def _reference(language: str = "", url: str = "") -> PartnerReference:
    language = language or active_language()
    return PartnerReference(
        name=records.PARTNER_NAME[language],
        language_tag=language_tag(language),
        acronym="",
        url=url,
    )


def speakers() -> dict[str, Any]:
    """Return a named speaker, and one of whom only the country is known."""
    country = records.text(records.COUNTRY)
    named = {
        "name": records.text(PERSON),
        "title": records.text(FUNCTION),
        "organisation": _reference(),
    }
    unnamed = {"name": "", "title": "", "organisation": None}
    role = records.text({ENGLISH: "Speaker", CHINESE: "发言人"})
    return {"speakers": [{**line, "country": country, "role": role} for line in (named, unnamed)]}


def recordings() -> dict[str, Any]:
    """Return recordings that open everywhere, that do not, and of which nobody knows."""
    tried = (("Platform A", True), ("Platform B", False), ("Platform C", None))
    lines = [
        EventRecording(platform=name, url=ELSEWHERE, reachable_in_mainland=opens)
        for name, opens in tried
    ]
    return {"groups": [{"language": NATIVE_NAMES[active_language()], "recordings": lines}]}


def indicators() -> dict[str, Any]:
    """Return a result with all its values, and one without any."""
    roofs = records.both("name", {ENGLISH: "Cool roofs", CHINESE: "降温屋顶"})
    unit = records.both("unit", {ENGLISH: "roofs", CHINESE: "个"})
    measured = Indicator(baseline=0, target=12000, actual=4000, as_of=records.DAY, **roofs, **unit)
    return {"indicators": [measured, Indicator(**roofs)]}


def money() -> dict[str, Any]:
    """Return a budget with a contribution in money, one in kind and one not yet published."""
    pilot = records.pilot(
        budget_total=120000,
        currency="USD",
        budget_confirmed=True,
        budget_as_of=records.DAY,
    )
    status = records.text({ENGLISH: "Confirmed", CHINESE: "已确认"})
    in_kind = records.text({ENGLISH: "Staff time", CHINESE: "人员工时"})
    lines = [{"amount": "USD 50,000"}, {"in_kind": in_kind}, {}]
    return {
        "pilot": pilot,
        "contributions": [{"partner": _reference(), "status": status, **line} for line in lines],
    }


def places() -> dict[str, Any]:
    """Return a city, a region and the services that it received."""
    named = records.both("name", records.COUNTRY)
    return {
        "cities": [City(**named)],
        "regions": [Region(**named)],
        "services": records.services(),
    }


def page_links() -> dict[str, Any]:
    """Return a short list of links under a title."""
    title = records.text(records.TITLE)
    return {"title": title, "pages": [records.article(), records.article()]}


def mentions() -> dict[str, Any]:
    """Return one counted list."""
    title = records.text(records.TITLE)
    return {"lists": [{"title": title, "items": [records.article()], "count": 1}]}


def files() -> dict[str, Any]:
    """Return a file of this site, and one that is elsewhere."""
    known = {
        "title": records.text(records.TITLE),
        "url": "#files",
        "is_external": False,
        "language": NATIVE_NAMES[ENGLISH],
        "format": "PDF",
        "pages": 48,
        "size": 2_400_000,
        "checksum": "0f" * 32,
        "is_accessible": True,
    }
    nothing = {"format": "", "pages": None, "size": None, "checksum": "", "is_accessible": None}
    elsewhere = {"title": "example.org", "url": ELSEWHERE, "is_external": True}
    return {"files": [known, {**known, **nothing, **elsewhere}]}


def corrections() -> dict[str, Any]:
    """Return two corrected words, one of them without its former reading."""
    number = SimpleNamespace(
        original="1,000,000",
        corrected="100,000",
        reason=records.text({ENGLISH: "Typing error", CHINESE: "录入错误"}),
        corrected_on=records.DAY,
        language="",
    )
    added = SimpleNamespace(**{**vars(number), "original": "", "corrected": "2018"})
    return {"corrections": [number, added], "language": active_language()}


def dated_values() -> dict[str, Any]:
    """Return a chart of three values at uneven distances."""
    values = ((2018, 50), (2019, 80), (2022, 200))
    return {
        "chart": chart(
            [(datetime.date(year, 12, 31), Decimal(value), str(value)) for year, value in values]
        )
    }


def outbound() -> dict[str, Any]:
    """Return a link that leaves the site."""
    return {
        "url": ELSEWHERE,
        "label": records.text(records.TITLE),
        "language": NATIVE_NAMES[ENGLISH],
    }


def head(long: bool = False) -> dict[str, Any]:
    """Return the head of a page."""
    title = records.text(records.LONG_TITLE if long else records.TITLE)
    lead, kicker = records.text(records.SUMMARY), records.text(records.TOPICS[0])
    return {"title": title, "lead": lead, "kicker": kicker}


def breadcrumbs() -> dict[str, Any]:
    """Return the way from the home page, by a section with a long name."""
    steps = (records.TITLE, records.TOPICS[0], records.LONG_TITLE)
    return {
        "breadcrumbs": [{"title": records.text(title), "url": "#breadcrumbs"} for title in steps]
    }


def versions() -> dict[str, Any]:
    """Return both public versions of a page."""
    return {"page": records.article(), "versions": [_version(each) for each in LANGUAGES]}


def missing() -> dict[str, Any]:
    """Return a page that is public in the active language alone."""
    return {"page": records.article(), "versions": [_version(active_language())]}


def _version(language: str) -> dict[str, Any]:
    return {
        "language": language,
        "tag": language_tag(language),
        "url": "#language_switch",
        "is_current": language == active_language(),
    }


def edition(**state: Any) -> dict[str, Any]:
    """Return a translation, whose original is in the other language."""
    source = CHINESE if active_language() == ENGLISH else ENGLISH
    original = records.article(source_language=source)
    return {"page": original, "versions": [_version(each) for each in LANGUAGES], **state}


def behind() -> dict[str, Any]:
    """Return what has changed since a translation was approved."""
    return {
        "follows": datetime.date(2020, 6, 1),
        "parts": [records.text(title) for title in records.TOPICS],
    }
