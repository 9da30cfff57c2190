"""What must be true of every address that a crawl visited."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.library.xml_files import UnreadableFile, parsed
from cities_site.selfcheck.crawl import Crawl, Visit, without_fragment
from cities_site.selfcheck.documents import Document
from cities_site.selfcheck.wording import words_of_the_other_language

OK = 200
DEFAULT_VERSION = "x-default"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong at one address; the detail is data, not a sentence."""

    address: str
    detail: str


@dataclass(frozen=True)
class Check:
    """One question that is asked of the whole crawl."""

    key: str
    label: str | Promise
    find: Callable[[Crawl], Iterator[Problem]]


def _pages(crawl: Crawl) -> Iterator[Document]:
    for address, visit in crawl.visits.items():
        # A redirected address is judged where it leads to.
        if visit.document and visit.address == address:
            yield visit.document


def unanswered(crawl: Crawl) -> Iterator[Problem]:
    """Yield the addresses that do not answer with what was asked for."""
    for address, visit in crawl.visits.items():
        if visit.status != OK:
            yield Problem(address, str(visit.status))


def broken_fragments(crawl: Crawl) -> Iterator[Problem]:
    """Yield the links to places that the page they lead to does not have."""
    for document in _pages(crawl):
        for target in dict.fromkeys(document.targets):
            address, fragment = urldefrag(target)
            visit = crawl.visits.get(address)
            if fragment and visit and visit.document and fragment not in visit.document.fragments:
                yield Problem(document.address, target)


def wrong_headings(crawl: Crawl) -> Iterator[Problem]:
    """Yield the pages without exactly one main heading."""
    for document in _pages(crawl):
        if document.main_headings != 1:
            yield Problem(document.address, str(document.main_headings))


def wrong_languages(crawl: Crawl) -> Iterator[Problem]:
    """Yield the pages that declare another language than their address."""
    tags = {language: language_tag(language) for language in LANGUAGES}
    for document in _pages(crawl):
        expected = tags.get(urlsplit(document.address).path.split("/")[1])
        if document.language != expected:
            yield Problem(document.address, document.language)


def wrong_canonicals(crawl: Crawl) -> Iterator[Problem]:
    """Yield the pages that want to be known by another address than their own."""
    for document in _pages(crawl):
        own = urlsplit(document.address)._replace(query="").geturl()
        if document.canonical not in {document.address, own}:
            yield Problem(document.address, document.canonical)


def unreciprocated_versions(crawl: Crawl) -> Iterator[Problem]:
    """Yield the pages whose versions do not name each other with the same words."""
    by_address = {document.address: document for document in _pages(crawl)}
    for document in by_address.values():
        if urlsplit(document.address).query:
            continue
        versions = document.alternates
        if versions.get(document.language) != document.address or DEFAULT_VERSION not in versions:
            yield Problem(document.address, str(versions.get(document.language, "")))
        for address in dict.fromkeys(versions.values()):
            other = by_address.get(address)
            if other is None or other.alternates != versions:
                yield Problem(document.address, address)


def strangers(crawl: Crawl) -> Iterator[Problem]:
    """Yield what pages load from other hosts."""
    for document in _pages(crawl):
        for address in dict.fromkeys(document.loaded):
            if not (crawl.is_own(address) or address.startswith("data:")):
                yield Problem(document.address, address)


def cookies(crawl: Crawl) -> Iterator[Problem]:
    """Yield the addresses that set a cookie for a reader."""
    for address, visit in crawl.visits.items():
        for name in visit.cookies:
            yield Problem(address, name)


def misplaced_words(crawl: Crawl) -> Iterator[Problem]:
    """Yield the words of the interface that stand in a text of the other language."""
    foreign = words_of_the_other_language()
    for document in _pages(crawl):
        for language, text in dict.fromkeys(document.texts):
            if language in foreign and foreign[language].includes(text):
                yield Problem(document.address, text)


def malformed_feeds(crawl: Crawl) -> Iterator[Problem]:
    """Yield the feeds that no reader of feeds can read, or that do not name their language."""
    for address, visit in crawl.visits.items():
        if visit.content_type == "application/atom+xml" and (detail := _fault_of(visit)):
            yield Problem(address, detail)


def _fault_of(feed: Visit) -> str:
    try:
        root = parsed(feed.body)
    except UnreadableFile as error:
        return str(error)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    expected = urlsplit(feed.address).path.split("/")[1]
    missing = [name for name in ("id", "title", "updated") if root.find(f"{{*}}{name}") is None]
    return ", ".join(missing) or ("" if language.lower() == expected else language or "xml:lang")


CHECKS = (
    Check("answers", _("Every address answers"), unanswered),
    Check("fragments", _("Links lead to places that exist"), broken_fragments),
    Check("headings", _("One main heading on each page"), wrong_headings),
    Check("languages", _("Pages declare their language"), wrong_languages),
    Check("canonicals", _("Pages name their own address"), wrong_canonicals),
    Check("versions", _("Language versions name each other"), unreciprocated_versions),
    Check("strangers", _("Nothing is loaded from other sites"), strangers),
    Check("cookies", _("No cookies for readers"), cookies),
    Check("wording", _("Interface in the language of the page"), misplaced_words),
    Check("feeds", _("Feeds are well formed"), malformed_feeds),
)


def examine(crawl: Crawl) -> dict[str, list[Problem]]:
    """Return the problems that each check found, by its key."""
    return {check.key: list(check.find(crawl)) for check in CHECKS}


def linking_to(crawl: Crawl, address: str) -> list[str]:
    """Return the pages that lead to an address."""
    return [
        document.address
        for document in _pages(crawl)
        if address in map(without_fragment, document.targets)
    ]
