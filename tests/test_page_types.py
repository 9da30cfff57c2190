"""What holds for every page type, whatever it is about."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import get_page_models

from cities_site.bilingual.models import BasePage
from cities_site.home.models import HomePage
from news.models import EventPage, NewsPage, PublicationPage
from tests.base import SeededTestCase
from tests.editor import filled_form, open_editor, save_editor, sign_in
from tests.factories import make_administrator, make_site, make_user

PAGE_TYPES = [model for model in get_page_models() if model is not BasePage]
PAGE_TYPE_IDS = [model.__name__ for model in PAGE_TYPES]
ADDED = [model for model in PAGE_TYPES if model is not HomePage]
ADDED_IDS = [model.__name__ for model in ADDED]
PARENTS = {
    "NewsPage": "NewsIndexPage",
    "PublicationPage": "PublicationIndexPage",
    "EventPage": "EventIndexPage",
    "PilotPage": "PilotIndexPage",
    "PartnerPage": "PartnerIndexPage",
}
REQUIRED: dict[str, dict[str, Any]] = {
    "EventPage": {"start_date": date(2020, 6, 30)},
    "PartnerPage": {"kind": "un_entity", "registry_status": "partner"},
}
MODELS = {model.__name__: model for model in PAGE_TYPES}


def add_page(parent: BasePage, model: type[BasePage], **fields: Any) -> BasePage:
    """Add a page of a type, public in both languages unless told otherwise."""
    page = model(
        **{
            "headline_en": "Green roofs",
            "summary_en": "Green roofs cool the city.",
            "headline_zh_hans": "绿色屋顶",
            "summary_zh_hans": "绿色屋顶为城市降温。",
            "public_en": True,
            "public_zh_hans": True,
        }
        | REQUIRED.get(model.__name__, {})
        | fields
    )
    parent.add_child(instance=page)
    return model.objects.get(pk=page.pk)


def typed(model: type[BasePage]) -> dict[str, str]:
    """Return what a browser sends for the required fields of a type."""
    return {name: str(value) for name, value in REQUIRED.get(model.__name__, {}).items()}


def parent_for(model: type[BasePage]) -> BasePage:
    """Return a parent under which a page of this type may be made."""
    home = make_site()
    index = PARENTS.get(model.__name__)
    if not index:
        return home
    return add_page(home, MODELS[index], headline_en="Index", headline_zh_hans="目录", slug="index")


def test_every_page_type_is_covered() -> None:
    assert len(PAGE_TYPES) == 12


@pytest.mark.parametrize("model", PAGE_TYPES, ids=PAGE_TYPE_IDS)
def test_a_type_goes_where_its_parent_allows_it(model: type[BasePage]) -> None:
    expected = {MODELS[PARENTS[model.__name__]]} if model.__name__ in PARENTS else None
    if expected:
        assert set(model.allowed_parent_page_models()) == expected
        assert model.allowed_subpage_models() == []
    elif model is not HomePage:
        assert HomePage in model.allowed_parent_page_models()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("model", ADDED, ids=ADDED_IDS)
def test_a_page_renders_in_both_languages(model: type[BasePage], language: str) -> None:
    page = add_page(parent_for(model), model)

    response = Client().get(page.url_in(language))

    html = response.content.decode()
    assert response.status_code == 200
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert ("Green roofs" if language == "en" else "绿色屋顶") in html


@pytest.mark.django_db
@pytest.mark.parametrize("model", ADDED, ids=ADDED_IDS)
def test_a_page_in_one_language_is_absent_in_the_other(model: type[BasePage]) -> None:
    page = add_page(parent_for(model), model, public_zh_hans=False)

    response = Client().get(page.url_in("zh-hans"))

    assert response.status_code == 404
    assert "绿色屋顶" not in response.content.decode()
    assert page.url_in("en") in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("model", ADDED, ids=ADDED_IDS)
def test_an_editor_makes_and_publishes_a_page(model: type[BasePage]) -> None:
    parent = parent_for(model)
    browser = sign_in(make_user("editor", "Editors"))
    address = reverse(
        "wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk)
    )
    data = filled_form(browser.get(address).context["form"])
    words = {"headline_en": "Cool streets", "summary_en": "Trees cool streets."}

    response = browser.post(address, data | words | typed(model) | {"action-publish": "1"})

    assert response.status_code == 302, response.context["form"].errors
    page = model.objects.get(slug="cool-streets")
    assert (page.live, page.public_en, page.public_zh_hans) == (True, True, False)
    assert Client().get(page.url).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=PAGE_TYPE_IDS)
def test_saving_an_unchanged_page_changes_nothing(model: type[BasePage]) -> None:
    parent = parent_for(model)
    page = parent if model is HomePage else add_page(parent, model)
    before = page.specific.serializable_data()

    save_editor(open_editor(page, make_administrator()))

    after = model.objects.get(pk=page.pk).get_latest_revision_as_object().serializable_data()
    ignored = {"latest_revision", "latest_revision_created_at", "draft_title"}
    changed = {
        name
        for name in before
        if name not in ignored
        and before[name] != after.get(name)
        and (before[name] or after.get(name)) not in (None, "", "[]", [])
    }
    assert changed <= {"has_unpublished_changes", "draft_translation_state"}


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["en", "zh-hans"])
@pytest.mark.parametrize("model", ADDED, ids=ADDED_IDS)
def test_a_draft_is_previewed_in_either_language(model: type[BasePage], mode: str) -> None:
    page = add_page(parent_for(model), model, live=False)
    page.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))

    html = sign_in(make_administrator()).get(address, {"mode": mode}).content.decode()

    assert ("Green roofs" if mode == "en" else "绿色屋顶") in html


@pytest.mark.django_db
@pytest.mark.parametrize("model", ADDED, ids=ADDED_IDS)
def test_a_page_is_copied_aliased_moved_and_compared(model: type[BasePage]) -> None:
    parent = parent_for(model)
    page = add_page(parent, model)
    page.save_revision().publish()
    browser = sign_in(make_administrator())

    page = model.objects.get(pk=page.pk)
    copy = page.copy(update_attrs={"slug": "copy"})
    alias = page.create_alias(update_slug="alias")
    model.objects.get(pk=copy.pk).move(parent, pos="first-child")
    page = model.objects.get(pk=page.pk)
    page.headline_zh_hans = "凉爽屋顶"
    page.save_revision()
    compare = reverse("wagtailadmin_pages:revisions_compare", args=(page.pk, "live", "latest"))

    assert model.objects.get(pk=copy.pk).headline_zh_hans == "绿色屋顶"
    assert Client().get(model.objects.get(pk=alias.pk).url_in("zh-hans")).status_code == 200
    assert "凉爽" in browser.get(compare).content.decode()
    assert BasePage.find_problems() == ([], [], [], [], [])


class QueryCountTests(SeededTestCase):
    """Queries of a second visit, exactly: they are the same for two items and for twelve."""

    LISTS = {
        "/en/news/": (NewsPage, 2, 12),
        "/en/publications/": (PublicationPage, 2, 12),
        "/en/events/": (EventPage, 2, 12),
    }

    def count(self, path: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = Client()
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    def test_lists_cost_the_same_for_few_items_and_for_many(self) -> None:
        for path, (model, few, many) in self.LISTS.items():
            with self.subTest(path):
                parent = model.objects.first().get_parent()
                before = self.count(path)
                for number in range(many - few):
                    add_page(parent, model, headline_en=f"Item {number}", slug=f"item-{number}")
                assert self.count(path) == before
