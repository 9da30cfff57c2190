"""A password alone opens nothing where a second factor is needed, whatever door it is tried at."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cities_site.library.models import SiteDocument
from tests.accounts.people import DOOR, code_now, give_app, is_inside, knock
from tests.factories import (
    PASSWORD,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def publishers_need_two(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED_FOR = "publishers"


def open_by_password_alone(user) -> Client:
    """Return a browser whose session some other code opened, as Django's own view would."""
    client = Client()
    assert client.login(
        request=client.get(DOOR).wsgi_request, username=user.username, password=PASSWORD
    )
    return client


def test_a_password_and_a_code_open_the_admin_and_a_password_alone_does_not() -> None:
    editor = make_user("editor", "Editors")
    give_app(editor)
    client = Client()

    answer = knock(client, "editor")

    assert (answer.status_code, answer.url) == (302, "/admin/login/second-factor/")
    assert not is_inside(client)
    wrong = client.post(answer.url, {"code": "000000"})
    assert wrong.status_code == 200
    assert "This code is wrong" in wrong.content.decode()
    assert not is_inside(client)
    assert client.post(answer.url, {"code": code_now()}).url == "/admin/"
    assert is_inside(client)


def test_the_address_that_was_asked_for_comes_after_both_factors_and_is_never_another_site() -> (
    None
):
    for number, (wanted, reached) in enumerate(
        (
            ("/admin/reports/site-history/", "/admin/reports/site-history/"),
            ("https://evil.example/", "/admin/"),
            ("//evil.example/", "/admin/"),
        )
    ):
        # A code counts once, so each comes from an account of its own.
        editor = make_user(f"editor{number}", "Editors")
        give_app(editor)
        client = Client()
        form = {"login": editor.username, "password": PASSWORD, "next": wanted}
        second = client.post(DOOR, form).url
        assert client.post(second.partition("?")[0], {"code": code_now()}).url == reached
    form |= {"next": "javascript:alert(1)"}
    assert Client().post(DOOR, form).status_code == 400


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/pages/", "/admin/account/", "/admin/api/main/pages/"]
)
def test_a_session_that_other_code_opened_is_sent_back_to_give_its_second_factor(address) -> None:
    editor = make_user("editor", "Editors")
    give_app(editor)
    client = open_by_password_alone(editor)

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer.url.startswith(DOOR)
    # And that session is over.
    assert "_auth_user_id" not in client.session


def test_the_door_for_pages_that_are_not_public_leads_to_the_one_form() -> None:
    for language in ("en", "zh-hans"):
        answer = Client().post(
            f"/{language}/_util/login/", {"username": "editor", "password": PASSWORD}
        )
        assert (answer.status_code, answer.url) == (302, DOOR)
    # Django's own admin has no address here.
    patterns = str(get_resolver().url_patterns)
    assert "django.contrib.admin" not in patterns


def test_publishers_and_administrators_cannot_work_before_they_have_a_second_factor(
    publishers_need_two,
) -> None:
    for user in (make_user("publisher", "Publishers"), make_administrator()):
        client = Client()
        knock(client, user.username)
        for address in ("/admin/", "/admin/pages/", "/admin/users/"):
            answer = client.get(address)
            assert (answer.status_code, answer.url) == (302, "/admin/account/second-factor/")
        assert client.get("/admin/account/second-factor/").status_code == 200


def test_whoever_may_change_accounts_counts_as_an_administrator(publishers_need_two) -> None:
    from django.contrib.auth.models import Permission

    keeper = make_user("keeper", "Editors")
    client = Client()
    client.force_login(keeper)
    assert is_inside(client)

    keeper.user_permissions.add(Permission.objects.get(codename="change_user"))

    assert client.get("/admin/").url == "/admin/account/second-factor/"


def test_editors_and_translators_may_do_without_unless_everybody_must(settings) -> None:
    for group in ("Editors", "Translators"):
        client = Client()
        knock(client, make_user(group.lower(), group).username)
        settings.SECOND_FACTOR_REQUIRED_FOR = "publishers"
        assert is_inside(client)
        settings.SECOND_FACTOR_REQUIRED_FOR = "everybody"
        assert not is_inside(client)


def test_a_session_without_its_second_factor_reads_what_everybody_reads() -> None:
    home = make_site()
    page = make_news(make_news_index(home), headline_en="For members")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    collection = Collection.get_first_root_node().add_child(name="Members")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.get(name="Editors"))
    document = SiteDocument.objects.create(
        title="List", file=ContentFile(b"%PDF-1.4", name="list.pdf"), collection=collection
    )
    editor = make_user("editor", "Editors")
    addresses = (page.url_in("en"), document.url)
    complete = Client()
    complete.force_login(editor)
    assert [complete.get(address).status_code for address in addresses] == [200, 200]
    give_app(editor)

    answers = [open_by_password_alone(editor).get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert all(DOOR in answer.url for answer in answers)


def test_readers_get_no_cookie_from_the_gate() -> None:
    make_site()

    answer = Client().get("/en/")

    assert answer.cookies == {}


def test_a_closed_account_cannot_come_in_and_an_open_session_ends() -> None:
    editor = make_user("editor", "Editors")
    client = Client()
    knock(client, "editor")
    assert is_inside(client)

    editor.is_active = False
    editor.save()

    assert not is_inside(client)
    other = Client()
    assert knock(other, "editor").url == "/admin/login/closed/"
    assert not is_inside(other)


def test_the_session_key_changes_when_somebody_signs_in() -> None:
    make_user("editor", "Editors")
    client = Client()
    client.get(DOOR)
    client.session.save()
    before = client.session.session_key

    knock(client, "editor")

    assert client.session.session_key != before


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/pages/1/move/1/confirm/", "/admin/account/sessions/end/"]
)
def test_no_form_of_the_admin_is_taken_from_elsewhere(address) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_administrator())

    assert client.post(address).status_code == 403


def test_sign_in_pages_are_in_the_language_of_the_browser() -> None:
    english = Client().get(DOOR).content.decode()
    chinese = Client().get(DOOR, headers={"accept-language": "zh-CN"}).content.decode()

    assert "Sign in to the Cities Project" in english
    assert "登录城市项目" in chinese
