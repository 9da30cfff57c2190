"""The public glossary: approved terms in both languages, at addresses that last."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from cities_site.library.models import GlossaryTerm
from tests.factories import make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return make_site()


def make_term(english: str, chinese: str, **fields) -> GlossaryTerm:
    """Add a term that is confirmed and public unless told otherwise."""
    return GlossaryTerm.objects.create(
        **{
            "term_en": english,
            "term_zh_hans": chinese,
            "status": "confirmed",
            "public_zh_hans": True,
        }
        | fields
    )


def main_part(language: str) -> str:
    response = Client().get(f"/{language}/glossary/")
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def terms_in(html: str) -> list[str]:
    return re.findall(r"<dt><a[^>]*>([^<]*)</a>", html)


def test_each_language_has_its_own_order() -> None:
    make_term("triangular cooperation", "三方合作")
    make_term("capacity-building", "能力建设")
    make_term("Changsha", "长沙", category="place")
    make_term("Chongqing", "重庆", category="place")

    assert terms_in(main_part("en")) == [
        "capacity-building",
        "Changsha",
        "Chongqing",
        "triangular cooperation",
    ]
    assert terms_in(main_part("zh-hans")) == ["长沙", "重庆", "能力建设", "三方合作"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "to_confirm"},
        {"category": "interface"},
        {"public_zh_hans": False},
        {"public_en": False},
    ],
)
def test_what_is_not_approved_in_both_languages_never_appears(fields) -> None:
    make_term("host city", "承办城市", **fields)

    for language in ("en", "zh-hans"):
        html = main_part(language)
        assert "host city" not in html
        assert "承办城市" not in html
    table = Client().get("/en/glossary/glossary.csv").content.decode()
    assert "host city" not in table


def test_the_other_language_is_marked_and_the_source_is_named() -> None:
    make_term("pilot project", "试点项目", source="Project document", confirmed_on=date(2026, 3, 5))

    html = main_part("en")
    assert '<dd lang="zh-Hans">试点项目</dd>' in html
    assert "Source: Project document" in html
    assert "5 March 2026" in html
    chinese = main_part("zh-hans")
    assert '<dd lang="en">pilot project</dd>' in chinese
    assert "2026年3月5日" in chinese


def test_the_address_of_a_term_stays_when_its_words_change() -> None:
    term = make_term("pilot project", "试点项目")
    assert 'id="pilot-project"' in main_part("en")

    term.term_en = "demonstration project"
    term.save()

    assert 'id="pilot-project"' in main_part("en")
    assert 'href="#pilot-project">demonstration project<' in main_part("en")


def test_two_terms_never_share_an_address() -> None:
    first, second = make_term("Pilot", "试点"), make_term("pilot", "试验")

    assert first.slug == "pilot"
    assert second.slug == "pilot-2"


def test_a_term_that_begins_in_chinese_gets_its_address_from_pinyin() -> None:
    term = GlossaryTerm.objects.create(term_zh_hans="南南合作", source_language="zh-hans")

    assert term.slug == "nannanhezuo"


def test_the_table_has_both_languages_and_opens_in_spreadsheets() -> None:
    make_term("pilot project", "试点项目", source='"Guide", part 2')

    response = Client().get("/zh-hans/glossary/glossary.csv")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["id", "en", "zh-Hans", "source", "confirmed_on"],
        ["pilot-project", "pilot project", "试点项目", '"Guide", part 2', ""],
    ]


def test_without_terms_the_page_says_so() -> None:
    assert "No term has been approved yet." in main_part("en")
    assert "尚无已核准的术语" in main_part("zh-hans")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(method) -> None:
    assert getattr(Client(), method)("/en/glossary/").status_code == 405


def test_every_page_leads_to_the_glossary() -> None:
    assert 'href="/en/glossary/"' in Client().get("/en/").content.decode()
    assert 'href="/zh-hans/glossary/"' in Client().get("/zh-hans/").content.decode()


def test_the_switch_stays_on_the_glossary() -> None:
    html = Client().get("/en/glossary/").content.decode()

    assert 'hreflang="zh-Hans" href="http://testserver/zh-hans/glossary/"' in html
