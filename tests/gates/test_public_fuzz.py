"""Hostile requests to the public site get the answer that they should."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.base import SeededTestCase, public_pages


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
