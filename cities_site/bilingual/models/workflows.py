"""The workflow step at which a page is approved for publication."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage
from wagtail.models.workflows import AbstractGroupApprovalTask

from cities_site.bilingual.personal_data.guard import held_sections


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
        """Return what `user` may do; nobody approves personal data that nobody answers for."""
        actions = super().get_actions(obj, user)
        if not actions or not isinstance(obj, AbstractPage):
            return actions
        stored = type(obj)._base_manager.filter(pk=obj.pk, live=True).first()
        if not held_sections(obj.get_latest_revision_as_object(), stored):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @classmethod
    def get_description(cls) -> Any:
        """Return what the admin says where a step is chosen."""
        return _("Members of the chosen groups approve; the page stays open for editing.")
