"""Readers subscribe by e-mail, confirm it, hear of what is new once, and stop at one click."""

import re
import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cities_site.correspondence.models import Subscription
from news.models import NewsIndexPage
from tests.correspondence.reading import send
from tests.factories import both_languages, make_news

ADDRESS = "reader@example.org"
CHOICES = {"address": ADDRESS, "kinds": ["news", "events"], "languages": ["en"], "website": ""}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ASKED = {"en": "Look into your mailbox", "zh-hans": "请查收邮件"}
SUBSCRIBED = {"en": "You are subscribed", "zh-hans": "订阅成功"}
ENDED = {"en": "You are not subscribed", "zh-hans": "您没有订阅"}
ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture
def subscribe(site, reader, clock, django_capture_on_commit_callbacks):
    """Send the form as a reader does, with the commit at the end of the request."""

    def subscribe(language="en", **answers):
        with django_capture_on_commit_callbacks(execute=True):
            return send(reader, f"/{language}/subscribe/", clock, CHOICES | answers)

    return subscribe


@pytest.fixture
def confirmed(subscribe, reader) -> Subscription:
    """A subscription to English news and events."""
    subscribe()
    reader.post(link_in(mail.outbox.pop().body, "confirm"))
    return Subscription.objects.get()


def link_in(text: str, part: str) -> str:
    (link,) = re.findall(rf"http://testserver(/\S*/{part}/\S+)", text)
    return link


def publish(clock, wait: timedelta = HOUR, **fields) -> None:
    clock.shift(wait)
    make_news(NewsIndexPage.objects.get(), **both_languages() | fields)
    clock.shift(HOUR)


def run(command: str = "send_subscription_messages") -> str:
    with StringIO() as output:
        call_command(command, stdout=output)
        return output.getvalue().strip()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_only_a_pressed_button_subscribes(subscribe, reader, language) -> None:
    response = subscribe(language)

    assert response["Location"] == f"/{language}/subscribe/asked/"
    assert ASKED[language] in reader.get(response["Location"]).content.decode()
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    address = link_in(message.body, "confirm")
    assert address.startswith(f"/{language}/")
    assert ADDRESS not in address
    for _look in range(2):
        # Programs that check the links of a message only look at them.
        page = reader.get(address)
        assert (page.status_code, page["Cache-Control"].split(", ")[-1]) == (200, "private")
    assert Subscription.objects.get().confirmed_at is None

    answer = Client(enforce_csrf_checks=True).post(address, follow=True)
    assert SUBSCRIBED[language] in answer.content.decode()
    assert not answer.cookies
    subscription = Subscription.objects.get()
    assert subscription.confirmed_at == timezone.now()
    chosen = (subscription.language, subscription.languages, subscription.kinds)
    assert chosen == (language, ["en"], ["news", "events"])


def test_the_answer_does_not_tell_who_is_subscribed(subscribe, confirmed, reader, clock) -> None:
    unknown = subscribe(address="stranger@example.org")
    clock.shift(2 * HOUR)
    known = subscribe(address="READER@example.org", kinds=["pilots"])

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    stranger, owner = mail.outbox
    assert stranger.subject == owner.subject
    assert Subscription.objects.get(address=ADDRESS).kinds == ["news", "events"]
    reader.post(link_in(owner.body, "confirm"))
    assert Subscription.objects.get(address=ADDRESS).kinds == ["pilots"]


def test_nobody_can_fill_somebody_elses_mailbox(subscribe, clock) -> None:
    subscribe()
    assert subscribe(kinds=["pilots"])["Location"] == "/en/subscribe/asked/"
    assert len(mail.outbox) == 1
    assert run("send_pending_mail") == "0 messages sent"
    clock.shift(HOUR)
    subscribe()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_form_with_errors_keeps_its_answers(subscribe, language) -> None:
    response = subscribe(language, address="reader", kinds=[], languages=["zh-hans"])

    text = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_address"' in text
    assert 'href="#id_kinds_0"' in text
    assert 'value="reader"' in text
    assert re.search(r'value="zh-hans"[^>]* checked', text)
    assert not Subscription.objects.exists()


def test_a_link_works_for_two_days_and_for_us_alone(subscribe, reader, clock) -> None:
    subscribe()
    address = link_in(mail.outbox[0].body, "confirm")
    for wrong in (address.replace("confirm/", "confirm/x"), "/en/subscribe/confirm/x/"):
        assert reader.post(wrong).status_code == 410
    clock.shift(48 * HOUR + timedelta(seconds=1))

    for answer in (reader.get(address), reader.post(address)):
        assert answer.status_code == 410
        assert "This link is no longer valid" in answer.content.decode()
    assert run("delete_old_letters") == "0 letters and 1 subscriptions deleted"


def test_confirmed_subscriptions_are_kept(confirmed, clock) -> None:
    clock.shift(1000 * DAY)
    assert run("delete_old_letters") == "0 letters and 0 subscriptions deleted"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_one_click_unsubscribes_and_deletes_the_address(
    subscribe, confirmed, reader, language
) -> None:
    address = f"/{language}/unsubscribe/{confirmed.key}/"
    assert reader.get(address).status_code == 200
    assert Subscription.objects.exists()

    for _twice in range(2):
        answer = Client(enforce_csrf_checks=True).post(
            address, ONE_CLICK, "application/x-www-form-urlencoded", headers={"Origin": "null"}
        )
        assert answer.status_code == 200
        assert ENDED[language] in answer.content.decode()
        assert not answer.cookies
    assert not Subscription.objects.exists()
    assert reader.get(f"/{language}/unsubscribe/{uuid.uuid4()}/").status_code == 200


def test_subscribers_hear_once_of_what_they_chose(confirmed, clock) -> None:
    publish(clock, headline_en="Cool roofs", headline_zh_hans="清凉屋顶", slug="cool-roofs")

    assert run() == "1 messages sent, 0 failed"
    assert run() == "0 messages sent, 0 failed"
    (message,) = mail.outbox
    assert message.subject == "Cities Project: 1 new item"
    assert "Cool roofs\nNews\nhttp://testserver/en/news/cool-roofs/" in message.body
    # What was public before the subscription, and the other language, are not new to them.
    assert "Green roofs" not in message.body
    assert "清凉屋顶" not in message.body
    assert link_in(message.body, "unsubscribe") == f"/en/unsubscribe/{confirmed.key}/"


def test_a_translation_is_new_when_it_becomes_public(confirmed, clock) -> None:
    Subscription.objects.update(languages=["en", "zh-hans"], language="zh-hans")
    publish(clock, public_zh_hans=False, slug="cool-roofs")
    run()
    page = NewsIndexPage.objects.get().get_children().get(slug="cool-roofs").specific
    page.public_zh_hans = True
    page.save_revision().publish()
    clock.shift(HOUR)
    run()

    english, chinese = mail.outbox
    assert "http://testserver/en/news/cool-roofs/" in english.body
    assert chinese.subject == "丝路城市项目：1项新内容"
    assert "绿色屋顶\n新闻\nhttp://testserver/zh-hans/news/cool-roofs/" in chinese.body
    assert "/en/news/" not in chinese.body


def test_what_is_no_longer_public_is_not_sent(confirmed, clock) -> None:
    publish(clock, slug="cool-roofs")
    NewsIndexPage.objects.get().get_children().get(slug="cool-roofs").specific.unpublish()

    assert run() == "0 messages sent, 0 failed"


def test_a_publication_that_is_just_being_written_waits_for_the_next_run(confirmed, clock) -> None:
    clock.shift(HOUR)
    make_news(NewsIndexPage.objects.get(), **both_languages(), slug="cool-roofs")

    assert run() == "0 messages sent, 0 failed"
    clock.shift(HOUR)
    assert run() == "1 messages sent, 0 failed"


def test_every_message_can_be_answered_with_one_click(confirmed, clock, inbox) -> None:
    publish(clock, headline_en="Cool roofs")
    run()

    (message,) = inbox.messages
    address = f"http://testserver/en/unsubscribe/{confirmed.key}/"
    # Long header fields are folded after their name (RFC 5322).
    assert message["List-Unsubscribe"].strip() == f"<{address}>"
    assert message["List-Unsubscribe-Post"] == ONE_CLICK
    assert (message["To"], message["From"]) == (ADDRESS, "cities@example.org")
    assert message.get_content_type() == "text/plain"
    assert "Cool roofs" in message.get_content()
    assert address in message.get_content()


def test_one_address_that_fails_does_not_stop_the_others(
    confirmed, clock, caplog, monkeypatch
) -> None:
    other = Subscription.objects.create(
        address="other@example.org", language="en", languages=["en"], kinds=["news"],
        confirmed_at=confirmed.confirmed_at, told_until=confirmed.told_until,
    )  # fmt: skip
    publish(clock)
    deliver = mail.EmailMessage.send

    def fail_once(message, *arguments, **options) -> int:
        if message.to == [ADDRESS]:
            raise ConnectionError(ADDRESS)
        return deliver(message, *arguments, **options)

    monkeypatch.setattr(mail.EmailMessage, "send", fail_once)
    with pytest.raises(CommandError):
        run()
    assert [message.to for message in mail.outbox] == [[other.address]]
    assert ADDRESS not in caplog.text

    monkeypatch.undo()
    assert run() == "1 messages sent, 0 failed"
    assert mail.outbox[1].to == [ADDRESS]


def test_a_refused_question_is_asked_again(subscribe, inbox) -> None:
    inbox.refuses = True
    assert subscribe()["Location"] == "/en/subscribe/asked/"
    inbox.refuses = False

    assert run("send_pending_mail") == "1 messages sent"
    assert run("send_pending_mail") == "0 messages sent"
    (message,) = inbox.messages
    assert message["List-Unsubscribe-Post"] == ONE_CLICK
    assert "/en/subscribe/confirm/" in message.get_content()


def test_without_a_sender_there_is_no_subscription(site, reader, settings) -> None:
    assert "/en/subscribe/" in reader.get("/en/").content.decode()
    settings.SUBSCRIPTIONS_ENABLED = False

    assert "/en/subscribe/" not in reader.get("/en/").content.decode()
    for address in ("", "asked/", "confirm/x/", "confirmed/"):
        assert reader.get(f"/en/subscribe/{address}").status_code == 404
    # Whoever subscribed before can still leave.
    assert reader.get(f"/en/unsubscribe/{uuid.uuid4()}/").status_code == 200
    with pytest.raises(CommandError):
        run()
