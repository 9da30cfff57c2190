#!/usr/bin/env python
"""Run Django's commands; production settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys


def main() -> None:
    """Run the command that was asked for."""
    # Production is the default so that a forgotten variable fails closed: its settings
    # refuse to start without secrets, while development settings would serve debug pages.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cities_site.settings.production")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
