"""The services ledger: counted and linked, noughts included, and never what is not public."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities_site.home.ledger import ledger_lines
from cities_site.library.models import Service
from news.models import NewsPage
from pilots.models import PilotPage
from tests.base import SeededTestCase


class ServicesLedgerTests(SeededTestCase):
    """The six services of the project, with what the seeded content says of them."""

    def test_every_service_is_listed_with_its_evidence_or_a_nought(self) -> None:
        for language, name in (("en", "Khajura"), ("zh-hans", "卡朱拉")):
            lines = ledger_lines(language, {})
            page = Client().get(f"/{language}/services/").content.decode()

            assert [line.count for line in lines] == [2, 0, 0, 0, 0, 0]
            assert all(f'id="{line.service.slug}"' in page for line in lines)
            assert name in page
            assert f'href="/{language}/pilot-projects/?service=needs-assessment"' in page

    def test_a_version_that_is_not_public_is_no_evidence(self) -> None:
        PilotPage.objects.update(public_zh_hans=False)

        assert [line.count for line in ledger_lines("zh-hans", {})][0] == 1
        assert [line.count for line in ledger_lines("en", {})][0] == 2

    def test_it_costs_the_same_however_much_is_filed(self) -> None:
        service = Service.objects.first()
        with CaptureQueriesContext(connection) as before:
            ledger_lines("en", {})
        for page in NewsPage.objects.live():
            page.services = [service]
            page.save()
        with CaptureQueriesContext(connection) as after:
            lines = ledger_lines("en", {})

        assert lines[0].count > 2
        assert len(after) == len(before)
