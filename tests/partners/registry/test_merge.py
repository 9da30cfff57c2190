"""Two records of one organisation become one: nothing that referred to either is lost."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import ReferenceIndex, Revision

from cities_site.bilingual.models import BasePage
from cities_site.correspondence.models import Letter, PageFeedback
from news.models import (
    EventIndexPage,
    EventOrganiser,
    EventPage,
    EventRelatedPage,
    EventSpeaker,
    NewsFigure,
    NewsIndexPage,
    NewsPage,
    NewsPartner,
    NewsRelatedPage,
    PublicationIndexPage,
    PublicationPage,
    PublicationPublisher,
    PublicationRelatedPage,
)
from partners.models import (
    FormerName,
    PartnerAlias,
    PartnerFigure,
    PartnerIndexPage,
    PartnerPage,
    PartnerRole,
)
from partners.registry.merging import references
from pilots.models import CoFinancing, PilotIndexPage, PilotMilestone, PilotPage, PilotPartner
from tests.editor import sign_in
from tests.factories import make_user
from tests.library.makers import add_public, make_index, reads_the_admin_in
from tests.partners.makers import add_partner, make_place, make_registry, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def kept(index) -> PartnerPage:
    return publish(add_partner(index, "泉州市人民政府", "Quanzhou", slug="quanzhou"))


@pytest.fixture
def other(index) -> PartnerPage:
    return publish(add_partner(index, "泉州市政府", "City of Quanzhou", slug="city-of-quanzhou"))


@pytest.fixture
def publisher(index) -> Client:
    user = make_user("publisher", "Editors")
    return sign_in(user)


def merge(client: Client, kept: PartnerPage, other: PartnerPage, **answers: Any) -> str:
    """Send the screen's form as it was shown, with `answers`, and return the page that answers."""
    address = reverse("registry:merge", args=[kept.pk, other.pk])
    form = client.get(address).context["form"]
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data = {name: value for name, value in data.items() if value is not None} | answers
    return client.post(address, data, follow=True).content.decode()


def text_about(partner: PartnerPage) -> str:
    return (
        f'<p><a linktype="page" id="{partner.pk}">Q</a> and <embed embedtype="partner-name" '
        f'id="{partner.pk}" en="City of Quanzhou" zh-hans="泉州市政府"/></p>'
    )


def stream_about(partner: PartnerPage) -> list[tuple[str, Any]]:
    return [
        {"type": "text", "value": text_about(partner)},
        {"type": "links", "value": {"links": [{"page": partner.pk, "text": "See"}]}},
    ]


def refer_in_every_way(other: PartnerPage) -> dict[str, Any]:
    """Refer to a record by every key that may hold one, and in texts; return the pages by type."""
    home = other.get_parent().get_parent()
    news = add_public(
        make_index(home, NewsIndexPage, "news"),
        NewsPage,
        source_organisation=other,
        body_en=stream_about(other),
        body_zh_hans=stream_about(other),
    )
    news.figures.add(NewsFigure(value=3, source=other))
    news.partner_links.add(NewsPartner(partner=other))
    news.related_pages.add(NewsRelatedPage(page=other))
    event = add_public(
        make_index(home, EventIndexPage, "events"), EventPage, start_date=date(2026, 3, 5)
    )
    event.organisers.add(EventOrganiser(partner=other))
    event.speakers.add(EventSpeaker(name="A speaker", organisation=other))
    event.related_pages.add(EventRelatedPage(page=other))
    publications = make_index(home, PublicationIndexPage, "publications")
    publication = add_public(publications, PublicationPage, shared_by=other)
    publication.publishers.add(PublicationPublisher(partner=other))
    publication.related_pages.add(PublicationRelatedPage(page=other))
    pilot = add_public(make_index(home, PilotIndexPage, "pilots"), PilotPage)
    pilot.partner_links.add(PilotPartner(partner=other, role="host"))
    pilot.co_financing.add(CoFinancing(partner=other, amount=1, currency="USD"))
    pilot.milestones.add(
        PilotMilestone(date=date(2019, 6, 10), stage="needs_assessment", evidence=other)
    )
    third = add_partner(other.get_parent().specific, "丙", "Third")
    third.figures.add(PartnerFigure(value=1, source=other))
    copy = other.create_alias(parent=other.get_parent(), update_slug="copy")
    pages = {"news": news, "event": event, "publication": publication, "pilot": pilot}
    for page in (*pages.values(), third):
        page.save()
        page.save_revision()
    home.keep_withdrawal("en", _withdrawn(other))
    BasePage.objects.filter(pk=home.pk).update(withdrawals=home.withdrawals)
    Letter.objects.create(partner=other, reason="question", message="?", language="en")
    PageFeedback.record(other, "en", useful=True)
    Redirect.objects.create(old_path="/en/older", redirect_page=other)
    SearchPromotion.objects.create(query=Query.get("port"), page=other)
    return pages | {"copy": copy}


def _withdrawn(other: PartnerPage) -> Any:
    from cities_site.bilingual.models.public_record import Withdrawal

    return Withdrawal("withdrawn", "Old", "2026-01-01", other.pk)


def keys_in_use(partner: PartnerPage) -> set[str]:
    """Return the keys of the database that hold the record, apart from what belongs to it."""
    return {
        str(field)
        for field in references._fields()
        if field.model._base_manager.filter(**{field.name: partner.pk}).exists()
    }


def test_whatever_refers_to_a_record_refers_to_the_one_that_stays(kept, other, publisher) -> None:
    pages = refer_in_every_way(other)
    news = pages["news"]
    draft = NewsPage.objects.get(pk=news.pk)
    draft.headline_en = "Draft"
    draft.save_revision()
    assert keys_in_use(other) == {str(field) for field in references._fields()}
    state = NewsPage.objects.get(pk=news.pk).translation_state

    html = merge(publisher, kept, other)

    assert "is now part of" in html
    assert not PartnerPage.objects.filter(pk=other.pk).exists()
    assert keys_in_use(other) == set()
    assert keys_in_use(kept) == {str(field) for field in references._fields()}
    found = NewsPage.objects.get(pk=news.pk)
    for page in (found, found.get_latest_revision_as_object()):
        assert page.source_organisation_id == kept.pk
        for body in (page.body_en, page.body_zh_hans):
            stored = json.dumps(body.get_prep_value())
            assert f'id=\\"{other.pk}\\"' not in stored
            assert stored.count(f'id=\\"{kept.pk}\\"') == 2
            assert body[1].value["links"][0]["page"].pk == kept.pk
    assert found.translation_state == state
    assert found.headline_en != "Draft"
    assert found.get_latest_revision_as_object().headline_en == "Draft"
    assert BasePage.objects.get(slug="home").withdrawals["en"]["replacement"] == kept.pk
    assert ReferenceIndex.get_references_to(other).count() == 0
    for revision in Revision.objects.all():
        assert f'"source_organisation": {other.pk}' not in json.dumps(revision.content)


def test_both_addresses_lead_to_the_record_that_stays_and_its_page_lists_what_names_it(
    kept, other, publisher
) -> None:
    pages = refer_in_every_way(other)
    merge(publisher, kept, other)

    for prefix in ("/en", "/zh-hans"):
        answer = Client().get(f"{prefix}/partners/city-of-quanzhou/")
        assert (answer.status_code, answer.url) == (301, f"{prefix}/partners/quanzhou/")
    html = Client().get("/en/partners/quanzhou/").content.decode()
    assert pages["news"].url_in("en") in html
    assert "City of Quanzhou" in html, "the other name is shown"
    changes = json.loads(Client().get("/data/partner-changes.json").content)["changes"]
    assert ("removed", other.pk) in {(each["change"], each["id"]) for each in changes}
    assert ("changed", kept.pk) in {(each["change"], each["id"]) for each in changes}
    found = Client().get("/en/search/", {"q": "City of Quanzhou"}).content.decode()
    assert "/en/partners/quanzhou/" in found
    assert "/en/partners/city-of-quanzhou/" not in found


def test_values_are_chosen_one_by_one_and_rows_of_both_are_kept(index, publisher) -> None:
    place = make_place()
    kept = add_partner(index, "", "Bergamo", acronym="BG", public_zh_hans=False)
    kept.roles.add(PartnerRole(role="partner"))
    kept.other_names.add(PartnerAlias(name="Bèrghem"))
    kept.save()
    other = add_partner(
        index,
        "贝加莫市",
        "City of Bergamo",
        acronym="CB",
        kind="cso",
        city=place.city,
        joined_on=date(2018, 5, 1),
        joined_precision="month",
        summary_en="A city.",
    )
    other.roles.add(PartnerRole(role="partner"), PartnerRole(role="initiator"))
    other.services.add(place.service)
    other.other_names.add(
        PartnerAlias(name="bèrghem"), PartnerAlias(name="Bregamo", search_only=True)
    )
    other.former_names.add(FormerName(name_en="Bergomum", valid_to=date(568, 1, 1)))
    other.save()
    kept, other = publish(kept), publish(other)

    merge(publisher, kept, other, acronym="other", names="former", valid_to="2020-06-30")

    merged = PartnerPage.objects.get(pk=kept.pk)
    assert (merged.kind, merged.acronym, merged.city) == ("local_government", "CB", place.city)
    assert (merged.joined_on, merged.joined_precision) == (date(2018, 5, 1), "month")
    assert [row.role for row in merged.roles.all()] == ["partner", "initiator"]
    assert list(merged.services.all()) == [place.service]
    names = {row.name: row.search_only for row in merged.other_names.all()}
    assert names == {"Bèrghem": False, "Bregamo": True, "BG": False}
    former = {row.name_en: row.valid_to for row in merged.former_names.all()}
    assert former == {"Bergomum": date(568, 1, 1), "City of Bergamo": date(2020, 6, 30)}
    # Words that were empty come from the other record, and wait for a publication.
    assert (merged.summary_en or "", merged.headline_zh_hans or "") == ("", "")
    draft = merged.get_latest_revision_as_object()
    assert (draft.summary_en, draft.headline_zh_hans) == ("A city.", "贝加莫市")
    assert merged.available_languages == ["en"]


def test_the_history_goes_on_in_the_record_that_stays(kept, other, publisher) -> None:
    editor = make_user("first-editor", "Editors")
    other.website = "https://quanzhou.example.org/"
    other.save_revision(user=editor, log_action=True).publish(user=editor)

    merge(publisher, kept, other)

    html = publisher.get(reverse("wagtailadmin_pages:history", args=[kept.pk])).content.decode()
    assert "first-editor" in html
    assert f"Record {other.pk}, “City of Quanzhou · 泉州市政府”, became part of this one" in html


def test_two_rows_that_become_the_same_are_one(kept, other, publisher) -> None:
    home = kept.get_parent().get_parent()
    news = add_public(make_index(home, NewsIndexPage, "news"), NewsPage)
    news.partner_links.add(NewsPartner(partner=kept), NewsPartner(partner=other))
    news.save()

    merge(publisher, kept, other)

    assert [row.partner_id for row in NewsPage.objects.get(pk=news.pk).partner_links.all()] == [
        kept.pk
    ]


@pytest.mark.parametrize("why", ["draft", "not public", "locked"])
def test_a_merge_that_may_not_be_is_refused_with_what_to_do(index, kept, other, why) -> None:
    user = make_user("someone", "Editors")
    told = {
        "draft": "publish it or discard it first",
        "not public": "Keep the record that is public",
        "locked": "unlock it",
    }[why]
    if why == "draft":
        other.headline_en = "New"
        other.save_revision()
    elif why == "not public":
        kept.unpublish()
    elif why == "locked":
        PartnerPage.objects.filter(pk=kept.pk).update(
            locked=True, locked_by=make_user("x", "Editors")
        )

    html = merge(sign_in(user), kept, other)

    assert told in html
    assert PartnerPage.objects.filter(pk=other.pk).exists()
    assert not Redirect.objects.exists()


def test_a_merge_that_fails_leaves_everything_as_it_was(
    kept, other, publisher, monkeypatch
) -> None:
    pages = refer_in_every_way(other)
    monkeypatch.setattr(
        "partners.registry.merging.merge.DeletePageAction.execute",
        lambda *args, **options: (_ for _ in ()).throw(models.ProtectedError("x", {other})),
    )

    html = merge(publisher, kept, other)

    assert "Something still refers to the record that goes" in html
    assert PartnerPage.objects.get(pk=other.pk).live
    assert NewsPage.objects.get(pk=pages["news"].pk).source_organisation_id == other.pk
    assert Redirect.objects.count() == 1


def test_the_screen_shows_both_values_in_both_languages_of_the_admin(kept, other) -> None:
    user = make_user("chinese", "Editors")
    client = sign_in(reads_the_admin_in(user, "zh-hans"))
    html = client.get(reverse("registry:merge", args=[kept.pk, other.pk])).content.decode()

    assert "泉州市人民政府" in html
    assert "泉州市政府" in html
    assert "合并" in html
    assert client.get(reverse("registry:merge", args=[kept.pk, kept.pk])).status_code == 404
    assert client.get(reverse("registry:merge", args=[kept.pk, 10**6])).status_code == 404
