"""The pages of the API: what is public of every type, in both languages, and nothing else."""

import json
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cities_site.api.fields import Fact, Rows
from cities_site.api.page_types import FIELDS, types_left_out
from cities_site.api.views import ENDPOINTS
from cities_site.bilingual.languages import language_tag, words
from cities_site.bilingual.unsuffixed import translated_names
from cities_site.freshness.page_cache import FOR_READERS
from cities_site.library.models import Topic
from news.models import EventIndexPage, EventPage, EventSpeaker, NewsIndexPage, NewsPage
from tests.base import SeededTestCase, public_pages
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import make_index


def read(address: str) -> Any:
    response = Client().get(f"/api/v2/{address}")
    assert response.status_code == 200, (address, response.content)
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.content)


class SeededApiTests(SeededTestCase):
    """The demonstration content, read through the API."""

    def test_every_public_page_says_what_its_record_says(self) -> None:
        listed = {item["id"]: item for item in read("pages/?limit=50")["items"]}
        pages = {page.pk: page for page, _language, _path in public_pages()}
        assert set(listed) == set(pages)
        for number, page in pages.items():
            tags = {language_tag(each): each for each in page.available_languages}
            whole = read(f"pages/{number}/")
            assert whole["type"] == page._meta.label
            assert whole["languages"] == list(tags)
            for name, column in (("title", "headline"), ("summary", "summary")):
                said = {tag: words(page, column, each) for tag, each in tags.items()}
                assert whole[name] == {tag: text for tag, text in said.items() if text}
            assert whole["url"] == {
                tag: f"http://testserver{page.url_in(each)}" for tag, each in tags.items()
            }
            assert listed[number] == {name: whole[name] for name in listed[number]}
            assert list(whole)[len(listed[number]) :] == [
                field.name for field in FIELDS[page._meta.label]
            ]

    def test_texts_come_as_markup_in_their_language_only(self) -> None:
        page = NewsPage.objects.get(slug__startswith="cities-stand-together")

        body = read(f"pages/{page.pk}/")["body"]

        assert "泉州" in body["zh-Hans"]
        assert "Quanzhou" in body["en"]
        assert read(f"pages/{page.pk}/?lang=zh-Hans")["body"] == {"zh-Hans": body["zh-Hans"]}

    def test_vocabularies_have_keys_that_stay_and_public_names(self) -> None:
        topics = read("topics/")["items"]
        assert {topic["key"] for topic in topics} == set(
            Topic.objects.values_list("slug", flat=True)
        )
        topic = Topic.objects.get(slug="covid-19")
        assert read(f"topics/{topic.pk}/") == {
            "id": topic.pk,
            "key": "covid-19",
            "name": {"en": topic.name_en, "zh-Hans": topic.name_zh_hans},
        }
        assert read("sdgs/?limit=1")["meta"]["total_count"] == 17
        assert {country["key"] for country in read("countries/?limit=50")["items"]} >= {"CN", "IT"}

    def test_the_root_leads_to_every_list(self) -> None:
        root = read("")
        assert set(root) == {*ENDPOINTS, "description"}
        for name in ENDPOINTS:
            assert Client().get(root[name]).status_code == 200

    def test_lists_are_narrowed_and_ordered(self) -> None:
        def numbers(query: str) -> list[int]:
            return [item["id"] for item in read(f"pages/?limit=50&{query}")["items"]]

        everything = numbers("")
        assert everything == sorted(everything)
        assert numbers("order=-id") == everything[::-1]
        assert numbers("offset=2") == everything[2:]
        news = set(NewsPage.objects.values_list("pk", flat=True))
        assert set(numbers("type=news.NewsPage")) == news
        index = NewsIndexPage.objects.get()
        assert set(numbers(f"child_of={index.pk}")) == news
        assert numbers("child_of=2147483647") == []
        dates = [item["posted_on"] for item in read("pages/?limit=50&order=-posted_on")["items"]]
        known = [each for each in dates if each]
        assert dates[: len(known)] == sorted(known, reverse=True)
        june = read("pages/?posted_from=2020-06-01&posted_until=2020-06-30")["items"]
        assert {item["posted_on"][:7] for item in june} == {"2020-06"}
        assert numbers("changed_since=2199-01-01T00:00:00Z") == []
        assert numbers("changed_since=1999-01-01") == everything

    def test_a_list_costs_the_same_queries_whatever_it_holds(self) -> None:
        # The names of types are read once for each process.
        read("pages/?limit=50")
        for query in (
            "",
            "limit=1",
            "limit=50",
            "type=news.EventPage",
            "lang=en&order=-changed_at",
        ):
            with CaptureQueriesContext(connection) as queries:
                read(f"pages/?{query}")
            assert len(queries) == 4, query

    def test_answers_are_for_everybody_and_need_no_cookie(self) -> None:
        response = Client().get("/api/v2/pages/")

        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["Cache-Control"] == FOR_READERS
        assert not response.cookies
        for method in ("post", "put", "patch", "delete", "options"):
            refused = getattr(Client(), method)("/api/v2/pages/")
            assert refused.status_code == 405
            assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
class TestWhatIsNotPublic:
    """Drafts, withdrawn versions and restricted pages are told nowhere."""

    def test_only_public_words_are_told(self) -> None:
        index = make_news_index(make_site())
        page = make_news(
            index,
            headline_en="Open",
            headline_zh_hans="秘密标题",
            summary_zh_hans="秘密摘要",
            subhead_zh_hans="秘密副题",
            body_zh_hans=[("text", "<p>秘密正文</p>")],
            data_as_of_zh_hans=date(2020, 1, 2),
            series_zh_hans="秘密系列",
        )
        page.headline_en = "Secret draft"
        page.save_revision()
        draft = make_news(index, headline_en="Secret page", live=False)
        restricted = make_news(index, headline_en="Secret for members")
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
        nowhere = make_news(index, headline_en="Secret in no language", public_en=True)
        NewsPage.objects.filter(pk=nowhere.pk).update(public_en=False)

        for address in ("pages/", f"pages/{page.pk}/", "pages/?lang=en", "pages/?order=-posted_on"):
            content = json.dumps(read(address), ensure_ascii=False)
            assert "Open" in content, address
            assert "Secret" not in content and "秘密" not in content, address
        assert read(f"pages/{page.pk}/")["data_as_of"] == {}
        assert read("pages/?lang=zh-Hans&type=news.NewsPage")["items"] == []
        for hidden in (draft, restricted, nowhere):
            assert Client().get(f"/api/v2/pages/{hidden.pk}/").status_code == 404
        assert Client().get(f"/api/v2/pages/{page.pk}/?lang=zh-Hans").status_code == 404

    def test_references_lead_to_public_pages_only(self) -> None:
        home = make_site()
        index, events = make_news_index(home), make_index(home, EventIndexPage, "events")
        assert index and events
        event = EventPage(**both_languages(slug="e", start_date=date(2020, 6, 1)))
        events.add_child(instance=event)
        event.speakers.add(EventSpeaker(name_en="A Speaker", name_zh_hans="发言人"))
        event.save()

        [speaker] = read(f"pages/{event.pk}/")["speakers"]

        assert speaker["name"] == {"en": "A Speaker", "zh-Hans": "发言人"}
        assert speaker["organisation"] is None

    def test_a_vocabulary_keeps_names_that_are_not_public(self) -> None:
        Topic.objects.create(slug="a", name_en="Open topic", name_zh_hans="秘密专题")
        Topic.objects.create(slug="b", name_en="Secret", public_en=False)

        assert [topic["name"] for topic in read("topics/")["items"]] == [{"en": "Open topic"}]

    def test_rows_cost_the_same_queries_for_any_number(self) -> None:
        events = make_index(make_site(), EventIndexPage, "events")
        event = EventPage(**both_languages(slug="e", start_date=date(2020, 6, 1)))
        events.add_child(instance=event)

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                read(f"pages/{event.pk}/")
            return len(queries)

        def add_speakers(count: int) -> None:
            for number in range(count):
                event.speakers.add(EventSpeaker(name_en=f"Speaker {number}"))
            event.save()

        add_speakers(1)
        cost()
        few = cost()
        add_speakers(12)
        # What is kept is read anew after a change.
        cost()
        assert cost() == few == 18


def test_every_type_of_page_is_described() -> None:
    assert types_left_out() == set()


@pytest.mark.parametrize("label", FIELDS)
def test_no_field_holds_words_of_whatever_language_is_active(label) -> None:
    """A fact is never a translated column: it would tell words that are not public."""

    def check(model: Any, fields: Any) -> None:
        for field in fields:
            if isinstance(field, Rows):
                check(model._meta.get_field(field.name).related_model, field.fields)
            elif isinstance(field, Fact):
                assert field.name not in translated_names(model), (model, field.name)
            else:
                assert model._meta.get_field(field.name), field.name

    check(apps.get_model(label), FIELDS[label])
