"""The admin's own API, for reading alone.

Wagtail's offers actions that publish a revision whole, past the pages' own `publish()` and so past
every rule of publication.  The admin's screens use none of them.
"""

from typing import Any, ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet


class ReadOnlyPagesViewSet(PagesAdminAPIViewSet):
    """Pages for the explorer and choosers; every action is unknown, which answers 404."""

    actions: ClassVar[dict[str, Any]] = {}


def offer_no_actions(router: Any) -> None:
    """Put our view in the place of Wagtail's."""
    router.register_endpoint("pages", ReadOnlyPagesViewSet)
