"""Wagtail's own features work on a page that holds two languages."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import ReferenceIndex

from cities_site.bilingual.models import BasePage
from news.models import NewsPage
from tests.editor import open_editor, save_editor, sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> NewsPage:
    page = make_news(make_news_index(make_site()), **both_languages())
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def browser():
    return sign_in(make_administrator())


@pytest.mark.parametrize(("mode", "headline"), [("en", "Cool roofs"), ("zh-hans", "凉爽屋顶")])
def test_a_draft_is_previewed_in_either_language(page, browser, mode, headline) -> None:
    page.headline_en, page.headline_zh_hans, page.public_zh_hans = "Cool roofs", "凉爽屋顶", False
    page.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))

    response = browser.get(address, {"mode": mode})

    assert response.status_code == 200
    assert headline in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_titles_in_the_admin_do_not_depend_on_who_saved(page, browser, language) -> None:
    with translation.override(language):
        page.headline_zh_hans = "凉爽屋顶"
        page.save_revision()

    assert NewsPage.objects.get(pk=page.pk).title == "Green roofs"
    explorer = browser.get(reverse("wagtailadmin_explore", args=(page.get_parent().pk,)))
    assert "Green roofs · 凉爽屋顶" in explorer.content.decode()


def test_choosers_show_both_titles(page, browser) -> None:
    address = reverse("wagtailadmin_choose_page_child", args=(page.get_parent().pk,))

    assert "Green roofs · 绿色屋顶" in browser.get(address).json()["html"]


def test_versions_can_be_compared(page, browser) -> None:
    page.headline_zh_hans = "凉爽屋顶"
    page.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=(page.pk, "live", "latest"))

    html = browser.get(address).content.decode()

    assert "凉爽" in html


def test_a_copy_takes_its_title_from_the_form(page, browser) -> None:
    browser.post(
        reverse("wagtailadmin_pages:copy", args=(page.pk,)),
        {
            "new_title": "Green walls",
            "new_slug": "green-walls",
            "new_parent_page": str(page.get_parent().pk),
            "publish_copies": "",
            "alias": "",
        },
    )

    copy = NewsPage.objects.get(slug="green-walls")
    assert (copy.title, copy.headline_en, copy.headline_zh_hans) == (
        "Green walls",
        "Green walls",
        "绿色屋顶",
    )


def test_an_alias_follows_its_original_in_both_languages(page) -> None:
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    page.headline_zh_hans = "凉爽屋顶"
    page.save_revision().publish()

    alias = NewsPage.objects.get(pk=alias.pk)
    assert (alias.headline_en, alias.headline_zh_hans) == ("Green roofs", "凉爽屋顶")


@pytest.mark.parametrize("query", ["屋顶", "色屋", "绿色屋顶", "roofs", "Green 屋顶"])
def test_the_admin_finds_pages_in_either_language(page, browser, query: str) -> None:
    page.save()

    html = browser.get(reverse("wagtailadmin_pages:search"), {"q": query}).content.decode()

    assert "Green roofs" in html


@pytest.mark.parametrize("query", ['"', "\x00", "%", "a" * 500, "* ( )", "“"])
def test_hostile_searches_are_answered(page, browser, query: str) -> None:
    assert browser.get(reverse("wagtailadmin_pages:search"), {"q": query}).status_code in (200, 400)


def test_an_old_revision_without_suffixes_is_english(page) -> None:
    content = page.serializable_data()
    for name in ("headline_en", "headline_zh_hans"):
        content.pop(name)
    content["headline"] = "From before"

    with translation.override("zh-hans"):
        old = page.with_content_json(content)

    assert (old.headline_en, old.headline_zh_hans) == ("From before", None)


def test_revisions_do_not_store_the_unsuffixed_cache(page) -> None:
    content = page.get_latest_revision().content

    assert "headline" not in content
    assert content["headline_zh_hans"] == "绿色屋顶"


def test_references_are_indexed_per_language_only(page) -> None:
    other = make_news(page.get_parent().specific, headline_en="Cool roofs")
    page.body_en = [("text", f'<p><a linktype="page" id="{other.pk}">there</a></p>')]
    page.save_revision().publish()

    paths = {
        reference.model_path.split(".")[0] for reference in ReferenceIndex.get_references_to(other)
    }
    assert paths == {"body_en"}


def test_empty_rich_text_is_no_content(page) -> None:
    page.body_zh_hans = [("text", '<p data-block-key="abc"></p>')]
    page.headline_zh_hans = page.summary_zh_hans = ""
    page.full_clean()

    assert page.public_zh_hans is False


def test_a_page_without_any_title_is_a_form_error(page, browser) -> None:
    editor = open_editor(page, make_user("second", "Editors"))
    page.headline_zh_hans = ""
    page.save_revision()
    editor = open_editor(page, make_user("third", "Editors"))

    response = editor.client.post(editor.address, editor.data | {"headline_en": " "})

    assert response.status_code == 200
    assert "headline_en" in response.context["form"].errors


def test_publishing_without_a_summary_names_the_field(page) -> None:
    editor = open_editor(page, make_user("editor", "Editors"))

    response = editor.client.post(
        editor.address, editor.data | {"summary_en": "", "action-publish": "1"}
    )

    assert "summary_en" in response.context["form"].errors
    assert BasePage.objects.get(pk=page.pk).summary_en == "Green roofs cool the city."


def test_a_draft_may_lack_its_summary(page) -> None:
    save_editor(open_editor(page, make_user("editor", "Editors")), {"summary_en": ""})

    assert NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().summary_en in ("", None)


def test_every_language_column_survives_values_and_defer(page) -> None:
    with translation.override("zh-hans"):
        assert NewsPage.objects.values_list("headline", flat=True).get() == "绿色屋顶"
        assert NewsPage.objects.defer("summary").get().headline == "绿色屋顶"
        assert BasePage.objects.filter(headline="绿色屋顶").exists()
