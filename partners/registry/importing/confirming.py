"""Has a confirmed table written: while the user waits, or by a worker where that takes minutes.

A new record costs about 50 ms, as it is stored with a revision, its log and its index entry.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django_tasks import task

from partners.models import RegistryImport
from partners.registry.facts import Outcome
from partners.registry.importing.tables import check_again
from partners.registry.importing.writing import Refused, Stale, Written, write

# More records than this are written after the answer: no web server lets a form wait so long.
WRITTEN_WHILE_WAITING = 100
# When a table that nobody has written since then may be confirmed again: its worker has died.
GIVEN_UP_AFTER = timedelta(hours=1)


def is_open(table: RegistryImport) -> bool:
    """Say whether a table may be confirmed: not written yet, and not about to be."""
    is_queued = table.queued_at and timezone.now() - table.queued_at < GIVEN_UP_AFTER
    return not (table.applied_at or is_queued)


def confirm(table: RegistryImport, publishes: bool) -> None:
    """Write a table, or have it written; `outcome` then says what became of it."""
    table.publishes, table.outcome = publishes, []
    is_long = len(table.proposal["records"]) > WRITTEN_WHILE_WAITING
    table.queued_at = timezone.now() if is_long else None
    table.save(update_fields=["publishes", "outcome", "queued_at"])
    if is_long:
        language = get_language()
        transaction.on_commit(lambda: write_table_task.enqueue(table.pk, language))
    else:
        write_confirmed(table)


@task()
def write_table_task(table_id: int, language: str) -> None:
    """Write a confirmed table; one that was taken back since then is left alone."""
    table = RegistryImport.objects.filter(pk=table_id, queued_at__isnull=False).first()
    if table:
        with override(language):
            write_confirmed(table)


def write_confirmed(table: RegistryImport) -> None:
    """Write a table, or find out why it can't be written, and keep the sentences that say so."""
    try:
        outcome = _sentences(write(table, table.user, table.publishes))
    except Stale:
        check_again(table)
        outcome = [
            _("Records have changed since the check, so nothing was written: look at it again.")
        ]
    except Refused as refused:
        row, column, message = refused.problem
        outcome = [
            _("Nothing was written. Row %(row)d, “%(name)s”: %(problem)s")
            % {"row": row, "name": column, "problem": message}
        ]
    # Not the whole row: the writing has noted when it was done.
    RegistryImport.objects.filter(pk=table.pk).update(outcome=outcome, queued_at=None)


def _sentences(written: Written) -> list[str]:
    counts = [
        (
            written.created,
            ngettext(
                "%(count)d record was added as a draft.",
                "%(count)d records were added as drafts.",
                written.created,
            ),
        ),
        (
            written.outcomes[Outcome.PUBLISHED],
            ngettext(
                "%(count)d record changed for readers.",
                "%(count)d records changed for readers.",
                written.outcomes[Outcome.PUBLISHED],
            ),
        ),
        (
            written.outcomes[Outcome.DRAFTED],
            ngettext(
                "%(count)d record changed as a draft.",
                "%(count)d records changed as drafts.",
                written.outcomes[Outcome.DRAFTED],
            ),
        ),
        (
            written.renamed,
            ngettext(
                "%(count)d record has a new name in its draft.",
                "%(count)d records have new names in their drafts.",
                written.renamed,
            ),
        ),
    ]
    return [sentence % {"count": count} for count, sentence in counts if count]
