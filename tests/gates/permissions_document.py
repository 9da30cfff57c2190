"""Writes docs/permissions.md from the role matrix: `python -m tests.gates.permissions_document`.

What a role may do is what its requests were answered, so the document cannot promise more.
"""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent
TABLE = FOLDER / "role_matrix.csv"
DOCUMENT = FOLDER.parents[1] / "docs" / "permissions.md"

ROLES = {
    "viewer": "reads lists, states and histories, and changes nothing",
    "registrar": "writes and publishes the partner registry, and nothing else",
    "translator": "writes Chinese, and publishes nothing",
    "editor": "writes English and shared facts, and makes English public",
    "publisher": "makes either language public, and answers for findings",
    "administrator": "may do everything, invites people and reads the audit log",
}
# The first beginning of an address that fits names its part of the admin.
AREAS = (
    ("admin/login", "Sign-in"),
    ("admin/logout", "Sign-in"),
    ("admin/password_reset", "Sign-in"),
    ("admin/account", "Own account"),
    ("admin/invitations", "Users, groups and invitations"),
    ("admin/users", "Users, groups and invitations"),
    ("admin/groups", "Users, groups and invitations"),
    ("admin/reports/audit-log", "Audit log"),
    ("admin/reports", "Reports"),
    ("admin/registry", "List of the registry"),
    ("admin/pages", "Pages"),
    ("admin/choose-page", "Pages"),
    ("admin/bulk", "Actions on many records"),
    ("admin/images", "Images"),
    ("admin/documents", "Documents"),
    ("admin/collections", "Collections"),
    ("admin/snippets/desk", "Translations"),
    ("admin/translations", "Translations"),
    ("admin/snippets/library", "Vocabularies"),
    ("admin/snippets", "Notes of change and earlier versions"),
    ("admin/letters", "Letters and subscriptions"),
    ("admin/page_feedback", "Letters and subscriptions"),
    ("admin/subscriptions", "Letters and subscriptions"),
    ("admin/workflows", "Workflows"),
    ("admin/redirects", "Redirects"),
    ("admin/searchpicks", "Promoted results"),
    ("admin/settings", "Site texts"),
    ("admin/sites", "Site"),
)
OTHER = "Choosers and small services"
# Words in an address whose screen changes something.
CHANGING = {
    *("access", "add", "copy", "delete", "disable", "edit", "enable", "lock", "move", "multiple"),
    *("new", "new_version", "remove", "restore", "revert", "revoke", "send", "set_privacy"),
    "settings",
    *("unlock", "unpublish", "unschedule", "withdraw"),
}
INTRODUCTION = """# Who may do what

Written from `tests/gates/role_matrix.csv` by `python -m tests.gates.permissions_document`. That
table holds how the site answered one read and one forged write of every role to every address
below `/admin/`; a test fails when an answer changes.

"""
SECOND_PERSON = """
Whoever may publish does so with what others wrote: nobody makes a section of a page public that
they wrote or submitted themselves since readers last got it, by whatever way it is published.
Administrators may, with a reason that the history keeps. `FOUR_EYES=off` ends this for teams of
one or two. Withdrawing needs nobody else.
"""
EQUAL_TO_ADMINISTRATOR = """
Whoever has one of these permissions can make an administrator of anybody, so only administrators
have them: `auth.add_user`, `auth.change_user`, `auth.change_group`. Whoever has one of them all the
same, and whoever may publish both languages, needs a second factor in production.
"""


def rows_of_table() -> list[dict[str, str]]:
    """Return the reviewed table."""
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def area_of(route: str) -> str:
    """Return the part of the admin that an address belongs to."""
    return next((name for start, name in AREAS if route.startswith(start)), OTHER)


def changes(route: str) -> bool:
    """Tell whether the screen at an address is one that changes something."""
    return bool(CHANGING & set(route.strip("/").split("/")))


def document(rows: list[dict[str, str]]) -> str:
    """Return the whole document."""
    screens = [row for row in rows if row["method"] == "GET"]
    lines = [f"- **{role.capitalize()}** {what}." for role, what in ROLES.items()]
    parts = [
        INTRODUCTION + "\n".join(lines) + "\n" + SECOND_PERSON + EQUAL_TO_ADMINISTRATOR,
        "## By part of the admin\n\n*sees*: screens open that only show; *changes*: screens open"
        " that add, change or delete.\nRights on languages and on parts of the tree narrow this"
        " further. The page that was asked for is a news\narticle, so a registrar only sees pages"
        " here.\n\n" + _summary(screens),
        "## Every screen\n\nThe screens that opened, by role; addresses without a mark refuse all"
        " of them, answer to forms\nalone, or ask for the password first.\n\n" + _screens(screens),
    ]
    return "\n".join(parts)


def _summary(screens: list[dict[str, str]]) -> str:
    areas = list(dict.fromkeys([*(name for _start, name in AREAS), OTHER]))
    lines = [_line("", *ROLES), _line(*["---"] * (len(ROLES) + 1))]
    for area in areas:
        in_area = [row for row in screens if area_of(row["route"]) == area]
        lines.append(_line(area, *(_word(in_area, role) for role in ROLES)))
    return "\n".join(lines) + "\n"


def _word(screens: list[dict[str, str]], role: str) -> str:
    opened = [row["route"] for row in screens if row[role] == "200"]
    if not opened:
        return "–"
    return "changes" if any(map(changes, opened)) else "sees"


def _screens(screens: list[dict[str, str]]) -> str:
    lines = [_line("Address", *ROLES), _line(*["---"] * (len(ROLES) + 1))]
    for row in screens:
        marks = ("●" if row[role] == "200" else "" for role in ROLES)
        lines.append(_line(f"`{row['route'].removeprefix('admin/') or '/'}`", *marks))
    return "\n".join(lines) + "\n"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(rows_of_table()), encoding="utf-8")
