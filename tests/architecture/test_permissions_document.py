"""The document that says who may do what is the one that the role matrix gives."""

from tests.gates.permissions_document import DOCUMENT, ROLES, document, rows_of_table


def test_it_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(rows_of_table())


def test_it_says_of_each_role_what_sets_it_apart() -> None:
    text = document(rows_of_table())
    words = {
        cells[0]: dict(zip(ROLES, cells[1:], strict=True))
        for line in text.splitlines()
        if line.startswith("| ") and len(cells := line.strip("| ").split(" | ")) == len(ROLES) + 1
    }

    assert set(words["Audit log"].values()) == {"–", "sees"}
    assert words["Audit log"]["administrator"] == "sees"
    assert words["Users, groups and invitations"]["publisher"] == "–"
    assert words["Users, groups and invitations"]["administrator"] == "changes"
    assert "changes" not in {words[area]["viewer"] for area in words if area != "Own account"}
    # The page of the matrix is a news article.
    assert words["Pages"]["editor"] == "changes"
    assert words["Vocabularies"]["viewer"] == "sees"
    assert words["Vocabularies"]["registrar"] == "–"
    assert words["Letters and subscriptions"]["viewer"] == "–"
