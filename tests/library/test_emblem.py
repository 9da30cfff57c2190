"""The emblem in the header: only with a permission on record."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cities_site.library.models import SiteTexts
from tests.editor import filled_form, sign_in
from tests.factories import make_administrator, make_site
from tests.library.makers import make_image

EMBLEM = "wordmark__emblem"


@pytest.fixture
def texts(db) -> SiteTexts:
    make_site()
    return SiteTexts.for_site(Site.objects.get())


def header() -> str:
    html = Client().get("/zh-hans/").content.decode()
    return html.split('<header class="site-header">', 1)[1].split("</header>", 1)[0]


def test_an_administrator_cannot_show_an_emblem_without_its_permission(texts) -> None:
    address = reverse("wagtailsettings:edit", args=("library", "sitetexts", texts.site_id))
    desk = sign_in(make_administrator())
    data = filled_form(desk.get(address).context["form"]) | {"emblem": str(make_image().pk)}
    assert EMBLEM not in header()

    refused = desk.post(address, data)

    assert "emblem_permission" in refused.context["form"].errors
    assert EMBLEM not in header()
    accepted = desk.post(address, data | {"emblem_permission": "OLA/2026/1"})
    assert accepted.status_code == 302
    assert EMBLEM in header()
    assert 'alt="黄昏时的广场"' in header()


@pytest.mark.parametrize("permission", ["", "  "])
def test_an_emblem_without_permission_is_never_shown(texts, permission: str) -> None:
    texts.emblem, texts.emblem_permission = make_image(), permission
    texts.save()

    assert EMBLEM not in header()
