"""Articles, publications and events as programs read them."""

from collections.abc import Mapping
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any

from cities_site.bilingual.languages import words
from cities_site.library.linked_data import (
    LICENCE_ADDRESSES,
    Node,
    absolute,
    known_date,
    language_of_file,
    moment,
    names,
    node,
    picture,
    subject,
    web_page,
)
from news.choices import EventMode, EventStatus, OrganiserRole
from partners.linked_data import organisation, organisations

if TYPE_CHECKING:
    from news.event_times import EventTime
    from news.models import EventPage, NewsPage, PublicationPage

SCHEMA = "https://schema.org/"
# An event that was held took place as planned.
EVENT_STATUS = {
    EventStatus.SCHEDULED: f"{SCHEMA}EventScheduled",
    EventStatus.HELD: f"{SCHEMA}EventScheduled",
    EventStatus.POSTPONED: f"{SCHEMA}EventPostponed",
    EventStatus.CANCELLED: f"{SCHEMA}EventCancelled",
}
ATTENDANCE = {
    EventMode.ONLINE: f"{SCHEMA}OnlineEventAttendanceMode",
    EventMode.IN_PERSON: f"{SCHEMA}OfflineEventAttendanceMode",
    EventMode.HYBRID: f"{SCHEMA}MixedEventAttendanceMode",
}


def article_data(article: "NewsPage", context: Mapping[str, Any]) -> list[Node]:
    """Return the article in the language of the page; `context` is that of its template."""
    language = context["language"]
    return [
        web_page(
            context,
            "NewsArticle",
            mainEntityOfPage=context["canonical_url"],
            **names(context, "headline"),
            alternativeHeadline=words(article, "subhead", language),
            image=picture(context),
            dateline=words(article, "dateline_place", language),
            isBasedOn=_external_article(article, context),
            isPartOf=_series(context),
            keywords=_keywords(context),
            mentions=organisations(context["partners"], context),
            correction=[
                node(
                    "CorrectionComment",
                    text=words(correction, "reason", language),
                    datePublished=known_date(correction.corrected_on),
                )
                for correction in context["corrections"]
                if words(correction, "reason", language)
            ],
        )
    ]


def _external_article(article: "NewsPage", context: Mapping[str, Any]) -> Node | None:
    if not article.external_url:
        return None
    return node(
        "Article",
        url=article.external_url,
        inLanguage=language_of_file(article.external_language),
        datePublished=known_date(article.source_published_date),
        publisher=organisation(context["source"], context),
    )


def _series(context: Mapping[str, Any]) -> Node | None:
    return node("CreativeWorkSeries", name=context["series"]) if context["series"] else None


def _keywords(context: Mapping[str, Any]) -> list[str]:
    return [words(topic, "name", context["language"]) for topic in context["topics"]]


def publication_data(publication: "PublicationPage", context: Mapping[str, Any]) -> list[Node]:
    """Return the document, whose languages are those of its files, not those of its page."""
    encodings = [_encoding(line, context) for line in context["files"]]
    tags = dict.fromkeys(each["inLanguage"] for each in encodings if "inLanguage" in each)
    return [
        subject(
            context,
            "Report",
            "publication",
            **names(context),
            inLanguage=list(tags),
            creditText=publication.authors,
            publisher=organisations(context["publishers"], context),
            datePublished=known_date(publication.published_on, publication.published_precision),
            reportNumber=publication.symbol,
            identifier=[
                node("PropertyValue", propertyID=scheme, value=value)
                for scheme, value in (
                    ("ISBN", publication.isbn),
                    ("ISSN", publication.issn),
                    ("DOI", publication.doi),
                )
                if value
            ],
            license=LICENCE_ADDRESSES.get(publication.licence),
            isPartOf=_series(context),
            keywords=_keywords(context),
            encoding=encodings,
        )
    ]


def _encoding(line: Mapping[str, Any], context: Mapping[str, Any]) -> Node:
    return node(
        "MediaObject",
        contentUrl=absolute(context, line["url"]),
        inLanguage=language_of_file(line["language_code"]),
        encodingFormat=guess_type(f"file.{line['format'].lower()}")[0],
        contentSize=f"{line['size']} B" if line["size"] else "",
    )


def event_data(event: "EventPage", context: Mapping[str, Any]) -> list[Node]:
    """Return the event, whose languages are those in which it is held."""
    organisers, supporters = [], []
    for line in context["organisers"]:
        (supporters if line["code"] == OrganiserRole.SUPPORTER else organisers).append(
            line["partner"]
        )
    times = event.published_time
    return [
        subject(
            context,
            "Event",
            "event",
            **names(context),
            startDate=moment(times.starts_at) or known_date(times.start_date),
            endDate=_end(times),
            eventStatus=EVENT_STATUS[EventStatus(event.status)],
            eventAttendanceMode=ATTENDANCE[EventMode(event.mode)],
            location=_locations(event, context),
            inLanguage=[
                tag for code in context["working_language_codes"] if (tag := language_of_file(code))
            ],
            organizer=organisations(organisers, context),
            contributor=organisations(supporters, context),
            performer=[
                node("Person", name=speaker["name"], jobTitle=speaker["title"])
                for speaker in context["speakers"]
                if speaker["name"]
            ],
            keywords=_keywords(context),
        )
    ]


def _end(times: "EventTime") -> str:
    """An end without a published time is a date, like every event that names its last day."""
    return moment(times.ends_at) or known_date(times.end_date)


def _locations(event: "EventPage", context: Mapping[str, Any]) -> list[Node]:
    """Where people meet: a venue, and online the address to join or else the event's page."""
    found = []
    venue = words(event, "venue", context["language"])
    if event.mode != EventMode.ONLINE and venue:
        found.append(node("Place", name=venue))
    if event.mode != EventMode.IN_PERSON:
        found.append(node("VirtualLocation", url=context["join_url"] or context["canonical_url"]))
    return found
