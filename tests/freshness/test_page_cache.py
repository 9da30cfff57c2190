"""What is kept of answers to readers, for whom, and for how long."""

import datetime
import gzip
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from wagtail.models import Site

from cities_site.freshness import generation
from cities_site.freshness.kept_answers import Answer, KeptAnswers
from cities_site.freshness.page_cache import FOR_READERS
from cities_site.library.models import SiteTexts, Topic
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.freshness.readers import caching_reader
from tests.news.events import EVENING, make_event, make_events

GZIP = {"accept-encoding": "br, gzip"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    index = make_news_index(make_site())
    make_news(index, slug="roofs", **both_languages())
    SiteTexts.for_site(Site.objects.get())
    return index


@pytest.fixture
def made():
    """Count the answers that were made, not found."""
    with mock.patch(
        "cities_site.freshness.page_cache.Answer.of", side_effect=Answer.of
    ) as answer_of:
        yield answer_of


def shared(answer, but=frozenset()) -> dict[str, str]:
    """Return the headers that do not name the request."""
    return {
        name: value for name, value in answer.headers.items() if name not in {"X-Request-ID", *but}
    }


@pytest.mark.parametrize("address", ["/en/", "/zh-hans/news/", "/en/news/roofs/", "/sitemap.xml"])
def test_the_second_reader_gets_the_same_answer_without_its_being_made(
    address, site, made, django_assert_max_num_queries
) -> None:
    reader = caching_reader()
    first = reader.get(address, headers=GZIP)
    with django_assert_max_num_queries(1):
        second = reader.get(address, headers=GZIP)

    assert made.call_count == 1
    assert second.content == first.content
    assert shared(second) == shared(first)
    assert first.headers["Cache-Control"] == FOR_READERS
    assert "Cookie" not in first.headers["Vary"]
    assert first.headers["Content-Security-Policy"]


def test_each_reader_gets_the_encoding_that_the_browser_accepts(site) -> None:
    reader = caching_reader()
    compressed = reader.get("/en/", headers=GZIP)
    plain = reader.get("/en/")
    refusing = reader.get("/en/", headers={"accept-encoding": "gzip;q=0, identity"})

    assert gzip.decompress(compressed.content) == plain.content == refusing.content
    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["ETag"] != plain.headers["ETag"]
    for answer, headers in ((compressed, GZIP), (plain, {})):
        tag = answer.headers["ETag"]
        again = reader.get("/en/", headers=headers | {"if-none-match": tag})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_an_answer_without_the_cache_says_the_same(site) -> None:
    with_cache, without = caching_reader().get("/en/news/roofs/"), Client().get("/en/news/roofs/")

    assert with_cache.content == without.content
    added = {"Cache-Control", "Content-Length", "ETag", "Vary"}
    assert shared(with_cache, but=added) == shared(without, but=added)


@pytest.mark.parametrize(
    "address",
    [
        "/en/contact/",
        "/en/news/?utm_source=mail",
        f"/en/news/?year={'1' * 300}",
        "/en/nowhere/",
        "/admin/login/",
        "/data/partners.csv",
        "/",
    ],
)
def test_forms_unknown_questions_errors_and_streams_are_made_each_time(address, site) -> None:
    reader = caching_reader()
    assert "ETag" not in reader.get(address).headers
    assert "ETag" not in reader.get(address).headers


def test_queries_that_are_counted_reach_their_view(site) -> None:
    assert "ETag" not in caching_reader().get("/en/search/?q=roofs").headers
    assert "ETag" in caching_reader().get("/en/search/").headers


def test_whoever_is_signed_in_gets_nothing_that_is_kept(site, made) -> None:
    reader = caching_reader()
    reader.get("/en/")
    reader.force_login(make_user("editor", "Editors"))
    answer = reader.get("/en/")

    assert made.call_count == 1
    assert "no-store" in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers


def test_a_change_elsewhere_is_seen_within_a_second(site) -> None:
    reader = caching_reader()
    before = reader.get("/en/news/roofs/").content
    # As another process would: this one is told nothing.
    with mock.patch.object(generation, "forget"):
        Topic.objects.create(slug="water", name_en="Water", public_en=True)
    site.headline_en = "Newest"
    site.save()

    assert settings.FRESHNESS_SECONDS <= 0.2
    assert reader.get("/en/news/roofs/").content != before


def test_an_answer_that_depends_on_the_time_is_made_anew_when_it_comes(made) -> None:
    make_event(make_events(), **EVENING)
    SiteTexts.for_site(Site.objects.get())
    start = datetime.datetime(2030, 6, 30, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
    addresses = ("/en/events/webinar/", "/en/events/", "/en/")
    reader = caching_reader()
    with time_machine.travel(start - datetime.timedelta(seconds=20), tick=False) as clock:
        before = [reader.get(address).content for address in addresses]
        clock.shift(15)
        assert [reader.get(address).content for address in addresses] == before
        assert made.call_count == 3
        clock.shift(10)
        assert reader.get(addresses[0]).content != before[0]
        assert reader.get(addresses[1]).content != before[1]
        clock.shift(settings.PAGE_CACHE_SECONDS)
        made.reset_mock()
        reader.get("/en/")
        assert made.call_count == 1


def test_readers_get_what_they_got_before_while_the_database_is_away(site) -> None:
    reader = caching_reader()
    reader.raise_request_exception = False
    before = reader.get("/en/news/roofs/").content
    with (
        mock.patch.object(generation, "_read", side_effect=OperationalError),
        mock.patch("news.models.NewsPage.serve", side_effect=OperationalError),
    ):
        generation.forget()
        kept = reader.get("/en/news/roofs/")
        with time_machine.travel(datetime.datetime.now() + datetime.timedelta(hours=3)):
            much_later = reader.get("/en/news/roofs/")
        never_read = reader.get("/zh-hans/news/roofs/")

    assert (kept.status_code, kept.content) == (200, before)
    assert (much_later.status_code, much_later.content) == (200, before)
    assert never_read.status_code == 503


def test_what_is_kept_has_a_bound() -> None:
    kept: KeptAnswers[int] = KeptAnswers(limit=100_000)
    answer = Answer(200, {}, b"x" * 8_000, False, "tag", ("default", 1), 0.0)
    for number in range(50):
        kept.keep(number, answer)
        kept.find(0)
    kept.keep(99, Answer(200, {}, b"x" * 50_000, False, "tag", ("default", 1), 0.0))

    assert len(kept) == 10
    assert kept.size <= kept.limit
    assert kept.find(0)
    assert not kept.find(1)
    assert not kept.find(99)
