"""What editors may do with the public record: amend it, never make it up."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import DeleteView, EditView, SnippetViewSet

from cities_site.bilingual.models import ChangeNote
from cities_site.bilingual.roles import editable_sections, publishable_sections


class PublicRecordPermissionPolicy(ModelPermissionPolicy):
    """Lets nobody add an entry, which publishing does, nor touch one of another language."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to entries at all."""
        return action != "add" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether `user`, who writes or publishes some language, may do it to this one."""
        own = {*editable_sections(user), *publishable_sections(user)}
        return instance.language in own and self.user_has_permission(user, action)


class _OwnLanguageMixin:
    """Asks about the entry itself; Wagtail asks about entries in general."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        entry = super().get_object(*args, **kwargs)
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, self.permission_required, entry):
            raise PermissionDenied
        return entry


class _AmendView(_OwnLanguageMixin, EditView):
    """Changes an entry."""


class _TakeBackView(_OwnLanguageMixin, DeleteView):
    """Deletes an entry."""


class PublicRecordViewSet(SnippetViewSet):
    """The entries of one kind, which publishing makes and editors amend."""

    icon = "history"
    copy_view_enabled = False
    edit_view_class = _AmendView
    delete_view_class = _TakeBackView
    list_per_page = 50


class ChangeNoteViewSet(PublicRecordViewSet):
    """Change notes, to correct a slip or take one back."""

    model = ChangeNote
    list_display = ["text", "page", "language", "noted_at"]
    list_filter = ["language"]
