"""Errors as problem details for HTTP (RFC 9457), the same for every address of the API."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError

MEDIA_TYPE = "application/problem+json"


class BadParameters(BadRequestError):
    """Parameters that cannot be understood: what is wrong with each, by its name."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("Some parameters cannot be understood.")
        self.errors = errors


def problem(status: int, detail: str, **more: Any) -> Response:
    """Return the answer that tells of a problem."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    return Response(body | more, status, content_type=MEDIA_TYPE)


def problem_of(error: Exception) -> Response | None:
    """Return the problem that `error` stands for; None for one that nobody foresaw."""
    if isinstance(error, BadParameters):
        return problem(HTTPStatus.BAD_REQUEST, str(error), errors=error.errors)
    if isinstance(error, BadRequestError):
        return problem(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, Http404):
        return problem(HTTPStatus.NOT_FOUND, "Nothing public has this address.")
    if isinstance(error, PermissionDenied):
        return problem(HTTPStatus.FORBIDDEN, "This is not public.")
    if isinstance(error, APIException):
        answer = problem(error.status_code, str(error.detail))
        if wait := getattr(error, "wait", None):
            answer.headers["Retry-After"] = str(wait)
        return answer
    return None
