"""All parts, in the order in which they are shown."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from cities_site.operations.status import machines, work
from cities_site.operations.status.parts import Part, State

logger = logging.getLogger(__name__)

__all__ = ["CHECKS", "Part", "State", "all_checks"]

CHECKS: list[Callable[[], Part]] = [
    work.scheduled_publishing,
    work.backups,
    work.mail,
    work.queue,
    machines.search,
    machines.database,
    machines.migrations,
    machines.cache_store,
    machines.storage,
    machines.disk,
    machines.certificate,
]


def all_checks() -> list[Part]:
    """Return every part as it is now; a check that fails is a line of its own."""
    return [_checked(check) for check in CHECKS]


def _checked(check: Callable[[], Part]) -> Part:
    try:
        with transaction.atomic():
            return check()
    # The page is there for when things fail.
    except Exception as error:
        logger.exception("A check of the status page failed")
        fact = _("It could not be checked: %(error)s") % {"error": type(error).__name__}
        name = check.__name__.replace("_", "-")
        return Part(name, name, State.BAD, fact, _("Read the log of the site."))
