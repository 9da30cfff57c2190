"""The addresses of calendars: one for each event, and one for each list of events."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Calendar
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from cities_site.bilingual.languages import active_language, words
from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.bilingual.serving import site_of
from cities_site.freshness.page_cache import FOR_READERS
from cities_site.library.context import site_texts
from cities_site.library.listing import Listing
from news.calendars import calendar_of, changed_at, name_calendar
from news.models import EventIndexPage, EventPage


@require_safe
@conditional_page
def event_calendar(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with one event, wherever its page is public in the language of the address."""
    event = _public_page(EventPage.objects.for_calendar(), request, path)
    if event is None:
        return _where_it_moved(request)
    now = timezone.now()
    response = _answer(calendar_of([event], request, now), event.slug)
    response.headers["Last-Modified"] = http_date(changed_at(event, now).timestamp())
    return response


@require_safe
@conditional_page
def events_calendar(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with all events of a list, or with those that the list's filters keep.

    There is no date of change: an event that was withdrawn leaves none behind. The answer's
    ETag tells programs whether anything changed.
    """
    index = _public_page(EventIndexPage.objects.all(), request, path)
    if index is None:
        return _where_it_moved(request)
    listing = Listing(index, request)
    kept = listing.matching.order_by().values("pk")
    events = EventPage.objects.filter(pk__in=kept).available_in(active_language())
    calendar = calendar_of(
        events.order_by("start_date", "pk").for_calendar(), request, timezone.now()
    )
    address = request.build_absolute_uri(listing.url(listing.without("lang")))
    name_calendar(calendar, _name(listing, request), address)
    return _answer(calendar, index.slug)


def _public_page(
    pages: BilingualPageQuerySet, request: HttpRequest, path: str
) -> EventPage | EventIndexPage | None:
    """Return the page at a path below the home page, if everybody may read it in this language."""
    site = site_of(request)
    if site is None:
        return None
    public = pages.live().unrestricted().available_in(active_language())
    return public.filter(url_path=f"{site.root_page.url_path}{path}").first()


def _where_it_moved(request: HttpRequest) -> HttpResponse:
    """Lead to the calendar of a page that was renamed or moved.

    Raises `Http404` where there is none.
    """
    folder, _slash, name = request.path.rpartition("/")
    redirect = get_redirect(request, Redirect.normalise_path(folder))
    page = redirect.redirect_page if redirect else None
    address = page.url_in(active_language(), request) if page else None
    if not address or address.rstrip("/") == folder:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}{name}" + (f"?{query}" if query else ""))


def _name(listing: Listing, request: HttpRequest) -> str:
    """Name the calendar of a list by the site and by the filters in force."""
    texts = site_texts(request)
    site = words(texts, "short_name") or _("Cities Project")
    filters = [label for label, _address in listing.active_filters]
    return " · ".join([_("%(site)s: events") % {"site": site}, *filters])


def _answer(calendar: Calendar, name: str) -> HttpResponse:
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    # A cancellation must arrive.
    response.headers["Cache-Control"] = FOR_READERS
    return response
