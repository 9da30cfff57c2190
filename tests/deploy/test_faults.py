"""What readers and editors meet while a part of the set-up is away, and that it heals by itself."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.demo import servers
from tests.deploy.asking import eventually

pytestmark = pytest.mark.production

PAGES = ("/en/", "/zh-hans/", "/en/news/", "/zh-hans/about/")


def test_without_redis_every_page_and_the_admin_answer_and_senders_are_counted(
    front, places, inside
) -> None:
    cookie = inside("sign_in")
    servers.stop(places, "redis", signal.SIGKILL)
    try:
        began = time.monotonic()
        statuses = {
            path: front.ask(f"{path}?page=1", Cookie=cookie).status
            for path in (*PAGES, "/admin/", "/admin/login/", "/en/search/", "/sitemap.xml")
        }
        counted = [front.ask("/api/v2/pages/").status for _time in range(150)]
        took = time.monotonic() - began
    finally:
        servers.start_redis(places)

    # Whoever is signed in is led on from the form.
    assert statuses.pop("/admin/login/") == 302
    assert set(statuses.values()) == {200}
    # Each of the two processes counts alone: twice as many may pass, and no more.
    assert counted[-1] == 429
    # Nobody waits for what does not answer: 158 answers at the pace of any others.
    assert took < 60
    eventually(lambda: front.ask("/admin/", Cookie=cookie).status == 200, 10)


def test_somebody_who_signs_out_while_redis_hangs_stays_signed_out(front, places, inside) -> None:
    cookie = inside("sign_in")
    assert front.ask("/admin/", Cookie=cookie).status == 200
    # Unlike a Redis that was killed, one that hangs comes back with all it knew.
    redis = servers.process_of(places, "redis")
    servers.hang(redis)
    try:
        inside("sign_out", cookie)
    finally:
        servers.go_on(redis)

    assert front.ask("/admin/", Cookie=cookie).status == 302


def test_pages_stay_up_while_the_application_is_away(front, places) -> None:
    before = {path: front.ask(path).text for path in PAGES}
    servers.stop(places, "web", signal.SIGKILL)
    try:
        time.sleep(2.1)
        kept = {path: front.ask(path) for path in PAGES}
        new = front.ask("/en/news/?year=1999").status
        admin = front.ask("/admin/login/").status
    finally:
        servers.start_web(places)

    assert {answer.status for answer in kept.values()} == {200}
    assert {answer.headers["X-Cache"] for answer in kept.values()} <= {"STALE", "UPDATING"}
    assert {path: answer.text for path, answer in kept.items()} == before
    assert {new, admin} == {502}
    eventually(lambda: front.ask("/en/").headers["X-Cache"] in ("EXPIRED", "HIT", "MISS"), 15)


def test_pages_stay_up_while_the_database_is_away_and_it_is_used_again_at_once(
    front, places
) -> None:
    before = {path: front.ask(path).text for path in PAGES}
    servers.stop(places, "postgres", signal.SIGQUIT)
    try:
        time.sleep(2.1)
        with ThreadPoolExecutor(len(PAGES)) as readers:
            kept = dict(zip(PAGES, readers.map(front.ask, PAGES), strict=True))
    finally:
        servers.start_postgres(places)

    assert {answer.status for answer in kept.values()} == {200}
    assert {path: answer.text for path, answer in kept.items()} == before
    eventually(lambda: front.ask("/en/news/?year=1998").status == 200, 15)
    eventually(lambda: servers.is_running(servers.process_of(places, "web")), 5)


def test_a_killed_process_of_the_application_is_replaced_and_readers_see_nothing(
    front, places
) -> None:
    master = servers.process_of(places, "web")

    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(front.ask, f"/en/news/?page={n % 3 + 1}") for n in range(40)]
        servers.kill_a_child(master)
        statuses = [answer.result().status for answer in asked]

    assert set(statuses) == {200}
    assert servers.is_running(master)


def test_a_task_waits_for_its_worker_and_is_done_when_it_comes_back(places, inside) -> None:
    servers.stop(places, "worker-default", signal.SIGKILL)
    key = inside("queue")
    assert inside("status", key) == "READY"

    servers.start_worker(places, "default")

    eventually(lambda: inside("status", key) == "SUCCESSFUL", 40)
