"""What readers of a translation are told when its original has moved on."""

import pytest
from django.test import Client

from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site

pytestmark = pytest.mark.django_db


def block(number: int, kind: str, value: object) -> dict:
    return {"type": kind, "id": f"block-{number}", "value": value}


def heading(words: str) -> dict:
    return {"text": words, "level": "h2"}


@pytest.fixture
def page() -> NewsPage:
    """A public page with two sections, approved on 5 March 2026."""
    page = make_news(make_news_index(make_site()), **both_languages())
    page.body_en = [
        block(1, "heading", heading("Trees")),
        block(2, "text", "<p>Trees cool streets.</p>"),
        block(3, "heading", heading("Roofs")),
        block(4, "text", "<p>Roofs cool houses.</p>"),
    ]
    page.body_zh_hans = [
        block(1, "heading", heading("树木")),
        block(2, "text", "<p>树木为街道降温。</p>"),
        block(3, "heading", heading("屋顶")),
        block(4, "text", "<p>屋顶为房屋降温。</p>"),
    ]
    page.approve_passages()
    for approval in page.reviewed_passages.values():
        approval["on"] = "2026-03-05"
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def notice_of(page: NewsPage, language: str) -> str:
    """Return what stands above the text, or an empty text."""
    shown = Client().get(page.url_in(language)).content.decode()
    _before, found, rest = shown.partition('<div class="notice')
    return rest.partition("</div>")[0] if found else ""


def change(page: NewsPage, **changes: object) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_approved_translation_has_no_notice(page) -> None:
    assert notice_of(page, "zh-hans") == ""


def test_an_outdated_translation_names_its_date_and_the_changed_sections(page) -> None:
    body = list(page.body_en.raw_data)
    body[3] = block(4, "text", "<p>White roofs cool houses.</p>")
    change(page, body_en=body, summary_en="Roofs cool the city.")

    notice = notice_of(page, "zh-hans")

    assert "2026年3月5日" in notice
    assert "<li>屋顶</li>" in notice
    assert "<li>摘要</li>" in notice
    assert "树木" not in notice
    assert notice_of(page, "en") == ""


def test_text_before_the_first_heading_is_the_beginning(page) -> None:
    change(page, body_en=[block(9, "text", "<p>In short.</p>"), *page.body_en.raw_data])

    assert "<li>正文开头</li>" in notice_of(page, "zh-hans")


def test_the_notice_goes_when_the_translation_is_approved(page) -> None:
    change(page, headline_en="Cool roofs")
    assert notice_of(page, "zh-hans")

    page.approve_passages()
    change(page)

    assert notice_of(page, "zh-hans") == ""


def test_an_approval_without_a_date_leaves_the_date_out(page) -> None:
    for approval in page.reviewed_passages.values():
        approval["on"] = ""
    change(page, headline_en="Cool roofs")

    notice = notice_of(page, "zh-hans")

    assert notice
    assert "2026" not in notice
