"""The page of an event: what can be done about it at each moment, and when it is for whom."""

import re
from datetime import date, time

import pytest

from news.models import EventRecording
from tests.library.makers import ADDRESS_LANGUAGES
from tests.news.events import (
    DAY,
    ELSEWHERE,
    EVENING,
    main_of,
    make_event,
    make_events,
    publish,
    read,
)

pytestmark = pytest.mark.django_db

LINKS = {
    "registration_url": f"{ELSEWHERE}register",
    "registration_deadline": date(2030, 6, 29),
    "join_url": f"{ELSEWHERE}join",
}
REASONS = {"status_reason_en": "The hall is closed.", "status_reason_zh_hans": "场馆关闭。"}
PHASES = {
    "upcoming": ("Upcoming", "即将举行"),
    "live": ("Live now", "正在进行"),
    "ended": ("Ended", "已结束"),
    "postponed": ("Postponed", "已延期"),
    "cancelled": ("Cancelled", "已取消"),
}
# What each button leads to.
BUTTONS = {
    "register": f"{ELSEWHERE}register",
    "join": f"{ELSEWHERE}join",
    "watch": "#recordings",
    "calendar": "event.ics",
}


def add_recordings(page, *rows) -> None:
    """Publish the event with recordings: platform, language, whether it opens."""
    page.recordings = [
        EventRecording(
            platform=platform, language=language, url=ELSEWHERE, reachable_in_mainland=opens
        )
        for platform, language, opens in rows
    ]
    publish(page)


def offered(language: str, moment: str) -> tuple[str, list[str]]:
    """Return the phase and the buttons that readers see at a moment."""
    html = main_of(f"/{language}/events/webinar/", moment)
    phase = re.search(r'class="badge badge--(\w+)">([^<]+)<', html)
    assert phase[2] == PHASES[phase[1]][ADDRESS_LANGUAGES.index(language)]
    links = re.findall(r'<a class="button[^"]*" href="([^"]+)"', html)
    return phase[1], [name for name in BUTTONS for link in links if link.endswith(BUTTONS[name])]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize(
    ("zone", "moments"),
    [
        (
            "Asia/Shanghai",  # 8 hours before UTC
            {
                "2030-06-29T15:59Z": ("upcoming", ["register", "calendar"]),
                "2030-06-29T16:01Z": ("upcoming", ["join", "calendar"]),
                "2030-06-30T11:59Z": ("upcoming", ["join", "calendar"]),
                "2030-06-30T12:01Z": ("live", ["join", "watch", "calendar"]),
                "2030-06-30T13:29Z": ("live", ["join", "watch", "calendar"]),
                "2030-06-30T13:31Z": ("ended", ["watch"]),
            },
        ),
        (
            "America/New_York",  # 4 hours behind UTC in summer
            {
                "2030-06-30T03:59Z": ("upcoming", ["register", "calendar"]),
                "2030-06-30T04:01Z": ("upcoming", ["join", "calendar"]),
                "2030-06-30T23:59Z": ("upcoming", ["join", "calendar"]),
                "2030-07-01T00:01Z": ("live", ["join", "watch", "calendar"]),
                "2030-07-01T01:31Z": ("ended", ["watch"]),
            },
        ),
    ],
)
def test_buttons_follow_the_day_of_the_place_and_the_minute(zone, moments, language) -> None:
    page = make_event(make_events(), **EVENING | {"timezone": zone}, **LINKS)
    add_recordings(page, ("Platform", "en", None))

    assert {moment: offered(language, moment) for moment in moments} == moments


@pytest.mark.parametrize(
    ("zone", "moments"),
    [
        (
            "Asia/Shanghai",
            {
                "2030-06-29T15:59Z": ("upcoming", ["register", "calendar"]),
                "2030-06-29T16:01Z": ("live", ["join", "calendar"]),
                "2030-06-30T15:59Z": ("live", ["join", "calendar"]),
                "2030-06-30T16:01Z": ("ended", []),
            },
        ),
        (
            "America/New_York",
            {
                "2030-06-30T03:59Z": ("upcoming", ["register", "calendar"]),
                "2030-06-30T04:01Z": ("live", ["join", "calendar"]),
                "2030-07-01T03:59Z": ("live", ["join", "calendar"]),
                "2030-07-01T04:01Z": ("ended", []),
            },
        ),
    ],
)
def test_a_day_without_a_time_is_on_from_midnight_to_midnight(zone: str, moments) -> None:
    make_event(make_events(), **DAY, timezone=zone, **LINKS)

    assert {moment: offered("zh-hans", moment) for moment in moments} == moments


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_an_event_that_was_called_off_keeps_its_page_and_says_why(status, language) -> None:
    page = make_event(make_events(), **EVENING, **LINKS, **REASONS, status=status)
    reason = REASONS["status_reason_en" if language == "en" else "status_reason_zh_hans"]

    for moment in ("2030-06-01T00:00Z", "2030-06-30T12:30Z", "2031-01-01T00:00Z"):
        assert offered(language, moment) == (status, [])
        html = main_of(f"/{language}/events/webinar/", moment)
        assert f"<p>{reason}</p>" in html
        assert "ticket--off" in html

    publish(page, status="scheduled")
    html = main_of(f"/{language}/events/webinar/")
    assert reason not in html
    assert "ticket--off" not in html


def test_readers_learn_when_registration_closed_and_when_they_can_join() -> None:
    make_event(make_events(), **EVENING, **LINKS | {"registration_deadline": date(2030, 6, 20)})

    before, after = (
        main_of("/zh-hans/events/webinar/", moment)
        for moment in ("2030-06-20T15:59Z", "2030-06-20T16:01Z")
    )

    assert "报名截止" in before
    assert "报名已截止" not in before
    assert "报名已截止" in after
    for html in (before, after):
        assert "参会链接将于活动当天在活动页面显示。" in html
        assert LINKS["join_url"] not in html


def test_recordings_come_by_language_then_platform_and_say_where_they_open() -> None:
    page = make_event(make_events(), **DAY)
    rows = [
        ("Bilibili", "fr", True),
        ("Bilibili", "en", True),
        ("Web TV", "en", False),
        ("Bilibili", "en", None),
        ("Bilibili", "zh-hans", True),
    ]
    add_recordings(page, *rows)

    def lines(language: str) -> list[str]:
        html = main_of(f"/{language}/events/webinar/", "2030-12-01T00:00Z")
        section = html.split('id="recordings"')[1].split("</section>")[0]
        text = re.sub(r"<[^>]+>", "\n", section.split(">", 1)[1])
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return [re.sub(r"^example\.org · ", "", line) for line in lines[1:]]

    assert lines("en") == [
        *["English", "Bilibili", "Opens in mainland China"],
        *["Bilibili", "Not tried in mainland China yet"],
        *["Web TV", "May not open in mainland China"],
        *["Chinese", "Bilibili", "Opens in mainland China"],
        *["French", "Bilibili", "Opens in mainland China"],
    ]
    assert lines("zh-hans") == [
        *["中文", "Bilibili", "在中国大陆可以打开"],
        *["英文", "Bilibili", "在中国大陆可以打开"],
        *["Bilibili", "尚未在中国大陆测试"],
        *["Web TV", "在中国大陆可能无法打开"],
        *["法文", "Bilibili", "在中国大陆可以打开"],
    ]


def time_block(language: str) -> str:
    html = main_of(f"/{language}/events/webinar/")
    block = html.split("facts__row")[1].split("</dd>")[0].split("data-reader-time")[0]
    return " ".join(re.sub(r"<[^>]*>?", " ", block.split("<ul>")[1]).split())


def test_a_time_is_told_in_the_zone_of_the_host_and_in_that_of_the_language() -> None:
    page = make_event(make_events(), **EVENING)

    assert time_block("en") == (
        "Sunday, 30 June 2030 20:00 – 21:30 host’s time: Asia/Shanghai, UTC+8 "
        "Sunday, 30 June 2030 12:00 – 13:30 UTC"
    )
    assert time_block("zh-hans") == "2030年6月30日（星期日） 20:00 – 21:30 北京时间"

    publish(page, timezone="America/New_York")
    assert time_block("zh-hans") == (
        "2030年6月30日（星期日） 20:00 – 21:30 主办方时间：America/New_York，UTC\u22124 "
        "2030年7月1日（星期一） 08:00 – 09:30 北京时间"
    )


def test_the_readers_own_time_is_asked_for_only_where_a_time_was_published() -> None:
    page = make_event(make_events(), **EVENING)
    for language in ADDRESS_LANGUAGES:
        html = read(f"/{language}/events/webinar/").content.decode()
        assert "js/reader_time" in html
        assert re.search(r"<li data-reader-time hidden>", html)
        assert "js/reader_time" not in read(f"/{language}/events/").content.decode()

    publish(page, start_time=None, end_time=None, date_precision="day")
    html = read("/en/events/webinar/").content.decode()
    assert "reader_time" not in html
    assert "data-reader-time" not in html


def test_the_page_names_its_calendar() -> None:
    make_event(make_events(), **EVENING)

    for language in ADDRESS_LANGUAGES:
        html = read(f"/{language}/events/webinar/").content.decode()
        [link] = re.findall(r'<link rel="alternate" type="text/calendar"[^>]*>', html)
        address = re.search(r'href="([^"]+)"', link)[1]
        assert address == f"http://testserver/{language}/events/webinar/event.ics"
        assert read(address.removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize(
    ("fields", "english", "chinese"),
    [
        (
            DAY,
            ["June 2030", "30", "Sunday", "Time not published"],
            ["2030年6月", "30", "星期日", "未公布具体时间"],
        ),
        (
            EVENING,
            ["June 2030", "30", "Sunday", "20:00–21:30", "UTC+8"],
            ["2030年6月", "30", "星期日", "20:00–21:30", "UTC+8"],
        ),
        (
            EVENING | {"end_date": date(2030, 9, 2)},
            ["June 2030", "30", "Sunday", "until 2\xa0September", "20:00", "UTC+8"],
            ["2030年6月", "30", "星期日", "至9月2日", "20:00", "UTC+8"],
        ),
        (
            DAY | {"end_date": date(2031, 1, 1)},
            ["June 2030", "30", "Sunday", "until 1\xa0January 2031", "Time not published"],
            ["2030年6月", "30", "星期日", "至2031年1月1日", "未公布具体时间"],
        ),
        (
            EVENING | {"start_time": time(23), "timezone": "Asia/Kathmandu", "end_time": None},
            ["June 2030", "30", "Sunday", "23:00", "UTC+5:45"],
            ["2030年6月", "30", "星期日", "23:00", "UTC+5:45"],
        ),
        (
            EVENING | {"status": "cancelled"} | REASONS,
            ["June 2030", "30", "Sunday", "Cancelled"],
            ["2030年6月", "30", "星期日", "已取消"],
        ),
    ],
)
def test_a_ticket_shows_as_much_as_was_published(fields, english, chinese) -> None:
    make_event(make_events(), **fields)

    for address in ("events/webinar/", "events/"):
        for language, expected in zip(ADDRESS_LANGUAGES, (english, chinese), strict=True):
            html = main_of(f"/{language}/{address}")
            ticket = html.split('class="ticket__date"')[1].split("</div>")[0]
            text = re.sub(r"<[^>]*>|^[^>]*>", "\n", ticket)
            assert [line.strip() for line in text.splitlines() if line.strip()] == expected
