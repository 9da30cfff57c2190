"""What was taken out is counted for everybody, without names, and is two clicks away."""

import csv
import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cities_site.bilingual.models import WithdrawalKind
from cities_site.bilingual.withdrawals import restore, withdraw
from cities_site.desk.removals import removals
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_news(make_news_index(make_site()), **both_languages())


def take_out_and_back(page: NewsPage) -> None:
    with time_machine.travel(datetime(2026, 3, 31, 23, tzinfo=UTC), tick=False):
        reasons = {"en": "Replaced", "zh-hans": "已被取代"}
        withdraw(page, reasons, WithdrawalKind.WITHDRAWN)
    with time_machine.travel(datetime(2026, 5, 2, tzinfo=UTC), tick=False):
        restore(page, ["en"])
        withdraw(page, {"en": "Wrong figures"}, WithdrawalKind.REMOVED)


def test_versions_are_counted_by_month_and_kind_in_one_query(page) -> None:
    take_out_and_back(page)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        lines = removals()

    assert len(queries) == 1
    assert [
        (f"{line.month:%Y-%m}", line.language, line.withdrawn, line.removed, line.restored)
        for line in lines
    ] == [("2026-05", "en", 0, 1, 1), ("2026-03", "en", 1, 0, 0), ("2026-03", "zh-hans", 1, 0, 0)]


def test_counts_outlive_the_page_and_say_nothing_else(page) -> None:
    take_out_and_back(page)
    page.delete()

    table = Client().get("/en/removals/removals.csv").content.decode("utf-8-sig")
    html = Client().get("/zh-hans/removals/").content.decode()

    assert list(csv.reader(io.StringIO(table)))[1] == ["2026-05", "en", "0", "1", "1"]
    assert "撤回与移除" in html
    for secret in ("Wrong figures", "Green roofs", "已被取代"):
        assert secret not in table + html


def test_a_site_without_removals_says_so() -> None:
    make_site()
    html = Client().get("/en/removals/").content.decode()
    assert "Nothing has been withdrawn or removed so far." in html


@pytest.mark.parametrize(("language", "chosen"), [("en", "en"), ("zh-hans", "zh-hans")])
def test_the_bar_on_a_page_leads_to_the_withdrawal_of_the_version_read(
    page, language, chosen
) -> None:
    publisher = sign_in(make_user("publisher", "Publishers"))
    address = reverse("bilingual_withdraw", args=(page.pk,)) + f"?language={chosen}"

    assert address in publisher.get(page.url_in(language)).content.decode()

    form = publisher.get(address).context["form"]
    assert form.initial["languages"] == [chosen]
    answer = publisher.post(
        address,
        {
            "languages": [chosen],
            "kind": WithdrawalKind.REMOVED,
            f"reason_{chosen.replace('-', '_')}": "有误",
        },
    )
    assert answer.status_code == 302
    assert Client().get(page.url_in(language)).status_code == 410


def test_nobody_else_is_offered_it(page) -> None:
    translator = sign_in(make_user("translator", "Translators"))
    html = translator.get(page.url_in("en")).content.decode()
    assert reverse("bilingual_withdraw", args=(page.pk,)) not in html
    assert (
        reverse("bilingual_withdraw", args=(page.pk,))
        not in Client().get(page.url_in("en")).content.decode()
    )
