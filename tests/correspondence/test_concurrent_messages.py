"""Two runs of the command at once: nobody gets a message twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from cities_site.correspondence.mail import new_items
from cities_site.correspondence.models import Subscription
from news.models import NewsIndexPage
from tests.factories import both_languages, make_news

ADDRESS = "reader@example.org"
HOUR = timedelta(hours=1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_runs_at_once_send_one_message(site, clock, monkeypatch) -> None:
    Subscription.objects.create(
        address=ADDRESS, language="en", languages=["en"], kinds=["news"],
        confirmed_at=timezone.now(), told_until=timezone.now(),
    )  # fmt: skip
    clock.shift(HOUR)
    make_news(NewsIndexPage.objects.get(), **both_languages())
    clock.shift(HOUR)
    both_have_read, concerns = Barrier(2, timeout=30), new_items._concerns

    def concerns_later(*arguments) -> bool:
        both_have_read.wait()
        return concerns(*arguments)

    monkeypatch.setattr(new_items, "_concerns", concerns_later)

    def tell(_number: int) -> tuple[int, int]:
        try:
            return new_items.tell_subscribers()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as runs:
        results = sorted(runs.map(tell, range(2)))

    assert results == [(0, 0), (1, 0)]
    assert len(mail.outbox) == 1
