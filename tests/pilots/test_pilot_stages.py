"""A pilot's page says where the pilot stands, and what proves it."""

import re
from datetime import date
from typing import Any

import pytest

from news.models import NewsIndexPage
from pilots.models import PilotIndexPage, PilotMilestone, PilotPage
from tests.factories import make_news, make_news_index, make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, main_of, make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> NewsIndexPage:
    return make_news_index(make_site())


@pytest.fixture
def pilots(news) -> PilotIndexPage:
    return make_index(news.get_parent(), PilotIndexPage, "pilots")


def words(html: str) -> str:
    """Return the text between the tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rail(page: PilotPage, language: str = "en") -> dict[str, str]:
    """Return the state of every stage, in the order of the path."""
    stops = re.findall(
        r'data-state="(\w+)".*?stages__name">(.*?)</span>', main_of(page, language), re.DOTALL
    )
    return {words(name): state for state, name in stops}


STAGES = {
    "en": ["Idea", "Needs assessment", "In design", "Under implementation", "Completed", "Closed"],
    "zh-hans": ["构想", "需求评估", "设计中", "实施中", "已完成", "已结束"],
}


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_the_rail_shows_the_whole_path_in_order(pilots, language: str) -> None:
    page = add_public(pilots, PilotPage, stage="design")

    states = rail(page, language)

    assert len(states) == 6
    assert list(states.values()) == ["done", "done", "current", "ahead", "ahead", "ahead"]
    assert list(states)[1:4] == STAGES[language][1:4]


@pytest.mark.parametrize(
    ("stage", "is_completed", "done", "current"),
    [
        ("idea", False, 0, 1),
        ("needs_assessment", False, 1, 1),
        ("needs_assessment", True, 2, 0),
        ("implementing", False, 3, 1),
        ("completed", True, 5, 0),
        ("closed", False, 6, 0),
        ("cancelled", False, 0, 0),
        ("suspended", False, 0, 0),
    ],
)
def test_the_rail_stands_where_the_pilot_stands(pilots, stage, is_completed, done, current):
    page = add_public(pilots, PilotPage, stage=stage, stage_completed=is_completed)

    states = list(rail(page).values())

    assert (states.count("done"), states.count("current")) == (done, current)
    assert main_of(page, "zh-hans").count('aria-current="step"') == current


def test_a_cancelled_pilot_stands_where_its_last_milestone_left_it(pilots) -> None:
    page = add_public(pilots, PilotPage, stage="cancelled")
    PilotMilestone.objects.create(page=page, date=date(2019, 1, 1), stage="needs_assessment")

    assert list(rail(page).values()).count("done") == 2
    assert "Cancelled" in main_of(page, "en")


def milestones(page: PilotPage, evidence: Any = None) -> None:
    rows = [
        (date(2019, 6, 1), "month", "needs_assessment", "Visit", "考察", None),
        (date(2018, 1, 1), "year", "idea", "Letter", "来函", None),
        (date(2020, 2, 29), "day", "design", "Plan", "规划", evidence),
    ]
    for day, precision, stage, english, chinese, proof in rows:
        PilotMilestone.objects.create(
            page=page,
            date=day,
            precision=precision,
            stage=stage,
            label_en=english,
            label_zh_hans=chinese,
            evidence=proof,
            duration_days=4 if english == "Visit" else None,
        )


@pytest.mark.parametrize(
    ("language", "title", "dates", "labels", "days"),
    [
        (
            "en",
            "Timeline",
            ["29 February 2020", "June 2019", "2018"],
            "Plan Visit Letter",
            "4 days",
        ),
        ("zh-hans", "时间线", ["2020年2月29日", "2019年6月", "2018"], "规划 考察 来函", "4天"),
    ],
)
def test_milestones_come_newest_first_and_as_exact_as_their_source(
    pilots, language, title, dates, labels, days
) -> None:
    page = add_public(pilots, PilotPage, stage="design")
    milestones(page)

    html = main_of(page, language)

    timeline = html.split('<ol class="route">')[1].split("</ol>")[0]
    shown = [words(item) for item in re.findall(r'route__date">(.*?)</p>', timeline, re.DOTALL)]
    assert shown == dates
    positions = [timeline.index(f">{label}") for label in labels.split()]
    assert positions == sorted(positions)
    assert days in timeline


def test_evidence_is_linked_only_where_its_language_has_the_page(news, pilots) -> None:
    page = add_public(pilots, PilotPage, stage="design")
    milestones(page, evidence=make_news(news, headline_en="The plan is ready", slug="plan"))

    assert main_of(page, "en").count('href="/en/news/plan/"') >= 2
    assert "/news/plan/" not in main_of(page, "zh-hans")


def test_a_milestone_outlives_its_evidence(news, pilots) -> None:
    page = add_public(pilots, PilotPage, stage="design")
    proof = make_news(news, slug="plan")
    milestones(page, evidence=proof)

    proof.delete()

    html = main_of(page, "en")
    assert "Plan" in html
    assert "/news/plan/" not in html
