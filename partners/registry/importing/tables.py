"""Keeps a table between its check and its confirmation."""

from typing import Any

from partners.models import RegistryImport
from partners.registry.importing.checking import check
from partners.registry.importing.files import Lines


def store_table(user: Any, file_name: str, lines: Lines, columns: list[str]) -> RegistryImport:
    """Store a table that `user` brought, checked; what they left unconfirmed before is deleted."""
    RegistryImport.objects.filter(user=user, applied_at=None, queued_at=None).delete()
    table = RegistryImport.objects.create(
        user=user,
        file_name=file_name[:255],
        columns=columns,
        rows=lines.lines[1:],
        notes=lines.notes,
        proposal={"read": [list(problem) for problem in lines.problems]},
    )
    check_again(table)
    return table


def check_again(table: RegistryImport) -> None:
    """Store what the table would change today."""
    read = table.proposal.get("read", [])
    table.proposal = check(table, table.user).proposal() | {"read": read}
    table.save()
