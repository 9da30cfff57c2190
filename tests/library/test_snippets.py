"""Shared records in the admin: each role writes its own words, and nobody overwrites another."""

from datetime import date

import pytest
from django.urls import reverse

from cities_site.library.models import City, Country, KeyFigure, Service, Topic
from tests.editor import OpenEditor, filled_form, save_editor, send, sign_in
from tests.factories import make_administrator, make_user
from tests.library.makers import make_topic

pytestmark = pytest.mark.django_db

FORGED = {
    "name_en": "Forged",
    "description_en": "Forged",
    "name_zh_hans": "伪造",
    "description_zh_hans": "伪造",
    "slug": "forged",
    "source_language": "zh-hans",
    "translation_wanted": "",
    "public_en": "",
    "public_zh_hans": "on",
    "translation_reviewed": "on",
    "approved_passages": ["name", "headline"],
    "reviewed_fingerprint": "f" * 64,
    "translation_state": "ready",
}


@pytest.fixture
def topic() -> Topic:
    return make_topic(description_en="Heat and floods.", public_zh_hans=False)


def open_snippet(record, user) -> OpenEditor:
    """Open the editor of a snippet as `user`."""
    client = sign_in(user)
    address = reverse(type(record).snippet_viewset.get_url_name("edit"), args=(record.pk,))
    response = client.get(address)
    assert response.status_code == 200
    form = response.context["form"]
    return OpenEditor(client, address, form, filled_form(form))


def words(topic: Topic) -> tuple[str, ...]:
    topic.refresh_from_db()
    return (
        topic.name_en,
        topic.description_en,
        topic.name_zh_hans,
        topic.description_zh_hans or "",
    )


def test_a_translator_changes_chinese_words_and_nothing_else(topic: Topic) -> None:
    save_editor(open_snippet(topic, make_user("translator", "Translators")), FORGED)

    assert words(topic) == ("Climate", "Heat and floods.", "伪造", "伪造")
    assert (topic.slug, topic.source_language, topic.translation_wanted) == ("climate", "en", True)
    assert (topic.public_en, topic.public_zh_hans) == (True, False)
    assert (topic.reviewed_passages, topic.translation_state) == ({}, "needs_review")


def test_an_editor_changes_english_and_shared_facts_and_nothing_else(topic: Topic) -> None:
    save_editor(
        open_snippet(topic, make_user("editor", "Editors")),
        FORGED | {"source_language": "en", "public_en": "on"},
    )

    assert words(topic) == ("Forged", "Forged", "气候", "")
    assert (topic.slug, topic.translation_wanted, topic.public_zh_hans) == ("forged", False, False)
    assert topic.reviewed_passages == {}


def test_a_publisher_changes_public_states_and_no_words(topic: Topic) -> None:
    save_editor(open_snippet(topic, make_user("publisher", "Publishers")), FORGED)

    assert words(topic) == ("Climate", "Heat and floods.", "气候", "")
    assert topic.slug == "climate"
    assert (topic.public_en, topic.public_zh_hans) == (False, True)


def test_a_reviewed_translation_is_ready_until_its_original_changes(topic: Topic) -> None:
    topic.description_zh_hans = "高温与洪水。"
    topic.save()
    public = {"public_en": "on", "public_zh_hans": "on", "translation_reviewed": "on"}
    save_editor(open_snippet(topic, make_user("publisher", "Publishers")), public)
    topic.refresh_from_db()
    assert topic.translation_state == "ready"

    save_editor(open_snippet(topic, make_user("editor", "Editors")), {"name_en": "Cool cities"})

    topic.refresh_from_db()
    assert topic.translation_state == "outdated"


@pytest.mark.parametrize("first", ["editor", "translator"])
def test_an_editor_and_a_translator_both_keep_their_words(topic: Topic, first: str) -> None:
    editors = {
        "editor": open_snippet(topic, make_user("editor", "Editors")),
        "translator": open_snippet(topic, make_user("translator", "Translators")),
    }
    changes = {"editor": {"name_en": "Cool cities"}, "translator": {"name_zh_hans": "凉爽城市"}}

    for name in sorted(editors, key=lambda name: name != first):
        save_editor(editors[name], changes[name])

    assert words(topic)[::2] == ("Cool cities", "凉爽城市")


@pytest.mark.parametrize(
    ("group", "field", "earlier", "later", "language"),
    [
        ("Editors", "name_en", "Cool cities", "White roofs", "English"),
        ("Translators", "name_zh_hans", "凉爽城市", "白色屋顶", "中文"),
        ("Editors", "slug", "cool-cities", "white-roofs", "Shared"),
    ],
)
def test_two_people_on_the_same_words_get_a_conflict(topic, group, field, earlier, later, language):
    one = open_snippet(topic, make_user("one", group))
    two = open_snippet(topic, make_user("two", group))
    save_editor(one, {field: earlier})

    response = send(two, {field: later})

    assert response.status_code == 200
    assert response.context["form"][field].value() == later
    assert later in response.content.decode()
    assert language in str(response.context["form"].non_field_errors())
    assert getattr(Topic.objects.get(pk=topic.pk), field) == earlier


def test_the_second_person_can_save_anyway(topic: Topic) -> None:
    one = open_snippet(topic, make_user("one", "Translators"))
    two = open_snippet(topic, make_user("two", "Translators"))
    save_editor(one, {"name_zh_hans": "凉爽城市"})
    assert 'name="save_anyway"' in send(two, {"name_zh_hans": "白色屋顶"}).content.decode()

    save_editor(two, {"name_zh_hans": "白色屋顶", "save_anyway": "on"})

    assert words(topic)[2] == "白色屋顶"
    earlier = [revision.content["name_zh_hans"] for revision in topic.revisions.all()]
    assert "凉爽城市" in earlier


def test_a_public_language_without_a_name_is_refused_beside_the_field(topic: Topic) -> None:
    response = send(open_snippet(topic, make_administrator()), {"name_en": ""})

    assert "name_en" in response.context["form"].errors
    assert words(topic)[0] == "Climate"


@pytest.mark.parametrize(
    ("model", "fields", "wrong", "error"),
    [
        (Country, {"iso_code": "KH"}, {"iso_code": "kh"}, "two capital letters"),
        (City, {"slug": "quanzhou"}, {"latitude": "91"}, "less than or equal to 90"),
        (City, {"slug": "quanzhou"}, {"longitude": "-181"}, "greater than or equal to -180"),
        (Service, {"slug": "planning"}, {"slug": "泉州"}, "valid “slug”"),
    ],
)
def test_a_wrong_fact_is_refused_and_what_was_typed_stays(model, fields, wrong, error) -> None:
    record = model.objects.create(name_en="Harbour", **fields)
    ((name, value),) = wrong.items()

    response = send(
        open_snippet(record, make_user("editor", "Editors")), wrong | {"name_en": "Typed words"}
    )

    assert response.status_code == 200
    assert error in " ".join(response.context["form"].errors[name])
    assert response.context["form"]["name_en"].value() == "Typed words"
    assert value in response.content.decode()
    assert model.objects.get(pk=record.pk).name_en == "Harbour"


def test_a_figure_keeps_one_value_for_each_day() -> None:
    figure = {"slug": "cities", "label_en": "cities", "value_text_en": "50"}
    KeyFigure.objects.create(as_of=date(2018, 12, 31), **figure)
    second = KeyFigure.objects.create(as_of=date(2019, 12, 31), **figure)

    response = send(open_snippet(second, make_user("editor", "Editors")), {"as_of": "2018-12-31"})

    assert response.status_code == 200
    assert response.context["form"].errors
    assert str(KeyFigure.objects.get(pk=second.pk).as_of) == "2019-12-31"
