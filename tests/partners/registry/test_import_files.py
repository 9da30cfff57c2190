"""Files that are brought to the registry: what can be read, and what is said of the rest."""

import io
import zipfile

import pytest
from django.test import Client

from partners.models import PartnerIndexPage, RegistryImport
from partners.registry.importing import files
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import make_registry
from tests.partners.registry.tables import found, send, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def keeper(index) -> Client:
    return sign_in(make_user("keeper", "Editors"))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.csv", b" ", "Send a table with the names of the columns"),
        ("head.csv", b"id,name_en\n", "Send a table with the names of the columns"),
        ("other.csv", b"a,b\n1,2\n", "Name the columns in the first row"),
        ("twice.csv", b"id,name_en,Official name (English)\n1,a,b\n", "Keep one of the columns"),
        ("latin.csv", b"id,name_en\n1,Bergamo\n2,Montr\xff\xff\n", "Row 3 is in an unknown encod"),
        ("quotes.csv", b'id,name_en\n1,"a" b\n', "Mend row 2"),
        ("old.xls", b"\xd0\xcf\x11\xe0rest", "the old format is not read"),
        ("broken.xlsx", b"PK\x03\x04broken", "can&#x27;t be read"),
        ("wide.csv", b"id" + b",x" * 200, "has 201 columns"),
    ],
)
def test_files_that_are_no_table_are_refused_with_what_to_do(index, keeper, name, data, told):
    html = send(keeper, data, name)

    assert told in html
    assert not RegistryImport.objects.exists()


def test_large_files_and_bombs_are_refused_before_they_are_unpacked(
    index, keeper, monkeypatch
) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED", 2000)
    assert "too much to read" in send(keeper, workbook(["id", "name_en"], [1, "a"]), "bomb.xlsx")
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_ROWS", 2)
    rows = "id,name_en,type\n" + ",n,cso\n" * 3
    assert "Send at most 2 rows" in send(keeper, rows)
    monkeypatch.setattr(files, "MAX_CELLS", 3)
    assert "too much to read" in send(keeper, workbook(["id", "name_en"], [1, "a"]), "rows.xlsx")
    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    large = b"x" * (2 * 2**20)
    assert "at most 1 megabytes: this one has 2" in send(keeper, large)
    with io.BytesIO() as output:
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
        entities = output.getvalue()
    assert "it has a document type" in send(keeper, entities, "entities.xlsx")


def test_cells_that_hold_no_value_are_told_by_row_and_column(index, keeper) -> None:
    data = workbook(
        ["id", "name_en", "type"],
        [None, "=A1&A2", "cso"],
        [None, "Merged", "cso"],
        [None, "#N/A", "cso"],
        merged=["B3:C3"],
    )
    html = send(keeper, data, "partners.xlsx")

    cells = {(row, column) for row, column, _message in found()["problems"]}
    assert {(2, "B"), (3, "B"), (4, "B")} <= cells
    assert "Replace the formula by its value" in html
    assert "Split the merged cells B3:C3" in html
    assert "Take out the control characters" in send(keeper, "name_en,type\nA\x07B,cso\n")


@pytest.mark.parametrize(
    ("encoding", "delimiter", "noted"),
    [
        ("utf-8", ";", False),
        ("utf-8-sig", "\t", False),
        ("gb18030", ",", True),
        ("utf-16", ",", True),
    ],
)
def test_tables_of_chinese_spreadsheets_are_read_and_guesses_are_told(
    index, keeper, encoding, delimiter, noted
) -> None:
    lines = [["正式名称（中文）", "合作伙伴类型"], ["武汉大学", "学术机构"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)

    html = send(keeper, text.encode(encoding))

    assert found()["records"][0]["name"] == "武汉大学", html
    assert found()["problems"] == []
    assert (f"The file was read as {encoding.upper()}" in html) == noted
