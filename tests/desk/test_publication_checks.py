"""What lacks evidence, rights or reach stays a draft; the editor says what to do next."""

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cities_site.library.models import KeyFigure
from cities_site.library.reach import opens_in_mainland
from news.models import EventPage, EventRecording, NewsFigure, NewsPage
from pilots.models import Indicator, PilotIndexPage, PilotMilestone, PilotPage
from tests.editor import filled_form, open_editor, save_editor, send, sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.library.makers import (
    ADDRESS_LANGUAGES,
    RIGHTS,
    add_public,
    make_image,
    make_index,
    reads_the_admin_in,
)
from tests.news.events import DAY, make_event, make_events
from tests.partners.makers import add_partner, make_registry

pytestmark = pytest.mark.django_db
TYPED = {"headline_en": "Typed a moment ago"}


@pytest.fixture
def news():
    return make_news_index(make_site())


@pytest.fixture
def editor():
    return make_user("editor", "Editors")


def draft(page: Any, **facts: Any) -> Any:
    """Put a draft with other facts on top of a page: fields, streams and rows."""
    top = page.get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(top, name, value)
    top.save_revision()
    return type(page).objects.get(pk=page.pk)


def blocks(*items: tuple[str, dict[str, Any]]) -> str:
    """Return a stream as it is stored."""
    return json.dumps(
        [
            {"type": kind, "id": f"{number:08d}", "value": value}
            for number, (kind, value) in enumerate(items)
        ]
    )


def refused(page: Any, user: Any) -> str:
    """Press the button to publish, and expect to find what was typed in the form again."""
    answer = send(open_editor(page, user), TYPED | {"action-publish": "1"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Typed a moment ago"' in html
    assert not type(page).objects.filter(headline_en=TYPED["headline_en"]).exists()
    return html


def accepted(page: Any, user: Any) -> None:
    save_editor(open_editor(page, user), TYPED | {"action-publish": "1"})
    assert type(page).objects.get(pk=page.pk).headline_en == TYPED["headline_en"]


@pytest.mark.parametrize(
    ("language", "said"),
    list(
        zip(
            ADDRESS_LANGUAGES, ["has no credit and no licence", "没有署名，也没有许可"], strict=True
        )
    ),
)
def test_a_picture_needs_its_credit_and_licence(news, editor, language, said) -> None:
    image = make_image()
    page = draft(make_news(news), hero_image=image)
    reads_the_admin_in(editor, language)

    html = refused(page, editor)

    assert said in html
    assert reverse("wagtailimages:edit", args=(image.pk,)) in html
    for name, value in RIGHTS.items():
        setattr(image, name, value)
    image.save()
    accepted(page, editor)


def test_a_picture_that_readers_have_already_keeps_nobody_from_a_correction(news, editor) -> None:
    page = make_news(news, hero_image=make_image())

    accepted(draft(page, display_date=date(2026, 1, 2)), editor)


def test_a_picture_in_both_texts_is_asked_for_in_each(news, editor) -> None:
    stream = blocks(("image", {"image": make_image().pk, "caption": ""}))
    page = draft(make_news(news, **both_languages()), body_en=stream, body_zh_hans=stream)

    page.get_latest_revision().publish(user=make_user("publisher", "Publishers"))

    page = NewsPage.objects.get(pk=page.pk)
    assert not page.body_en
    assert not page.body_zh_hans


def test_a_map_is_cleared_first_and_what_is_none_is_said_to_be_none(news, editor) -> None:
    image = make_image(**RIGHTS | {"alt_text_en": "Map of the region"})
    page = draft(make_news(news), hero_image=image)

    assert "seems to be a map" in refused(page, editor)
    image.is_map = True
    image.save()
    # Nobody overrides it: whoever may answer for errors of the checks is told the same.
    assert "is a map: write the reference" in refused(
        page, make_user("administrator", is_superuser=True)
    )
    image.map_clearance_reference = "4170 R18"
    image.save()
    accepted(page, editor)
    image.is_map, image.map_clearance_reference = False, ""
    image.save()
    accepted(draft(make_news(news, slug="other"), hero_image=image), editor)


@pytest.mark.parametrize(
    ("language", "said"),
    list(
        zip(
            ADDRESS_LANGUAGES,
            ["does not open in mainland China", "在中国大陆无法打开"],
            strict=True,
        )
    ),
)
def test_a_video_that_the_mainland_cannot_open_needs_another_way(
    news, editor, language, said
) -> None:
    link = {"platform": "YouTube", "url": "https://www.youtube.com/watch?v=1", "language": "en"}
    video = {"title": "Roofs", "links": [link], "transcript": ""}
    reads_the_admin_in(editor, language)
    page = draft(make_news(news), body_en=blocks(("video", video)))

    assert said in refused(page, editor)

    with_transcript = video | {"transcript": "<p>Roofs cool the city.</p>"}
    other = {"platform": "Bilibili", "url": "https://www.bilibili.com/video/1", "language": "en"}
    for number, helped in enumerate([with_transcript, video | {"links": [link, other]}]):
        fresh = make_news(news, slug=f"helped-{number}")
        draft(fresh, body_en=blocks(("video", helped))).get_latest_revision().publish(user=editor)
        assert NewsPage.objects.get(pk=fresh.pk).body_en


def test_a_link_in_a_text_is_judged_by_where_it_leads(news, editor) -> None:
    text = blocks(("text", '<p><a href="https://en.wikipedia.org/wiki/Quanzhou">Quanzhou</a></p>'))
    page = draft(make_news(news), body_en=text)
    screen = sign_in(editor).get(reverse("desk_review", args=(page.pk,))).content.decode()
    assert "“en.wikipedia.org” does not open in mainland China" in screen
    page.get_latest_revision().publish(user=editor)
    assert not NewsPage.objects.get(pk=page.pk).body_en
    assert not opens_in_mainland("https://x.com./a")
    for opens in (
        "https://example.org/x.com",
        "https://netflix.com/",
        "https://[broken",
        "mailto:a",
    ):
        assert opens_in_mainland(opens)


def test_an_event_has_a_recording_that_opens(editor) -> None:
    page = make_event(make_events(), **DAY)
    recording = EventRecording(platform="Vimeo", language="en", url="https://vimeo.com/1")
    page = draft(page, recordings=[recording])

    assert "No recording opens in mainland China (Vimeo)" in refused(page, editor)
    # Somebody has tried it there.
    recording.reachable_in_mainland = True
    accepted(draft(page, recordings=[recording]), editor)
    assert EventPage.objects.get(pk=page.pk).recordings.count() == 1


def test_figures_say_when_and_by_whom(news, editor) -> None:
    page = draft(make_news(news), figures=[NewsFigure(value=50, label_en="cities")])
    html = refused(page, editor)
    assert "needs the day for which it was true and its source" in html

    figure = {"value": "close to 50", "label": "cities", "as_of": "2018-12-31", "source": ""}
    page = draft(make_news(news, slug="block"), body_en=blocks(("figure", figure)))
    assert "the figure “close to 50” needs its source" in refused(page, editor)
    accepted(draft(page, body_en=blocks(("figure", figure | {"source": "UNOSSC"}))), editor)


def test_a_key_figure_names_its_source(editor) -> None:
    figure = KeyFigure.objects.create(
        slug="cities",
        label_en="cities",
        value_text_en="50",
        as_of=date(2018, 12, 31),
        source_en="X",
    )
    opened = open_snippet(figure, editor)

    answer = opened[0].post(opened[1], opened[2] | {"source_en": "", "label_en": "member cities"})

    assert "Name the source of the figure" in answer.content.decode()
    assert KeyFigure.objects.get().label_en == "cities"


def open_snippet(record: Any, user: Any) -> tuple[Any, str, dict[str, Any]]:
    client = sign_in(user)
    address = reverse(record.snippet_viewset.get_url_name("edit"), args=(record.pk,))
    return client, address, filled_form(client.get(address).context["form"])


def test_a_weekday_agrees_with_its_date_in_a_page_of_one_language(news, editor) -> None:
    wrong = "The cities meet on Monday, 25 November 2026."
    html = refused(draft(make_news(news), summary_en=wrong), editor)
    assert "has the wrong weekday" in html
    assert "Summary" in html
    right = wrong.replace("Monday", "Wednesday")
    accepted(draft(make_news(news, slug="right"), summary_en=right), editor)


def test_a_pilot_moves_on_with_a_dated_public_page_only(news, editor) -> None:
    pilots = make_index(news.get_parent(), PilotIndexPage, "pilots")
    pilot = add_public(pilots, PilotPage, stage="idea")
    step = PilotMilestone(date=date(2026, 5, 1), stage="design", label_en="Plans are drawn")
    pilot = draft(pilot, stage="design", milestones=[step])
    administrator = make_user("administrator", is_superuser=True)

    assert "The stage “In design” needs evidence" in refused(pilot, editor)
    step.evidence = make_news(news)
    # The page has no date yet, and nobody overrides the rule.
    assert "needs evidence" in refused(draft(pilot, milestones=[step]), administrator)
    NewsPage.objects.filter(pk=step.evidence_id).update(display_date=date(2026, 5, 2))
    accepted(pilot, editor)

    # A later correction is not asked for the evidence of a stage that readers know.
    NewsPage.objects.filter(pk=step.evidence_id).update(live=False)
    draft(pilot, code="P-1", headline_en="Quanzhou").get_latest_revision().publish(user=editor)
    assert PilotPage.objects.get(pk=pilot.pk).code == "P-1"


def test_a_blocked_fact_is_not_published_by_another_door(news, editor) -> None:
    pilots = make_index(news.get_parent(), PilotIndexPage, "pilots")
    pilot = add_public(pilots, PilotPage, **both_languages(slug="pilot", stage="idea"))
    pilot = draft(pilot, stage="completed", headline_en="Quanzhou")

    pilot.get_latest_revision().publish(user=editor)

    pilot = PilotPage.objects.get(pk=pilot.pk)
    assert (pilot.stage, pilot.headline_en) == ("idea", "Quanzhou")
    assert pilot.get_latest_revision_as_object().stage == "completed"


def test_numbers_of_a_pilot_say_when_and_by_whom(news, editor) -> None:
    pilots = make_index(news.get_parent(), PilotIndexPage, "pilots")
    row = Indicator(name_en="Cool roofs", actual=4)
    facts = {"budget_total": 10, "currency": "USD", "indicators": [row]}
    html = refused(draft(add_public(pilots, PilotPage), **facts), editor)
    assert "The indicator “Cool roofs” needs its source" in html
    assert "the day for which it was true" in html
    assert "Give the day to which the budget refers" in html


def test_a_logo_has_its_permission_and_needs_no_licence(editor) -> None:
    partner = add_partner(make_registry(), "泉州市", "Quanzhou")
    page = draft(partner, logo=make_image())
    assert "Record the permission before the logo is public." in refused(page, editor)
    accepted(draft(page, logo_permission="Mayor’s office, 2026-01-05"), editor)
