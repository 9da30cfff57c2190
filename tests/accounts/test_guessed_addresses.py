"""Words that are not public are behind no address that somebody might guess."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cities_site.library.models import SiteDocument
from news.models import NewsIndexPage, NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_user
from tests.partners.makers import make_registry

pytestmark = pytest.mark.django_db

# No other text holds these.
WORDS = ("zanzibarisch", "桑给巴尔密")
PUBLIC = (
    "/{language}/news/",
    "/{language}/news/feed.xml",
    "/{language}/feed.xml",
    "/{language}/search/?q={word}",
    "/{language}/search/feed.xml?q={word}",
    "/{language}/search/suggestions.json?q={word}",
    "/{language}/language-parity/language-parity.csv",
    "/{language}/news/{slug}/",
    "/{language}/news/{slug}/feed.xml",
    "/{language}/news/{slug}/versions/1/",
    "/{language}/contact/?about={page}",
    "/{language}/qr/?page={page}",
    "/sitemap.xml",
    "/api/v2/pages/",
    "/api/v2/pages/?search={word}",
    "/api/v2/pages/{page}/",
    "/documents/{document}/members.pdf",
    "/media/documents/members.pdf",
)
OF_THE_ADMIN = (
    "/admin/pages/{page}/",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/edit/preview/",
    "/admin/pages/{page}/view_draft/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/copy/",
    "/admin/pages/{page}/delete/",
    "/admin/pages/{page}/unpublish/",
    "/admin/pages/{page}/move/",
    "/admin/pages/{page}/move/{registry}/confirm/",
    "/admin/pages/{page}/revisions/{revision}/view/",
    "/admin/pages/{page}/revisions/{revision}/revert/",
    "/admin/pages/{page}/revisions/compare/earliest...latest/",
    "/admin/pages/{page}/privacy/",
    "/admin/pages/usage/news/newspage/",
    "/admin/pages/search/?q={word}",
    "/admin/choose-page/search/?q={word}",
    "/admin/api/main/pages/?search={word}",
    "/admin/api/main/pages/{page}/",
    "/admin/api/main/documents/",
    "/admin/api/main/documents/{document}/",
    "/admin/documents/edit/{document}/",
    "/admin/documents/chooser/{document}/",
    "/admin/documents/usage/{document}/",
    "/admin/reports/site-history/",
    "/admin/reports/locked/",
)


@pytest.fixture(params=["draft", "for members", "behind a password"])
def places(request) -> dict[str, object]:
    """Make a page that is not public in one way or another, and a document that is not either."""
    registry = make_registry()
    index = make_news_index(registry.get_parent().specific)
    fields = both_languages(
        headline_en=WORDS[0],
        headline_zh_hans=WORDS[1],
        slug="guessed",
        live=request.param != "draft",
    )
    page = make_news(index, **fields)
    if request.param == "for members":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if request.param == "behind a password":
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    collection = Collection.get_first_root_node().add_child(name="Members")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.get(name="Editors"))
    document = SiteDocument.objects.create(
        title=WORDS[0], file=ContentFile(b"%PDF-1.4", name="members.pdf"), collection=collection
    )
    return {
        "page": page.pk,
        "slug": page.slug,
        "revision": page.latest_revision_id,
        "document": document.pk,
        "registry": registry.pk,
    }


def shown(client: Client, addresses: tuple[str, ...], places: dict[str, object]) -> list[str]:
    """Return the addresses that show any of the words, apart from those that were asked with."""
    showing = []
    for pattern in addresses:
        for language, word in zip(("en", "zh-hans"), WORDS, strict=True):
            address = pattern.format(language=language, word=word, **places)
            answer = client.get(address, follow=True)
            assert answer.status_code < 500, address
            body = b"".join(answer) if answer.streaming else answer.content
            text = body.decode(errors="replace")
            asked = word if "{word}" in pattern else None
            if any(each in text for each in (*WORDS, "%PDF") if each != asked):
                showing.append(address)
    return sorted(set(showing))


def test_readers_and_accounts_without_the_admin_see_none_of_it(places) -> None:
    outsider = Client()
    outsider.force_login(make_user("outsider"))

    # Those who have signed in are the members for whom a page may be.
    assert shown(Client(), PUBLIC + OF_THE_ADMIN, places) == []
    assert shown(outsider, OF_THE_ADMIN, places) == []


def test_a_registrar_sees_nothing_of_pages_outside_the_registry(places) -> None:
    registrar = Client()
    registrar.force_login(make_user("registrar", "Registrars"))

    assert shown(registrar, OF_THE_ADMIN, places) == []
    assert NewsPage.objects.get().get_parent().pk == NewsIndexPage.objects.get().pk
