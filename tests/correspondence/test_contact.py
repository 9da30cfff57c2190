"""Readers write to the office: without a script, a cookie or a third party, and nothing is lost."""

from io import StringIO

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.core.signing import TimestampSigner
from django.test import Client, override_settings

from cities_site.correspondence.limits import client_address, sender
from cities_site.correspondence.models import Letter
from cities_site.home.models import ContentPage
from partners.models import PartnerIndexPage, PartnerPage
from tests.correspondence.reading import PAUSE, opened_form, send

FORM = "/en/contact/"
LETTER = {
    "reason": "correction",
    "message": "The figure is of 2019.\nSee the report.",
    "about": "/en/news/green-roofs/",
    "name": "A reader",
    "reply_address": "reader@example.org",
    "website": "",
}
STRANGE_ADDRESSES = [
    "https://example.org/en/", "//example.org/en/", "/admin/", "/en/../admin/", "/\\example.org",
    "javascript:alert(1)", "/en/a\nb", "http://[", "/en/" + "a" * 600,
]  # fmt: skip
THANKS = {"en": "Thank you for your message", "zh-hans": "感谢您的来信"}
INCOMPLETE = {"en": "There is a problem", "zh-hans": "填写有误"}


@pytest.fixture
def write(site, reader, clock, django_capture_on_commit_callbacks):
    """Send the form as a reader does, with the commit at the end of the request."""

    def write(address=FORM, *, client=reader, options=None, **answers):
        with django_capture_on_commit_callbacks(execute=True):
            return send(client, address, clock, LETTER | answers, **(options or {}))

    return write


def read(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_letter_is_stored_and_sent_on(write, reader, language) -> None:
    response = write(f"/{language}/contact/")

    assert (response.status_code, response["Location"]) == (302, f"/{language}/contact/thanks/")
    thanks = reader.get(response["Location"])
    assert THANKS[language] in read(thanks)
    assert not thanks.cookies
    letter = Letter.objects.get()
    assert {name: getattr(letter, name) for name in LETTER if name != "website"} == {
        name: value for name, value in LETTER.items() if name != "website"
    }
    assert (letter.language, letter.mailed_at is None) == (language, False)
    (message,) = mail.outbox
    assert (message.to, message.reply_to) == (["office@example.org"], ["reader@example.org"])
    assert message.from_email == "cities@example.org"
    assert message.subject == f"Letter {letter.pk}: A correction"
    for part in (LETTER["message"], "http://testserver/en/news/green-roofs/", "A reader"):
        assert part in message.body


def test_the_form_begins_with_the_page_and_the_reason_of_the_link(site, reader) -> None:
    form = read(reader.get(FORM, {"about": "/en/news/", "reason": "format"}))
    assert '<option value="format" selected>' in form
    assert 'value="/en/news/"' in form

    for about in STRANGE_ADDRESSES:
        form = read(reader.get(FORM, {"about": about, "reason": "bribe"}))
        assert '<option value="question" selected>' in form
        assert "example.org/en" not in form.split("<form")[1]
        assert 'name="about" value' not in form, about


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_errors_lead_to_their_fields_and_nothing_typed_is_lost(write, language) -> None:
    response = write(
        f"/{language}/contact/",
        message="",
        about="https://example.org/elsewhere",
        name="A <b>reader</b>",
        reply_address="reader@example.org\r\nBcc: everybody@example.org",
    )

    text = read(response)
    assert response.status_code == 422
    assert INCOMPLETE[language] in text
    for name in ("message", "about", "reply_address"):
        assert f'<a href="#id_{name}">' in text
        assert f'id="id_{name}_error"' in text
    assert text.count('aria-invalid="true"') == 3
    assert "A &lt;b&gt;reader&lt;/b&gt;" in text
    assert "https://example.org/elsewhere" in text
    assert "everybody@example.org" in text
    assert (Letter.objects.count(), mail.outbox) == (0, [])


def test_the_corrected_form_is_taken_at_once(write, site, reader, clock) -> None:
    hidden = opened_form(reader, FORM)
    clock.shift(PAUSE)
    again = reader.post(FORM, hidden | LETTER | {"message": ""})
    assert f'value="{hidden["opened"]}"' in read(again)

    assert reader.post(FORM, hidden | LETTER).status_code == 302


@pytest.mark.parametrize(
    ("answers", "waits", "message"),
    [
        ({"website": "https://example.org/"}, PAUSE, "it is there to stop programs"),
        ({}, 1, "sent very quickly"),
        ({}, 24 * 60 * 60 + 1, "open for too long"),
        ({"opened": "forged"}, PAUSE, "open for too long"),
        ({"opened": TimestampSigner(salt="other").sign("form")}, PAUSE, "open for too long"),
        ({"message": "https://www.example.org/ " * 6}, PAUSE, "at most five links"),
        ({"message": "a" * 5001}, PAUSE, "at most 5000 characters"),
    ],
)
def test_programs_are_refused_and_people_may_try_again(
    site, reader, clock, answers, waits, message
) -> None:
    hidden = opened_form(reader, FORM)
    clock.shift(waits)

    response = reader.post(FORM, hidden | LETTER | answers)

    assert response.status_code == 422
    assert message in read(response)
    assert Letter.objects.count() == 0
    given = LETTER["message"] if "message" not in answers else answers["message"].strip()
    assert given.splitlines()[0] in read(response)


def test_a_form_that_was_open_for_too_long_can_be_sent_again(site, reader, clock) -> None:
    hidden = opened_form(reader, FORM)
    clock.shift(25 * 60 * 60)
    again = reader.post(FORM, hidden | LETTER)
    fresh = read(again).split('name="opened" value="')[1].split('"')[0]
    clock.shift(PAUSE)

    assert reader.post(FORM, LETTER | {"opened": fresh}).status_code == 302


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({}, 302),
    ],
)
def test_a_form_from_another_site_is_refused_without_a_cookie(write, headers, status) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = write(client=strict, options={"headers": headers})

    assert response.status_code == status
    assert Letter.objects.count() == (status == 302)
    if status == 403:
        assert "The figure is of 2019." in read(response)


def test_the_sixth_letter_within_an_hour_must_wait(write, clock) -> None:
    assert [write().status_code for _each in range(6)] == [302] * 5 + [429]
    refused = write()
    assert refused["Retry-After"] == "3600"
    assert "The figure is of 2019." in read(refused)
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert write(options=elsewhere).status_code == 302

    clock.shift(60 * 60)
    assert write().status_code == 302


def test_letters_are_counted_while_the_cache_is_down(write, monkeypatch) -> None:
    def fail(*_arguments) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "add", fail)
    sent = {"REMOTE_ADDR": "192.0.2.8"}

    assert [write(options=sent).status_code for _each in range(6)] == [302] * 5 + [429]


def test_a_sender_is_counted_by_the_address_that_our_own_proxy_saw(rf, settings, clock) -> None:
    forged = rf.get("/", headers={"X-Forwarded-For": "198.51.100.1, 192.0.2.9"})
    assert client_address(forged) == "127.0.0.1"
    settings.REVERSE_PROXIES = 1
    assert client_address(forged) == "192.0.2.9"
    assert client_address(rf.get("/")) == "127.0.0.1"

    one = sender(rf.get("/", REMOTE_ADDR="2001:db8:1:2::1"))
    assert one == sender(rf.get("/", REMOTE_ADDR="2001:db8:1:2:ffff::9"))
    assert one != sender(rf.get("/", REMOTE_ADDR="2001:db8:1:3::1"))
    assert sender(rf.get("/", REMOTE_ADDR="")) == sender(rf.get("/", REMOTE_ADDR="nonsense"))
    clock.shift(24 * 60 * 60)
    assert one != sender(rf.get("/", REMOTE_ADDR="2001:db8:1:2::1"))


@pytest.mark.parametrize("address", ["reader@" + "泉" * 60 + ".example", "reader@泉州.example"])
def test_an_address_in_chinese_breaks_nothing(write, inbox, address) -> None:
    assert write(reply_address=address).status_code in (302, 422)
    assert write(message="The next letter").status_code == 302

    assert "The next letter" in inbox.messages[-1].get_content()


def test_without_a_role_address_letters_are_stored_only(write, settings) -> None:
    settings.CONTACT_ADDRESS = ""

    assert write().status_code == 302

    assert (Letter.objects.get().mailed_at, mail.outbox) == (None, [])


def test_what_the_mail_server_refuses_is_sent_by_the_next_run_and_once(
    write, inbox, caplog
) -> None:
    inbox.refuses = True
    assert write().status_code == 302
    assert Letter.objects.get().mailed_at is None
    assert "example.org" not in caplog.text

    inbox.refuses = False
    assert run("send_pending_mail") == "1 messages sent"
    assert run("send_pending_mail") == "0 messages sent"
    (message,) = inbox.messages
    assert message["Reply-To"] == "reader@example.org"
    assert message["To"] == "office@example.org"
    assert "Bcc" not in message
    assert LETTER["message"] in message.get_content().replace("\r\n", "\n")


def test_a_letter_that_is_being_sent_is_left_to_whoever_sends_it(write, settings, clock) -> None:
    settings.CONTACT_ADDRESS = ""
    write()
    settings.CONTACT_ADDRESS = "office@example.org"
    sending: list[str] = []

    def send_in_the_middle_of_it(message, *_arguments, **_options) -> int:
        sending.append(run("send_pending_mail"))
        return 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", send_in_the_middle_of_it)
        assert run("send_pending_mail") == "1 messages sent"
    assert sending == ["0 messages sent"]


def test_letters_are_deleted_when_their_time_is_over(write, settings, clock) -> None:
    settings.LETTERS_KEPT_DAYS = 30
    write(message="The older one")
    clock.shift(24 * 60 * 60)
    write(message="The newer one")
    clock.shift(29 * 24 * 60 * 60)

    assert run("delete_old_letters") == "1 letters and 0 subscriptions deleted"
    assert Letter.objects.get().message == "The newer one"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_letter_to_a_partner_goes_to_its_mailbox_which_nobody_sees(
    site, write, reader, language
) -> None:
    index = PartnerIndexPage(headline_en="Partners", headline_zh_hans="合作伙伴", slug="partners",
                             public_en=True, public_zh_hans=True)  # fmt: skip
    site.add_child(instance=index)
    partner = PartnerPage(headline_en="City of Roofs", headline_zh_hans="屋顶市", slug="roofs",
                          public_en=True, public_zh_hans=True, kind="network",
                          focal_point_mailbox="partner@example.org")  # fmt: skip
    index.add_child(instance=partner)
    about = f"/{language}/partners/roofs/"
    page = read(reader.get(about))
    link = f"/{language}/contact/?reason=partner&amp;about={about}"
    assert f'href="{link}"' in page
    form = read(reader.get(link.replace("&amp;", "&")))
    assert {"en": "City of Roofs", "zh-hans": "屋顶市"}[language] in form
    assert "partner@example.org" not in page + form

    write(f"/{language}/contact/", reason="partner", about=about)
    write(f"/{language}/contact/", reason="partner", about=f"/{language}/news/green-roofs/")

    assert [message.to for message in mail.outbox] == [
        ["partner@example.org"],
        ["office@example.org"],
    ]
    assert "/admin/" not in mail.outbox[0].body
    with override_settings(CONTACT_ADDRESS=""):
        assert f'href="{link}"' not in read(reader.get(about))
    partner.focal_point_mailbox = ""
    partner.save()
    assert f'href="{link}"' not in read(reader.get(about))


def test_an_editors_page_at_the_same_address_gives_the_form_its_words(site, reader) -> None:
    assert "<h1>Contact us</h1>" in read(reader.get(FORM))
    page = ContentPage(headline_en="Write to the office", slug="contact", public_en=True,
                       summary_en="We answer.", public_zh_hans=False)  # fmt: skip
    site.add_child(instance=page)

    assert "<h1>Write to the office</h1>" in read(reader.get(FORM))
    chinese = reader.get("/zh-hans/contact/")
    assert "<h1>联系我们</h1>" in read(chinese)
    assert "Write to the office" not in read(chinese)


def run(command: str) -> str:
    with StringIO() as output:
        call_command(command, stdout=output)
        return output.getvalue().strip()
