"""Readers say whether a page is useful, with one press and without a trace of who they are."""

import pytest
from django.test import Client

from cities_site.correspondence.models import PageFeedback

PAGE = {"en": "/en/news/green-roofs/", "zh-hans": "/zh-hans/news/green-roofs/"}
THANKS = {"en": "Thank you for your feedback", "zh-hans": "感谢您的反馈"}


def press(client: Client, useful: str, language: str = "en", about: str | None = None, **options):
    answer = {"about": PAGE[language] if about is None else about, "useful": useful}
    return client.post(f"/{language}/feedback/", answer, **options)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_foot_of_a_page_asks_and_the_answer_is_counted(site, reader, clock, language) -> None:
    page = reader.get(PAGE[language]).content.decode()
    assert f'action="/{language}/feedback/"' in page
    assert f'name="about" value="{PAGE[language]}"' in page
    assert f'href="/{language}/contact/?reason=problem&amp;about={PAGE[language]}"' in page

    thanked = Client(enforce_csrf_checks=True)
    for useful in ("yes", "yes", "no"):
        response = press(thanked, useful, language)
    clock.shift(24 * 60 * 60)
    press(thanked, "no", language)

    assert response.status_code == 302
    thanks = reader.get(response["Location"])
    assert THANKS[language] in thanks.content.decode()
    assert f'href="{PAGE[language]}"' in thanks.content.decode()
    assert not (response.cookies or thanks.cookies)
    counts = PageFeedback.objects.order_by("day").values_list("language", "useful", "not_useful")
    assert list(counts) == [(language, 2, 1), (language, 0, 1)]


@pytest.mark.parametrize(
    ("useful", "about", "options", "status"),
    [
        ("perhaps", None, {}, 422),
        ("yes", "/en/no-such-page/", {}, 422),
        ("yes", "https://example.org/en/", {}, 422),
        ("yes", "", {}, 422),
        ("yes", None, {"headers": {"Origin": "https://example.org"}}, 403),
    ],
)
def test_what_no_reader_presses_is_not_counted(
    site, reader, useful, about, options, status
) -> None:
    response = press(reader, useful, about=about, **options)

    assert response.status_code == status
    assert "Your answer was not counted" in response.content.decode()
    assert "example.org" not in response.content.decode()
    assert not PageFeedback.objects.exists()


def test_one_sender_cannot_make_a_page_useful(site, reader) -> None:
    assert [press(reader, "yes").status_code for _each in range(31)] == [302] * 30 + [429]
    assert PageFeedback.objects.get().useful == 30


def test_lists_and_the_front_page_do_not_ask(site, reader) -> None:
    for address in ("/en/", "/en/news/", "/en/contact/", "/en/subscribe/"):
        assert "/en/feedback/" not in reader.get(address).content.decode(), address
