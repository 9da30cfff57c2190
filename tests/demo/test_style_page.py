"""The style page: complete, in both languages, and for those who may enter the admin only."""

from pathlib import Path

from django.conf import settings
from django.test import Client

from cities_site.demo.style_page.specimens import SEEN_ELSEWHERE, SPECIMENS
from tests.base import SeededTestCase

ADDRESS = "/admin/style/"


class StylePageTests(SeededTestCase):
    """What editors and engineers see of it."""

    def test_every_state_is_drawn_in_the_language_asked_for(self) -> None:
        client = self.client_of("editor")

        for language, tag, title in (("en", "en", "Style page"), ("zh-hans", "zh-Hans", "样式页")):
            page = client.get(ADDRESS, {"language": language}).content.decode()

            assert f'<html lang="{tag}"' in page
            assert f"<h1>{title}</h1>" in page
            assert page.count("data-specimen=") == len(SPECIMENS)

    def test_it_is_nothing_for_readers(self) -> None:
        assert Client().get(ADDRESS).status_code == 302

    def test_an_unknown_language_is_answered_in_one_that_the_site_has(self) -> None:
        assert self.client_of("editor").get(ADDRESS, {"language": "xx\x01"}).status_code == 200


def test_no_component_is_missing() -> None:
    folder = Path(settings.BASE_DIR) / "templates/components"
    components = {path.stem for path in folder.glob("*.html")}

    assert components - {specimen.component for specimen in SPECIMENS} == SEEN_ELSEWHERE
