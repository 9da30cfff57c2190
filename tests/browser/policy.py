"""The content security policy that the public pages must be able to live with."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class StrictPolicyMiddleware:
    """Forbids inline code and other hosts, so that Chromium reports either as an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/admin/"):
            response["Content-Security-Policy"] = "default-src 'self'; form-action 'self'"
        return response
