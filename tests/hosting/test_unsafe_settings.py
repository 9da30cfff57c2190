"""Half an object store, or an address of the wrong kind, keeps production from starting."""

import pytest

from tests.production import start

UNSAFE = {
    "a cache over http": ({"REDIS_URL": "http://127.0.0.1"}, "REDIS_URL"),
    "one bucket": ({"S3_PUBLIC_BUCKET": "public"}, "S3_PRIVATE_BUCKET"),
    "one bucket for both": (
        {"S3_PUBLIC_BUCKET": "cities", "S3_PRIVATE_BUCKET": "cities"},
        "S3_PRIVATE_BUCKET",
    ),
    "an unknown way of addressing": ({"S3_ADDRESSING_STYLE": "subdomain"}, "S3_ADDRESSING_STYLE"),
    "an unknown queue": ({"BACKGROUND_TASKS": "celery"}, "BACKGROUND_TASKS"),
    "a standby without a port": ({"DATABASE_STANDBY": "standby.internal"}, "DATABASE_STANDBY"),
    "a front cache without http": ({"FRONT_CACHES": "127.0.0.1:6081"}, "FRONT_CACHES"),
}


@pytest.mark.parametrize(("variables", "name"), UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_setting_is_named_and_nothing_starts(variables, name) -> None:
    result = start("-c", "import cities_site.settings.production", **variables)

    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]
