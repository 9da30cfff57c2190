"""What each kind of public page costs in queries, exactly, in both languages."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.base import SeededTestCase

# With the two that open and close the request's transaction; PostgreSQL is told in one more how
# long a search may take.
QUERIES = {
    "": 22,
    "about/": 14,
    "news/": 16,
    "news/?topic=health&lang=all": 16,
    "news/quanzhou-donates-100000-surgical-masks-bergamo/": 26,
    "publications/": 19,
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/": 25,
    "events/": 17,
    "events/calendar.ics": 11,
    "events/south-south-cooperation-between-cities-for-climate-action/": 30,
    "events/south-south-cooperation-between-cities-for-climate-action/event.ics": 6,
    "pilot-projects/": 16,
    "pilot-projects/?view=map": 16,
    "pilot-projects/khajura/": 29,
    "partners/": 17,
    "partners/?view=map": 17,
    "partners/mcsr-ca-business-council/": 25,
    "services/": 12,
    "key-figures/": 6,
    "search/?q=MCSR": 9,
    "search/?q=city&topic=health&lang=all": 9,
    "search/?q=zeppelin": 9,
    "search/feed.xml?q=city": 8,
    "search/suggestions.json?q=qua": 3,
    "feed.xml": 6,
    "feed.xml?topic=covid-19": 7,
    "news/feed.xml?year=2020": 12,
    "pilot-projects/khajura/feed.xml": 12,
    "partners/mcsr-ca-business-council/feed.xml": 12,
    "open-data/": 6,
    "open-data/partners/": 5,
    "open-data/partner-changes.xml": 7,
}
# What has no language in its address.
QUERIES_OF_FILES = {
    "data/partners.csv": 10,
    "data/partners.json": 12,
    "data/partners.geojson": 12,
    "data/partner-changes.json": 6,
    "data/pilots.csv": 15,
    "data/pilots.json": 17,
    "data/iati/activities.xml": 15,
    "data/iati/activities.json": 15,
    "api/v2/": 2,
    "api/v2/pages/": 4,
    "api/v2/topics/": 4,
    "api/v2/openapi.json": 4,
}


class QueryCountTests(SeededTestCase):
    """A count that changes is a decision: change the table with the reason in the commit."""

    def test_every_kind_of_page_costs_what_the_table_says(self) -> None:
        client = Client()
        measured = {}
        for path in QUERIES:
            for language in ("en", "zh-hans"):
                address = f"/{language}/{path}"
                # The first visit of all makes the pictures; the second is what readers cost.
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

    def test_every_file_costs_what_the_table_says(self) -> None:
        client = Client()
        measured = {}
        for path in QUERIES_OF_FILES:
            client.get(f"/{path}")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/{path}").status_code == 200
            measured[path] = len(queries)

        assert measured == QUERIES_OF_FILES
