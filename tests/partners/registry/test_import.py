"""Tables that people keep elsewhere: checked cell by cell, shown, and written whole or not."""

import csv
import io
from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from cities_site.library.models import City
from partners.models import PartnerAlias, PartnerIndexPage, PartnerPage, PartnerRole, RegistryImport
from partners.registry.importing import confirming
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_place, make_registry, publish
from tests.partners.registry.tables import ADDRESS, confirm, differences, found, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def keeper(index) -> Client:
    return sign_in(make_user("keeper", "Editors"))


def full_record(index: PartnerIndexPage) -> PartnerPage:
    place = make_place()
    partner = add_partner(
        index,
        "贝加莫市",
        "=City of Bergamo",
        acronym="CB",
        city=place.city,
        joined_on=date(2018, 5, 1),
        joined_precision="month",
        website="https://bergamo.example.org/",
        last_verified_on=date(2026, 3, 5),
    )
    partner.roles.add(PartnerRole(role="partner"), PartnerRole(role="initiator"))
    partner.services.add(place.service)
    partner.other_names.add(PartnerAlias(name="Bèrghem; Bergum"), PartnerAlias(name="-B"))
    partner.save()
    return publish(partner)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_export_of_the_list_changes_nothing_when_it_comes_back(
    index, keeper, extension, language
) -> None:
    full_record(index)
    add_partner(index, "", "Bare", joined_on=date(2018, 1, 1), joined_precision="unknown")
    user = make_user("exporter", "Editors")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    export = sign_in(user).get(reverse("registry:index"), {"export": extension}).getvalue()

    send(keeper, export, f"partners.{extension}")

    assert (differences(), found()["problems"], found()["unchanged"]) == ([], [], 2)
    assert RegistryImport.objects.get().notes == []


def test_every_difference_is_shown_and_nothing_is_written_before_it_is_confirmed(
    index, keeper
) -> None:
    partner = full_record(index)
    html = send(
        keeper,
        "Record number,Official name (English),类型,合作伙伴类型,"
        "Country or territory,Joined on,Other names\r\n"
        f"{partner.pk},City of Bergamo,,学术机构,IT,2019,Bèrghem\r\n"
        ",Wuhan University,,academia,,,\r\n",
    )

    assert differences() == [
        ("Official name (English)", "=City of Bergamo", "City of Bergamo"),
        ("Partner type", "Local government", "学术机构"),
        ("Joined on", "2018-05", "2019"),
        ("Other names", "Bèrghem; Bergum; -B", "Bèrghem"),
        ("Official name (English)", "", "Wuhan University"),
        ("Partner type", "", "academia"),
    ]
    assert found()["problems"] == []
    assert "1 record is new." in html
    assert "1 record differs." in html
    assert "类型" in html, "a column that is not read is named"
    [deleted] = [each.text for each in BeautifulSoup(html, "lxml").select("del")][:1]
    assert deleted == "=City of Bergamo"
    assert PartnerPage.objects.count() == 1
    assert PartnerPage.objects.get().latest_revision_id == partner.latest_revision_id


def test_confirmed_changes_wait_as_drafts_with_the_user_and_make_no_language_public(
    index, keeper
) -> None:
    partner = full_record(index)
    send(
        keeper,
        f"id,name_en,name_zh_hans,type,website\n{partner.pk},Bergamo,贝加莫市,cso,\n"
        ",,武汉大学,academia,https://whu.example.org/\n",
    )

    html = confirm(keeper)

    assert "1 record was added as a draft." in html
    assert "1 record changed as a draft." in html
    assert "1 record has a new name in its draft." in html
    stored = PartnerPage.objects.get(pk=partner.pk)
    assert (stored.kind, stored.website) == ("local_government", "https://bergamo.example.org/")
    draft = stored.get_latest_revision_as_object()
    assert (draft.headline_en, draft.kind, draft.website) == ("Bergamo", "cso", "")
    assert stored.latest_revision.user.username == "keeper"
    new = PartnerPage.objects.get(headline_zh_hans="武汉大学")
    assert (new.live, new.available_languages, new.source_language) == (False, [], "zh-hans")
    assert new.latest_revision.user.username == "keeper"
    history = keeper.get(reverse("wagtailadmin_pages:history", args=[new.pk])).content.decode()
    assert "keeper" in history
    assert Client().get(f"/zh-hans/partners/{new.slug}/").status_code == 404
    # A second click, or the button "back", writes nothing more.
    confirm(keeper)
    assert PartnerPage.objects.count() == 2


def test_facts_of_public_records_reach_readers_at_once_if_that_is_chosen(index, keeper) -> None:
    partner = full_record(index)
    send(keeper, f"id,name_en,type\n{partner.pk},Another name,cso\n")

    html = confirm(keeper, publishes="on")

    assert "1 record changed for readers." in html
    stored = PartnerPage.objects.get(pk=partner.pk)
    assert (stored.kind, stored.headline_en) == ("cso", "=City of Bergamo")
    assert stored.get_latest_revision_as_object().headline_en == "Another name"


def test_wrong_cells_are_told_by_row_and_column_and_nothing_can_be_written(index, keeper) -> None:
    partner = full_record(index)
    City.objects.create(slug="b-2", name_en="Bergamo")
    html = send(
        keeper,
        "id,name_en,name_zh_hans,type,city,joined_on,verified_on,website,status\n"
        f"{partner.pk},,贝加莫市,club,Bergamo,May 2018,2999-01-01,nowhere,\n"
        f"{partner.pk},x,,academia,,,,,partner\n"
        "999999,x,,academia,,,,,partner\n"
        "x,x,,academia,,,,,partner\n"
        ",,,academia,,2018-13,,,partner\n"
        ",贝加莫市,,academia,,,,,partner\n"
        f",{'n' * 201},,academia,Atlantis,,,,partner\n",
    )

    problems = {(row, column) for row, column, _message in found()["problems"]}
    assert problems == {
        (2, "Official name (English)"),
        (2, "Partner type"),
        (2, "City"),
        (2, "Joined on"),
        (2, "Last verified"),
        (2, "Website"),
        (2, "Registry status"),
        (3, "Record number"),
        (4, "Record number"),
        (5, "Record number"),
        (6, "Joined on"),
        (6, "Official name (English)"),
        (7, "Official name (English)"),
        (8, "Official name (English)"),
        (8, "City"),
    }
    assert "Write these changes" not in html
    assert "Several records are called “Bergamo”" in html
    confirm(keeper)
    assert PartnerPage.objects.count() == 1


def test_records_that_changed_since_the_check_are_looked_at_again(index, keeper) -> None:
    partner = full_record(index)
    send(keeper, f"id,website\n{partner.pk},https://new.example.org/\n")
    partner.website = "https://meanwhile.example.org/"
    partner.save_revision().publish()

    html = confirm(keeper)

    assert "Records have changed since the check, so nothing was written" in html
    assert differences() == [
        ("Website", "https://meanwhile.example.org/", "https://new.example.org/")
    ]
    confirm(keeper)
    draft = PartnerPage.objects.get(pk=partner.pk).get_latest_revision_as_object()
    assert draft.website == "https://new.example.org/"


def test_one_row_that_is_refused_leaves_all_unwritten(index, keeper) -> None:
    first, second = full_record(index), publish(add_partner(index, "乙", "B"))
    send(
        keeper,
        f"id,website,status\n{first.pk},https://new.example.org/,\n".replace(",status", "").replace(
            "/,\n", "/\n"
        ),
    )
    send(
        keeper,
        "id,website,status\n"
        f"{first.pk},https://new.example.org/,partner\n"
        f"{second.pk},,mentioned_only\n",
    )

    html = confirm(keeper, publishes="on")

    assert "Nothing was written. Row 3" in html
    stored = PartnerPage.objects.get(pk=first.pk)
    assert stored.website == "https://bergamo.example.org/"


def test_a_long_table_is_written_after_the_answer_and_its_page_says_what_became_of_it(
    index, keeper, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(confirming, "WRITTEN_WHILE_WAITING", 1)
    send(keeper, "name_en,type\nA,cso\nB,cso\n")

    with django_capture_on_commit_callbacks() as work:
        html = confirm(keeper)

    assert PartnerPage.objects.count() == 0
    assert "This table is being written since" in html
    assert "Write these changes" not in html
    with django_capture_on_commit_callbacks() as more_work:
        assert "This table is being written since" in confirm(keeper)
    assert more_work == [], "a second click starts nothing"
    # Another file does not take away what is being written.
    send(keeper, "name_en,type\nC,cso\n")
    for callback in work:
        callback()
    table = RegistryImport.objects.earliest("pk")
    address = reverse("registry:import_check", args=[table.pk])
    assert "2 records were added as drafts." in keeper.get(address).content.decode()
    assert (table.queued_at, PartnerPage.objects.count()) == (None, 2)


def test_a_long_table_that_cannot_be_written_says_why_and_can_be_confirmed_again(
    index, keeper, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(confirming, "WRITTEN_WHILE_WAITING", 0)
    partner = full_record(index)
    send(keeper, f"id,website\n{partner.pk},https://new.example.org/\n")
    with django_capture_on_commit_callbacks() as work:
        confirm(keeper)
    partner.website = "https://meanwhile.example.org/"
    partner.save_revision().publish()
    for callback in work:
        callback()

    address = reverse("registry:import_check", args=[RegistryImport.objects.get().pk])
    html = keeper.get(address).content.decode()

    assert "Records have changed since the check, so nothing was written" in html
    assert "Write these changes" in html


def test_a_table_whose_worker_died_can_be_confirmed_again(
    index, keeper, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(confirming, "WRITTEN_WHILE_WAITING", 0)
    send(keeper, "name_en,type\nA,cso\n")
    with time_machine.travel("2026-03-01T10:00Z", tick=False), django_capture_on_commit_callbacks():
        confirm(keeper)

    with (
        time_machine.travel("2026-03-01T11:00:01Z", tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        # The session of the keeper has ended in the meantime.
        confirm(sign_in(RegistryImport.objects.get().user))

    assert RegistryImport.objects.get().outcome == ["1 record was added as a draft."]
    assert PartnerPage.objects.count() == 1


def test_new_rows_that_look_like_a_record_are_pointed_out(index, keeper) -> None:
    partner = publish(add_partner(index, "泉州市人民政府", ""))

    html = send(keeper, "name_en,type\nQuanzhou Municipal Government,local_government\n")

    [record] = found()["records"]
    assert [each["id"] for each in record["similar"]] == [partner.pk]
    assert "1 new record looks like one that exists" in html


def test_a_table_of_many_rows_costs_the_same_queries(index, keeper) -> None:
    place = make_place()
    partners = [add_partner(index, f"第{n}", f"N{n}", city=place.city) for n in range(8)]

    def cost(count: int) -> int:
        rows = [f"{partner.pk},https://x.example.org/" for partner in partners[:count]]
        with CaptureQueriesContext(connection) as queries:
            send(keeper, "\n".join(["id,website", *rows]))
        assert len(differences()) == count
        return len(queries)

    cost(2)
    assert cost(2) == cost(8)


def test_only_those_who_keep_the_registry_may_import_and_only_their_own_tables(
    index, keeper
) -> None:
    send(keeper, "name_en,type\nA,cso\n")
    address = reverse("registry:import_check", args=[RegistryImport.objects.get().pk])
    translator = sign_in(make_user("translator", "Translators"))

    assert translator.get(ADDRESS, follow=True).request["PATH_INFO"] != ADDRESS
    other = sign_in(make_user("other", "Editors"))
    assert other.get(address).status_code == 404
    assert other.post(address).status_code == 404
    assert PartnerPage.objects.count() == 0


def test_the_template_and_the_list_of_differences_are_tables(index, keeper) -> None:
    [head] = csv.reader(
        io.StringIO(keeper.get(ADDRESS + "template.csv").content.decode("utf-8-sig"))
    )
    assert head[:2] == ["Record number", "Official name (English)"]
    send(keeper, "name_en,type\n'=cmd(),cso\n,cso\n")
    address = reverse("registry:import_differences", args=[RegistryImport.objects.get().pk])

    table = keeper.get(address).content.decode("utf-8-sig")

    assert "'=cmd()" in table
    assert "Write an official name" in table
    assert "合作伙伴类型" in sign_in(_chinese()).get(ADDRESS).content.decode()


def _chinese() -> Any:
    user = make_user("chinese", "Editors")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "zh-hans"})
    return user


def test_the_command_does_the_same_without_a_browser(index, tmp_path, capsys) -> None:
    make_user("keeper", "Editors")
    path = tmp_path / "partners.csv"
    path.write_text("name_en,type\nA,cso\nB,club\n")
    with pytest.raises(CommandError, match="mend the file first"):
        call_command("import_partners", str(path), user="keeper", write=True)
    assert "row 3, Partner type" in capsys.readouterr().err
    path.write_text("name_en,type\nA,cso\n")

    call_command("import_partners", str(path), user="keeper")
    assert PartnerPage.objects.count() == 0
    call_command("import_partners", str(path), user="keeper", write=True)

    assert "1 new, 0 changed, 0 unchanged, 0 problems" in capsys.readouterr().out
    assert PartnerPage.objects.get().latest_revision.user.username == "keeper"
    for arguments in ([str(path)], [str(tmp_path / "none.csv")]):
        with pytest.raises(CommandError):
            call_command("import_partners", *arguments, user="nobody")
