"""What the checks find stands beside the passage, where the translator works."""

import pytest

from cities_site.library.models import GlossaryTerm
from tests.editor import open_editor
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db

FINDING = '<li class="original__finding'


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


def shown(page, user) -> str:
    editor = open_editor(page, user)
    return editor.client.get(editor.address).content.decode()


def test_a_wrong_number_is_named_beside_its_passage(translator) -> None:
    words = both_languages(
        summary_en="It serves 50 cities.", summary_zh_hans="它服务60个城市。", public_zh_hans=False
    )
    page = make_news(make_news_index(make_site()), **words)

    html = shown(page, translator)

    passage = html.partition('data-originals="summary"')[2].partition("w-field__wrapper")[0]
    assert "“50”" in passage
    headline = html.partition('data-originals="headline"')[2].partition("w-field__wrapper")[0]
    assert FINDING not in headline


def test_a_translation_without_findings_shows_none(translator) -> None:
    page = make_news(make_news_index(make_site()), **both_languages())

    assert FINDING not in shown(page, translator)


def test_confirmed_terms_of_the_project_are_expected(translator) -> None:
    GlossaryTerm.objects.create(
        term_en="green roof", term_zh_hans="绿色屋顶", category="project", status="confirmed"
    )
    GlossaryTerm.objects.create(
        term_en="city", term_zh_hans="都市", category="project", status="to_confirm"
    )
    words = both_languages(headline_zh_hans="植物屋面", summary_zh_hans="绿色屋顶为城市降温。")
    page = make_news(make_news_index(make_site()), **words)

    html = shown(page, translator)

    assert html.count(FINDING) == 1
    assert "绿色屋顶" in html.partition(FINDING)[2].partition("</li>")[0]
