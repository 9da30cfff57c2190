"""The audit log has everything, and nobody in the admin can change it."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission, ModelLogEntry, PageLogEntry

from cities_site.accounts import actions
from cities_site.bilingual.models import BasePage
from tests.accounts.people import knock
from tests.factories import make_administrator, make_news, make_news_index, make_site, make_user
from tests.library.makers import reads_the_admin_in

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/audit-log/"


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(make_administrator())
    return client


def entries_of(record, action: str) -> list[dict]:
    entries = ModelLogEntry.objects.for_instance(record).filter(action=action).order_by("pk")
    return [entry.data for entry in entries]


def test_sign_ins_failures_and_content_stand_on_one_screen(administrator) -> None:
    make_news(make_news_index(make_site()), headline_en="Green roofs")
    make_user("editor", "Editors")
    knock(Client(), "editor", "wrong")
    knock(Client(), "nobody-of-that-name", "wrong")
    client = Client()
    knock(client, "editor")
    client.post("/admin/logout/")

    html = administrator.get(ADDRESS).content.decode()

    for words in (
        "Sign-in failed: password",
        "Signed in: password",
        "Signed out",
        "No such account",
        "Green roofs",
        "Published",
    ):
        assert words in html, words
    # Somebody may have typed a password there.
    assert "nobody-of-that-name" not in html
    only = administrator.get(ADDRESS, {"action": actions.SIGN_IN_FAILED}).content.decode()
    assert only.count("Sign-in failed: password") == 2
    assert "Green roofs" not in only


def test_it_is_in_the_language_of_its_reader(administrator) -> None:
    make_user("editor", "Editors")
    knock(Client(), "editor", "wrong")
    reads_the_admin_in(User.objects.get(username="administrator"), "zh-hans")

    html = administrator.get(ADDRESS).content.decode()

    assert "审计日志" in html
    assert "登录失败：密码" in html


def test_what_somebody_may_do_is_recorded_when_it_changes(administrator) -> None:
    editor = make_user("editor", "Editors")
    group = Group.objects.get(name="Translators")
    administrator.post(
        f"/admin/users/edit/{editor.pk}/",
        {
            "username": "editor",
            "email": "editor@example.org",
            "first_name": "An",
            "last_name": "Editor",
            "is_active": "on",
            "is_superuser": "on",
            "groups": [group.pk],
        },
    )
    group.permissions.add(Permission.objects.get(codename="change_user"))
    root = BasePage.objects.get(depth=1)
    publish = Permission.objects.get(codename="publish_basepage")
    place = GroupPagePermission.objects.create(group=group, page=root, permission=publish)
    place.delete()

    changes = entries_of(editor, actions.RIGHTS_CHANGED)
    assert {"given": ["administrator"]} in changes
    assert {"given": ["Translators"]} in changes
    assert {"taken": ["Editors"]} in changes
    of_group = entries_of(group, actions.RIGHTS_CHANGED)
    assert any("user" in str(change.get("given")) for change in of_group)
    assert [sorted(change) for change in of_group[-2:]] == [["given"], ["taken"]]
    [last] = ModelLogEntry.objects.for_instance(editor).filter(data={"given": ["administrator"]})
    assert last.user.username == "administrator"


def test_a_changed_password_and_a_closed_account_are_recorded() -> None:
    editor = make_user("editor", "Editors")
    editor.set_password("another long pass phrase")
    editor.save()
    editor.is_active = False
    editor.save()

    assert entries_of(editor, actions.PASSWORD_CHANGED) == [{}]
    assert {"taken": ["active"]} in entries_of(editor, actions.RIGHTS_CHANGED)


def test_accounts_that_are_closed_together_are_recorded_one_by_one(administrator) -> None:
    editor, translator = make_user("editor", "Editors"), make_user("translator", "Translators")

    administrator.post(
        f"/admin/bulk/auth/user/set_active_state/?id={editor.pk}&id={translator.pk}",
        {"mark_as_active": "False"},
    )

    for account in (editor, translator):
        account.refresh_from_db()
        assert not account.is_active
        assert {"taken": ["active"]} in entries_of(account, actions.RIGHTS_CHANGED)


def test_tables_for_download_hold_the_same_and_no_formula(administrator) -> None:
    user = make_user("editor", "Editors", first_name="=1+1", last_name="")
    client = Client()
    knock(client, "editor")
    ModelLogEntry.objects.filter(user=user).update(label='=HYPERLINK("https://evil.example")')

    answer = administrator.get(ADDRESS, {"export": "csv"})
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
    workbook = administrator.get(ADDRESS, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(workbook.streaming_content))).active

    [row] = [row for row in rows if row["User"] == "'=1+1" and row["Action type"] == "Signed in"]
    assert row["Name"].startswith("'=HYPERLINK")
    assert row["Details"].startswith("Signed in: password")
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert len(rows) == sheet.max_row - 1


def test_more_entries_cost_no_more_queries(administrator) -> None:
    editor = make_user("editor", "Editors")
    knock(Client(), "editor")
    administrator.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        administrator.get(ADDRESS)
    for _each in range(20):
        knock(Client(), "editor")

    with CaptureQueriesContext(connection) as many:
        administrator.get(ADDRESS)

    assert len(many) == len(few)
    assert ModelLogEntry.objects.for_instance(editor).count() > 20


@pytest.mark.parametrize("group", ["Viewers", "Registrars", "Translators", "Editors", "Publishers"])
def test_only_administrators_read_it(group) -> None:
    client = Client()
    client.force_login(make_user("somebody", group))

    assert client.get(ADDRESS).status_code == 302
    # Nor does Wagtail's own report show them where others sign in from.
    make_user("editor", "Editors")
    knock(Client(), "editor")
    assert "Signed in" not in client.get("/admin/reports/site-history/").content.decode()


def test_no_request_changes_it(administrator) -> None:
    knock(Client(), "administrator", "wrong")
    before = list(ModelLogEntry.objects.order_by("pk").values())

    for method in ("post", "put", "patch", "delete"):
        assert getattr(administrator, method)(ADDRESS).status_code == 405

    assert list(ModelLogEntry.objects.order_by("pk").values()) == before


def test_entries_outlive_the_account_and_the_page_that_they_are_about(administrator) -> None:
    page = make_news(make_news_index(make_site()))
    editor = make_user("editor", "Editors")
    knock(Client(), "editor")
    counts = PageLogEntry.objects.count(), ModelLogEntry.objects.count()

    administrator.post(f"/admin/users/delete/{editor.pk}/")
    administrator.post(f"/admin/pages/{page.pk}/delete/")

    assert not User.objects.filter(pk=editor.pk).exists()
    assert PageLogEntry.objects.count() > counts[0]
    assert ModelLogEntry.objects.count() > counts[1]
    assert administrator.get(ADDRESS).status_code == 200
