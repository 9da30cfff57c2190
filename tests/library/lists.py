"""The five lists of the site, as readers of either language open them."""

from datetime import date
from typing import Any

from django.test import Client

from news.models import (
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
)
from partners.models import PartnerIndexPage, PartnerPage
from pilots.models import PilotIndexPage, PilotPage
from tests.factories import make_site
from tests.library.makers import add_public, make_index

OTHER = {"headline_en": "Cool streets", "headline_zh_hans": "凉爽街道"}
LISTS = {
    "news": (NewsIndexPage, NewsPage),
    "publications": (PublicationIndexPage, PublicationPage),
    "events": (EventIndexPage, EventPage),
    "pilots": (PilotIndexPage, PilotPage),
    "partners": (PartnerIndexPage, PartnerPage),
}
REQUIRED = {
    "events": {"start_date": date(2019, 5, 1)},
    "partners": {"kind": "network", "registry_status": "partner"},
}


def index_of(name: str, **fields: Any) -> Any:
    """Add a list with a page that no filter of these tests finds."""
    index = make_index(make_site(), LISTS[name][0], name)
    add_item(name, index, **OTHER | fields)
    return index


def add_item(name: str, index: Any, **fields: Any) -> Any:
    return add_public(index, LISTS[name][1], **REQUIRED.get(name, {}) | fields)


def address(page: Any, language: str, query: str) -> str:
    return f"{page.url_in(language)}?{query}"


def listed(page: Any, language: str, query: str = "") -> str:
    response = Client().get(address(page, language, query))
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]
