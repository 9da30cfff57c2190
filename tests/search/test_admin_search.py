"""Editors and translators find what they look for in either language, in lists and in choosers."""

from urllib.parse import quote

from django.urls import reverse

from cities_site.bilingual.models import BasePage
from cities_site.library.models import City, GlossaryTerm, SiteDocument, SiteImage
from partners.models import PartnerPage
from tests.base import SeededTestCase

ROLES = ("editor", "translator")


class AdminSearchTests(SeededTestCase):
    """Words, beginnings of words and any part of Chinese, on the database in use."""

    def assert_found(self, name: str, queries: tuple[str, ...], mark: str, **more: str) -> None:
        """Ask a list or a chooser for each query, as both roles; `mark` tells the record."""
        for role in ROLES:
            client = self.client_of(role)
            for query in queries:
                response = client.get(reverse(name), {"q": query, **more})
                assert response.status_code == 200, (role, name)
                assert mark in response.content.decode(), (role, name, query)
            nothing = client.get(reverse(name), {"q": "zeppelin飞艇", **more}).content.decode()
            assert mark not in nothing, (role, name)

    def test_pages_are_found_in_the_explorer_and_in_their_chooser(self) -> None:
        page = BasePage.objects.get(slug="quanzhou-donates-100000-surgical-masks-bergamo")
        queries = ("surgical masks", "surgic", "医用外科口罩", "科口", "贝加莫 masks")

        self.assert_found("wagtailadmin_pages:search", queries, f"/pages/{page.pk}/edit/")
        self.assert_found("wagtailadmin_pages:search_results", queries, f"/pages/{page.pk}/edit/")
        self.assert_found("wagtailadmin_choose_page_search", queries, f'data-id="{page.pk}"')

    def test_registry_records_are_found_by_both_names(self) -> None:
        partner = PartnerPage.objects.get(slug="mcsr-ca-business-council")
        queries = ("MCSR", partner.headline_en[-8:].strip(), partner.headline_zh_hans[2:5])

        self.assert_found("wagtailadmin_pages:search", queries, f"/pages/{partner.pk}/edit/")

    def test_pictures_and_files_are_found_by_the_words_of_either_language(self) -> None:
        image = SiteImage.objects.first()
        image.alt_text_en, image.alt_text_zh_hans = "A lighthouse at dusk", "黄昏时分的灯塔"
        image.save()
        document = SiteDocument(title="Annex", label_en="Lighthouse plan", label_zh_hans="灯塔规划")
        document.file.name = "documents/annex.pdf"
        document.save()
        queries = ("lighthouse", "lightho", "灯塔", "塔")

        for name in ("wagtailimages:index", "wagtailimages_chooser:choose_results"):
            self.assert_found(name, queries, image.title)
        for name in ("wagtaildocs:index", "wagtaildocs_chooser:choose_results"):
            self.assert_found(name, queries, document.title)

    def test_vocabularies_and_terms_are_found_in_lists_and_choosers(self) -> None:
        city = City.objects.get(slug="quanzhou")
        term = GlossaryTerm.objects.get(term_en="South-South cooperation")
        for record, queries in (
            (city, ("Quanzhou", "quanz", "泉州", "泉")),
            (term, ("south cooperation", "cooperat", "南南合作", "南合")),
        ):
            viewset = type(record).snippet_viewset
            edit = reverse(viewset.get_url_name("edit"), args=[quote(str(record.pk))])
            self.assert_found(viewset.get_url_name("list"), queries, edit)
            chooser = viewset.chooser_viewset.get_url_name("choose_results")
            chosen = reverse(
                viewset.chooser_viewset.get_url_name("chosen"), args=[quote(str(record.pk))]
            )
            self.assert_found(chooser, queries, chosen)
