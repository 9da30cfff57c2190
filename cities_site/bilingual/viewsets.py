"""The admin's views of bilingual snippets."""

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet


class _SavedByHandMixin:
    """Saves when asked only: a snippet has no drafts, so that autosave would publish each key."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


class BilingualCreateView(_SavedByHandMixin, CreateView):
    """Makes a snippet."""


class BilingualEditView(_SavedByHandMixin, EditView):
    """Changes a snippet."""


class _NothingToCreateView(SnippetCreateView):
    """Refuses what the chooser does not offer: it has no form, and Wagtail fails without one."""

    def can_create(self) -> bool:
        return False


class BilingualSnippetChooserViewSet(SnippetChooserViewSet):
    """Chooses among the snippets there are; two languages need the whole editor to be written."""

    create_view_class = _NothingToCreateView


class BilingualSnippetViewSet(SnippetViewSet):
    """A snippet's listing and editor; list both names, so that neither hides behind the other."""

    add_view_class = BilingualCreateView
    edit_view_class = BilingualEditView
    chooser_viewset_class = BilingualSnippetChooserViewSet
