"""The whole public site, visited from its front pages and its sitemap along every link."""

import pytest

from cities_site.selfcheck.checks import examine, linking_to
from cities_site.selfcheck.crawl import Crawl
from tests.base import SeededTestCase, public_pages


class CrawlTests(SeededTestCase):
    """One crawl: it is the slowest way to learn that one link is broken."""

    def test_every_link_leads_somewhere_and_every_page_keeps_the_rules(self) -> None:
        crawl = Crawl()
        visits = crawl.run()

        pages = {f"{crawl.root}{path}" for _page, _language, path in public_pages()}
        assert len(pages) >= 60
        assert pages - set(visits) == set()
        problems = {
            key: [
                (problem.address, problem.detail, linking_to(crawl, problem.address)[:3])
                for problem in found
            ]
            for key, found in examine(crawl).items()
            if found
        }
        if problems:
            pytest.fail("\n".join(f"{key}: {each}" for key in problems for each in problems[key]))
