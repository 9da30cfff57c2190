"""The change of facts of many records at once: what changes for readers, and what is refused."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from partners.models import PartnerIndexPage, PartnerPage
from partners.registry import bulk_edit
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_place, make_registry, publish

pytestmark = pytest.mark.django_db

ADDRESS = reverse("wagtail_bulk_action", args=["partners", "partnerpage", "change_facts"])


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def editor() -> Client:
    return sign_in(make_user("editor", "Editors"))


def address(*partners: PartnerPage, **query) -> str:
    chosen = "&".join(f"id={partner.pk}" for partner in partners)
    others = "".join(f"&{name}={value}" for name, value in query.items())
    return f"{ADDRESS}?{chosen}{others}&next={reverse('registry:index')}"


def change(client: Client, *partners: PartnerPage, **answers) -> str:
    """Send the form and return the page that says what happened."""
    response = client.post(address(*partners), answers, follow=True)
    assert response.status_code == 200
    return unescape(response.content.decode())


def stored(partner: PartnerPage) -> PartnerPage:
    return PartnerPage.objects.get(pk=partner.pk)


def draft_of(partner: PartnerPage) -> PartnerPage:
    return stored(partner).get_latest_revision_as_object()


@time_machine.travel("2026-03-05 08:00", tick=False)
def test_public_records_change_for_readers_with_a_revision_and_an_entry_in_the_log(
    index, editor
) -> None:
    place = make_place()
    partner = publish(add_partner(index, "泉州", "Quanzhou"))
    partner.services.set([place.service])
    partner = publish(partner)
    revisions = partner.revisions.count()

    html = change(
        editor,
        partner,
        kind="network",
        registry_status="supporter",
        region=place.region.pk,
        remove_services=[place.service.pk],
        verified_today="on",
    )

    assert "1 record changed for readers." in html
    now = stored(partner)
    assert (now.kind, now.registry_status, now.region) == ("network", "supporter", place.region)
    assert now.last_verified_on == date(2026, 3, 5)
    assert not now.services.exists()
    assert not now.has_unpublished_changes
    assert now.live
    assert now.available_languages == ["en", "zh-hans"]
    assert now.revisions.count() == revisions + 1
    actions = PageLogEntry.objects.filter(page=now.pk, user__username="editor")
    assert {"wagtail.edit", "wagtail.publish"} <= set(actions.values_list("action", flat=True))

    again = change(editor, partner, kind="network", verified_today="on")
    assert "1 record was already so." in again
    assert stored(partner).revisions.count() == revisions + 1


def test_words_and_facts_of_a_draft_stay_a_draft(index, editor) -> None:
    partner = publish(add_partner(index, "泉州", "Quanzhou"))
    partner.headline_en, partner.headline_zh_hans = "Draft name", "草稿名称"
    partner.website = "https://draft.example.org/"
    partner.save_revision()

    html = change(editor, partner, kind="network")

    assert "1 record changed for readers." in html
    now, draft = stored(partner), draft_of(partner)
    assert (now.headline_en, now.headline_zh_hans, now.website) == ("Quanzhou", "泉州", "")
    assert now.kind == "network"
    assert now.has_unpublished_changes
    assert (draft.headline_en, draft.headline_zh_hans) == ("Draft name", "草稿名称")
    assert draft.website == "https://draft.example.org/"
    assert draft.kind == "network"
    assert now.draft_title == "Draft name · 草稿名称"


def test_a_draft_changes_and_stays_unpublished(index, editor) -> None:
    place = make_place()
    partner = add_partner(index, "泉州", "Quanzhou", live=False)

    html = change(editor, partner, add_services=[place.service.pk])

    assert "1 record changed as a draft." in html
    assert not stored(partner).live
    assert list(stored(partner).services.all()) == [place.service]
    assert list(draft_of(partner).services.all()) == [place.service]


def test_those_who_edit_but_may_not_publish_leave_a_draft(index) -> None:
    user = make_user("keeper", "Translators")
    user.user_permissions.add(Permission.objects.get(codename="edit_shared"))
    partner = publish(add_partner(index, "泉州", "Quanzhou"))

    html = change(sign_in(user), partner, kind="network")

    assert "1 record changed as a draft." in html
    assert stored(partner).kind == "local_government"
    assert draft_of(partner).kind == "network"


@pytest.mark.parametrize("group", ["Translators", "Publishers"])
def test_those_who_do_not_edit_facts_change_nothing(index, group) -> None:
    partner = publish(add_partner(index, "泉州", "Quanzhou"))
    client = sign_in(make_user("somebody", group))

    shown = client.get(address(partner)).content.decode()
    assert "Ask for the right to edit the facts of this record." in shown
    html = change(client, partner, kind="network")

    assert "Ask for the right to edit the facts of this record." in html
    assert stored(partner).kind == draft_of(partner).kind == "local_government"


def test_strangers_change_nothing(index) -> None:
    partner = publish(add_partner(index, "泉州", "Quanzhou"))

    for client in (Client(), sign_in(make_user("nobody"))):
        assert client.post(address(partner), {"kind": "network"}).status_code == 302
    assert draft_of(partner).kind == "local_government"


def test_what_may_not_be_public_is_refused_and_the_others_change(index, editor) -> None:
    public = publish(add_partner(index, "泉州", "Quanzhou"))
    draft = add_partner(index, "贝加莫", "Bergamo", live=False)
    locked = publish(add_partner(index, "伊斯法罕", "Isfahan"))
    PartnerPage.objects.filter(pk=locked.pk).update(locked=True)

    html = change(editor, public, draft, locked, registry_status="mentioned_only")

    assert "An organization that is only mentioned has no public page." in html
    assert "Ask whoever locked this record to unlock it." in html
    assert "1 record changed as a draft." in html
    assert stored(public).registry_status == draft_of(public).registry_status == "partner"
    assert stored(draft).registry_status == "mentioned_only"
    assert draft_of(locked).registry_status == "partner"


def test_scheduled_records_are_refused(index, editor) -> None:
    partner = publish(add_partner(index, "泉州", "Quanzhou"))
    partner.headline_en = "Later"
    revision = partner.save_revision()
    revision.approved_go_live_at = "2999-01-01T00:00Z"
    revision.save()

    html = change(editor, partner, kind="network")

    assert "It is scheduled for publication" in html
    assert stored(partner).revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_form_that_changes_nothing_or_contradicts_itself_is_shown_again(index, editor) -> None:
    place = make_place()
    partner = publish(add_partner(index, "泉州", "Quanzhou"))

    assert "Choose at least one change." in change(editor, partner)
    both = [place.service.pk]
    html = change(editor, partner, kind="network", add_services=both, remove_services=both)
    assert "A service is either added or removed." in html
    assert 'value="network" selected' in html
    assert "Select a valid choice" in change(editor, partner, kind="nonsense")
    assert stored(partner).kind == "local_government"


def test_all_means_all_that_the_list_shows(index, editor) -> None:
    city = publish(add_partner(index, "泉州", "Quanzhou"))
    other = publish(add_partner(index, "大学", "University", kind="academia"))
    query = f"?kind=academia&id=all&next={reverse('registry:index')}"

    response = editor.post(ADDRESS + query, {"verified_today": "on"}, follow=True)

    assert "1 record changed for readers." in response.content.decode()
    assert stored(other).last_verified_on
    assert stored(city).last_verified_on is None


def test_too_many_at_once_are_refused_before_anything_is_written(
    index, editor, monkeypatch
) -> None:
    monkeypatch.setattr(bulk_edit, "MOST_AT_ONCE", 1)
    partners = [publish(add_partner(index, name, name)) for name in ("A", "B")]

    html = change(editor, *partners, kind="network")

    assert "Choose at most 1 records at once: these are 2." in html
    assert 'value="network" selected' in html
    assert {stored(partner).kind for partner in partners} == {"local_government"}


@pytest.mark.parametrize("keys", ["id=x", "id=-1", f"id={'9' * 40}", "id=²", ""])
def test_keys_of_no_record_are_not_found(index, editor, keys) -> None:
    assert editor.get(f"{ADDRESS}?{keys}").status_code == 404


def test_where_a_second_person_publishes_changed_facts_wait_for_them(
    index, editor, settings
) -> None:
    settings.FOUR_EYES = True
    partner = publish(add_partner(index, "泉州", "Quanzhou", kind="cso"))

    html = change(editor, partner, kind="academia")

    assert "1 record changed as a draft." in html
    assert (stored(partner).kind, draft_of(partner).kind) == ("cso", "academia")
    stored(partner).get_latest_revision().publish(user=make_user("second", "Editors"))
    assert stored(partner).kind == "academia"
