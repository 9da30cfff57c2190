"""Which permission opens which section of a bilingual record."""

from typing import Any

from cities_site.bilingual.content import SECTIONS, SHARED
from cities_site.bilingual.languages import CHINESE, ENGLISH

EDIT_PERMISSIONS = {
    ENGLISH: "bilingual.edit_english",
    CHINESE: "bilingual.edit_chinese",
    SHARED: "bilingual.edit_shared",
}
APPROVE_PERMISSIONS = {
    ENGLISH: "bilingual.approve_english",
    CHINESE: "bilingual.approve_chinese",
}


def editable_sections(user: Any) -> list[str]:
    """Return the sections that `user` may edit; all of them without a user (code, imports)."""
    return [
        section for section in SECTIONS if user is None or user.has_perm(EDIT_PERMISSIONS[section])
    ]


def publishable_sections(user: Any) -> list[str]:
    """Return the sections that a publication by `user` may carry; all without a user.

    Shared facts go with whoever edits them, or with whoever may publish both languages: they
    show in both.
    """
    if user is None:
        return list(SECTIONS)
    languages = [
        language
        for language, permission in APPROVE_PERMISSIONS.items()
        if user.has_perm(permission)
    ]
    shared = user.has_perm(EDIT_PERMISSIONS[SHARED]) or len(languages) == len(APPROVE_PERMISSIONS)
    return [*languages, *([SHARED] if shared and languages else [])]
