"""Who may do what with what readers sent."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from wagtail.permission_policies import ModelPermissionPolicy


class ReceivedPermissionPolicy(ModelPermissionPolicy):
    """Limits everybody, administrators too, to `actions`: only readers write such records."""

    def __init__(self, model: type[Model], actions: Collection[str]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to some record."""
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether `user` may do `action` to this record."""
        return self.user_has_permission(user, action)
