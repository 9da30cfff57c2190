"""Who keeps the registry: whoever edits shared facts and may add or change pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.permission_policies.pages import PagePermissionPolicy

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.roles import editable_sections

View = Callable[..., HttpResponse]


def may_keep(user: Any) -> bool:
    """Return whether `user` may see the tools of the registry; each record has its own rights."""
    actions = ["add", "change"]
    return SHARED in editable_sections(user) and PagePermissionPolicy().user_has_any_permission(
        user, actions
    )


def for_keepers(view: View) -> View:
    """Keep a screen to those who keep the registry."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
