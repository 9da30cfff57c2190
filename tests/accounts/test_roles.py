"""Registrars keep the partner registry and nothing else; viewers read and change nothing."""

from django.contrib.auth.models import Group, User
from django.urls import reverse

from cities_site.library.models import Topic
from news.models import NewsIndexPage, NewsPage
from partners.models import PartnerIndexPage, PartnerPage
from tests.base import SeededTestCase
from tests.editor import open_editor, save_editor


class RegistrarTests(SeededTestCase):
    def setUp(self) -> None:
        self.client = self.client_of("registrar")
        self.partner = PartnerPage.objects.live().order_by("path").first()
        self.news = NewsPage.objects.live().order_by("path").first()

    def test_a_registrar_reads_and_edits_partner_records(self) -> None:
        assert self.client.get(reverse("registry:index")).status_code == 200
        editor = open_editor(self.partner, User.objects.get(username="registrar"))
        save_editor(editor, {"acronym": "XYZ", "action-publish": "action-publish"})
        self.partner.refresh_from_db()
        assert self.partner.acronym == "XYZ"
        index = PartnerIndexPage.objects.get()
        new = f"/admin/pages/add/partners/partnerpage/{index.pk}/"
        assert self.client.get(new).status_code == 200

    def test_a_registrar_opens_no_other_page_vocabulary_or_letter(self) -> None:
        index = NewsIndexPage.objects.get()
        topic = Topic.objects.order_by("pk").first()
        for address in (
            f"/admin/pages/{self.news.pk}/edit/",
            f"/admin/pages/{self.news.pk}/delete/",
            f"/admin/pages/{self.news.pk}/unpublish/",
            f"/admin/pages/add/news/newspage/{index.pk}/",
            f"/admin/snippets/library/topic/edit/{topic.pk}/",
            "/admin/letters/",
            "/admin/users/",
        ):
            for send in (self.client.get, self.client.post):
                answer = send(address)
                assert (answer.status_code, answer.url) == (302, "/admin/"), address

    def test_a_registry_that_is_made_later_has_its_registrars(self) -> None:
        group = Group.objects.get(name="Registrars")
        index = PartnerIndexPage.objects.get()
        assert {each.page_id for each in group.page_permissions.all()} == {index.pk}


class ViewerTests(SeededTestCase):
    def setUp(self) -> None:
        self.client = self.client_of("viewer")

    def test_a_viewer_reads_lists_states_and_vocabularies(self) -> None:
        index = NewsIndexPage.objects.get()
        page = self.client.get(f"/admin/pages/{index.pk}/")
        assert page.status_code == 200
        assert NewsPage.objects.order_by("path").first().headline_en in page.content.decode()
        for address in (
            reverse("registry:index"),
            "/admin/snippets/desk/translationtask/",
            "/admin/snippets/library/topic/",
            "/admin/reports/site-history/",
        ):
            assert self.client.get(address).status_code == 200, address

    def test_a_viewer_changes_nothing(self) -> None:
        page = NewsPage.objects.live().order_by("path").first()
        index = NewsIndexPage.objects.get()
        topic = Topic.objects.order_by("pk").first()
        bulk = f"?id={page.pk}"
        for address in (
            f"/admin/pages/{page.pk}/edit/",
            f"/admin/pages/{page.pk}/delete/",
            f"/admin/pages/{index.pk}/delete/",
            f"/admin/pages/{page.pk}/unpublish/",
            f"/admin/pages/{page.pk}/move/{index.pk}/confirm/",
            f"/admin/pages/{page.pk}/copy/",
            f"/admin/pages/{page.pk}/lock/",
            f"/admin/pages/add/news/newspage/{index.pk}/",
            f"/admin/snippets/library/topic/edit/{topic.pk}/",
            f"/admin/snippets/library/topic/delete/{topic.pk}/",
            "/admin/snippets/library/topic/add/",
            "/admin/images/add/",
            "/admin/documents/add/",
            f"/admin/bulk/bilingual/basepage/delete/{bulk}",
            f"/admin/bulk/bilingual/basepage/unpublish/{bulk}",
        ):
            self.client.post(address, {"headline_en": "Changed", "lock": "1"})
        page.refresh_from_db()
        assert page.live
        assert page.headline_en != "Changed"
        assert not page.locked
        assert NewsIndexPage.objects.count() == 1
        assert Topic.objects.filter(pk=topic.pk).exists()


def test_the_demonstration_has_an_account_of_each_role() -> None:
    from cities_site.demo.accounts import ACCOUNTS

    assert {account.name for account in ACCOUNTS} == {
        "administrator",
        "publisher",
        "editor",
        "translator",
        "registrar",
        "viewer",
    }
