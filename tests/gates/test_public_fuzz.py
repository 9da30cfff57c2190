"""Hostile requests to the public site: no server error, and the answer that they should get."""

import random
from http import HTTPStatus

import pytest
from django.test import Client

from tests.base import SeededTestCase, public_pages

SEED = 20261123
REQUESTS = 1_500

PAYLOADS = [
    "", " ", "\x00", "a\x00b", "'", '"', "\\", "%", "%00", "%zz", "../../etc/passwd",
    "<script>", "{{7*7}}", "${7*7}", "0", "-1", "1", "2", "²", "١", "1e309", "NaN", "inf",
    "99999999999999999999", "2147483648", "9223372036854775808", "0x10", "true", "null",
    "[]", "{}", "a" * 3000, "泉州", "“泉州", '"泉州', "AND", "OR NOT", "* NEAR(", "a:b",
    "-", "(", ")", "^", "~", "||", "&&", "\r\nX: y", "\ud800".encode("utf-8",
    "surrogatepass").decode("latin-1"), "\u202e", "\ufeff", "ﷺ" * 50, "𠀀", "1945", "1944",
    "2100", "2101", "10000", "00002020", "2020-01-01", "all", "ALL", "map", "en", "zh-hans",
    "topic", "covid-19", "; DROP TABLE", "sleep(5)", "١٢٣", "一二三", "\t", "\n", "…", "，",
    "🙂",
]  # fmt: skip
PARAMETERS = [
    "q", "page", "year", "topic", "sdg", "service", "region", "country", "kind", "lang",
    "role", "type", "view", "next", "format", "query", "p", "", "about", "reason", "useful", "path",
    "message", "opened", "address",
]  # fmt: skip
PATHS = [
    "/", "/en", "/zh", "/zh-cn/", "/ZH-Hans/", "/xx/", "/en//news/", "/en/news/nothing/",
    "/en/%E6%B3%89/", "/zh-hans/泉州/", "/en/search/", "/zh-hans/search/", "/en/feed.xml",
    "/zh-hans/feed.xml", "/sitemap.xml", "/robots.txt", "/documents/1/x.pdf",
    "/documents/99999999999999999999/x.pdf", "/media/nothing", "/static/nothing.css",
    "/en/news/../../x", "/en/" + "a" * 2000 + "/", "/en/_util/login/", "/favicon.ico",
    "/en/events/calendar.ics", "/zh-hans/events/calendar.ics", "/en/calendar.ics",
    "/zh-hans/events/nothing/event.ics", "/en/" + "a/" * 900 + "event.ics", "/en/泉州/event.ics",
    "/en/contact/", "/zh-hans/contact/", "/en/feedback/", "/en/qr/", "/en/qr/code.svg",
    "/en/subscribe/", "/zh-hans/subscribe/", "/en/subscribe/confirm/x/", "/en/unsubscribe/x/",
    "/en/self-check/", "/zh-hans/self-check/self-check.json", "/.well-known/security.txt",
    "/en/glossary/", "/zh-hans/glossary/glossary.csv", "/en/language-parity/",
    "/en/citations/1.bib", "/zh-hans/citations/99999999999999999999.ris",
    "/en/news/feed.xml", "/zh-hans/partners/unossc/feed.xml", "/en/x/feed.xml", "/en////feed.xml",
    "/en/news/versions/1/", "/en/news/quanzhou-donates-100000-surgical-masks-bergamo/versions/1/",
    "/en/news/quanzhou-donates-100000-surgical-masks-bergamo/versions/99999999999999999999/",
    "/en/open-data/", "/zh-hans/open-data/partners/", "/en/open-data/partner-changes.xml",
    "/data/partners.csv", "/data/partners.geojson", "/data/pilots.json", "/api/v2/pages/",
    "/data/iati/activities.xml", "/data/iati/pilot-99999999999999999999.json",
    "/.env", "/wp-login.php", "/en/news/?", "/en/news/;x=1",
]  # fmt: skip
LANGUAGES = [
    "", "en", "zh", "zh-CN", "zh-TW;q=0.5", "*", ";;;", "q=1", "en;q=x", "a" * 600,
    "zh\x00", "-", "é", "en-" + "x-" * 200,
]  # fmt: skip
HOSTS = ["", "testserver", "evil.example", "testserver:99999", "a b", "[::1", "\\", "泉州.example"]


class PublicFuzzTests(SeededTestCase):
    """Seeded, so that a failure can be repeated: more to readers' addresses than the sample has."""

    def test_no_request_answers_with_a_server_error(self) -> None:
        chance = random.Random(SEED)
        paths = PATHS + [path for _page, _language, path in public_pages()]
        client = Client(raise_request_exception=False)
        failures = []
        for _number in range(REQUESTS):
            path = chance.choice(paths)
            parameters = {
                chance.choice(PARAMETERS): chance.choice(PAYLOADS)
                for _each in range(chance.randrange(4))
            }
            send = chance.choices([client.get, client.head, client.post], [8, 1, 1])[0]
            headers = {"Accept-Language": chance.choice(LANGUAGES)}
            if chance.random() < 0.1:
                headers["Host"] = chance.choice(HOSTS)
            if chance.random() < 0.2:
                client.cookies["sessionid"] = chance.choice(["", "x" * 300, "a;b"])
            response = send(path, parameters, headers=headers)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                failures.append((path, parameters, headers, response.status_code))

        assert failures == []


class HostileRequestTests(SeededTestCase):
    """What the fuzz test of all addresses cannot tell from a sound answer."""

    def test_a_null_byte_is_refused_before_anything_reads_it(self) -> None:
        client = Client(raise_request_exception=False)
        for address in ("/en/a\x00b/", "/en/%00/", "/en/search/?q=%00", "/en/news/?topic=a%00b"):
            assert client.get(address).status_code == HTTPStatus.BAD_REQUEST, address

    def test_a_strange_host_is_refused(self) -> None:
        for host in ("evil.example", "a b", "testserver:99999@x"):
            response = Client(raise_request_exception=False).get("/en/", headers={"Host": host})
            assert response.status_code == HTTPStatus.BAD_REQUEST, host

    def test_every_list_ignores_page_numbers_that_make_no_sense(self) -> None:
        client = Client()
        lists = [path for page, _l, path in public_pages() if hasattr(page, "listed_pages")]
        assert len(lists) >= 10
        for path in [*lists, "/en/search/"]:
            for number in ("abc", "-1", "0", "99999999999999999999", "²", "١", "1e309"):
                response = client.get(path, {"page": number, "q": "cities"})
                assert response.status_code == HTTPStatus.OK, (path, number)


@pytest.mark.parametrize("prefix", ["zh", "zh-cn", "zh-CN", "zh-hans-cn"])
def test_other_spellings_of_a_language_redirect(db: None, prefix: str) -> None:
    response = Client().get(f"/{prefix}/")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/")
