"""The headers of every kind of answer, and the score they earn."""

from django.test import Client, override_settings

from tests.base import SeededTestCase, public_pages
from tests.production import header_settings
from tests.security.observatory import policy_of, score


class HeaderTests(SeededTestCase):
    """Answers as production gives them."""

    def setUp(self) -> None:
        self.enterContext(override_settings(**header_settings()))
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **options):
        return self.client.get(path, secure=True, **options)

    def test_public_pages_of_every_type_score_125(self) -> None:
        pages = {type(page): path for page, _language, path in public_pages()}
        assert len(pages) > 8
        for path in [*pages.values(), "/en/search/?q=city", "/en/contact/", "/zh-hans/glossary/"]:
            assert score(self.get(path)) >= 125, path

    def test_the_admin_s_sign_in_scores_100(self) -> None:
        response = self.get("/admin/login/")

        assert response.cookies
        assert score(response) >= 100

    def test_whoever_comes_without_encryption_is_led_to_it(self) -> None:
        response = self.client.get("/en/news/?page=2")

        assert (response.status_code, response["Location"]) == (
            301,
            "https://testserver/en/news/?page=2",
        )

    def test_no_kind_of_answer_is_without_the_headers(self) -> None:
        for path, status in (
            ("/", 302),
            ("/en/", 200),
            ("/en/nothing/", 404),
            ("/en/%00/", 400),
            ("/en/feed.xml", 200),
            ("/api/v2/pages/", 200),
            ("/data/partners.csv", 200),
            ("/robots.txt", 200),
            ("/admin/", 302),
            ("/static/nothing.css", 404),
        ):
            response = self.get(path)
            assert response.status_code == status, path
            for name in (
                "Content-Security-Policy",
                "Cross-Origin-Resource-Policy",
                "Permissions-Policy",
            ):
                assert response.headers.get(name), (path, name)
            assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
            assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "max-age=63072000" in response.headers["Strict-Transport-Security"]

    def test_no_policy_lets_an_inline_script_or_another_host_in(self) -> None:
        for path in ("/en/", "/admin/login/"):
            policy = policy_of(self.get(path))
            assert policy["script-src"] == {"'self'"}, path
            assert policy["default-src"] == policy["base-uri"] == {"'none'"}
            own = {"'self'", "'none'", "data:", "blob:", "'unsafe-inline'"}
            assert all(sources <= own for sources in policy.values()), path

    def test_only_the_admin_may_be_framed_and_only_by_itself(self) -> None:
        assert policy_of(self.get("/en/"))["frame-ancestors"] == {"'none'"}
        assert policy_of(self.get("/admin/login/"))["frame-ancestors"] == {"'self'"}


def test_the_score_sees_what_is_missing() -> None:
    class Bare:
        """An answer as Django gives it without any setting."""

        headers = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff"}
        cookies = None
        content = b"<p>"

    assert score(Bare()) == 100 - 25 - 20
    Bare.headers = Bare.headers | {"Content-Security-Policy": "script-src 'unsafe-inline'"}
    assert score(Bare()) == 100 - 20 - 20
