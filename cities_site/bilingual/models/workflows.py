"""The workflow step at which a page is approved for publication."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage
from wagtail.models.workflows import AbstractGroupApprovalTask

from cities_site.bilingual.four_eyes import own_sections
from cities_site.bilingual.personal_data.guard import held_sections
from cities_site.bilingual.roles import publishable_sections


class PublicationApprovalTask(AbstractGroupApprovalTask):
    """Asks members of the chosen groups to approve; what waits stays open for the other language.

    Wagtail's own approval locks the page for everybody else, so that Chinese awaiting approval
    would keep an editor from correcting the English.  Approval publishes the latest draft, which
    is what the approver sees, in the languages that the approver may publish.
    """

    class Meta:
        verbose_name = _("approval for publication")
        verbose_name_plural = _("approvals for publication")

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Lock the page for nobody."""
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return what `user` may do.

        Nobody approves personal data that nobody answers for, nor what is all their own.
        """
        actions = super().get_actions(obj, user)
        if not actions or not isinstance(obj, AbstractPage) or self.may_approve(obj, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    def may_approve(self, page: Any, user: Any) -> bool:
        """Return whether anything of the latest draft can go public by the approval of `user`."""
        stored = type(page)._base_manager.filter(pk=page.pk, live=True).first()
        draft = page.get_latest_revision_as_object()
        own = own_sections(stored, draft, user)
        if own and own >= set(publishable_sections(user)):
            return False
        return not held_sections(draft, stored)

    def on_action(self, task_state: Any, user: Any, action_name: str, **options: Any) -> None:
        """Approve or return; refuses an approval that the screens would not have offered."""
        page = task_state.workflow_state.content_object
        if (
            action_name == "approve"
            and isinstance(page, AbstractPage)
            and not self.may_approve(page, user)
        ):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **options)

    @classmethod
    def get_description(cls) -> Any:
        """Return what the admin says where a step is chosen."""
        return _("Members of the chosen groups approve; the page stays open for editing.")
