"""Sends tables to the import of the registry, and reads what the check found."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from partners.models import RegistryImport

ADDRESS = reverse("registry:import")


def send(client: Client, content: str | bytes, name: str = "partners.csv") -> str:
    """Send a file and return the page that answers."""
    data = content.encode() if isinstance(content, str) else content
    response = client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def confirm(client: Client, **answers: str) -> str:
    """Confirm what was checked last and return the page that answers."""
    table = RegistryImport.objects.latest("pk")
    address = reverse("registry:import_check", args=[table.pk])
    return client.post(address, answers, follow=True).content.decode()


def found() -> dict[str, Any]:
    """Return what the last check found."""
    return RegistryImport.objects.latest("pk").proposal


def differences() -> list[tuple[str, str, str]]:
    """Return the differences that the last check found: column, old value, new value."""
    return [
        (each["column"], each["old"], each["new"])
        for record in found()["records"]
        for each in record["differences"]
    ]


def workbook(*rows: list[Any], **options: Any) -> bytes:
    """Return an XLSX file with the rows; `merged` names cells to merge."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cells in options.get("merged", []):
        book.active.merge_cells(cells)
    with io.BytesIO() as output:
        book.save(output)
        return output.getvalue()
