"""Who may do what with the lines of the desk."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class TaskPermissionPolicy(ModelPermissionPolicy):
    """Lets nobody add or delete a line: the records themselves do."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to lines."""
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether `user` may do `action` to this line."""
        return self.user_has_permission(user, action)
