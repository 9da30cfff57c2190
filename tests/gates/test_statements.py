"""What the seeded statements promise is what the site does."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.base import SeededTestCase

EIGHT_HOURS = 8 * 60 * 60


def text_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class StatementTests(SeededTestCase):
    def test_every_statement_is_at_the_foot_of_every_page_in_both_languages(self) -> None:
        for language in ("en", "zh-hans"):
            foot = text_of(f"/{language}/news/").split("<footer", 1)[1]
            for slug in (
                "accessibility-statement", "privacy-notice", "terms-of-use", "disclaimers",
                "language-policy", "self-check",
            ):  # fmt: skip
                assert f'href="/{language}/{slug}/"' in foot, (language, slug)
                text_of(f"/{language}/{slug}/")

    def test_the_accessibility_statement_leads_to_the_recorded_results(self) -> None:
        for language in ("en", "zh-hans"):
            statement = text_of(f"/{language}/accessibility-statement/")
            main = statement.split("<main", 1)[1].split("</main>", 1)[0]
            assert f'href="/{language}/self-check/"' in main

    def test_the_privacy_notice_is_true_of_cookies_and_of_what_the_browser_keeps(self) -> None:
        notice = text_of("/en/privacy-notice/")
        assert "up to eight hours" in notice
        assert "最长八小时" in text_of("/zh-hans/privacy-notice/")
        assert settings.SESSION_COOKIE_AGE == EIGHT_HOURS

        editor = Client()
        editor.get("/admin/login/")
        editor.force_login(User.objects.get(username="editor"))
        assert set(editor.cookies) == {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME}

        assert "local storage" in notice
        scripts = Path(settings.BASE_DIR).glob("static/js/*.js")
        keeping = [path.name for path in scripts if "localStorage" in path.read_text()]
        assert keeping == ["theme.js"]

    def test_the_demonstration_notice_stands_until_an_editor_empties_it(self) -> None:
        from cities_site.library.models import SiteTexts

        notices = {"en": "Not an official website", "zh-hans": "并非联合国官方网站"}
        for language, notice in notices.items():
            assert notice in text_of(f"/{language}/").split("<footer", 1)[1]
        SiteTexts.objects.update(demo_notice_en="", demo_notice_zh_hans="")
        for language, notice in notices.items():
            assert notice not in text_of(f"/{language}/").split("<footer", 1)[1]
