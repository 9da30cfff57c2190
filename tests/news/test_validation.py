"""What a form refuses it explains in the reader's language, and nothing that was typed is lost."""

from datetime import date
from typing import Any

import pytest

from news.models import EventIndexPage, EventPage, PublicationIndexPage, PublicationPage
from tests.editor import open_editor, save_editor, send
from tests.factories import make_administrator, make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_index, reads_the_admin_in

pytestmark = pytest.mark.django_db

ISBN = ("check digit does not match", "ISBN无效：校验码不符")
ISSN = ("check digit does not match", "ISSN无效：校验码不符")
DOI = ("Write the DOI alone, without an address, such as", "请只填写DOI，不加网址，例如")
ZONE = ("Write the IANA name of a time zone", "请填写时区的IANA名称")
END = ("The event must end after it begins", "活动的结束时间必须晚于开始时间")
YEAR = ("Give a year between 1945 and 2100", "请填写1945年至2100年之间的年份")
TYPED = {"headline_en": "Typed in English", "headline_zh_hans": "键入的中文"}
MINUTE = {"date_precision": "minute", "timezone": "Asia/Shanghai"}

# By type of page: the field that is refused, what was typed, and what the form says.
PUBLICATION = [
    ("isbn", {"isbn": "978-0-306-40615-8"}, ISBN),
    ("isbn", {"isbn": "0-306-40615-3"}, ISBN),
    ("isbn", {"isbn": "泉州"}, ISBN),
    ("issn", {"issn": "2049-3631"}, ISSN),
    ("doi", {"doi": "https://doi.org/10.1000/182"}, DOI),
    ("doi", {"doi": "10.1000/a b"}, DOI),
]
EVENT = [
    ("timezone", {"timezone": "Beijing"}, ZONE),
    ("timezone", {"timezone": "../UTC"}, ZONE),
    ("timezone", {"timezone": "localtime"}, ZONE),
    ("end_date", {"start_date": "2020-06-30", "end_date": "2020-06-29"}, END),
    (
        "end_time",
        {"start_date": "2020-06-30", "start_time": "20:00", "end_time": "20:00"} | MINUTE,
        END,
    ),
    (
        "end_time",
        {
            "start_date": "2020-06-30",
            "start_time": "20:00",
            "end_date": "2020-06-30",
            "end_time": "19:59",
        }
        | MINUTE,
        END,
    ),
    ("start_date", {"start_date": "1944-12-31"}, YEAR),
    ("start_date", {"start_date": "2101-01-01"}, YEAR),
    ("end_date", {"start_date": "2020-06-30", "end_date": "2101-01-01"}, YEAR),
]

ACCEPTED = [
    (PublicationPage, {"isbn": "978-0-306-40615-7"}),
    (PublicationPage, {"isbn": "9780306406157"}),
    (PublicationPage, {"isbn": "0-306-40615-2"}),
    (PublicationPage, {"issn": "2049-3630"}),
    (PublicationPage, {"doi": "10.1000/182"}),
    (PublicationPage, {"doi": "10.1000.10/123-(x)_y"}),
    (EventPage, {"timezone": "America/Argentina/Buenos_Aires"}),
    (EventPage, {"start_date": "1945-01-01"}),
    (EventPage, {"start_date": "2100-12-31", "end_date": "2100-12-31"}),
    (EventPage, {"start_date": "2020-06-30", "start_time": "20:00", "end_time": "20:01"} | MINUTE),
    (
        EventPage,
        {
            "start_date": "2020-06-30",
            "start_time": "20:00",
            "end_date": "2020-07-01",
            "end_time": "08:00",
        }
        | MINUTE,
    ),
]


def make(model: type) -> Any:
    """Add a published page of the type."""
    home = make_site()
    if model is EventPage:
        index = make_index(home, EventIndexPage, "events")
        return add_public(index, EventPage, start_date=date(2019, 5, 1))
    return add_public(make_index(home, PublicationIndexPage, "publications"), PublicationPage)


CASES = [
    *((PublicationPage, *case) for case in PUBLICATION),
    *((EventPage, *case) for case in EVENT),
]


@pytest.mark.parametrize(
    ("language", "action"),
    [("en", {}), ("zh-hans", {"action-publish": "1"})],
    ids=ADDRESS_LANGUAGES,
)
@pytest.mark.parametrize(("model", "field", "typed", "said"), CASES)
def test_what_is_wrong_is_refused_and_what_was_typed_stays(
    model, field, typed, said, language, action
) -> None:
    page = make(model)
    editor = open_editor(page, reads_the_admin_in(make_administrator(), language))

    response = send(editor, typed | TYPED | action)

    assert response.status_code == 200
    form, html = response.context["form"], response.content.decode()
    assert list(form.errors) == [field]
    assert said[ADDRESS_LANGUAGES.index(language)] in html
    assert {name: form[name].value() for name in typed | TYPED} == typed | TYPED
    for value in TYPED.values():
        assert f'value="{value}"' in html
    stored = model.objects.get(pk=page.pk)
    assert stored.headline_en == "Green roofs"
    assert stored.get_latest_revision() is None


@pytest.mark.parametrize(("model", "typed"), ACCEPTED)
def test_what_is_right_is_kept(model, typed: dict[str, str]) -> None:
    page = make(model)

    save_editor(open_editor(page, make_administrator()), typed | {"action-publish": "1"})

    stored = model.objects.get(pk=page.pk)
    for name, value in typed.items():
        assert str(getattr(stored, name)).startswith(value)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"date_precision": "minute", "timezone": "UTC"}, "start_time"),
        ({"date_precision": "minute", "start_time": "20:00"}, "timezone"),
        ({"start_time": "20:00"}, "date_precision"),
        ({"status": "held", "start_date": "2099-01-01"}, "status"),
        ({"start_date": ""}, "start_date"),
    ],
)
def test_half_a_time_is_refused_beside_its_field(typed: dict[str, str], field: str) -> None:
    page = make(EventPage)

    response = send(open_editor(page, make_administrator()), typed | {"action-publish": "1"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_an_event_is_not_called_off_without_a_reason(status: str) -> None:
    page = make(EventPage)
    changes = {"status": status, "status_reason_en": "The hall was closed."}

    response = send(open_editor(page, make_administrator()), changes | {"action-publish": "1"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["status_reason_zh_hans"]
    assert EventPage.objects.get(pk=page.pk).status == "scheduled"
