"""The server of the database is lost for good; the one that followed it takes its place.

What runs after this uses the other server, as the site itself does.
"""

import signal
import time

import psycopg
import pytest

from deploy.demo import servers
from deploy.demo.standby import promote, start_standby
from tests.deploy.asking import eventually

pytestmark = pytest.mark.production

WORDS = {"en": "Written before the server was lost", "zh-hans": "服务器丢失前写下"}


def standby(places, statement: str, *values: str):
    address = places.database("cities_web").replace(
        f":{places.ports['postgres']}/", f":{places.ports['standby']}/"
    )
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(statement, values).fetchone()


def test_a_promoted_standby_has_everything_and_the_site_uses_it_without_a_restart(
    front, places, inside
) -> None:
    article = inside("read")
    way = article["paths"]["en"]
    start_standby(places)
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        standby(places, "DELETE FROM auth_group RETURNING 1")
    inside("publish", article["key"], *WORDS.values())
    rows = "SELECT count(*) FROM bilingual_basepage WHERE headline_en = %s"
    eventually(lambda: standby(places, rows, WORDS["en"])[0] == 1, 5)
    eventually(lambda: WORDS["en"] in front.ask(way[2]).text, 2.5)

    servers.stop(places, "postgres", signal.SIGKILL)
    time.sleep(2.1)
    kept = front.ask(way[2])
    promote(places)

    assert kept.status == 200
    assert WORDS["en"] in kept.text
    eventually(lambda: front.ask("/en/news/?year=1997").status == 200, 20)
    # It writes there, too: an editor signs in and publishes, and readers see it.
    assert front.ask("/admin/", Cookie=inside("sign_in")).status == 200
    inside("publish", article["key"], *article["words"].values())
    eventually(lambda: article["words"]["en"] in front.ask(way[2]).text, 5)
