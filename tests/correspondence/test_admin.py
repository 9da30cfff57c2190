"""The office reads what readers sent; it writes nothing of it, and sees no subscriber's address."""

import pytest
from django.urls import NoReverseMatch, reverse

from cities_site.correspondence.models import Letter, PageFeedback, Subscription
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import make_administrator, make_user
from tests.library.makers import reads_the_admin_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    Letter.objects.create(reason="question", message="Where is the report?", language="en")
    return Letter.objects.create(
        reason="correction",
        message="图表数据有误。" * 30,
        about="/zh-hans/news/",
        language="zh-hans",
        reply_address="reader@example.org",
    )


@pytest.fixture
def publisher():
    return make_user("publisher", "Publishers")


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_letters_are_found_by_state_and_reason_and_marked(letter, publisher) -> None:
    office = sign_in(publisher)
    listing = reverse("letters:index")
    assert "Where is the report?" in text_of(office.get(listing))
    found = text_of(office.get(listing, {"reason": "correction", "state": "new"}))
    assert ("图表数据有误" in found, "Where is the report?" in found) == (True, False)

    address = reverse("letters:edit", args=[letter.pk])
    page = text_of(office.get(address))
    assert "reader@example.org" in page
    assert 'name="message"' not in page
    forged = {"state": "answered", "message": "Changed", "reply_address": "other@example.org"}
    assert office.post(address, forged).status_code == 302

    letter.refresh_from_db()
    assert (letter.state, letter.reply_address) == ("answered", "reader@example.org")
    assert letter.message.startswith("图表数据有误")
    assert "图表" in text_of(office.get(listing, {"state": "answered"}))
    assert "reader@example.org" not in text_of(
        office.get(reverse("letters:history", args=[letter.pk]))
    )
    assert office.post(reverse("letters:delete", args=[letter.pk])).status_code == 302
    assert not Letter.objects.filter(pk=letter.pk).exists()


def test_counts_are_listed_with_their_pages(site, publisher) -> None:
    office = sign_in(publisher)
    page = NewsPage.objects.get()
    PageFeedback.record(page, "en", useful=True)
    listing = reverse("page_feedback:index")
    assert "Green roofs" in text_of(office.get(listing))

    PageFeedback.record(page, "zh-hans", useful=False)
    PageFeedback.record(site, "en", useful=False)
    counted = text_of(office.get(listing, {"language": "zh-hans"}))
    assert counted.count("Green roofs") == 1
    table = office.get(listing, {"export": "csv"}).getvalue().decode()
    assert len(table.splitlines()) == 4


def test_addresses_of_subscribers_are_never_shown(site, publisher) -> None:
    subscription = Subscription.objects.create(
        address="reader@example.org", language="en", languages=["en"], kinds=["news", "events"]
    )
    office = sign_in(reads_the_admin_in(publisher, "zh-hans"))
    listing = text_of(office.get(reverse("subscriptions:index")))
    assert "r…@example.org" in listing
    assert "新闻，活动" in listing
    address = reverse("subscriptions:delete", args=[subscription.pk])
    deletion = text_of(office.get(address))
    assert "reader@example.org" not in listing + deletion

    assert office.post(address).status_code == 302
    assert not Subscription.objects.exists()


def test_nobody_writes_a_letter_and_editors_read_none(letter) -> None:
    names = ("letters", "page_feedback", "subscriptions")
    editor, administrator = sign_in(make_user("editor", "Editors")), sign_in(make_administrator())
    for name in names:
        assert editor.get(reverse(f"{name}:index")).status_code == 302
        listing = administrator.get(reverse(f"{name}:index"))
        assert listing.status_code == 200
        with pytest.raises(NoReverseMatch):
            reverse(f"{name}:add")
    menu = text_of(editor.get("/admin/"))
    assert "/admin/letters/" not in menu
    assert "/admin/letters/" in text_of(administrator.get("/admin/"))
