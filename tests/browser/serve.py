"""Serves the seeded site in a process of its own: `python -m tests.browser.serve PORT [OPTION …]`.

`bare` leaves out the pages that only the tests need; `hostile` puts a script into every text.
"""

import os
import sys

import django
from django.core.management import call_command


def main(port: str, *options: str) -> None:
    """Make the database in DATA_DIR, fill it, and answer until the process is ended."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.browser.settings"
    os.environ["WAGTAILADMIN_BASE_URL"] = f"http://localhost:{port}"
    # One writer's file is enough for a browser, whatever database the other tests use.
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("seed_demo", demo_users=True, port=int(port))
    if "bare" not in options:
        from tests.browser.content import add_content

        add_content()
    if "hostile" in options:
        from tests.security.hostile_words import spoil_everything

        spoil_everything()
    call_command("runserver", port, use_reloader=False, skip_checks=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
