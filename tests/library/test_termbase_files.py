"""Terms go out as tables and TBX, and come back without change; what is wrong is reported."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import etree

from cities_site.library.models import GlossaryTerm
from tests.editor import sign_in
from tests.factories import make_administrator, make_user
from tests.library.test_glossary_page import make_term

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_library_glossaryterm:list"
HEAD = "term_en,term_zh_hans,category,status\n"


@pytest.fixture
def browser() -> Client:
    return sign_in(make_administrator())


@pytest.fixture
def terms() -> list[GlossaryTerm]:
    return [
        make_term(
            "pilot project",
            "试点项目",
            source="Project document, “part 2”",
            confirmed_on=date(2026, 3, 5),
            forbidden_english="pilot scheme\ntrial project",
            forbidden_chinese="试验项目",
            note="Two\nlines",
        ),
        make_term("R&D <lab>", "研发，实验室", status="to_confirm", category="organisation"),
    ]


def stored() -> list[dict[str, Any]]:
    names = [field.name for field in GlossaryTerm._meta.fields if field.name != "latest_revision"]
    return list(GlossaryTerm.objects.order_by("pk").values(*names))


def send(browser: Client, data: bytes | str, name: str = "terms.csv") -> HttpResponse:
    content = data.encode() if isinstance(data, str) else data
    return browser.post(reverse("termbase_import"), {"file": SimpleUploadedFile(name, content)})


def report(response: HttpResponse) -> list[int]:
    found = response.context["report"]
    return [len(found.created), len(found.changed), found.unchanged, len(found.problems)]


def exported(browser: Client, kind: str) -> bytes:
    if kind == "tbx":
        return browser.get(reverse("termbase_export")).content
    return browser.get(reverse(LIST), {"export": "csv"}).getvalue()


@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_what_went_out_comes_back_without_change(browser, terms, kind) -> None:
    before = stored()

    response = send(browser, exported(browser, kind), f"terms.{kind}")

    assert report(response) == [0, 0, 2, 0]
    assert stored() == before


@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_an_empty_termbase_is_filled_from_a_file(browser, terms, kind) -> None:
    before = [{key: value for key, value in row.items() if key != "id"} for row in stored()]
    file = exported(browser, kind)
    GlossaryTerm.objects.all().delete()

    assert report(send(browser, file)) == [2, 0, 0, 0]

    left_out = {"id", "slug", "reviewed_passages", "translation_state"}
    kept = [{key: row[key] for key in row.keys() - left_out} for row in stored()]
    assert sorted(kept, key=str) == sorted(
        [{key: row[key] for key in row.keys() - left_out} for row in before], key=str
    )


def test_tbx_is_what_terminology_tools_know(browser, terms) -> None:
    root = etree.fromstring(exported(browser, "tbx"))

    namespace = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert root.get("type") == "TBX-Basic"
    entry = root.xpath("//t:conceptEntry[@id='pilot-project']", namespaces=namespace)[0]
    languages = entry.xpath("t:langSec/@xml:lang", namespaces=namespace)
    assert languages == ["en", "zh-Hans"]
    chinese = entry.xpath("t:langSec[@xml:lang='zh-Hans']//t:term/text()", namespaces=namespace)
    assert chinese == ["试点项目", "试验项目"]


def test_older_tbx_is_read_too(browser) -> None:
    file = """<?xml version="1.0"?><martif type="TBX"><text><body><termEntry>
      <langSet xml:lang="en"><tig><term>host city</term></tig></langSet>
      <langSet xml:lang="zh-CN"><ntig><termGrp><term>承办城市</term></termGrp></ntig></langSet>
    </termEntry></body></text></martif>"""

    assert report(send(browser, file, "terms.tbx")) == [1, 0, 0, 0]
    term = GlossaryTerm.objects.get()
    assert (term.term_en, term.term_zh_hans, term.status) == ("host city", "承办城市", "to_confirm")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_a_file_is_read_in_the_encodings_that_programs_write(browser, terms, kind, encoding):
    data = exported(browser, kind).decode("utf-8-sig").replace("encoding='UTF-8'", "")

    assert report(send(browser, data.encode(encoding), f"terms.{kind}")) == [0, 0, 2, 0]


def test_a_known_term_is_changed_and_its_history_says_so(browser, terms) -> None:
    response = send(browser, HEAD + "pilot project,示范项目,project,confirmed\n")

    assert report(response) == [0, 1, 0, 0]
    term = GlossaryTerm.objects.get(slug="pilot-project")
    assert term.term_zh_hans == "示范项目"
    assert term.revisions.count() == 1


def test_what_is_wrong_is_reported_by_row_and_the_rest_is_taken(browser) -> None:
    response = send(
        browser,
        HEAD
        + "good,好,project,confirmed\n"
        + "no chinese,,project,confirmed\n"
        + "bad category,坏,nonsense,confirmed\n"
        + "good,好的,project,confirmed\n"
        + f"{'x' * 500},长,project,confirmed\n"
        + "bell\x07,铃,project,confirmed\n",
    )

    assert report(response) == [1, 0, 0, 5]
    assert [number for number, _term, _message in response.context["problems"]] == [2, 3, 4, 5, 6]
    assert "Write the term in both languages." in response.content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"one,two\n1,2\n", "these are missing: term_en, term_zh_hans"),
        (HEAD.encode(), "this one has none"),
        ("term_en,term_zh_hans\n“,é".encode("gb18030"), "Save the file in UTF-8"),
        (b'term_en,term_zh_hans\n"unclosed,x\n', "Save the table as CSV"),
        (b"<xliff/>", "this is another format"),
        (b"<tbx>", "not well-formed"),
        (b"<tbx/>", "this one has none"),
        (
            b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
            "Remove the document type",
        ),
        (b'term_en,term_zh_hans\n"' + b"x" * 200_000 + b'",y\n', "Save the table as CSV"),
    ],
)
def test_a_file_that_is_none_of_terms_is_refused_with_a_reason(browser, data, message) -> None:
    response = send(browser, data)

    assert response.status_code == 200
    assert message in response.content.decode().replace("&quot;", '"')
    assert GlossaryTerm.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(browser, monkeypatch) -> None:
    monkeypatch.setattr("cities_site.library.xml_files.MAX_BYTES", 100)
    monkeypatch.setattr("cities_site.library.termbase.views.MAX_BYTES", 100)

    assert "megabytes" in send(browser, HEAD + "a,一,project,confirmed\n" * 20).content.decode()


@pytest.mark.parametrize("group", ["Translators", "Editors", "Publishers"])
def test_only_who_edits_both_languages_may_import(group) -> None:
    response = send(sign_in(make_user("somebody", group)), HEAD + "a,一,project,confirmed\n")

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert GlossaryTerm.objects.count() == 0


def test_the_list_leads_to_both_ways(browser, terms) -> None:
    html = browser.get(reverse(LIST)).content.decode()

    assert reverse("termbase_import") in html
    assert reverse("termbase_export") in html
    assert io.BytesIO(exported(browser, "csv")).readline().decode().startswith("slug,term_en")
