"""The words of public files are found with the page that offers them, in their own language."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cities_site.library.models import SiteDocument
from cities_site.search.models import SearchEntry
from cities_site.search.selectors import find
from news.models import PublicationFile, PublicationIndexPage, PublicationPage
from tests.editor import sign_in
from tests.factories import make_administrator, make_site
from tests.library.files import docx, pdf_of
from tests.library.makers import add_public, make_document, make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> PublicationPage:
    index = make_index(make_site(), PublicationIndexPage, "publications")
    return add_public(index, PublicationPage)


@pytest.fixture(autouse=True)
def entries_are_true(request: pytest.FixtureRequest) -> Iterator[None]:
    """After whatever a test did, a check of everything finds no difference."""
    yield
    output = StringIO()
    call_command("search_index", check=True, stdout=output)
    assert ", 0 differ" in output.getvalue()


def offer(page: PublicationPage, content: bytes, name: str, **fields: str) -> SiteDocument:
    document = make_document(file=ContentFile(content, name=name), **fields)
    PublicationFile.objects.create(page=page, document=document)
    call_command("read_documents", stdout=StringIO())
    return SiteDocument.objects.get(pk=document.pk)


def finds(query: str, language: str) -> int:
    return len(list(find(query, language).entries))


def test_a_file_is_found_in_its_own_language_and_one_in_several_in_both(page) -> None:
    offer(page, pdf_of("Permeable pavements store rain"), "en.pdf")
    offer(page, docx("透水铺装储存雨水"), "zh.docx", language="zh-hans")
    offer(page, docx("Rain gardens 雨水花园"), "both.docx", language="mul")
    offer(page, docx("Jardins de pluie"), "fr.docx", language="fr")

    assert [finds("pavement", language) for language in ("en", "zh-hans")] == [1, 0]
    assert [finds("透水铺装", language) for language in ("en", "zh-hans")] == [0, 1]
    assert [finds("gardens", language) for language in ("en", "zh-hans")] == [1, 1]
    assert [finds("jardins", language) for language in ("en", "zh-hans")] == [0, 0]
    html = Client().get("/zh-hans/search/", {"q": "储存雨水"}).content.decode()
    assert "透水铺装<mark>储存雨水</mark>" in html


def test_a_file_counts_only_while_readers_get_it(page) -> None:
    document = offer(page, pdf_of("Permeable pavements"), "en.pdf")
    private = Collection.get_first_root_node().add_child(name="Private")
    restriction = CollectionViewRestriction.objects.create(
        collection=private, restriction_type="login"
    )
    assert finds("pavements", "en") == 1

    document.collection = private
    document.save()
    assert finds("pavements", "en") == 0
    restriction.delete()
    assert finds("pavements", "en") == 1

    page.public_en = False
    page.save()
    assert finds("pavements", "en") == 0


def test_a_bulk_move_to_a_private_collection_takes_the_words_out(page) -> None:
    document = offer(page, pdf_of("Permeable pavements"), "en.pdf")
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    address = reverse("wagtail_bulk_action", args=("library", "sitedocument", "add_to_collection"))

    sign_in(make_administrator()).post(f"{address}?id={document.pk}", {"collection": private.pk})

    assert SiteDocument.objects.get().collection == private
    assert finds("pavements", "en") == 0


def test_the_words_follow_the_file_its_language_and_its_end(page) -> None:
    document = offer(page, pdf_of("Permeable pavements"), "en.pdf")
    document.file = ContentFile(docx("Brown roofs"), name="new.docx")
    document.save()
    # Not read yet: the words of the earlier file are not those of this one.
    assert finds("pavements", "en") == 0
    call_command("read_documents", stdout=StringIO())
    assert finds("brown roofs", "en") == 1

    document.language = "zh-hans"
    document.save()
    assert [finds("brown", language) for language in ("en", "zh-hans")] == [0, 1]
    document.delete()
    assert finds("brown", "zh-hans") == 0


def test_a_file_of_any_words_fits_the_index(page) -> None:
    """PostgreSQL refuses a text with more than a megabyte of different terms."""
    unlike = " ".join(f"{number:x}" * 4 for number in range(0x10000, 0x10000 + 40_000))
    rare = "".join(chr(0x4E00 + (number * 7919) % 20_000) for number in range(120_000))
    offer(page, f"pavements {unlike}".encode(), "words.txt")
    offer(page, f"透水铺装{rare}".encode(), "rare.txt", language="zh-hans")

    assert finds("pavements", "en") == 1
    assert finds("透水铺装", "zh-hans") == 1
    assert SearchEntry.objects.filter(object_id=page.pk).count() == 2


def test_the_admin_finds_a_document_by_its_words(page) -> None:
    offer(page, docx("透水铺装储存雨水 pavements"), "zh.docx", language="zh-hans")
    client = sign_in(make_administrator())
    for query in ("透水铺装", "pavement"):
        html = client.get(reverse("wagtaildocs:index"), {"q": query}).content.decode()
        assert "City report" in html
    html = client.get(reverse("wagtaildocs:index"), {"q": "屋顶"}).content.decode()
    assert "City report" not in html
