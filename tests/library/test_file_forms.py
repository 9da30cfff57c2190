"""Pictures and files: each role writes its own words, and no picture stays silent in public."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cities_site.library.models import SiteImage
from news.models import NewsPage
from pilots.models import PilotIndexPage, PilotPage, PilotPhoto
from tests.editor import open_editor, send, sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.library.makers import (
    ADDRESS_LANGUAGES,
    RIGHTS,
    add_public,
    make_document,
    make_image,
    make_index,
    pdf,
    png,
)

pytestmark = pytest.mark.django_db

IMAGE = {
    "en": {"alt_text_en": "Forged", "caption_en": "Forged", "credit_en": "Forged"},
    "zh-hans": {"alt_text_zh_hans": "伪造", "caption_zh_hans": "伪造", "credit_zh_hans": "伪造"},
    "shared": {
        "title": "Forged",
        "is_decorative": "on",
        "licence": "public_domain",
        "map_clearance_reference": "Forged",
        "tags": "forged",
        "focal_point_x": "1",
        "focal_point_y": "1",
        "focal_point_width": "1",
        "focal_point_height": "1",
    },
}
DOCUMENT = {
    "en": {"label_en": "Forged"},
    "zh-hans": {"label_zh_hans": "伪造"},
    "shared": {
        "language": "fr",
        "licence": "public_domain",
        "accessible": "true",
        "tags": "forged",
    },
}
OWN = {"Translators": ["zh-hans"], "Editors": ["en", "shared"]}


def merged(fields: dict[str, dict]) -> dict[str, Any]:
    return {name: value for section in fields.values() for name, value in section.items()}


def held(record: Any, names: list[str]) -> dict[str, str]:
    """Return what the database holds now, as a form would send it."""
    record = type(record).objects.get(pk=record.pk)
    values = {name: getattr(record, name) for name in names if name != "tags"}
    known = {True: "on" if "is_decorative" in names else "true", False: "", None: ""}
    sent = {name: known.get(value, value) for name, value in values.items()}
    sent = {name: str(value) for name, value in sent.items()}
    return sent | ({"tags": ",".join(sorted(record.tags.names()))} if "tags" in names else {})


FORMS = [
    ("wagtailimages:edit", "", make_image, IMAGE, ("upload.png", png)),
    ("wagtailimages:edit_multiple", "image-{pk}-", make_image, IMAGE, None),
    ("wagtaildocs:edit", "", make_document, DOCUMENT, ("upload.pdf", lambda: pdf(9))),
    ("wagtaildocs:edit_multiple", "doc-{pk}-", make_document, DOCUMENT, None),
]


@pytest.mark.parametrize("group", OWN)
@pytest.mark.parametrize(("view", "prefix", "make", "fields", "upload"), FORMS)
def test_a_forged_form_changes_what_its_sender_may_edit_and_nothing_else(
    view, prefix, make, fields, upload, group
) -> None:
    record = make()
    names = list(merged(fields))
    before = held(record, names)
    stored = record.file.name
    prefix = prefix.format(pk=record.pk)
    forged = {prefix + name: value for name, value in merged(fields).items()}
    if upload:
        forged["file"] = SimpleUploadedFile(upload[0], upload[1]())
    browser = sign_in(make_user("somebody", group))

    response = browser.post(
        reverse(view, args=(record.pk,)), forged, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert response.status_code in (200, 302)
    after = held(record, names)
    own = {name for section in OWN[group] for name in fields[section]}
    if fields is DOCUMENT:
        assert {name for name in names if after[name] == merged(fields)[name]} == own
    else:
        # A focal point is typed in pixels of the file that a new upload replaces.
        told = {name for name in own if not name.startswith("focal")}
        assert told <= {name for name in names if after[name] == merged(fields)[name]}
    assert {name for name in names if after[name] != before[name]} <= own
    replaced = type(record).objects.get(pk=record.pk).file.name != stored
    assert replaced == (bool(upload) and "shared" in OWN[group])


@pytest.mark.parametrize(
    ("app", "make"), [("siteimage", make_image), ("sitedocument", make_document)]
)
def test_a_translator_does_not_tag_in_bulk(app: str, make) -> None:
    record = make()
    address = reverse("wagtail_bulk_action", args=("library", app, "add_tags"))

    sign_in(make_user("translator", "Translators")).post(
        f"{address}?id={record.pk}", {"tags": "forged"}
    )

    assert list(record.tags.names()) == []


def test_an_editor_tags_in_bulk() -> None:
    record = make_image()
    address = reverse("wagtail_bulk_action", args=("library", "siteimage", "add_tags"))

    sign_in(make_user("editor", "Editors")).post(f"{address}?id={record.pk}", {"tags": "roofs"})

    assert list(record.tags.names()) == ["roofs"]


def test_a_translator_reads_the_english_words_of_a_picture() -> None:
    image = make_image(caption_en="The square in June")
    browser = sign_in(make_user("translator", "Translators"))

    html = browser.get(reverse("wagtailimages:edit", args=(image.pk,))).content.decode()

    assert "The square in June" in html
    assert 'name="caption_zh_hans"' in html


def test_an_upload_needs_no_title() -> None:
    browser = sign_in(make_user("editor", "Editors"))

    response = browser.post(
        reverse("wagtailimages:add"),
        {"file": SimpleUploadedFile("harbour.png", png()), "alt_text_zh_hans": "伪造"},
    )

    assert response.status_code == 302
    image = SiteImage.objects.get()
    assert image.title.startswith("harbour")
    assert not image.alt_text_zh_hans


def as_hero(image: SiteImage) -> NewsPage:
    return make_news(make_news_index(make_site()), **both_languages(hero_image=image, live=False))


def in_body(image: SiteImage) -> NewsPage:
    body = json.dumps([{"type": "image", "value": {"image": image.pk, "caption": ""}}])
    fields = both_languages(body_en=body, body_zh_hans=body, live=False)
    return make_news(make_news_index(make_site()), **fields)


def as_poster(image: SiteImage) -> NewsPage:
    video = {"title": "Roofs", "poster": image.pk, "links": [], "transcript": "<p>Roofs</p>"}
    body = json.dumps([{"type": "video", "value": video}])
    fields = both_languages(body_en=body, body_zh_hans=body, live=False)
    return make_news(make_news_index(make_site()), **fields)


def as_photo(image: SiteImage) -> PilotPage:
    index = make_index(make_site(), PilotIndexPage, "pilots")
    pilot = add_public(index, PilotPage, live=False)
    pilot.photos.add(PilotPhoto(image=image, consent_note="Written consent, 2020"))
    pilot.save()
    pilot.save_revision()
    return PilotPage.objects.get(pk=pilot.pk)


def publish(page: Any, language: str) -> Any:
    """Publish one language of a page as a publisher does, and return the answer."""
    editor = open_editor(page, make_user("publisher", "Publishers"))
    chosen = {"publication_languages": [language], "action-publish": "1"}
    return send(editor, chosen)


def is_public(page: Any, language: str) -> bool:
    return Client().get(page.url_in(language)).status_code == 200


USES = [as_hero, in_body, as_poster, as_photo]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize("use", USES)
def test_a_picture_without_words_keeps_its_page_from_that_language(use, language: str) -> None:
    page = use(make_image(**{f"alt_text_{language.replace('-', '_')}": ""}))

    response = publish(page, language)

    assert response.status_code == 200
    assert "needs alternative text" in response.content.decode()
    assert not is_public(page, language)


@pytest.mark.parametrize("use", USES)
def test_a_picture_without_chinese_words_does_not_keep_back_the_english(use) -> None:
    page = use(make_image(**RIGHTS, alt_text_zh_hans=""))

    assert publish(page, "en").status_code == 302

    assert is_public(page, "en")
    assert not is_public(page, "zh-hans")


@pytest.mark.parametrize("use", USES)
def test_a_decorative_picture_needs_no_words(use) -> None:
    page = use(make_image(**RIGHTS, alt_text_en="", alt_text_zh_hans="", is_decorative=True))

    assert publish(page, "zh-hans").status_code == 302

    html = Client().get(page.url_in("zh-hans")).content.decode()
    assert 'alt=""' in html
