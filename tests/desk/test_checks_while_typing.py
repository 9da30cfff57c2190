"""The checks answer while a translator types, by the same rules as on saving."""

import json

import pytest
from django.urls import reverse

from tests.editor import sign_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/translations/check/"


@pytest.fixture
def client():
    return sign_in(make_user("translator", "Translators"))


def ask(client, **texts):
    body = {"language": "en", "source": "It serves 50 cities.", "translation": ""} | texts
    return client.post(ADDRESS, json.dumps(body), content_type="application/json")


def test_a_wrong_number_is_found_before_saving(client) -> None:
    [finding] = ask(client, translation="它服务60个城市。").json()["findings"]

    assert finding["is_error"] and "“50”" in finding["message"]
    assert ask(client, translation="它服务五十个城市。").json() == {"findings": []}


def test_a_chinese_original_is_compared_the_other_way_round(client) -> None:
    answer = ask(client, language="zh-hans", source="它服务60个城市。", translation="50 cities")

    assert len(answer.json()["findings"]) == 1


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"\xff", b"[" * 5000, b'{"language": "fr"}', b'"a"']
)
def test_what_is_no_passage_is_refused(client, body) -> None:
    answer = client.post(ADDRESS, body, content_type="application/json")

    assert answer.status_code == 400


def test_a_text_beyond_all_passages_is_refused(client) -> None:
    assert ask(client, translation="长" * 20_001).status_code == 400


def test_only_those_who_enter_the_admin_may_ask(client) -> None:
    client.logout()

    answer = ask(client)

    assert (answer.status_code, answer.url.partition("?")[0]) == (
        302,
        reverse("wagtailadmin_login"),
    )
    assert sign_in(make_user("editor", "Editors")).get(ADDRESS).status_code == 405
