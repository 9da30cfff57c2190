"""Each check finds what it is there to find, and nothing on a page that is right."""

import pytest

from cities_site.selfcheck.checks import examine
from cities_site.selfcheck.crawl import Crawl, Visit
from cities_site.selfcheck.documents import Document
from tests.factories import make_site

HOST = "http://testserver"
EN, ZH = f"{HOST}/en/page/", f"{HOST}/zh-hans/page/"
HEAD = f"""<link rel="canonical" href="ADDRESS">
<link rel="alternate" hreflang="en" href="{EN}">
<link rel="alternate" hreflang="zh-Hans" href="{ZH}">
<link rel="alternate" hreflang="x-default" href="{EN}">
<link rel="stylesheet" href="/static/a.css">"""
ENGLISH = '<h1 id="top">Search</h1><b lang="zh-Hans">搜索</b>'
CHINESE = """<h1 id="top">泉州</h1><a href="#top">泉州</a> <span lang="en">Search</span>
<a href="https://example.org/" rel="external">example.org</a><img src="/media/a.png" alt="">"""
RIGHT = {
    address: f'<html lang="{tag}"><head>{HEAD.replace("ADDRESS", address)}</head>{body}</html>'
    for address, tag, body in ((EN, "en", ENGLISH), (ZH, "zh-Hans", CHINESE))
}


def problems(chinese: str, **visit) -> dict[str, list[str]]:
    """Return what is found where the Chinese page has this markup, by the key of the check."""
    crawl = Crawl()
    for address, markup in (RIGHT | {ZH: chinese}).items():
        crawl.visits[address] = Visit(address, 200, document=Document(address, markup))
    crawl.visits[ZH] = Visit(
        **{"address": ZH, "status": 200, "document": Document(ZH, chinese)} | visit
    )
    found = examine(crawl)
    return {key: [each.detail for each in found[key]] for key in found if found[key]}


@pytest.fixture(autouse=True)
def _site(db) -> None:
    make_site()


def test_a_page_that_is_right_has_no_problems() -> None:
    assert problems(RIGHT[ZH]) == {}


@pytest.mark.parametrize(
    ("old", "new", "key", "detail"),
    [
        ('href="#top"', 'href="#bottom"', "fragments", f"{ZH}#bottom"),
        ("<h1", "<h1>泉州</h1><h1", "headings", "2"),
        (f'canonical" href="{ZH}"', f'canonical" href="{EN}"', "canonicals", EN),
        ('"/media/a.png"', '"https://example.org/a.png"', "strangers", "https://example.org/a.png"),
        ('"/static/a.css"', '"//example.org/a.css"', "strangers", "http://example.org/a.css"),
        (
            'alt=""',
            'alt="" srcset="/a 1x, http://b.example/c 2x"',
            "strangers",
            "http://b.example/c",
        ),
        ('<span lang="en">Search</span>', "<span>Search</span>", "wording", "Search"),
        ('alt=""', 'alt="" aria-label="Main navigation"', "wording", "Main navigation"),
        ("泉州</a>", "泉州</a> Page 2 of 3", "wording", "Page 2 of 3"),
        ('<span lang="en">Search', '<span lang="en">搜索', "wording", "搜索"),
    ],
)
def test_one_fault_is_found(old: str, new: str, key: str, detail: str) -> None:
    assert old in RIGHT[ZH]

    assert problems(RIGHT[ZH].replace(old, new, 1)) == {key: [detail]}


def test_versions_that_do_not_name_each_other_are_found_on_both() -> None:
    alone = RIGHT[ZH].replace(f'<link rel="alternate" hreflang="en" href="{EN}">', "")

    assert problems(alone) == {"versions": [ZH, EN]}


def test_a_page_in_another_language_than_its_address_is_found() -> None:
    assert problems(RIGHT[ZH].replace('lang="zh-Hans"', 'lang="fr"', 1))["languages"] == ["fr"]


def test_errors_and_cookies_are_found() -> None:
    assert problems(RIGHT[ZH], status=500, document=None) == {
        "answers": ["500"],
        "versions": [ZH],
    }
    assert problems(RIGHT[ZH], cookies=("sessionid",)) == {"cookies": ["sessionid"]}


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b'<feed xml:lang="zh-Hans"><id>1</id><title>1</title><updated>1</updated></feed>', None),
        (b'<feed xml:lang="en"><id>1</id><title>1</title><updated>1</updated></feed>', "en"),
        (b"<feed><id>1</id></feed>", "title, updated"),
        (b"<feed", "well-formed"),
    ],
)
def test_a_feed_that_is_no_feed_is_found(body: bytes, detail: str | None) -> None:
    found = problems(RIGHT[ZH], content_type="application/atom+xml", body=body, document=None).get(
        "feeds", []
    )

    assert (detail in found[0]) if detail else found == []
