"""Readers share a page by plain links, and by a code that this site draws itself."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree

PAGE = "news/green-roofs/"
HOSTS = {"service.weibo.com": "url", "www.linkedin.com": "url", "x.com": "url"}


@pytest.mark.parametrize(("language", "headline"), [("en", "Green roofs"), ("zh-hans", "绿色屋顶")])
def test_the_links_name_the_page_and_nothing_is_loaded(site, reader, language, headline) -> None:
    page = reader.get(f"/{language}/{PAGE}").content.decode()
    address = f"http://testserver/{language}/{PAGE}"

    links = [urlsplit(unescape(link)) for link in re.findall(r'href="([^"]+)"', page)]
    services = {link.hostname: parse_qs(link.query) for link in links if link.scheme == "https"}
    assert {host: services[host][name][0] for host, name in HOSTS.items()} == dict.fromkeys(
        HOSTS, address
    )
    assert services["service.weibo.com"]["title"] == [headline]
    (letter,) = [link for link in links if link.scheme == "mailto"]
    assert (letter.path, "+" in letter.query) == ("", False)
    assert parse_qs(letter.query) == {"subject": [headline], "body": [address]}
    assert re.findall(r'src="(?!/)', page) == []
    assert f'data-copy-link="{address}"' in page
    assert "code.svg" not in page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_code_is_drawn_at_an_address_of_its_own(site, reader, language) -> None:
    link = f"/{language}/qr/?path=/{language}/{PAGE}"
    assert f'href="{link}"' in reader.get(f"/{language}/{PAGE}").content.decode()

    page = reader.get(link)
    assert f"http://testserver/{language}/{PAGE}" in page.content.decode()
    (image,) = re.findall(r'src="(\S+code\.svg\?[^"]+)"', page.content.decode())
    code = reader.get(image)

    assert code["Content-Type"] == "image/svg+xml"
    assert etree.fromstring(code.content).tag == "{http://www.w3.org/2000/svg}svg"
    other = reader.get(image.replace("green-roofs", "brown-roofs"))
    assert code.content != other.content
    assert not (page.cookies or code.cookies)


@pytest.mark.parametrize(
    "path", ["", "https://example.org/en/", "//example.org/en/", "/admin/", "/en/../admin/", "x"]
)
def test_there_are_codes_of_this_site_only(site, reader, path) -> None:
    for view in ("qr/", "qr/code.svg"):
        assert reader.get(f"/en/{view}", {"path": path}).status_code == 404


def test_an_address_that_no_code_could_hold_has_none(site, reader) -> None:
    for letter, most in (("a", 496), ("泉", 55)):
        for length, status in ((most, 200), (most + 1, 404)):
            path = "/en/" + letter * length
            answer = reader.get("/en/qr/code.svg", {"path": path})
            assert answer.status_code == status, (letter, length)
