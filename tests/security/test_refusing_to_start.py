"""Production does not start with a setting that is missing or unsafe, and names it."""

import pytest

from tests.production import start

UNSAFE = {
    "no secret": ({"SECRET_KEY": None}, "SECRET_KEY"),
    "an empty secret": ({"SECRET_KEY": "  "}, "SECRET_KEY"),
    "a short secret": ({"SECRET_KEY": "x1" * 12}, "SECRET_KEY"),
    "a secret of Django's": ({"SECRET_KEY": "django-insecure-" + "x1" * 30}, "SECRET_KEY"),
    "the secret of development": ({"SECRET_KEY": "for-development-only-" + "x" * 40}, "SECRET_KEY"),
    "a secret of one letter": ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
    "no hosts": ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
    "every host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    "every host below one": ({"ALLOWED_HOSTS": ".example.org"}, "ALLOWED_HOSTS"),
    "one wildcard among hosts": ({"ALLOWED_HOSTS": "a.example.org,*.org"}, "ALLOWED_HOSTS"),
    "debug pages": ({"DEBUG": "1"}, "DEBUG"),
    "an unencrypted admin": (
        {"WAGTAILADMIN_BASE_URL": "http://cities.example.org"},
        "WAGTAILADMIN_BASE_URL",
    ),
    "no database": ({"DATABASE_URL": None}, "DATABASE_URL"),
    "a file as database": ({"DATABASE_URL": "sqlite:///site.sqlite3"}, "DATABASE_URL"),
    "an unknown scanner": ({"CLAMAV_SOCKET": "/run/clamd.ctl"}, "CLAMAV_SOCKET"),
}


@pytest.mark.parametrize("environment", UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_setting_is_named_and_nothing_starts(environment) -> None:
    variables, name = environment

    result = start("-c", "import cities_site.settings.production", **variables)

    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]


def test_sound_settings_start_with_cookies_that_only_travel_encrypted() -> None:
    code = (
        "from cities_site.settings import production as p;"
        "print(p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SESSION_COOKIE_HTTPONLY,"
        " p.CSRF_COOKIE_HTTPONLY, p.DEBUG, p.SECURE_SSL_REDIRECT)"
    )

    result = start("-c", code)

    assert result.stdout.split() == ["True", "True", "True", "True", "False", "True"]


def test_a_database_that_cannot_be_reached_is_told_and_not_worked_around() -> None:
    result = start("manage.py", "migrate", "--no-input")

    assert result.returncode != 0
    assert "connection" in result.stderr.lower()


def test_programs_use_production_unless_they_are_told_otherwise() -> None:
    result = start("manage.py", "check", DJANGO_SETTINGS_MODULE=None, SECRET_KEY=None)

    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr
