"""Works machine translation through the admin, as translators do."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from tests.editor import sign_in


def address_of(record: Any) -> str:
    """Return the address at which passages of a record are chosen."""
    names = [record._meta.app_label, record._meta.model_name, record.pk]
    return reverse("desk_translate_by_machine", args=names)


def draft_by_machine(record: Any, user: Any, keys: list[str]) -> HttpResponse:
    """Tick passages and have them drafted as `user`."""
    return sign_in(user).post(address_of(record), {"passages": keys}, follow=True)
