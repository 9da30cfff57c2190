"""Records that are never saved, one for each state in which a page can be met."""

import datetime
from typing import Any

from cities_site.bilingual.languages import (
    CHINESE,
    ENGLISH,
    LANGUAGES,
    active_language,
    localized,
)
from cities_site.bilingual.models import BasePage
from cities_site.library.models import (
    Country,
    KeyFigure,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)
from news.models import EventPage, NewsPage, PublicationPage, PublicationPublisher
from partners.models import PartnerPage
from pilots.choices import STAGE_PATH, Stage
from pilots.models import PilotPage
from pilots.stages import MilestoneLine, StageStep, stage_rail

Words = dict[str, str]

DAY = datetime.date(2020, 6, 30)
TITLE = {ENGLISH: "Cool roofs in three cities", CHINESE: "三座城市的降温屋顶"}
SUMMARY = {
    ENGLISH: "A sentence or two that tell the whole story, because a card shows all of it.",
    CHINESE: "用一两句话讲清全部内容，因为卡片会完整显示摘要。",
}
LONG_TITLE = {
    ENGLISH: "Intergovernmental experiences with transdisciplinary decarbonization of "
    "energy-intensive neighbourhoods: institutionalization, operationalization, standardization",
    CHINESE: "关于能源密集型街区跨学科低碳转型的政府间经验：制度建设、实施路径与标准体系"
    "以及海陆丝绸之路沿线城市之间开展南南合作和三方合作的初步观察",
}
LONG_WORD = {
    ENGLISH: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    CHINESE: "https://example.org/a-very-long-address-without-any-place-to-break-it",
}
TOPICS = (
    {ENGLISH: "Health", CHINESE: "卫生"},
    {ENGLISH: "Climate action", CHINESE: "气候行动"},
    {ENGLISH: "Sustainable urban development", CHINESE: "可持续城市发展"},
)
SERVICES = (
    {ENGLISH: "Demand-driven needs assessment", CHINESE: "以需求为导向的需求评估"},
    {ENGLISH: "Capacity development", CHINESE: "能力建设"},
)


def both(name: str, value: Words) -> dict[str, Any]:
    """Return the columns that hold `value` as `name` in every language."""
    return {localized(name, language): value[language] for language in LANGUAGES}


def page(model: type[BasePage], title: Words = TITLE, only: str = "", **facts: Any) -> Any:
    """Return an unsaved page of a type; `only` names the one language that is public."""
    public = {localized("public", each): only in ("", each) for each in LANGUAGES}
    record = model(
        slug="sample",
        # Links of samples have an address of this site, as real ones do; nothing answers there.
        url_path="/home/sample/",
        live=True,
        source_language=only or ENGLISH,
        display_date=DAY,
        **both("headline", title),
        **both("summary", SUMMARY),
        **public,
    )
    for name, value in facts.items():
        setattr(record, name, value)
    return record


def article(**facts: Any) -> NewsPage:
    """Return an article."""
    return page(NewsPage, **facts)


def publication(**facts: Any) -> PublicationPage:
    """Return a publication of one publisher."""
    publisher = PublicationPublisher(partner=page(PartnerPage, PARTNER_NAME))
    known = {"published_on": DAY, "published_precision": "month", "publishers": [publisher]}
    return page(PublicationPage, **known | facts)


PARTNER_NAME = {ENGLISH: "Network of harbour cities", CHINESE: "港口城市网络"}


def event(**facts: Any) -> EventPage:
    """Return an event of one day whose time was not published."""
    return page(EventPage, **{"start_date": DAY} | facts)


def timed_event(**facts: Any) -> EventPage:
    """Return an event with a time in a zone."""
    times = {
        "start_time": datetime.time(9),
        "end_time": datetime.time(11),
        "date_precision": "minute",
        "timezone": "Asia/Shanghai",
    }
    return event(**times | facts)


def pilot(stage: str = Stage.IMPLEMENTING, **facts: Any) -> PilotPage:
    """Return a pilot at a stage, with its rail, its place and two goals."""
    record = page(PilotPage, stage=stage, **facts)
    record.country = Country(iso_code="XX", **both("name", COUNTRY))
    record.sdgs = [goal(11), goal(13)]
    record.rail = rail(stage)
    return record


COUNTRY = {ENGLISH: "A country or territory", CHINESE: "某国家或地区"}


def rail(stage: str = Stage.IMPLEMENTING, is_completed: bool = False) -> list[StageStep]:
    """Return the rail of a pilot whose every step up to `stage` has a dated milestone."""
    reached = STAGE_PATH.index(stage) if stage in STAGE_PATH else 1
    return stage_rail(stage, is_completed, [_milestone(step) for step in STAGE_PATH[: reached + 1]])


def _milestone(stage: Stage) -> MilestoneLine:
    position = STAGE_PATH.index(stage)
    date = datetime.date(2019 + position // 2, 6, 10)
    return MilestoneLine(
        date=date,
        date_in_words=str(date.year),
        duration_days=None,
        stage=stage.value,
        stage_label=str(stage.label),
        label="",
        evidence_title="",
        evidence_url="#stages",
    )


def goal(number: int) -> SustainableDevelopmentGoal:
    """Return a goal by its number."""
    names = {ENGLISH: f"Goal {number}", CHINESE: f"目标{number}"}
    # Related records that were never saved need a key to be told apart.
    return SustainableDevelopmentGoal(pk=number, number=number, **both("name", names))


def goals() -> list[SustainableDevelopmentGoal]:
    """Return all seventeen goals."""
    return [goal(number) for number in range(1, 18)]


def topics() -> list[Topic]:
    """Return a few topics."""
    return [Topic(slug=f"topic-{n}", **both("name", name)) for n, name in enumerate(TOPICS)]


def services() -> list[Service]:
    """Return a few services."""
    return [Service(slug=f"service-{n}", **both("name", name)) for n, name in enumerate(SERVICES)]


def key_figure() -> KeyFigure:
    """Return a dated figure."""
    return KeyFigure(
        as_of=datetime.date(2018, 12, 31),
        **both("value_text", {ENGLISH: "close to 50", CHINESE: "近50个"}),
        **both("label", {ENGLISH: "cities and institutions", CHINESE: "城市和机构"}),
        **both("as_of_text", {ENGLISH: "by the end of 2018", CHINESE: "截至2018年底"}),
    )


def text(value: Words) -> str:
    """Return the words of the active language."""
    return value[active_language()]
