"""Second factors are added, used, replaced and reset through the screens of the account."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.accounts.people import code_now, is_inside, knock
from tests.factories import PASSWORD, make_administrator, make_user

# What is added counts from the moment of the commit.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

INDEX = "/admin/account/second-factor/"
APP = f"{INDEX}app/"


def add_app(client: Client) -> tuple[str, list[str]]:
    """Add an authenticator app as a person does; return its secret and the recovery codes."""
    client.post("/admin/account/confirm/", {"password": PASSWORD})
    page = client.get(APP).content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    assert 'src="data:image/svg+xml;base64,' in page
    answer = client.post(APP, {"code": code_now(secret)})
    assert answer.url == "/admin/account/recovery-codes/"
    codes = re.findall(r"<code>(\d{8})</code>", client.get(answer.url).content.decode())
    assert len(codes) == 10
    return secret, codes


def test_a_publisher_adds_an_app_and_signs_in_with_it_or_with_a_recovery_code(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED_FOR = "publishers"
    make_user("publisher", "Publishers")
    client = Client()
    knock(client, "publisher")
    assert client.get("/admin/").url == INDEX

    # The password is asked for once more before the first app is added.
    assert client.get(APP).url.startswith("/admin/account/confirm/")
    secret, codes = add_app(client)

    assert is_inside(client)
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    for code, opens in ((code_now(secret), True), (codes[0], True), (codes[0], False)):
        other = Client()
        second = knock(other, "publisher").url
        other.post(second, {"code": code})
        assert is_inside(other) is opens
    left = client.get("/admin/account/recovery-codes/file/")
    assert "attachment" in left["Content-Disposition"]
    assert codes[0] not in left.content.decode()
    assert codes[1] in left.content.decode()
    assert "Each works once" in left.content.decode()


def test_whoever_must_have_one_adds_another_after_the_last_is_removed(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED_FOR = "publishers"
    make_user("publisher", "Publishers")
    client = Client()
    knock(client, "publisher")
    add_app(client)

    assert client.post(f"{APP}remove/").url == INDEX

    assert client.get("/admin/").url == INDEX


def test_an_administrator_resets_what_somebody_lost_and_nobody_else_can() -> None:
    editor = make_user("editor", "Editors")
    own = Client()
    knock(own, "editor")
    add_app(own)
    address = f"/admin/users/{editor.pk}/access/"
    publisher = Client()
    publisher.force_login(make_user("publisher", "Publishers"))
    assert publisher.post(address).status_code == 302
    assert Authenticator.objects.filter(user=editor).exists()
    administrator = Client()
    administrator.force_login(make_administrator())
    assert "Authenticator" in administrator.get(address).content.decode()

    administrator.post(address)

    assert not Authenticator.objects.filter(user=editor).exists()
    assert not is_inside(own)
    knock(own, "editor")
    assert is_inside(own)


def test_the_screens_are_in_both_languages(settings) -> None:
    from tests.library.makers import reads_the_admin_in

    for language, words in (("en", "Add an authenticator app"), ("zh-hans", "添加身份验证器应用")):
        client = Client()
        user = reads_the_admin_in(make_user(f"editor-{language}", "Editors"), language)
        client.force_login(user)
        assert words in client.get(INDEX).content.decode()
