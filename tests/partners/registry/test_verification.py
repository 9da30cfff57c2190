"""Records that somebody should check again: who did it last, and who is reminded."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from partners.models import PartnerIndexPage, PartnerPage
from tests.editor import open_editor, save_editor, sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_registry, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def keeper(index) -> Client:
    return sign_in(make_user("keeper", "Editors"))


@time_machine.travel("2026-03-05 08:00+00:00", tick=False)
def test_the_reminder_lists_what_was_not_verified_for_the_time_that_is_set(
    index, keeper, settings
) -> None:
    add_partner(index, "甲", "Never")
    add_partner(index, "乙", "Old", last_verified_on=date(2025, 3, 4))
    add_partner(index, "丙", "Recent", last_verified_on=date(2025, 3, 5))
    add_partner(index, "丁", "Mentioned", registry_status="mentioned_only")

    def due() -> list[str]:
        listed = keeper.get(reverse("registry:index"), {"verification": "due"})
        return sorted(page.headline_en for page in listed.context["object_list"])

    assert due() == ["Never", "Old"]
    home = keeper.get(reverse("wagtailadmin_home")).content.decode()
    assert "2 records are due for verification" in home
    assert "verification=due" in home
    settings.REGISTRY_VERIFIED_MONTHS = 13
    assert due() == ["Never"]


def test_the_front_page_reminds_those_who_keep_the_registry_alone(index) -> None:
    add_partner(index, "甲", "Never")
    translator = sign_in(make_user("translator", "Translators"))

    assert (
        "due for verification" not in translator.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_who_verified_a_record_is_kept_with_the_day(index, keeper) -> None:
    partner = publish(add_partner(index, "泉州", "Quanzhou"))
    action = reverse("wagtail_bulk_action", args=["partners", "partnerpage", "change_facts"])
    keeper.post(f"{action}?id={partner.pk}", {"verified_today": "on"})

    stored = PartnerPage.objects.get(pk=partner.pk)
    draft = stored.get_latest_revision_as_object()
    assert draft.last_verified_by.username == "keeper"

    other = make_user("other", "Editors")
    save_editor(open_editor(draft, other), {"acronym": "QZ"})
    draft = PartnerPage.objects.get(pk=partner.pk).get_latest_revision_as_object()
    assert draft.last_verified_by.username == "keeper", "another change verifies nothing"
    save_editor(open_editor(draft, other), {"last_verified_on": "2026-03-05"})
    draft = PartnerPage.objects.get(pk=partner.pk).get_latest_revision_as_object()
    assert draft.last_verified_by.username == "other"
    draft.get_latest_revision().publish(user=other)
    assert "other" in keeper.get(reverse("registry:index")).content.decode()


def test_the_public_page_does_not_say_who(index, keeper) -> None:
    partner = add_partner(index, "泉州", "Quanzhou", last_verified_on=date(2026, 3, 5))
    partner.last_verified_by = make_user("secret-name", "Editors")
    partner.save()

    assert "secret-name" not in Client().get(partner.url_in("en")).content.decode()
    assert b"secret-name" not in Client().get("/data/partners.json").getvalue()
