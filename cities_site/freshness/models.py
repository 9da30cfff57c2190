"""The changes from which the generation of the site is counted."""

import secrets

from django.db import models

# The sum of so many marks stays far below what a 64-bit integer holds.
LARGEST_MARK = 2**40
# How many changes are kept; older ones say nothing that the newer ones do not.
KEPT = 1000


def random_mark() -> int:
    """Return a number that no other change is likely to have."""
    return secrets.randbelow(LARGEST_MARK) + 1


class Change(models.Model):
    """One transaction in which something changed that readers may see.

    A row is added, and none is updated, so that editors never wait for each other's transactions
    here.  Transactions may commit in another order than they began: the sum of all marks, unlike
    the newest key, is another number after each of them.
    """

    mark = models.BigIntegerField(default=random_mark, editable=False)

    def __str__(self) -> str:
        return str(self.pk)
