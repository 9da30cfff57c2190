"""What each kind of public page costs in queries, exactly, in both languages."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities_site.freshness.memo import clear_memos
from tests.base import SeededTestCase

# Once what is kept of the site is there. Pages are read without a transaction; searches, feeds and
# files have two more for theirs. PostgreSQL is told in one more how long a search may take.
QUERIES = {
    "": 0,
    "about/": 1,
    "news/": 0,
    "news/?topic=health&lang=all": 0,
    "news/quanzhou-donates-100000-surgical-masks-bergamo/": 0,
    "publications/": 0,
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/": 0,
    "events/": 0,
    "events/calendar.ics": 7,
    "events/south-south-cooperation-between-cities-for-climate-action/": 0,
    "events/south-south-cooperation-between-cities-for-climate-action/event.ics": 5,
    "pilot-projects/": 0,
    "pilot-projects/?view=map": 0,
    "pilot-projects/khajura/": 0,
    "partners/": 1,
    "partners/?view=map": 1,
    "partners/mcsr-ca-business-council/": 0,
    "services/": 10,
    "key-figures/": 3,
    "search/?q=MCSR": 5,
    "search/?q=city&topic=health&lang=all": 5,
    "search/?q=zeppelin": 5,
    "search/feed.xml?q=city": 4,
    "search/suggestions.json?q=qua": 2,
    "feed.xml": 5,
    "feed.xml?topic=covid-19": 6,
    "news/feed.xml?year=2020": 3,
    "pilot-projects/khajura/feed.xml": 3,
    "partners/mcsr-ca-business-council/feed.xml": 3,
    "open-data/": 3,
    "open-data/partners/": 2,
    "open-data/partner-changes.xml": 4,
}
# What the same costs when nothing is kept yet, in either language: no more than before pages were
# kept, and as constant.
FIRST_VISITS = {
    "": 21,
    "about/": 13,
    "news/": 16,
    "news/quanzhou-donates-100000-surgical-masks-bergamo/": 24,
    "publications/": 19,
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/": 24,
    "events/": 17,
    "events/south-south-cooperation-between-cities-for-climate-action/": 29,
    "pilot-projects/": 16,
    "pilot-projects/khajura/": 27,
    "partners/": 17,
    "partners/mcsr-ca-business-council/": 21,
}
# What has no language in its address.
QUERIES_OF_FILES = {
    "data/partners.csv": 8,
    "data/partners.json": 8,
    "data/partners.geojson": 8,
    "data/partner-changes.json": 4,
    "data/pilots.csv": 13,
    "data/pilots.json": 13,
    "data/iati/activities.xml": 13,
    "data/iati/activities.json": 13,
    "api/v2/": 2,
    "api/v2/pages/": 4,
    "api/v2/topics/": 4,
    "api/v2/openapi.json": 2,
}


class QueryCountTests(SeededTestCase):
    """A count that changes is a decision: change the table with the reason in the commit."""

    def test_every_kind_of_page_costs_what_the_table_says(self) -> None:
        client = Client()
        measured = {}
        for path in QUERIES:
            for language in ("en", "zh-hans"):
                address = f"/{language}/{path}"
                # The first visit of all makes the pictures, which ends what was kept before; the
                # third is what readers cost.
                client.get(address)
                client.get(address)
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(address).status_code == 200
                measured[language, path] = len(queries)

        limits = {"search/?", "search/feed"} if connection.vendor == "postgresql" else set()
        expected = {
            (language, path): QUERIES[path] + path.startswith(tuple(limits))
            for language, path in measured
        }
        assert measured == expected

    def test_the_first_visit_after_a_change_costs_what_the_table_says(self) -> None:
        client = Client()
        measured = {}
        for path in FIRST_VISITS:
            address = f"/en/{path}"
            client.get(address)
            clear_memos()
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            measured[path] = len(queries)

        assert measured == FIRST_VISITS

    def test_every_file_costs_what_the_table_says(self) -> None:
        client = Client()
        measured = {}
        for path in QUERIES_OF_FILES:
            client.get(f"/{path}")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/{path}").status_code == 200
            measured[path] = len(queries)

        assert measured == QUERIES_OF_FILES
