"""Any selection of the desk goes out as XLIFF that other people's tools accept."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from cities_site.bilingual.writing import draft_of
from cities_site.desk.models import TranslationTask
from cities_site.library.models import GlossaryTerm
from news.models import NewsPage
from tests.desk.exchange.files import (
    VERSIONS,
    export,
    exported,
    make_article,
    side,
    unit,
    valid,
)
from tests.editor import sign_in
from tests.factories import make_news_index, make_site, make_user
from tests.library.makers import make_document, make_image, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


def chinese_original(index) -> NewsPage:
    page = make_article(index, source_language="zh-hans", slug="shu")
    page.body_en, page.body_zh_hans = [], []
    page.save_revision()
    return page


@pytest.mark.parametrize("version", VERSIONS)
def test_files_are_valid_by_the_official_schema(index, translator, version) -> None:
    records = [make_article(index), make_topic(), make_image(), make_document()]

    root = exported(translator, records, version)

    assert valid(root, version) == []
    assert len(root) == 4


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_finds_what_is_wrong(index, translator, version) -> None:
    root = exported(translator, [make_topic()], version)
    del unit(root, "name").attrib["id"]

    assert valid(root, version) != []


@pytest.mark.parametrize("version", VERSIONS)
def test_ids_are_unique_within_a_file(index, translator, version) -> None:
    root = exported(translator, [make_article(index), make_topic()], version)

    for file in root:
        ids = file.xpath(".//*[local-name()='trans-unit' or local-name()='unit']/@id")
        assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize(("version", "reader"), [("1.2", Xliff1File), ("2.0", Xliff2File)])
def test_another_program_reads_the_same_texts(index, translator, version, reader) -> None:
    page = make_article(index)

    store = reader.parsestring(export(translator, [page], version).content)

    texts = {each.source: each.target for each in store.units}
    assert texts["Green roofs"] == "绿色屋顶"
    assert "Trees work." in texts
    assert not texts["Trees work."]
    languages = store.sourcelanguage, store.targetlanguage
    assert languages == ("en", "zh-Hans")


def test_states_say_what_is_approved_and_what_is_missing(index, translator) -> None:
    page = draft_of(make_article(index))
    page.approve_passages(["headline"])
    page.save_revision()

    root = exported(translator, [page], "1.2")

    assert side(root, "headline", "target").get("state") == "final"
    assert unit(root, "headline").get("approved") == "yes"
    assert side(root, "summary", "target").get("state") == "translated"
    assert side(root, "body:b3.text", "target") is None
    states = exported(translator, [page], "2.0").xpath("//@state")
    assert sorted(set(states)) == ["final", "initial", "translated"]


def test_notes_say_where_a_text_stands_and_what_was_agreed(index, translator) -> None:
    page = make_article(index)
    TranslationTask.objects.filter(object_id=page.pk).update(note="For the \x0blaunch")
    GlossaryTerm.objects.create(
        term_en="green roof", term_zh_hans="绿色屋顶", category="project", status="confirmed"
    )

    for version in VERSIONS:
        root = exported(translator, [page], version)
        notes = unit(root, "headline").xpath(".//*[local-name()='note']/text()")
        assert notes == ["Title", "For the launch", "Write “绿色屋顶” for “green roof”."]
        place = unit(root, "body:b3.attribution").xpath(".//*[local-name()='note']/text()")
        assert place[0] == "Text 3: Quotation – Attribution"


@pytest.mark.parametrize("version", VERSIONS)
def test_markup_leaves_as_codes_alone(index, translator, version) -> None:
    root = exported(translator, [make_article(index)], version)

    source = side(root, "body:b2", "source")

    assert "".join(source.itertext()) == "Trees cool streets & squares.Always.One"
    assert "linktype" not in etree.tostring(source).decode()
    originals = "".join(root.xpath("//*[local-name()='data']/text()"))
    assert ('linktype="page"' in originals) == (version == "2.0")


def test_drafts_go_out_not_what_readers_see(index, translator) -> None:
    page = make_article(index)
    page.headline_en = "Cool roofs"
    page.save_revision()

    root = exported(translator, [page], "1.2")

    assert side(root, "headline", "source").text == "Cool roofs"


def test_originals_in_both_languages_make_two_files_of_the_newer_format(index, translator) -> None:
    records = [make_article(index), chinese_original(index)]

    both = exported(translator, records, "1.2")
    assert [file.get("source-language") for file in both] == ["en", "zh-Hans"]

    packet = zipfile.ZipFile(io.BytesIO(export(translator, records, "2.0").content))
    roots = [etree.fromstring(packet.read(name)) for name in packet.namelist()]
    assert [root.get("srcLang") for root in roots] == ["en", "zh-Hans"]
    assert [valid(root, "2.0") for root in roots] == [[], []]


def test_more_records_cost_as_many_queries(index, translator) -> None:
    pages = [make_article(index, slug=f"article-{number}") for number in range(12)]
    export(translator, pages[:1], "1.2")
    counts = []
    for chosen in (pages[:2], pages):
        with CaptureQueriesContext(connection) as queries:
            export(translator, chosen, "1.2")
        counts.append(len(queries) - len(chosen))

    # The tests look up each line's key; the export itself asks for all at once.
    assert counts[0] == counts[1]


def test_the_list_offers_export_and_import(index, translator) -> None:
    make_topic()

    html = sign_in(translator).get(reverse("wagtailsnippets_desk_translationtask:list")).content

    assert b"export-xliff" in html
    assert reverse("desk_import_xliff").encode() in html


def test_records_that_one_may_not_edit_stay_inside(index) -> None:
    user = make_user("reader", "Translators")
    user.groups.clear()
    user.user_permissions.set(
        Permission.objects.filter(
            codename__in=["access_admin", "view_translationtask", "change_translationtask"]
        )
    )

    response = export(user, [make_article(index)], "1.2")

    assert "Content-Disposition" not in response
    assert "Trees" not in response.content.decode()


@pytest.mark.parametrize("query", ["id=abc", "id=99999999999999999999", "id=", "", "id=-1"])
def test_forged_keys_are_not_found(index, translator, query) -> None:
    address = reverse("wagtail_bulk_action", args=["desk", "translationtask", "export-xliff"])

    assert sign_in(translator).get(f"{address}?{query}", follow=True).status_code == 404


def test_an_unknown_version_is_refused(index, translator) -> None:
    response = export(translator, [make_topic()], "3.0")

    assert response.status_code == 200
    assert "Content-Disposition" not in response
