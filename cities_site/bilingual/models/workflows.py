"""The workflow step at which a page is approved for publication."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models.workflows import AbstractGroupApprovalTask


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

    @classmethod
    def get_description(cls) -> Any:
        """Return what the admin says where a step is chosen."""
        return _("Members of the chosen groups approve; the page stays open for editing.")
