"""Who may delete images and documents."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.roles import editable_sections


class SharedFilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Leaves deletion to those who may edit shared facts.

    Wagtail lets whoever may change a file delete it too. Translators may change files, for
    their Chinese words; the files themselves belong to both languages.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to some file."""
        return bool(_allowed(user, [action])) and super().user_has_permission(user, action)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Return whether `user` may do one of `actions` to this file."""
        allowed = _allowed(user, actions)
        return bool(allowed) and super().user_has_any_permission_for_instance(
            user, allowed, instance
        )

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        """Return the files to which `user` may do one of `actions`."""
        return super().instances_user_has_any_permission_for(user, _allowed(user, actions))


def _allowed(user: Any, actions: Iterable[str]) -> list[str]:
    deletes = SHARED in editable_sections(user)
    return [action for action in actions if deletes or action != "delete"]
