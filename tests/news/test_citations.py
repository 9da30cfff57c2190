"""Whoever cites a publication gets it right: in words, in files and in what machines read."""

import io
import re
from datetime import date
from typing import Any

import pytest
import rispy
from django.test import Client
from pybtex.database import parse_string
from pybtex.richtext import Text
from wagtail.models import PageViewRestriction

from news.models import PublicationFile, PublicationIndexPage, PublicationPage, PublicationPublisher
from partners.models import PartnerIndexPage, PartnerPage
from tests.factories import make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, main_of, make_document, make_index

pytestmark = pytest.mark.django_db

TITLES = {"en": "Roofs & Walls: 50% {Green}", "zh-hans": "屋顶与墙面：50%绿化"}
FACTS: dict[str, Any] = {
    "slug": "roofs",
    "published_on": date(2020, 3, 9),
    "published_precision": "month",
    "series_en": "City Papers",
    "series_zh_hans": "城市文集",
    "symbol": "A/74/336_1",
    "isbn": "9789211014297",
    "issn": "2049-3630",
    "doi": "10.18356/a_b(c)",
    "licence": "cc_by_nc_sa_3_0_igo",
}


@pytest.fixture
def page() -> PublicationPage:
    home = make_site()
    partners = make_index(home, PartnerIndexPage, "partners")
    names = [("City Office", "城市办公室"), ("Institute of Roofs, Kenya", ""), ("Forum", "论坛")]
    publishers = [
        add_public(
            partners,
            PartnerPage,
            headline_en=english,
            headline_zh_hans=chinese,
            kind="local_government",
            registry_status="partner",
            public_zh_hans=bool(chinese),
        )
        for english, chinese in names
    ]
    page = add_public(
        make_index(home, PublicationIndexPage, "publications"),
        PublicationPage,
        headline_en=TITLES["en"],
        headline_zh_hans=TITLES["zh-hans"],
        **FACTS,
    )
    for order, partner in enumerate(publishers):
        PublicationPublisher.objects.create(page=page, partner=partner, sort_order=order)
    return page


def get(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def citation_on(page: PublicationPage, language: str) -> str:
    return re.search(r'<p class="citation"[^>]*>(.*?)</p>', main_of(page, language))[1]


def file_of(page: PublicationPage, language: str, ending: str) -> str:
    """Return the file that the page's own link leads to."""
    link = re.search(rf'href="([^"]+\.{ending})"', main_of(page, language))[1]
    assert link == f"/{language}/citations/{page.pk}.{ending}"
    return get(link)


def meta_of(page: PublicationPage, language: str) -> list[tuple[str, str]]:
    head = get(page.url_in(language)).split("</head>")[0]
    return re.findall(r'<meta name="((?:citation_|DC\.)[^"]+)" content="([^"]*)">', head)


def test_institutions_are_cited_in_their_order_where_no_person_is_named(page) -> None:
    assert citation_on(page, "en") == (
        "City Office, Institute of Roofs, Kenya and Forum, "
        "<cite>Roofs &amp; Walls: 50% {Green}</cite>, City Papers (March 2020), A/74/336_1, "
        "ISBN 978-92-1-101429-7, https://doi.org/10.18356/a_b(c)."
    )
    assert citation_on(page, "zh-hans") == (
        '城市办公室、<span lang="en">Institute of Roofs, Kenya</span>和论坛，'
        "《<cite>屋顶与墙面：50%绿化</cite>》"
        '［<span lang="en">Roofs &amp; Walls: 50% {Green}</span>］，'
        "城市文集（2020年3月），A/74/336_1，ISBN 978-92-1-101429-7，"
        "https://doi.org/10.18356/a_b(c)。"
    )


def test_persons_stand_first_and_institutions_publish(page) -> None:
    page.authors, page.doi, page.published_precision = "A. Author, 王小明", "", "year"
    page.save()

    assert citation_on(page, "en").startswith("A. Author, 王小明, <cite>")
    assert "City Papers (City Office, Institute" in citation_on(page, "en")
    assert "and Forum, 2020)" in citation_on(page, "en")
    address = f"http://testserver{page.url_in('en')}"
    assert citation_on(page, "en").endswith(f"available at {address}.")


def test_what_is_not_known_is_not_cited(page) -> None:
    page.publishers.all().delete()
    PublicationPage.objects.filter(pk=page.pk).update(
        **dict.fromkeys(("series_en", "symbol", "isbn", "issn", "doi", "licence"), ""),
        published_precision="unknown",
    )

    address = f"http://testserver{page.url_in('en')}"
    title = "<cite>Roofs &amp; Walls: 50% {Green}</cite>"
    assert citation_on(page, "en") == f"{title}, available at {address}."
    [entry] = parse_string(file_of(page, "en", "bib"), "bibtex").entries.values()
    assert (entry.type, set(entry.fields)) == ("misc", {"title", "url", "language"})
    assert not entry.persons
    [reference] = rispy.loads(file_of(page, "en", "ris"))
    assert set(reference) == {"type_of_reference", "title", "urls", "language"}
    assert {name for name, _content in meta_of(page, "en")} == {
        "citation_title", "citation_language", "citation_abstract_html_url",
        "DC.title", "DC.language", "DC.type", "DC.identifier",
    }  # fmt: skip


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_another_program_reads_the_bibtex(page, language: str) -> None:
    text = file_of(page, language, "bib")

    [(key, entry)] = parse_string(text, "bibtex").entries.items()
    assert (key, entry.type) == (f"roofs-{language}", "book")
    plain = str(Text.from_latex(entry.fields["title"]))
    for command, sign in (("left", "{"), ("right", "}")):
        plain = re.sub(rf"\\textbrace{command} ?", sign, plain)
    assert plain == TITLES[language]
    first = "City Office" if language == "en" else "城市办公室"
    persons = [str(person) for person in entry.persons["author"]]
    assert persons[0] == f"{{{first}}}"
    assert persons[1] == "{Institute of Roofs, Kenya}"
    assert len(persons) == 3
    fields = entry.fields
    assert (fields["year"], fields["month"], "day" in fields) == ("2020", "3", False)
    assert fields["number"] == r"A/74/336\_1"
    assert fields["doi"] == FACTS["doi"]
    assert fields["isbn"] == "978-92-1-101429-7"
    assert fields["language"] == ("english" if language == "en" else "chinese")
    assert ("origtitle" in fields) == (language == "zh-hans")


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_another_program_reads_the_ris(page, language: str) -> None:
    page.authors = "A. Author，王小明"
    page.save()

    text = file_of(page, language, "ris")

    assert text.splitlines()[0] == "TY  - BOOK"
    [reference] = rispy.load(io.StringIO(text))
    assert reference["title"] == TITLES[language]
    assert reference["authors"] == ["A. Author", "王小明"]
    assert (reference["year"], reference["date"]) == ("2020", "2020/03//")
    assert reference["urls"] == [f"http://testserver{page.url_in(language)}"]
    assert reference["language"] == ("en" if language == "en" else "zh-Hans")
    assert reference.get("original_publication") == (
        TITLES["en"] if language == "zh-hans" else None
    )


def test_a_title_of_several_lines_or_commands_stays_one_field(page) -> None:
    page.headline_en = "A \\input{x}\nTY  - JOUR } % $y$ #1 ~ ^"
    page.save()

    [entry] = parse_string(file_of(page, "en", "bib"), "bibtex").entries.values()
    [reference] = rispy.loads(file_of(page, "en", "ris"))

    assert entry.fields["doi"] == FACTS["doi"]
    assert "\\input{" not in entry.fields["title"]
    assert reference["title"] == "A \\input{x} TY - JOUR } % $y$ #1 ~ ^"
    assert reference["type_of_reference"] == "BOOK"


def test_files_say_what_they_are_and_in_which_language(page) -> None:
    for ending, media_type in (
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
    ):
        response = Client().get(f"/zh-hans/citations/{page.pk}.{ending}")
        assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
        assert response.headers["Content-Language"] == "zh-Hans"
        assert f'filename="roofs-zh-hans.{ending}"' in response.headers["Content-Disposition"]


def test_what_readers_may_not_open_cannot_be_cited(page) -> None:
    address = f"/{{}}/citations/{page.pk}.bib"
    page.public_zh_hans = False
    page.save()
    assert Client().get(address.format("zh-hans")).status_code == 404
    assert Client().get(address.format("en")).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert Client().get(address.format("en")).status_code == 404
    for nothing in ("/en/citations/0.bib", "/en/citations/1.pdf", f"/en/citations/{9**12}.ris"):
        assert Client().get(nothing).status_code == 404


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_scholarly_indexes_find_what_they_ask_for(page, language: str) -> None:
    own = make_document(language=language)
    other = make_document(language="fr")
    PublicationFile.objects.create(page=page, document=other)
    PublicationFile.objects.create(page=page, document=own)
    PublicationFile.objects.create(
        page=page, external_url="https://files.example.org/a.pdf", language=language
    )

    tags = meta_of(page, language)

    def contents(name: str) -> list[str]:
        return [content for tag, content in tags if tag == name]

    assert contents("citation_title") == [TITLES[language].replace("&", "&amp;")]
    assert len(contents("citation_author")) == len(contents("DC.creator")) == 3
    assert contents("citation_publication_date") == ["2020/03"]
    assert contents("citation_pdf_url") == [f"http://testserver{own.url}"]
    assert contents("citation_language") == ["en" if language == "en" else "zh-Hans"]
    assert contents("citation_isbn") == ["978-92-1-101429-7"]
    assert contents("DC.date") == ["2020-03"]
    assert contents("DC.rights") == ["https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"]
    assert "urn:isbn:9789211014297" in contents("DC.identifier")


def test_a_translation_under_an_igo_licence_brings_the_notice_of_its_originator(page) -> None:
    notice = (
        "本译文不由城市办公室、Institute of Roofs, Kenya和论坛翻译，"
        "城市办公室、Institute of Roofs, Kenya和论坛不对此译文的内容或准确性负责。"
        "原始英文版本应为具有约束力的真实版本。"
    )
    assert notice in main_of(page, "zh-hans")
    assert 'href="https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"' in main_of(page, "en")
    assert "This translation was not created by" not in main_of(page, "en")

    page.source_language = "zh-hans"
    page.save()
    english = main_of(page, "en")
    assert "This translation was not created by City Office, Institute of Roofs" in english
    assert "The original Chinese edition shall be the binding" in english
    page.publishers.all().delete()
    assert "by the original publisher. The original publisher is not" in main_of(page, "en")
    for licence, said in (("cc_by_4_0", True), ("cc_by_nc_nd_3_0_igo", False), ("", False)):
        PublicationPage.objects.filter(pk=page.pk).update(licence=licence)
        assert ("This is a translation of the Chinese original." in main_of(page, "en")) == said
        assert "was not created by" not in main_of(page, "en")


def test_files_come_by_language_each_with_its_checksum_and_its_host(page) -> None:
    for language in ("fr", "en", "zh-hans"):
        document = make_document(language=language, label_zh_hans="", accessible=True)
        PublicationFile.objects.create(page=page, document=document)
    PublicationFile.objects.create(
        page=page, external_url="https://files.example.org/a", language="es"
    )

    rows = main_of(page, "zh-hans").split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]

    languages = [re.search(r'data-label="语言">([^<]+)<', row)[1] for row in rows]
    assert languages == ["中文", "英文", "法文", "西班牙文"]
    for row in rows[:3]:
        # Nobody has named the file in Chinese: its English name is shown, and marked.
        assert 'lang="en">City report</a>' in row
        assert re.search(r"<details[^>]*>.*<code>[0-9a-f]{64}</code>", row, re.DOTALL)
    assert ">files.example.org</a>" in rows[3]
    assert "<details" not in rows[3]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_readers_ask_for_an_accessible_format_with_the_contact_form(page, language) -> None:
    PublicationFile.objects.create(page=page, document=make_document())
    asked = f"http%3A%2F%2Ftestserver%2F{language}%2Fpublications%2Froofs%2F"

    html = main_of(page, language)

    assert f'href="/{language}/contact/?about={asked}&amp;reason=accessible-format"' in html
