"""Translators find out in the admin how their work goes, in either language."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests.editor import sign_in
from tests.factories import make_user
from tests.library.makers import reads_the_admin_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


def guide(user, **query: str) -> str:
    response = sign_in(user).get(reverse("desk_guide"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_in_the_language_of_the_reader_and_one_click_from_the_other(translator) -> None:
    assert '<article lang="en">' in guide(translator)
    assert '<article lang="zh-Hans">' in guide(reads_the_admin_in(translator, "zh-hans"))
    assert '<article lang="en">' in guide(translator, language="en")
    assert '<article lang="zh-Hans">' in guide(translator, language="zh-hans")
    assert '<article lang="en">' in guide(translator, language="../../secret")


def test_both_languages_have_the_same_parts(translator) -> None:
    texts = [guide(translator, language=language) for language in ("en", "zh-hans")]

    for tag in ("<h2", "<figure", "<dt", '<img src="[^"]*guide'):
        counts = {len(re.findall(tag, text.split("<article")[1])) for text in texts}
        assert len(counts) == 1
        assert counts.pop() >= 3


def test_its_pictures_are_there_and_its_links_lead_somewhere(translator) -> None:
    browser = sign_in(translator)
    text = guide(translator, language="en").split("<article")[1].split("</article>")[0]

    for name in re.findall(r'src="/static/([^"]+)"', text):
        assert finders.find(name)
    for address in re.findall(r'href="([^"]+)"', text):
        assert browser.get(address).status_code == 200, address


def test_the_help_menu_and_the_list_lead_to_it(translator) -> None:
    browser = sign_in(translator)
    listing = browser.get(reverse("wagtailsnippets_desk_translationtask:list"))

    assert reverse("desk_guide") in listing.content.decode()
