"""What each kind of public page costs in queries, exactly, in both languages."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.base import SeededTestCase

# With the two that open and close the request's transaction.
QUERIES = {
    "": 21,
    "about/": 14,
    "news/": 16,
    "news/?topic=health&lang=all": 16,
    "news/quanzhou-donates-100000-surgical-masks-bergamo/": 26,
    "publications/": 19,
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/": 25,
    "events/": 16,
    "events/south-south-cooperation-between-cities-for-climate-action/": 30,
    "pilot-projects/": 16,
    "pilot-projects/khajura/": 29,
    "partners/": 17,
    "partners/mcsr-ca-business-council/": 25,
    "search/?q=cities": 10,
    "feed.xml": 6,
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

        expected = {(language, path): QUERIES[path] for language, path in measured}
        assert measured == expected
