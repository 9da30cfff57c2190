"""What is used elsewhere is not deleted by surprise: it stays, or its pages stay whole."""

import json
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from cities_site.library.models import City, Country, Region, SiteDocument, SiteImage, Topic
from news.models import NewsPage, PublicationFile, PublicationIndexPage, PublicationPage
from partners.models import PartnerIndexPage, PartnerPage
from pilots.models import PilotIndexPage, PilotPage, PilotPhoto
from tests.editor import sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
)
from tests.library.makers import (
    ADDRESS_LANGUAGES,
    add_public,
    main_of,
    make_document,
    make_image,
    make_index,
    make_topic,
    reads_the_admin_in,
)

pytestmark = pytest.mark.django_db

BOTH = {"public_en": True, "public_zh_hans": True}


@pytest.fixture
def home():
    return make_site()


@pytest.fixture
def browser() -> Client:
    return sign_in(make_administrator())


def delete_snippet(browser: Client, record: Model) -> list[str]:
    """Delete a snippet as its editor's button does, and return what the admin says."""
    response = browser.post(
        reverse(type(record).snippet_viewset.get_url_name("delete"), args=(record.pk,))
    )
    assert response.status_code == 302
    return [str(message) for message in get_messages(response.wsgi_request)]


def delete_page(browser: Client, page: PartnerPage) -> list[str]:
    response = browser.post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))
    assert response.status_code == 302
    return [str(message) for message in get_messages(response.wsgi_request)]


def bulk_delete(browser: Client, record: Model) -> list[str]:
    """Delete a record by ticking it in its list."""
    label, model = record._meta.app_label, record._meta.model_name
    address = reverse("wagtail_bulk_action", args=(label, model, "delete"))
    response = browser.post(f"{address}?id={record.pk}")
    assert response.status_code == 302
    return [str(message) for message in get_messages(response.wsgi_request)]


def classified(home, **places: Any) -> NewsPage:
    """Add a published page that is filed under the given records."""
    page = make_news(make_news_index(home), **both_languages())
    for name, record in places.items():
        getattr(page, name).set([record])
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def vocabulary(name: str) -> Model:
    if name == "topics":
        return make_topic()
    words = {"name_en": "Harbour", "name_zh_hans": "港口"} | BOTH
    if name == "regions":
        return Region.objects.create(slug="harbour", **words)
    if name == "countries":
        return Country.objects.create(iso_code="HB", **words)
    return City.objects.create(slug="harbour", **words)


@pytest.mark.parametrize("delete", [delete_snippet, bulk_delete])
@pytest.mark.parametrize("name", ["topics", "regions", "countries", "cities"])
def test_a_term_that_files_a_page_stays_and_the_admin_says_where(home, browser, name, delete):
    record = vocabulary(name)
    page = classified(home, **{name: record})

    said = delete(browser, record)

    assert type(record).objects.filter(pk=record.pk).exists()
    assert any("cannot be deleted" in text and "Green roofs" in text for text in said), said
    assert main_of(page, "zh-hans")


@pytest.mark.parametrize("name", ["topics", "regions", "countries", "cities"])
def test_a_term_that_nothing_uses_is_deleted(home, browser, name: str) -> None:
    record = vocabulary(name)

    delete_snippet(browser, record)

    assert not type(record).objects.filter(pk=record.pk).exists()


def test_the_refusal_is_told_in_the_language_of_the_admin(home) -> None:
    topic = make_topic()
    classified(home, topics=topic)
    user = reads_the_admin_in(make_administrator(), "zh-hans")

    said = delete_snippet(sign_in(user), topic)

    assert any("无法删除" in text and "Green roofs" in text for text in said), said


@pytest.mark.parametrize("field", ["region", "country", "city"])
def test_a_place_of_a_partner_stays(home, browser, field: str) -> None:
    names = {"region": "regions", "country": "countries", "city": "cities"}
    place = vocabulary(names[field])
    registry = make_index(home, PartnerIndexPage, "partners")
    partner = add_public(
        registry, PartnerPage, kind="network", registry_status="partner", **{field: place}
    )

    said = delete_snippet(browser, place)

    assert PartnerPage.objects.get(pk=partner.pk).serializable_data()[field] == place.pk
    assert any("Green roofs" in text for text in said), said


def test_a_place_inside_another_place_keeps_it(home, browser) -> None:
    region = vocabulary("regions")
    Country.objects.create(iso_code="KH", name_en="Cambodia", region=region)

    said = delete_snippet(browser, region)

    assert Region.objects.filter(pk=region.pk).exists()
    assert any("Cambodia" in text for text in said), said


@pytest.fixture
def named_partner(home) -> PartnerPage:
    """Return a partner that an article names as its source."""
    registry = make_index(home, PartnerIndexPage, "partners")
    partner = add_public(
        registry, PartnerPage, headline_en="Harbour", kind="network", registry_status="partner"
    )
    make_news(
        make_news_index(home),
        **both_languages(headline_en="Trees cool streets", source_organisation=partner),
    )
    return partner


def test_a_partner_that_an_article_names_stays(named_partner, browser) -> None:
    said = delete_page(browser, named_partner)

    assert PartnerPage.objects.filter(pk=named_partner.pk).exists()
    assert any("Trees cool streets" in text for text in said), said


def test_a_partner_in_use_is_not_deleted_in_bulk(named_partner, browser) -> None:
    address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "delete"))
    address = f"{address}?id={named_partner.pk}"
    usage = reverse("wagtailadmin_pages:usage", args=(named_partner.pk,))

    assert usage in browser.get(address).content.decode()
    assert "Trees cool streets" in browser.get(usage).content.decode()
    browser.post(address)

    assert PartnerPage.objects.filter(pk=named_partner.pk).exists()


def test_a_page_that_a_text_links_to_is_not_deleted_in_bulk(home, browser) -> None:
    index = make_news_index(home)
    target = make_news(index, headline_en="Target")
    text = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    make_news(index, headline_en="Trees cool streets", body_en=[("text", text)])
    address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "delete"))

    response = browser.post(f"{address}?id={target.pk}")

    assert NewsPage.objects.filter(pk=target.pk).exists()
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("Trees cool streets" in text for text in said), said


def test_a_partner_that_nothing_names_is_deleted(home, browser) -> None:
    registry = make_index(home, PartnerIndexPage, "partners")
    partner = add_public(registry, PartnerPage, kind="network", registry_status="partner")

    delete_page(browser, partner)

    assert not PartnerPage.objects.filter(pk=partner.pk).exists()


def article_with_picture(home, image: SiteImage) -> NewsPage:
    body = json.dumps([{"type": "image", "value": {"image": image.pk, "caption": "Dusk"}}])
    return make_news(
        make_news_index(home),
        **both_languages(hero_image=image, body_en=body, body_zh_hans=body),
    )


def pilot_with_photo(home, image: SiteImage) -> PilotPage:
    pilot = add_public(make_index(home, PilotIndexPage, "pilots"), PilotPage)
    pilot.photos.add(PilotPhoto(image=image, consent_note="Written consent, 2020"))
    pilot.save_revision().publish()
    return PilotPage.objects.get(pk=pilot.pk)


def publication_with_file(home, document: SiteDocument) -> PublicationPage:
    page = add_public(make_index(home, PublicationIndexPage, "publications"), PublicationPage)
    page.files.add(PublicationFile(document=document))
    page.save_revision().publish()
    return PublicationPage.objects.get(pk=page.pk)


FILES = [
    ("images", "image", make_image, article_with_picture),
    ("images", "image", make_image, pilot_with_photo),
    ("docs", "document", make_document, publication_with_file),
]


@pytest.mark.parametrize(("app", "name", "make", "use"), FILES)
def test_the_admin_says_where_a_file_is_used_before_deleting_it(
    home, browser, app, name, make, use
):
    record = make()
    use(home, record)
    usage = reverse(f"wagtail{app}:{name}_usage", args=(record.pk,))

    confirmation = browser.get(reverse(f"wagtail{app}:delete", args=(record.pk,)))

    assert usage in confirmation.content.decode()
    assert "Green roofs" in browser.get(usage).content.decode()


@pytest.mark.parametrize(("app", "name", "make", "use"), FILES)
def test_pages_stay_whole_without_a_deleted_file(home, browser, app, name, make, use) -> None:
    record = make()
    page = use(home, record)
    file_name = record.file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    assert file_name in main_of(page, "en")

    browser.post(reverse(f"wagtail{app}:delete", args=(record.pk,)))

    assert not type(record).objects.filter(pk=record.pk).exists()
    for language in ADDRESS_LANGUAGES:
        html = main_of(page, language)
        assert file_name not in html
        assert "<h1" in html
    editor = browser.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert editor.status_code == 200


@pytest.mark.parametrize(("app", "name", "make", "use"), FILES)
def test_files_in_use_are_not_deleted_in_bulk(home, browser, app, name, make, use) -> None:
    record = make()
    page = use(home, record)

    said = bulk_delete(browser, record)

    assert type(record).objects.filter(pk=record.pk).exists()
    assert any("Green roofs" in text for text in said), said
    assert main_of(page, "zh-hans")


def test_a_topic_may_go_once_no_page_is_filed_under_it(home, browser) -> None:
    topic = make_topic()
    page = classified(home, topics=topic)
    page.topics.clear()
    page.save_revision().publish()

    delete_snippet(browser, topic)

    assert not Topic.objects.filter(pk=topic.pk).exists()
