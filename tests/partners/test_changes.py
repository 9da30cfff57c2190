"""The change feed of the registry: told from what was published, public facts only."""

import json
from datetime import date
from typing import Any

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from partners.changes import REGISTRY_CHANGE
from partners.models import PartnerIndexPage, PartnerPage
from tests.factories import make_administrator
from tests.partners.makers import add_partner, make_registry, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


def draft(
    index: PartnerIndexPage, chinese: str = "贝加莫", english: str = "Bergamo", **fields: Any
) -> PartnerPage:
    return add_partner(index, chinese, english, **{"live": False} | fields)


def changes() -> list[dict[str, Any]]:
    response = Client().get("/data/partner-changes.json")
    assert response.status_code == 200
    answer = json.loads(response.content)
    assert answer["count"] == len(answer["changes"])
    return answer["changes"]


def feed(language: str) -> Any:
    response = Client().get(f"/{language}/open-data/partner-changes.xml")
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.feed.language == {"en": "en", "zh-hans": "zh-Hans"}[language]
    return parsed


def titles(language: str) -> list[str]:
    return [entry.title for entry in feed(language).entries]


def test_what_happens_to_a_record_is_told_in_order(index) -> None:
    with time_machine.travel("2026-01-01 08:00", tick=False):
        partner = publish(draft(index))
    with time_machine.travel("2026-02-01 08:00", tick=False):
        partner.joined_on, partner.headline_en = date(2018, 1, 1), "City of Bergamo"
        partner = publish(partner)
    with time_machine.travel("2026-03-01 08:00", tick=False):
        partner.last_verified_on = date(2026, 2, 28)
        partner = publish(partner)
    with time_machine.travel("2026-03-02 08:00", tick=False):
        publish(partner)

    verified, changed, added = changes()

    assert [each["at"] for each in (added, changed, verified)] == [
        "2026-01-01T08:00:00+00:00",
        "2026-02-01T08:00:00+00:00",
        "2026-03-01T08:00:00+00:00",
    ]
    assert [each["change"] for each in (added, changed, verified)] == [
        "added",
        "changed",
        "verified",
    ]
    assert changed["fields"] == ["name", "joined_on"]
    assert (changed["before"], changed["after"]) == ({"joined_on": None}, {"joined_on": "2018"})
    assert (verified["before"], verified["after"]) == (
        {"verified_on": None},
        {"verified_on": "2026-02-28"},
    )
    assert verified["name"] == {"en": "City of Bergamo", "zh-Hans": "贝加莫"}
    assert verified["page"]["zh-Hans"] == f"http://testserver/zh-hans/partners/{partner.slug}/"
    assert titles("en") == [
        "Record verified again: City of Bergamo",
        "Record changed: City of Bergamo",
        "Added to the registry: City of Bergamo",
    ]
    assert titles("zh-hans") == ["重新核实：贝加莫", "记录变更：贝加莫", "列入名录：贝加莫"]
    entries = feed("en").entries
    assert entries[1].updated == "2026-02-01T08:00:00+00:00"
    assert "name, joined_on" in entries[1].summary
    assert len({entry.id for entry in [*entries, *feed("zh-hans").entries]}) == 6


def test_drafts_and_mere_mentions_change_nothing(index) -> None:
    partner = draft(index)
    partner.save_revision()
    mentioned = draft(
        index,
        "世卫组织",
        "WHO",
        registry_status="mentioned_only",
        public_en=False,
        public_zh_hans=False,
    )
    publish(mentioned)
    assert changes() == []

    partner = publish(partner)
    partner.headline_en = "Not yet"
    partner.save_revision()

    assert [each["change"] for each in changes()] == ["added"]
    assert "Not yet" not in Client().get("/data/partner-changes.json").content.decode()


def test_a_record_that_leaves_keeps_its_number_only(index) -> None:
    partner = publish(draft(index, english="Withdrawn name"))
    partner.acronym = "SECRET"
    partner = publish(partner)
    number = partner.pk
    partner.unpublish()

    told = changes()
    assert [(each["change"], each["id"]) for each in told] == [
        ("removed", number),
        ("changed", number),
        ("added", number),
    ]
    assert all(each["name"] == {} and each["fields"] == [] and each["page"] == {} for each in told)
    for content in (json.dumps(told), str(feed("en"))):
        assert "Withdrawn name" not in content and "SECRET" not in content
    assert titles("zh-hans")[0] == f"移出名录：第{number}号记录"

    partner.delete()
    assert [each["change"] for each in changes()] == ["removed", "changed", "added"]


def test_a_record_that_is_deleted_or_only_mentioned_from_now_on_is_removed(index) -> None:
    first, second = publish(draft(index)), publish(draft(index, "泉州", "Quanzhou"))
    first.delete()
    second.registry_status = "mentioned_only"
    second.public_en = second.public_zh_hans = False
    publish(second)

    assert [each["change"] for each in changes()][:2] == ["removed", "removed"]


def test_words_of_a_version_that_is_not_public_are_no_change(index) -> None:
    partner = publish(draft(index, chinese="秘密", public_zh_hans=False))
    partner.headline_zh_hans = "更加秘密"
    partner = publish(partner)

    assert [each["change"] for each in changes()] == ["added"]
    assert titles("zh-hans") == []
    assert "秘密" not in Client().get("/data/partner-changes.json").content.decode()

    partner.public_zh_hans = True
    publish(partner)

    assert changes()[0]["fields"] == ["name"]
    assert titles("zh-hans")[0] == "记录变更：更加秘密"


def test_a_record_older_than_the_log_counts_from_its_first_publication(index) -> None:
    with time_machine.travel("2020-05-01 12:00", tick=False):
        partner = publish(draft(index))
    PageLogEntry.objects.filter(action=REGISTRY_CHANGE).delete()

    partner.acronym = "B"
    publish(partner)

    [added] = changes()
    assert (added["change"], added["at"]) == ("added", "2020-05-01T12:00:00+00:00")


def test_the_history_of_the_record_shows_its_changes(index) -> None:
    partner = publish(draft(index))
    client = Client()
    client.force_login(make_administrator())

    html = client.get(f"/admin/pages/{partner.pk}/history/").content.decode()

    assert "Added to the registry" in html


def test_many_changes_cost_the_same_queries(index) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        return len(queries)

    addresses = ("/data/partner-changes.json", "/en/open-data/partner-changes.xml")
    publish(draft(index, "甲", "First"))
    few = [cost(address) for address in addresses]
    few = [cost(address) for address in addresses]
    for number in range(5):
        publish(draft(index, f"第{number}", f"Number {number}"))

    # What is kept for one state of the site is read again after each change.
    cold = [cost(address) for address in addresses]
    assert [cost(address) for address in addresses] == few == [4, 4]
    assert cold == [8, 5]


def since(value: str, address: str = "/data/partner-changes.json") -> Any:
    return Client().get(address, {"since": value})


def test_only_what_happened_since_a_moment_is_told(index) -> None:
    for day, chinese, english in (("05", "甲", "First"), ("06", "乙", "Second")):
        with time_machine.travel(f"2026-03-{day} 08:00", tick=False):
            publish(draft(index, chinese, english))

    for value, count in (
        ("2026-03-05", 2),
        ("2026-03-06", 1),
        ("2026-03-06T08:00:00Z", 1),
        ("2026-03-06T08:00:01Z", 0),
        ("2026-03-06T16:00:00+08:00", 1),
        ("2026-03-06T16:00:01+08:00", 0),
        ("", 2),
    ):
        assert since(value).json()["count"] == count, value
        feeds = since(value, "/zh-hans/open-data/partner-changes.xml")
        assert len(feedparser.parse(feeds.content).entries) == count, value
    # Copied from the file itself, whose plus sign is a space in an address.
    assert Client().get("/data/partner-changes.json?since=2026-03-06T08:00:00+00:00").json()[
        "count"
    ] == (1)


@pytest.mark.parametrize(
    "query",
    [
        {"since": value}
        for value in (
            "yesterday",
            "2026-02-30",
            "2026-13-01",
            "2026-03-05T25:00",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            "2026",
            "²026-01-01",
        )
    ]
    + [{"page": value} for value in ("0", "-1", "x", "1.5", "99999999999999999999", "²")],
)
def test_a_part_that_makes_no_sense_is_explained_in_the_readers_language(index, query) -> None:
    response = Client().get("/data/partner-changes.json", query)
    assert response.status_code == 400
    error = response.json()["error"]
    [name] = query
    assert f"“{name}” must be" in error["en"]
    assert f"“{name}”须为" in error["zh-Hans"]

    for language, words in (("en", "must be"), ("zh-hans", "须为")):
        answer = Client().get(f"/{language}/open-data/partner-changes.xml", query)
        assert answer.status_code == 400
        assert words in answer.content.decode()


def test_many_changes_are_told_in_parts_that_miss_none(index, monkeypatch) -> None:
    monkeypatch.setattr("partners.change_feeds.CHANGES_IN_FILE", 2)
    monkeypatch.setattr("partners.change_feeds.ENTRIES_IN_FEED", 2)
    for number in range(5):
        publish(draft(index, f"第{number}", f"Number {number}"))

    address, told, parts = "/data/partner-changes.json?since=2000-01-01", [], 0
    while address:
        answer = Client().get(address).json()
        told += [change["name"]["en"] for change in answer["changes"]]
        address, parts = answer["next"], parts + 1
    assert told == [f"Number {number}" for number in (4, 3, 2, 1, 0)]
    assert parts == 3

    first = feedparser.parse(Client().get("/en/open-data/partner-changes.xml").content)
    [following] = [link.href for link in first.feed.links if link.rel == "next"]
    assert following == "http://testserver/en/open-data/partner-changes.xml?page=2"
    titles = [entry.title for entry in feedparser.parse(Client().get(following).content).entries]
    assert titles[0].endswith("Number 2")
