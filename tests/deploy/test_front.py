"""What readers get from nginx: pages of this second, files of this release, and nothing else."""

import http.client
import re
import ssl

import pytest

from tests.deploy.asking import eventually

pytestmark = pytest.mark.production


def test_pages_are_kept_for_a_second_compressed_once_for_those_who_take_it(front) -> None:
    for path, word in (("/en/about/", "Cities"), ("/zh-hans/about/", "城市")):
        answers = [front.ask(path, Accept_Encoding="gzip, br") for _time in range(2)]
        plain = front.ask(path)

        assert [answer.status for answer in (*answers, plain)] == [200] * 3
        assert answers[0].headers["X-Cache"] in ("MISS", "EXPIRED")
        assert answers[1].headers["X-Cache"] == "HIT"
        assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
        assert plain.headers["Content-Encoding"] is None
        assert word in answers[1].text
        assert answers[1].text == plain.text
        assert len(answers[1].body) < len(plain.body) / 2
        assert "Set-Cookie" not in plain.headers


def test_a_page_that_is_asked_for_with_its_tag_is_not_sent_again(front) -> None:
    first = front.ask("/en/about/", Accept_Encoding="gzip")
    tag = first.headers["ETag"]
    again = front.ask("/en/about/", Accept_Encoding="gzip", If_None_Match=tag)

    assert (first.status, again.status, again.body) == (200, 304, b"")


def test_a_publication_is_seen_within_two_seconds_on_every_page_in_both_languages(
    front, inside
) -> None:
    article = inside("read")
    former, paths = article["words"], article["paths"]
    words = {"en": "Quite another headline of today", "zh-hans": "今天的另一个标题"}

    def says(expected: dict[str, str], until: int = 3) -> list[bool]:
        return [
            expected[language] in front.ask(path, Accept_Encoding="gzip").text
            for language in expected
            for path in paths[language][:until]
        ]

    assert all(says(former))
    inside("publish", article["key"], *words.values())
    eventually(lambda: all(says(words)), 2.5)

    inside("unpublish", article["key"])
    eventually(lambda: {front.ask(way[2]).status for way in paths.values()} <= {404, 410}, 2.5)
    eventually(lambda: not any(says(words, until=2)), 2.5)

    inside("publish", article["key"], *former.values())
    eventually(lambda: all(says(former)), 2.5)


def test_what_a_visitor_claims_in_headers_is_not_believed(front) -> None:
    claimed = front.ask(
        "/en/news/",
        X_Forwarded_Proto="http",
        X_Forwarded_Host="evil.example.com",
        Forwarded="host=evil.example.com;proto=http",
        X_Request_ID="chosen-by-the-visitor",
    )

    assert claimed.status == 200
    assert "evil.example.com" not in claimed.text
    assert re.fullmatch(r"[0-9a-f]{32}", claimed.headers["X-Request-ID"])
    assert claimed.headers["X-Request-ID"] != front.ask("/en/news/").headers["X-Request-ID"]


def test_requests_are_counted_by_the_true_address_for_all_processes_together(front) -> None:
    statuses = [
        front.ask("/api/v2/pages/", X_Forwarded_For=f"192.0.2.{number}").status
        for number in range(80)
    ]

    # The demonstration has the site's own limit of 60 a minute; a minute may end in between.
    assert set(statuses) == {200, 429}
    assert statuses[:60] == [200] * 60
    assert statuses.count(429) >= 10


def test_http_leads_to_https_and_other_hosts_to_nothing(front, places) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", places.ports["http"], timeout=10)
    connection.request("GET", "/zh-hans/news/?page=2", headers={"Host": "localhost"})
    answer = connection.getresponse()
    assert answer.status == 301
    assert answer.headers["Location"] == f"{places.address}/zh-hans/news/?page=2"
    connection.close()

    connection.request("GET", "/", headers={"Host": "evil.example.com"})
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()
    with pytest.raises((ssl.SSLError, ConnectionError)):
        front.ask_for_host("evil.example.com")


def test_static_files_are_compressed_beforehand_and_kept_for_ever(front, places) -> None:
    path = re.search(r"/static/css/site\.[0-9a-f]{12}\.css", front.ask("/en/").text).group()
    first = front.ask(path, Accept_Encoding="gzip")
    again = front.ask(path, Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    unnamed = front.ask("/static/css/site.css")
    stored = places.folder / "data" / path.lstrip("/")

    assert first.status == 200
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert first.body == stored.with_name(stored.name + ".gz").read_bytes()
    assert again.status == 304
    assert unnamed.headers["Cache-Control"] == "public, max-age=300"
    assert front.ask(path, "POST", b"x").status == 403
    assert front.ask("/static/../site.sqlite3").status in (400, 404)


def test_unknown_parameters_are_never_kept_and_counting_ones_are_dropped(front) -> None:
    unknown = [front.ask("/en/about/?guess=1").headers["X-Cache"] for _time in range(2)]
    assert unknown == ["BYPASS"] * 2

    front.ask("/en/about/")
    counted = front.ask("/en/about/?utm_source=letter&fbclid=x")
    assert counted.headers["X-Cache"] == "HIT"
    assert "utm_source" not in counted.text

    front.ask("/en/news/?page=1&year=2025")
    assert front.ask("/en/news/?page=1&year=2025").headers["X-Cache"] == "HIT"


def test_every_parameter_of_lists_and_of_the_search_may_be_kept() -> None:
    from cities_site.library.filters import LOOKUPS, PRESENTATION
    from cities_site.search.facets import FACETS
    from deploy.demo.places import ROOT

    text = (ROOT / "deploy" / "nginx" / "cities.conf").read_text(encoding="utf-8")
    varnish = (ROOT / "deploy" / "varnish" / "cities.vcl").read_text(encoding="utf-8")
    names = re.search(r'"~\^\(\((page\|[a-z|]+)\)=', text).group(1)

    assert {"page", "q", "year", "letter", *LOOKUPS, *PRESENTATION, *FACETS} <= set(
        names.split("|")
    )
    assert f"(({names})=" in varnish


def test_somebody_with_a_session_gets_no_kept_page_and_leaves_none(front, inside) -> None:
    cookie = inside("sign_in")
    front.ask("/en/partners/")
    signed_in = front.ask("/en/partners/", Cookie=cookie)
    admin = front.ask("/admin/", Cookie=cookie)
    foreign = front.ask("/en/partners/", Cookie="_ga=GA1.2.3")

    assert signed_in.headers["X-Cache"] == "BYPASS"
    assert "no-store" in signed_in.headers["Cache-Control"]
    assert admin.status == 200
    assert "X-Cache" not in admin.headers
    assert foreign.headers["X-Cache"] in ("HIT", "MISS", "EXPIRED")


def test_metrics_are_for_nobody_outside(front) -> None:
    assert front.ask("/metrics").status == 404
