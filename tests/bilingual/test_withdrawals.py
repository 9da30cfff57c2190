"""A version that is withdrawn or removed says so at its address, and nowhere else is it found."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from news.models import NewsPage
from tests.editor import open_editor, save_editor, sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

REASONS = {"reason_en": "The figures were wrong.", "reason_zh_hans": "数据有误。"}


@pytest.fixture
def page(db) -> NewsPage:
    index = make_news_index(make_site())
    make_news(index, **both_languages(headline_en="Cool roofs", slug="cool"))
    return make_news(index, **both_languages(slug="roofs"))


@pytest.fixture
def withdraw(page) -> Callable[..., None]:
    """Withdraw versions of the page as a publisher does."""

    def send(languages: list[str], kind: str, **more: str) -> None:
        browser = sign_in(make_user(f"publisher{len(languages)}{kind}", "Publishers"))
        data = {"languages": languages, "kind": kind} | REASONS | more
        response = browser.post(reverse("bilingual_withdraw", args=[page.pk]), data)
        assert response.status_code == 302, response.context["form"].errors

    return send


def answer(language: str, status: int) -> str:
    response = Client().get(f"/{language}/news/roofs/")
    assert response.status_code == status
    return response.content.decode()


ELSEWHERE = ("/en/news/", "/en/feed.xml", "/en/search/?q=Green", "/sitemap.xml")


def test_a_withdrawn_version_stays_readable_and_leaves_everything_else(
    page, withdraw, django_capture_on_commit_callbacks
) -> None:
    # The search index follows a commit, and a test's transaction has none.
    with django_capture_on_commit_callbacks(execute=True):
        page.get_latest_revision().publish()
    for address in ELSEWHERE:
        assert "/en/news/roofs/" in Client().get(address).content.decode(), address

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(["en"], "withdrawn")

    text = answer("en", 200)
    assert "The figures were wrong." in text
    assert "Green roofs cool the city." in text
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical"' not in text
    assert "数据有误" not in text
    for address in ELSEWHERE:
        assert "/en/news/roofs/" not in Client().get(address).content.decode(), address
    assert "/zh-hans/news/roofs/" in Client().get("/sitemap.xml").content.decode()
    assert "noindex" not in answer("zh-hans", 200)


def test_a_removed_version_gives_its_reason_and_what_to_read_instead(page, withdraw) -> None:
    other = NewsPage.objects.get(slug="cool")

    withdraw(["en", "zh-hans"], "removed", replacement=str(other.pk))

    english, chinese = answer("en", 410), answer("zh-hans", 410)
    assert "The figures were wrong." in english
    assert 'href="/en/news/cool/"' in english
    assert "Green roofs" not in english
    assert "数据有误。" in chinese
    assert 'href="/zh-hans/news/cool/"' in chinese
    assert "此页面已移除" in chinese
    assert "绿色屋顶" not in chinese.replace("绿色屋顶</a>", "")


def test_both_withdrawn_versions_lead_to_each_other(page, withdraw) -> None:
    withdraw(["en", "zh-hans"], "withdrawn")

    assert 'href="http://testserver/zh-hans/news/roofs/"' in answer("en", 200)
    assert "no Chinese version" not in answer("en", 200)
    assert 'href="http://testserver/en/news/roofs/"' in answer("zh-hans", 200)


def test_no_draft_and_no_open_editor_brings_a_withdrawn_version_back(page, withdraw) -> None:
    publisher = make_user("publisher", "Publishers")
    opened_before = open_editor(page, publisher)
    save_editor(open_editor(page, publisher), {"public_en": "on"})
    withdraw(["en"], "removed")

    save_editor(opened_before, {"public_en": "on", "action-publish": "1", "save_anyway": "on"})
    page.get_latest_revision().publish()

    answer("en", 410)
    assert "public_en" not in open_editor(page, publisher).form.fields


def test_a_version_is_made_public_again_as_it_was(page, withdraw) -> None:
    withdraw(["en"], "withdrawn")
    publisher = make_user("publisher", "Publishers")
    # A draft that was saved meanwhile has the version as not public.
    save_editor(open_editor(page, publisher), {})
    address = reverse("bilingual_restore", args=[page.pk])
    browser = sign_in(publisher)
    assert "The figures were wrong." in browser.get(address).content.decode()

    assert browser.post(address).status_code == 302
    save_editor(open_editor(page, publisher), {"action-publish": "1"})

    assert "The figures were wrong." not in answer("en", 200)
    assert "/en/news/roofs/" in Client().get("/en/news/").content.decode()


def test_the_history_tells_who_withdrew_what_and_why(page, withdraw) -> None:
    withdraw(["en"], "removed")

    entry = PageLogEntry.objects.get(action="bilingual.withdraw")
    assert entry.user.username.startswith("publisher")
    history = sign_in(make_user("p", "Publishers")).get(
        reverse("wagtailadmin_pages:history", args=[page.pk])
    )
    assert "The figures were wrong." in history.content.decode()


def test_a_reason_is_asked_in_every_language_that_is_withdrawn(page) -> None:
    browser = sign_in(make_user("publisher", "Publishers"))
    address = reverse("bilingual_withdraw", args=[page.pk])

    response = browser.post(
        address,
        {"languages": ["en", "zh-hans"], "kind": "removed", "reason_en": "Wrong."}
        | {"replacement": str(page.pk)},
    )

    assert set(response.context["form"].errors) == {"reason_zh_hans", "replacement"}
    assert "Wrong." in response.content.decode()
    answer("en", 200)


def test_only_those_who_publish_a_version_may_withdraw_it(page) -> None:
    address = reverse("bilingual_withdraw", args=[page.pk])
    translator, editor = make_user("t", "Translators"), make_user("e", "Editors")

    assert sign_in(translator).get(address).status_code == 302
    form = sign_in(editor).get(address).context["form"]
    assert [code for code, _name in form.fields["languages"].choices] == ["en"]
    assert (
        sign_in(editor)
        .post(address, {"languages": ["zh-hans"], "kind": "removed"} | REASONS)
        .context["form"]
        .errors
    )
    answer("zh-hans", 200)


def test_both_actions_are_offered_where_pages_are_edited_and_explored(page, withdraw) -> None:
    browser = sign_in(make_user("publisher", "Publishers"))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    explore = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    address = reverse("bilingual_withdraw", args=[page.pk])
    for place in (edit, explore):
        assert address in browser.get(place).content.decode()

    withdraw(["en"], "withdrawn")

    for place in (edit, explore):
        assert reverse("bilingual_restore", args=[page.pk]) in browser.get(place).content.decode()


def test_the_front_page_is_never_withdrawn(page) -> None:
    home = page.get_parent().get_parent()

    response = sign_in(make_user("publisher", "Publishers")).get(
        reverse("bilingual_withdraw", args=[home.pk])
    )

    assert response.status_code == 302
