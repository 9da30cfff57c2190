"""The feeds of lists, pilots, partners and topics: what the page lists, in one language."""

import re
from datetime import UTC, datetime

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities_site.bilingual.models import ChangeNote
from cities_site.library.models import Topic
from news.models import NewsIndexPage, NewsPage
from tests.base import SeededTestCase
from tests.library.makers import add_public
from tests.news.feeds import read_feed, titles

AUTODISCOVERY = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"')
PLACES = ("news/", "publications/", "events/", "pilot-projects/", "pilot-projects/khajura/")
PARTNER = "partners/mcsr-ca-business-council/"


class PageFeedTests(SeededTestCase):
    """Feeds of the seeded site."""

    def test_every_list_pilot_and_partner_names_its_feed_and_the_feed_holds_its_items(self) -> None:
        for language in ("en", "zh-hans"):
            for place in (*PLACES, PARTNER):
                page = f"/{language}/{place}"
                html = Client().get(page).content.decode()
                assert AUTODISCOVERY.findall(html) == [f"/{language}/feed.xml", f"{page}feed.xml"]
                assert html.count(f'"{page}feed.xml"') == 2, "the link for readers is missing"

                feed = read_feed(f"{page}feed.xml")

                assert feed.feed.language == ("en" if language == "en" else "zh-Hans")
                assert feed.entries, page
                for entry in feed.entries:
                    assert entry.link.startswith(f"http://testserver/{language}/")
                    assert Client().get(entry.link).status_code == 200

    def test_the_feed_of_a_list_takes_the_filters_of_the_list(self) -> None:
        every = titles("/en/news/feed.xml")
        found = Client().get("/en/news/?year=2020&kind=external_article").content.decode()
        address = "/en/news/feed.xml?kind=external_article&amp;year=2020"
        assert address in found

        filtered = read_feed(address.replace("&amp;", "&"))

        assert 0 < len(filtered.entries) < len(every)
        assert "External article" in filtered.feed.title
        assert filtered.feed.id != read_feed("/en/news/feed.xml").feed.id
        # What no list understands, no feed does.
        for query in ("?year=nonsense", "?lang=all", "?page=9", "?" + "a" * 2000):
            response = Client().get(f"/en/news/feed.xml{query}")
            assert response.content.count(b"<entry>") == len(every)

    def test_a_topic_has_a_feed_across_all_types(self) -> None:
        topic = Topic.objects.available_in("en").first()
        article = NewsPage.objects.first()
        article.topics.set([topic])
        article.save_revision().publish()

        for language in ("en", "zh-hans"):
            feed = read_feed(f"/{language}/feed.xml?topic={topic.slug}")
            name = topic.name_en if language == "en" else topic.name_zh_hans
            assert name in feed.feed.title
            links = [entry.link for entry in feed.entries]
            assert f"http://testserver{article.url_in(language)}" in links
        assert len(titles("/en/feed.xml")) > len(titles(f"/en/feed.xml?topic={topic.slug}"))
        everything = Client().get("/en/feed.xml?topic=no-such-topic").content
        assert everything.count(b"<entry>") == len(titles("/en/feed.xml"))

    def test_a_change_note_dates_its_entry_and_brings_it_to_the_top(self) -> None:
        article = NewsPage.objects.order_by("display_date").first()
        with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
            ChangeNote.objects.create(page=article, language="en", text="A figure was added.")

        english = read_feed("/en/news/feed.xml").entries
        chinese = read_feed("/zh-hans/news/feed.xml").entries

        assert english[0].title == article.headline_en
        assert english[0].updated == "2026-11-24T09:00:00+00:00"
        assert english[0].published < english[0].updated
        old = next(entry for entry in chinese if entry.title == article.headline_zh_hans)
        assert old.updated == old.published

    def test_a_reader_with_the_current_feed_is_answered_not_modified(self) -> None:
        for address in ("/en/feed.xml", "/zh-hans/events/feed.xml", "/en/news/feed.xml?year=1945"):
            first = Client().get(address)
            for header, value in (
                ("if-none-match", first.headers["ETag"]),
                ("if-modified-since", first.headers["Last-Modified"]),
            ):
                again = Client().get(address, headers={header: value})
                assert (again.status_code, again.content) == (304, b""), (address, header)
        changed = NewsPage.objects.first()
        changed.headline_en = "Another title"
        changed.save_revision().publish()
        tag = {"if-none-match": Client().get("/en/events/feed.xml").headers["ETag"]}
        assert Client().get("/en/news/feed.xml", headers=tag).status_code == 200

    def test_a_feed_costs_the_same_for_two_items_and_for_thirty(self) -> None:
        address = "/en/news/feed.xml"
        Client().get(address)
        with CaptureQueriesContext(connection) as few:
            Client().get(address)
        index = NewsIndexPage.objects.get()
        for number in range(35):
            add_public(index, NewsPage, headline_en=f"Item {number}", slug=f"item-{number}")

        # What is kept is read anew after a change.
        Client().get(address)
        with CaptureQueriesContext(connection) as many:
            assert Client().get(address).content.count(b"<entry>") == 30

        assert len(many) == len(few)

    def test_no_feed_where_readers_find_no_page(self) -> None:
        index = NewsIndexPage.objects.get()
        index.public_zh_hans = False
        index.save_revision().publish()

        assert Client().get("/zh-hans/news/feed.xml").status_code == 404
        assert Client().get("/en/about/feed.xml").status_code == 404
        assert Client().get("/en/partners/feed.xml").status_code == 404
        assert Client().get("/en/no/such/page/feed.xml").status_code == 404
        assert Client().post("/en/news/feed.xml").status_code in (403, 405)
