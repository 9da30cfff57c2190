"""One language goes public while the other keeps its draft, by whichever way it is published."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.models import PublicationApprovalTask
from news.models import NewsPage
from tests.editor import open_editor, save_editor
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db

WAYS = ["code", "button", "bulk", "workflow", "schedule"]


@pytest.fixture
def index():
    return make_news_index(make_site())


def draft(page: NewsPage, **fields) -> NewsPage:
    """Save a draft with other words on top of what is there."""
    top = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(top, name, value)
    top.save_revision()
    return NewsPage.objects.get(pk=page.pk)


def publish(page: NewsPage, way: str, user) -> NewsPage:
    """Publish the latest draft of `page` as `user`, by one of the ways."""
    revision = page.get_latest_revision()
    if way == "code":
        revision.publish(user=user)
    elif way == "button":
        save_editor(open_editor(page, user), {"action-publish": "1"})
    elif way == "bulk":
        client = Client()
        client.force_login(user)
        address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "publish"))
        client.post(f"{address}?id={page.pk}&next=/admin/")
    elif way == "workflow":
        approve_in_workflow(page, user)
    elif way == "schedule":
        publish_by_schedule(page, user)
    return NewsPage.objects.get(pk=page.pk)


def approve_in_workflow(page: NewsPage, user) -> None:
    """Send the page through the site's workflow, with the approval given by `user`."""
    workflow = Workflow.objects.get(name="Publication")
    task = PublicationApprovalTask.objects.get()
    task.groups.set(user.groups.all())
    state = workflow.start(page, user)
    state.current_task_state.approve(user=user)


def publish_by_schedule(page: NewsPage, user) -> None:
    """Have `user` schedule the latest draft, and let its time come."""
    top = page.get_latest_revision_as_object()
    top.go_live_at = timezone.now() + timedelta(hours=1)
    top.save_revision().publish(user=user)
    revisions = NewsPage.objects.get(pk=page.pk).revisions
    revision = revisions.exclude(approved_go_live_at=None).get()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_publishes_english_and_the_chinese_draft_waits(index, way: str) -> None:
    page = make_news(index, **both_languages())
    page = draft(page, headline_en="Cool roofs", headline_zh_hans="凉爽屋顶")

    page = publish(page, way, make_user("editor", "Editors"))

    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "绿色屋顶")
    top = page.get_latest_revision_as_object()
    assert (top.headline_en, top.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")
    assert page.has_unpublished_changes


@pytest.mark.parametrize("way", WAYS)
def test_a_publisher_publishes_both_languages(index, way: str) -> None:
    page = make_news(index, **both_languages())
    page = draft(page, headline_en="Cool roofs", headline_zh_hans="凉爽屋顶")

    page = publish(page, way, make_user("publisher", "Publishers"))

    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")


@pytest.mark.parametrize("way", WAYS)
def test_the_first_publication_by_an_editor_keeps_chinese_unpublic(index, way: str) -> None:
    page = make_news(index, **both_languages(live=False))
    page = draft(page, headline_zh_hans="凉爽屋顶")

    page = publish(page, way, make_user("editor", "Editors"))

    assert page.live
    assert (page.public_en, page.public_zh_hans) == (True, False)
    top = page.get_latest_revision_as_object()
    assert top.public_zh_hans
    assert top.headline_zh_hans == "凉爽屋顶"


@pytest.mark.parametrize("english_changed", [True, False])
@pytest.mark.parametrize("chinese_changed", [True, False])
def test_chosen_language_alone_goes_live(index, english_changed, chinese_changed) -> None:
    page = make_news(index, **both_languages())
    changes = {"headline_en": "Cool roofs"} if english_changed else {}
    changes |= {"headline_zh_hans": "凉爽屋顶"} if chinese_changed else {}
    page = draft(page, **changes, publication_scope=f"zh-hans,{SHARED}")

    page = publish(page, "code", make_user("publisher", "Publishers"))

    assert page.headline_en == "Green roofs"
    assert page.headline_zh_hans == ("凉爽屋顶" if chinese_changed else "绿色屋顶")
    assert page.has_unpublished_changes is english_changed
    if english_changed:
        assert page.get_latest_revision_as_object().headline_en == "Cool roofs"


def test_a_language_without_its_summary_is_not_carried(index) -> None:
    page = make_news(index, **both_languages())
    page = draft(page, headline_zh_hans="凉爽屋顶", summary_zh_hans="", headline_en="Cool roofs")

    page = publish(page, "code", make_user("publisher", "Publishers"))

    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "绿色屋顶")


def test_inline_words_of_the_other_language_stay_live(index) -> None:
    from news.models import Correction

    page = make_news(index, **both_languages())
    page.corrections.add(
        Correction(original="a", corrected="b", reason_en="Slip", reason_zh_hans="笔误")
    )
    page.save_revision().publish()
    page = NewsPage.objects.get(pk=page.pk)
    top = page.get_latest_revision_as_object()
    row = top.corrections.all()[0]
    row.reason_en, row.reason_zh_hans = "Typing slip", "打字错误"
    top.corrections = [row]
    top.save_revision()

    page = publish(NewsPage.objects.get(pk=page.pk), "code", make_user("editor", "Editors"))

    assert [(row.reason_en, row.reason_zh_hans) for row in page.corrections.all()] == [
        ("Typing slip", "笔误")
    ]
    top = page.get_latest_revision_as_object()
    assert [row.reason_zh_hans for row in top.corrections.all()] == ["打字错误"]


def test_a_page_waiting_for_approval_stays_open_for_the_other_language(index) -> None:
    page = make_news(index, **both_languages())
    page = draft(page, headline_en="Cool roofs")
    Workflow.objects.get(name="Publication").start(page, make_user("editor", "Editors"))
    translator = open_editor(page, make_user("translator", "Translators"))

    save_editor(translator, {"headline_zh_hans": "凉爽屋顶"})

    page = NewsPage.objects.get(pk=page.pk)
    assert page.get_latest_revision_as_object().headline_zh_hans == "凉爽屋顶"
    # The approver approves what they see: the latest draft, in the languages they may publish.
    page.current_workflow_task_state.approve(user=make_user("second", "Editors"))
    page = NewsPage.objects.get(pk=page.pk)
    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "绿色屋顶")
    assert page.get_latest_revision_as_object().headline_zh_hans == "凉爽屋顶"


def test_a_schedule_of_english_locks_no_translator_out_and_survives_the_chinese(index) -> None:
    editor, translator = make_user("editor", "Editors"), make_user("translator", "Translators")
    page = make_news(index, **both_languages(public_zh_hans=False))
    page = draft(page, headline_en="Roofs of next week")
    top = page.get_latest_revision_as_object()
    top.go_live_at = timezone.now() + timedelta(days=7)
    top.save_revision().publish(user=editor)

    save_editor(open_editor(page, translator), {"headline_zh_hans": "下周的屋顶"})
    chinese = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    chinese.go_live_at, chinese.public_zh_hans = None, True
    chinese.publication_scope = "zh-hans"
    chinese.save_revision().publish(user=make_user("publisher", "Publishers"))

    page = NewsPage.objects.get(pk=page.pk)
    assert (page.headline_en, page.headline_zh_hans) == ("Green roofs", "下周的屋顶")
    scheduled = page.scheduled_revision
    assert scheduled.approved_go_live_at == top.go_live_at
    with time_machine.travel(top.go_live_at + timedelta(minutes=1)):
        call_command("publish_scheduled")
    page = NewsPage.objects.get(pk=page.pk)
    assert (page.headline_en, page.headline_zh_hans) == ("Roofs of next week", "下周的屋顶")
    assert page.available_languages == ["en", "zh-hans"]
