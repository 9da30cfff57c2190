"""The command that checks the site, and the page that tells readers what it found."""

import json
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Site

from cities_site.selfcheck import results
from tests.factories import both_languages, make_news, make_news_index, make_site

PAGES = {"en": "/en/self-check/", "zh-hans": "/zh-hans/self-check/"}


@pytest.fixture(autouse=True)
def _site(db, settings, tmp_path, monkeypatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(results, "ACCESSIBILITY_FILE", tmp_path / "accessibility.json")
    make_news(make_news_index(make_site()), **both_languages())


def check(**options) -> str:
    with StringIO() as output, time_machine.travel("2026-11-25T08:30:00Z", tick=False):
        try:
            call_command("self_check", stdout=output, **options)
        except CommandError as error:
            return f"{output.getvalue()}{error}"
        return output.getvalue()


def test_a_site_that_was_never_checked_says_so() -> None:
    assert "This site has not been checked yet." in Client().get(PAGES["en"]).content.decode()
    chinese = Client().get(PAGES["zh-hans"]).content.decode()
    assert "本网站尚未经过检查。" in chinese
    data = Client().get(PAGES["en"] + "self-check.json").json()
    assert (data["site"], data["accessibility"]) == (None, None)
    assert data["parity"][0] == {"type": "news", "items": 1, "en": 1, "zh-Hans": 1, "both": 1}


def test_the_page_tells_what_was_found_and_when() -> None:
    output = check()

    assert "answers: 0 problems" in output
    data = Client().get(PAGES["en"] + "self-check.json").json()["site"]
    assert data["checked_at"] == "2026-11-25T08:30:00+00:00"
    assert data["pages"] >= 12
    english = Client().get(PAGES["en"]).content.decode()
    assert '<time datetime="2026-11-25" class="nowrap">25 November 2026</time>' in english
    assert f"{data['addresses']} addresses, {data['pages']} of them pages" in english
    chinese = Client().get(PAGES["zh-hans"]).content.decode()
    assert "2026年11月25日" in chinese
    assert "读者不会收到Cookie" in chinese


def test_a_broken_link_fails_the_command_and_is_published_with_its_address() -> None:
    index = make_news_index(make_site())
    body = json.dumps([{"type": "text", "value": '<p><a href="/en/gone/">Gone</a></p>'}])
    page = make_news(index, body_en=body)

    output = check()

    assert "http://testserver/en/gone/ 404" in output
    assert "problems; the results are kept" in output
    found = Client().get(PAGES["zh-hans"] + "self-check.json").json()["site"]["checks"]["answers"]
    assert found["problems"] == 1
    assert found["found"] == [{"address": "http://testserver/en/gone/", "detail": "404"}]
    assert page.live


def test_a_host_that_is_not_served_is_named() -> None:
    Site.objects.update(hostname="elsewhere.example")

    assert "The sitemap of http://elsewhere.example cannot be read" in check()
    assert results.last_crawl() is None


def test_what_the_browser_found_is_kept_with_it(tmp_path) -> None:
    lines = [
        {"address": "en/news/", "violations": [], "undecided": 0, "lowest_contrast": None},
        {"address": "en/", "violations": ["region"], "undecided": 3, "lowest_contrast": 5.25},
    ]
    lines = [{**line, "engine": "axe-core 4.10"} for line in lines]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))

    output = check(accessibility=file)

    assert "accessibility: 1 violations on 2 pages" in output
    english = Client().get(PAGES["en"]).content.decode()
    assert "with axe-core 4.10: 2 pages of all templates" in english
    assert "1 violation was found." in english
    assert "In 3 places it left the contrast undecided" in english
    assert "at least 5.25 : 1" in english
    assert "region" in english
    assert check(accessibility=tmp_path / "missing.jsonl").startswith(str(tmp_path))


@pytest.mark.parametrize("content", ["", "[]", "{", '{"checked_at": "yesterday"}', "\x00"])
def test_a_damaged_file_is_no_result(tmp_path, content: str) -> None:
    (tmp_path / "self-check.json").write_text(content)

    assert "not been checked yet" in Client().get(PAGES["en"]).content.decode()
