"""How far both languages say the same: counted from what is public and from the log."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from cities_site.bilingual.languages import LANGUAGES, other_language
from cities_site.bilingual.log_actions import FIRST_PUBLICATION
from cities_site.bilingual.models import BasePage
from cities_site.freshness.generation import changed
from cities_site.library.context import site_context
from cities_site.library.open_data.tables import csv_response
from news.models import EventPage, NewsPage, PublicationPage
from partners.models import PartnerPage
from pilots.models import PilotPage

# All other pages are one line.
TYPES = (NewsPage, PublicationPage, EventPage, PilotPage, PartnerPage)
COLUMNS = ["type", "items", "en", "zh-Hans", "both", "share_zh-Hans", "median_wait_days"]


def log_first_publications(sender: Any, instance: BasePage, **options: Any) -> None:
    """Write into the log of a page that a language of it is public for the first time."""
    logged = PageLogEntry.objects.filter(page=instance.pk, action=FIRST_PUBLICATION)
    known = {entry.data.get("language") for entry in logged}
    for language in instance.available_languages:
        if language not in known:
            log(instance=instance, action=FIRST_PUBLICATION, data={"language": language})
            changed()


@dataclass(frozen=True)
class Line:
    """What is public of one type of content."""

    label: Any
    name: str
    items: int
    english: int
    chinese: int
    both: int
    # From the publication of the original to that of its translation; None without any pair.
    median_wait: timedelta | None

    @property
    def share(self) -> int:
        """How many of a hundred items are public in Chinese."""
        return round(100 * self.chinese / self.items) if self.items else 0

    @property
    def median_days(self) -> float | None:
        """The median wait in days, to one decimal."""
        return None if self.median_wait is None else round(self.median_wait / timedelta(days=1), 1)


def parity() -> list[Line]:
    """Return a line for each type and one for all; two queries for any number of pages."""
    types = ContentType.objects.get_for_models(*TYPES)
    models = {content_type.pk: model for model, content_type in types.items()}
    pages = list(
        BasePage.objects.live()
        .public()
        .filter(depth__gt=1)
        .values_list("pk", "content_type", "source_language", "public_en", "public_zh_hans")
    )
    waits = dict(_waits({pk: source for pk, _type, source, *_public in pages}))
    counts: dict[Any, Counter[str]] = defaultdict(Counter)
    waits_of: dict[Any, list[timedelta]] = defaultdict(list)
    for pk, content_type, _source, english, chinese in pages:
        for group in (models.get(content_type), "all"):
            counts[group].update(
                items=int(english or chinese),
                english=int(english),
                chinese=int(chinese),
                both=int(english and chinese),
            )
            waits_of[group] += [waits[pk]] if pk in waits else []
    return [
        Line(
            label,
            name,
            **{each: counts[group][each] for each in ("items", "english", "chinese", "both")},
            median_wait=median(waits_of[group]) if waits_of[group] else None,
        )
        for group, name, label in _groups()
        if counts[group]["items"]
    ]


def _groups() -> Iterator[tuple[Any, str, Any]]:
    for model in TYPES:
        yield model, model._meta.model_name.removesuffix("page"), model._meta.verbose_name_plural
    yield None, "other", _("other pages")
    yield "all", "all", _("everything")


def _waits(sources: dict[int, str]) -> Iterator[tuple[int, timedelta]]:
    """Yield how long each page with both languages waited for its translation."""
    first: dict[int, dict[str, datetime]] = defaultdict(dict)
    entries = PageLogEntry.objects.filter(action=FIRST_PUBLICATION, page__in=list(sources))
    for page, data, time in entries.order_by("-timestamp").values_list("page", "data", "timestamp"):
        first[page][data.get("language")] = time
    for page, times in first.items():
        source = sources[page]
        if set(times) >= set(LANGUAGES):
            yield page, max(times[other_language(source)] - times[source], timedelta())


@require_safe
def show_parity(request: HttpRequest) -> HttpResponse:
    """Show readers how much there is in each language, and how long translations take."""
    lines = parity()
    context = site_context(request) | {"lines": lines, "total": lines[-1] if lines else None}
    return TemplateResponse(request, "desk/parity.html", context)


@require_safe
def parity_table(request: HttpRequest) -> HttpResponse:
    """Return the same numbers as a table."""
    rows = (
        [line.name, line.items, line.english, line.chinese, line.both, line.share, line.median_days]
        for line in parity()
    )
    return csv_response("language-parity.csv", COLUMNS, rows)
