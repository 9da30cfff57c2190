"""What is scheduled goes out whole or stays scheduled, whatever fails."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_published

from cities_site.operations.models import Heartbeat
from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.operations.crashes import exception_at
from tests.operations.schedules import expire, is_scheduled, schedule, stored

pytestmark = pytest.mark.django_db

COOL = {"headline_en": "Cool roofs", "headline_zh_hans": "凉爽屋顶"}


@pytest.fixture
def index():
    return make_news_index(make_site())


def run(**options) -> str:
    with StringIO() as output, StringIO() as errors:
        call_command("publish_due", stdout=output, stderr=errors, **options)
        return output.getvalue() + errors.getvalue()


def test_due_drafts_go_out_in_both_languages_and_expired_pages_leave(index) -> None:
    changed = make_news(index, **both_languages())
    first = make_news(index, **both_languages(live=False))
    over = make_news(index, headline_en="Old roofs")
    later = make_news(index, headline_en="Later roofs")
    schedule(changed, **COOL)
    schedule(first)
    waiting = schedule(later, minutes_ago=-60, headline_en="Too early")
    expire(over)

    assert "revision" in run(dry_run=True)
    assert stored(changed).headline_en == "Green roofs"
    assert run().startswith("2 published, 1 expired, 0 held")

    page = stored(changed)
    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")
    assert stored(first).available_languages == ["en", "zh-hans"]
    assert (stored(over).live, stored(over).expired) == (False, True)
    assert stored(later).headline_en == "Later roofs"
    assert is_scheduled(waiting)
    assert run().startswith("0 published, 0 expired")
    actions = PageLogEntry.objects.filter(action__endswith=".scheduled")
    assert sorted(actions.values_list("page_id", "action")) == sorted(
        [
            (changed.pk, "wagtail.publish.scheduled"),
            (first.pk, "wagtail.publish.scheduled"),
            (over.pk, "wagtail.unpublish.scheduled"),
        ]
    )


def test_one_page_that_fails_stops_no_other_and_is_reported_until_it_is_mended(index) -> None:
    pages = [make_news(index, headline_en=f"Page {number}") for number in range(3)]
    revisions = [
        schedule(page, minutes_ago=9 - number, headline_en=f"New {number}")
        for number, page in enumerate(pages)
    ]

    def broken(instance, **kwargs) -> None:
        if instance.pk == pages[0].pk:
            raise ValueError("a page of our own that cannot be published")

    page_published.connect(broken)
    try:
        for _run in range(2):
            with pytest.raises(CommandError, match="stay scheduled"):
                run()
            [problem] = Heartbeat.objects.get(name="publish_due").problems
            assert problem["error"] == "ValueError"
            assert str(revisions[0].pk) in problem["item"]
    finally:
        page_published.disconnect(broken)

    assert [stored(page).headline_en for page in pages] == ["Page 0", "New 1", "New 2"]
    assert [is_scheduled(revision) for revision in revisions] == [True, False, False]
    run()
    assert stored(pages[0]).headline_en == "New 0"
    assert Heartbeat.objects.get(name="publish_due").problems == []


def test_a_failure_at_any_write_leaves_the_item_scheduled_and_the_next_run_does_it(index) -> None:
    points = 0
    while True:
        page = make_news(index, **both_languages(headline_en=f"Page {points}"))
        revision = schedule(page, **COOL)
        with exception_at(points + 1) as writes:
            try:
                run()
            except CommandError:
                assert writes.count >= points + 1
            else:
                break
        assert is_scheduled(revision)
        assert stored(page).headline_en == f"Page {points}"
        assert stored(page).live_revision_id != revision.pk
        run()
        assert stored(page).headline_en == "Cool roofs"
        points += 1
    # Wagtail's own command loses the item at every write but the first.
    assert points >= 6


def test_an_expiry_that_fails_at_any_write_happens_later(index) -> None:
    points = 0
    while True:
        page = make_news(index, headline_en=f"Page {points}")
        expire(page)
        with exception_at(points + 1):
            try:
                run()
            except CommandError:
                pass
            else:
                break
        assert (stored(page).live, stored(page).expired) == (True, False)
        run()
        assert (stored(page).live, stored(page).expired) == (False, True)
        points += 1
    assert points >= 3


def test_a_publication_outlives_the_expiry_of_the_version_before_it(index) -> None:
    page = make_news(index, headline_en="Old roofs")
    expire(page, minutes_ago=30)
    schedule(page, minutes_ago=10, headline_en="Cool roofs", expire_at=None)

    run()

    assert stored(page).live
    assert stored(page).headline_en == "Cool roofs"


def test_a_later_schedule_survives_an_expiry(index) -> None:
    page = make_news(index)
    expire(page)
    revision = schedule(page, minutes_ago=-60, headline_en="Cool roofs")
    run()
    assert not stored(page).live
    assert is_scheduled(revision)


def test_what_is_late_by_more_than_its_whole_time_is_never_shown(index) -> None:
    page = make_news(index, live=False)
    schedule(page, minutes_ago=60, expire_at=timezone.now() - datetime.timedelta(minutes=30))
    assert run().startswith("1 published")
    assert (stored(page).live, stored(page).expired) == (False, True)
    assert NewsPage.objects.live().count() == 0


def test_personal_data_keeps_a_language_back_and_that_is_reported(index) -> None:
    page = make_news(index, **both_languages())
    schedule(page, summary_en="Call +86 138 0013 8000.", headline_zh_hans="凉爽屋顶")
    run()
    live = stored(page)
    assert live.headline_zh_hans == "凉爽屋顶"
    assert "138" not in live.summary_en
    assert "138" in live.get_latest_revision_as_object().summary_en
    [problem] = Heartbeat.objects.get(name="publish_due").problems
    assert (problem["error"], problem["sections"]) == ("held", "en")


def test_a_draft_of_which_nothing_may_go_out_stays_scheduled(index) -> None:
    page = make_news(index)
    revision = schedule(page, summary_en="Call +86 138 0013 8000.", publication_scope="en")
    for _run in range(2):
        assert run().startswith("0 published, 0 expired, 1 held")
        assert is_scheduled(revision)
    [problem] = Heartbeat.objects.get(name="publish_due").problems
    assert "138 0013" not in str(problem)
    Revision.objects.filter(pk=revision.pk).update(
        content=revision.content | {"summary_en": "Write to the office."}
    )
    assert run().startswith("1 published")
    assert stored(page).summary_en == "Write to the office."
