"""The history of what the registry is made of: records, and the vocabularies they point to."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from cities_site.library.models import City, Country, KeyFigure, Region, Service
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_place, make_registry, publish

pytestmark = pytest.mark.django_db


def test_a_change_of_facts_stands_in_the_history_of_the_record() -> None:
    partner = publish(add_partner(make_registry(), "泉州", "Quanzhou"))
    client = sign_in(make_user("keeper", "Editors"))
    action = reverse("wagtail_bulk_action", args=["partners", "partnerpage", "change_facts"])
    client.post(f"{action}?id={partner.pk}", {"kind": "network"})

    html = client.get(reverse("wagtailadmin_pages:history", args=[partner.pk])).content.decode()

    assert "keeper" in html


@pytest.mark.parametrize("model", [City, Country, Region, Service, KeyFigure])
def test_vocabularies_have_a_history_that_names_who_changed_them(model) -> None:
    place = make_place()
    figure = KeyFigure(slug="partners", value=50, label_en="Partners", as_of=date(2018, 12, 31))
    figure.save()
    record = next(
        item
        for item in (place.city, place.country, place.region, place.service, figure)
        if isinstance(item, model)
    )
    keeper = make_user("keeper", "Editors")
    log(record, "wagtail.edit", user=keeper)

    response = sign_in(keeper).get(
        reverse(model.snippet_viewset.get_url_name("history"), args=[record.pk])
    )

    assert response.status_code == 200
    assert response.context["object_list"]
    assert "keeper" in response.content.decode()
