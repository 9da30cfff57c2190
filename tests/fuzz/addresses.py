"""Every route of the URL configuration, with real records and with hostile values in its places."""

import random
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from cities_site.bilingual.languages import LANGUAGES
from tests.base import public_pages
from tests.fuzz import payloads
from tests.gates.admin_addresses import PLACEHOLDER, AdminAddresses, admin_routes, plain_pattern

# Raises on purpose, for whoever looks at the admin's error page.
RAISES = "admin/failwhale/"
ODD_PATHS = [
    "/", "/en", "/zh", "/zh-cn/", "/ZH-Hans/", "/xx/", "/en//news/", "/en/news/nothing/",
    "/zh-hans/泉州/", "/media/nothing", "/static/nothing.css", "/en/news/../../x",
    "//evil.example/",
    "/en/" + "a" * 2000 + "/", "/en/" + "a/" * 900, "/favicon.ico", "/.env", "/wp-login.php",
    "/en/news/;x=1", "/admin/%ff/", "/en/%ff%fe/", "/%00", "/en/%E6%B3/", "/admin", "/admin//",
    "/en/\r\nX: y/", "/api/v2/nothing/", "/documents/99999999999999999999/x.pdf", "/\\evil.example",
]  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One route, and an address below it that exists."""

    route: str
    path: str

    @property
    def is_admin(self) -> bool:
        """Tell whether the route belongs to the admin."""
        return self.route.startswith("admin/")

    def spoilt(self, chance: random.Random) -> str:
        """Return the path with a hostile value in one of the places of the route."""
        places = PLACEHOLDER.findall(self.route)
        if not places:
            return self.path
        spoilt = chance.choice(places)
        value = chance.choice(payloads.VALUES)
        if "int:" in self.route:
            value = chance.choice(["0", "99999999999999999999", "2147483648", "9" * 400])
        filled = PLACEHOLDER.sub(
            lambda place: quote(value if place[1] == spoilt else "1"), self.route
        )
        return f"/{filled}"


def public_routes() -> list[str]:
    """Return every route outside the admin, the languages' once for each language."""

    def walk(entries: list[URLPattern | URLResolver], prefix: str) -> list[str]:
        routes = []
        for entry in entries:
            if isinstance(entry.pattern, LocalePrefixPattern):
                for language in LANGUAGES:
                    routes += walk(entry.url_patterns, f"{prefix}{language}/")
                continue
            route = prefix + plain_pattern(entry.pattern)
            if isinstance(entry, URLResolver):
                routes += walk(entry.url_patterns, route)
            else:
                routes.append(route)
        return routes

    return sorted(
        route for route in walk(get_resolver().url_patterns, "") if not route.startswith("admin/")
    )


def all_addresses(user: User) -> list[Address]:
    """Return an address for every route of the site, and one for every public page."""
    records = AdminAddresses(user)
    admin = [Address(route, records.address(route)) for route in admin_routes() if route != RAISES]
    public = [Address(route, _public_path(route, records)) for route in public_routes()]
    pages = [
        Address(f"{language}/(page)/{type(page).__name__}", path)
        for page, language, path in public_pages()
    ]
    odd = [Address("(odd)", path) for path in ODD_PATHS]
    return [*admin, *public, *pages, *odd]


def _public_path(route: str, records: AdminAddresses) -> str:
    page = records.by_section["admin/pages/"]
    values: dict[str, Any] = {
        "number": 1,
        "page_path": f"news/{page.slug}",
        "document_id": records.by_section["admin/documents/"].pk,
        "document_filename": "report.pdf",
        "ending": "bib",
        "pk": page.pk,
    }
    # The addresses of calendars begin with the path of a page.
    plain = route.replace("((?:[w-]+/)+)", "events/").replace("((?:[w-]+/)*)", "")
    return "/" + PLACEHOLDER.sub(lambda place: str(values.get(place[1], "x")), plain)
