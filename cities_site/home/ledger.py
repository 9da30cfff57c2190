"""The services ledger: what is published of each service that the project offers, noughts too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.home.overview import SECTION_TYPES
from cities_site.library.context import site_context
from cities_site.library.models import Service
from news.models import EventPage, NewsPage, PublicationPage
from pilots.models import PilotPage

# Section, the pages that count as evidence in it, and what readers call them.
EVIDENCE = (
    ("pilots", PilotPage, _("Pilot projects")),
    ("news", NewsPage, _("News")),
    ("publications", PublicationPage, _("Publications")),
    ("events", EventPage, _("Events")),
)
# The newest pages that are named; the count leads to all of them.
NAMED = 5


@dataclass
class LedgerLine:
    """One service with what is published of it, by section."""

    service: Service
    evidence: list[dict[str, Any]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many pages there are in all."""
        return sum(section["count"] for section in self.evidence)


@require_safe
def show_ledger(request: HttpRequest) -> HttpResponse:
    """Show each service with the counted and linked pages that are filed under it."""
    lines = ledger_lines(active_language(), section_urls(request))
    return TemplateResponse(request, "home/services.html", site_context(request) | {"lines": lines})


def ledger_lines(language: str, urls: dict[str, str]) -> list[LedgerLine]:
    """Return a line for each service, at the same number of queries whatever is published."""
    services = Service.objects.available_in(language).order_by("order")
    lines = {service.pk: LedgerLine(service) for service in services}
    shown: dict[int, BasePage | None] = {}
    for section, model, title in EVIDENCE:
        for service, pages in _pages_by_service(model, language).items():
            if service not in lines:
                continue
            named = pages[:NAMED]
            shown.update(dict.fromkeys(named))
            lines[service].evidence.append(
                {
                    "title": title,
                    "count": len(pages),
                    "url": f"{urls[section]}?service={lines[service].service.slug}"
                    if section in urls
                    else "",
                    "pages": named,
                }
            )
    shown.update(BasePage.objects.in_bulk(list(shown)))
    for section in _sections(lines.values()):
        section["pages"] = [shown[key] for key in section["pages"]]
    return list(lines.values())


def _sections(lines: Any) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield from line.evidence


def _pages_by_service(model: type[BasePage], language: str) -> dict[int, list[int]]:
    """Return the public pages of one type, newest first, by the service they are filed under."""
    pages = model.objects.live().unrestricted().available_in(language)
    pairs = pages.filter(services__isnull=False).order_by("-display_date", "-pk")
    found: dict[int, list[int]] = {}
    for service, page in pairs.values_list("services", "pk"):
        found.setdefault(service, []).append(page)
    return found


def section_urls(request: HttpRequest) -> dict[str, str]:
    """Return the addresses of the lists that readers of the active language may open."""
    readable = BasePage.objects.live().unrestricted().available_in(active_language())
    names = {model: name for name, model in SECTION_TYPES.items()}
    pages = readable.type(*SECTION_TYPES.values())
    return {names[page.specific_class]: page.get_url(request) for page in pages}
