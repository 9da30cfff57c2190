"""Works the page editor as a browser does: opens the form, and sends back what it held."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue


@dataclass
class OpenEditor:
    """An editor that somebody has open: whose browser, which address, and the form as loaded."""

    client: Client
    address: str
    form: BaseForm
    data: dict[str, Any]


def sign_in(user: Any) -> Client:
    """Return a browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def open_editor(page: Any, user: Any) -> OpenEditor:
    """Open the editor of `page` as `user`."""
    client = sign_in(user)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    form = response.context["form"]
    data = filled_form(form)
    latest = page.get_latest_revision()
    if latest:
        data["loaded_revision_id"] = str(latest.pk)
        data["loaded_revision_created_at"] = latest.created_at.isoformat()
    return OpenEditor(client, address, form, data)


def send(editor: OpenEditor, changes: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
    """Send the open form with `changes`, and return the answer."""
    return editor.client.post(editor.address, editor.data | (changes or {}), headers=headers)


def save_editor(editor: OpenEditor, changes: dict[str, Any] | None = None) -> HttpResponse:
    """Send the open form with `changes`, and expect it to be saved."""
    response = send(editor, changes)
    if response.status_code != 302:
        form = response.context["form"]
        raise AssertionError(f"{form.errors} {[f.errors for f in form.formsets.values()]}")
    return response


def filled_form(form: BaseForm) -> dict[str, Any]:
    """Return what a browser would send for the form as it was loaded."""
    data = _filled_fields(form)
    for formset in form.formsets.values():
        data |= {
            f"{formset.prefix}-TOTAL_FORMS": str(len(formset.forms)),
            f"{formset.prefix}-INITIAL_FORMS": str(formset.initial_form_count()),
            f"{formset.prefix}-MIN_NUM_FORMS": "0",
            f"{formset.prefix}-MAX_NUM_FORMS": "1000",
        }
        for position, row in enumerate(formset.forms, start=1):
            data |= _filled_fields(row)
            if "id" in row.fields:
                # Of a row that is in a draft alone, the browser sends an empty one.
                data.setdefault(row.add_prefix("id"), "")
            if "ORDER" in row.fields:
                data[row.add_prefix("ORDER")] = str(position)
    return data


def _filled_fields(form: BaseForm) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for bound in form:
        value, widget, name = bound.value(), bound.field.widget, bound.html_name
        if hasattr(widget, "block_def"):
            data |= _filled_stream(name, value)
        elif type(widget).__name__ == "DraftailRichTextArea":
            data[name] = widget.format_value(value) or json.dumps({"blocks": [], "entityMap": {}})
        elif isinstance(value, (list, tuple)):
            data[name] = [str(getattr(item, "pk", item)) for item in value]
        elif value is not None and value is not False and value != "":
            data[name] = str(widget.format_value(value) if hasattr(value, "year") else value)
    return data


def _filled_stream(name: str, value: Any) -> dict[str, str]:
    blocks = list(value or [])
    data = {f"{name}-count": str(len(blocks))}
    for position, block in enumerate(blocks):
        data |= {
            f"{name}-{position}-type": block.block_type,
            f"{name}-{position}-id": block.id or "",
            f"{name}-{position}-order": str(position),
            f"{name}-{position}-deleted": "",
        }
        data |= _filled_block(f"{name}-{position}-value", block.value)
    return data


def _filled_block(name: str, value: Any) -> dict[str, str]:
    """Return what a browser sends for the value of a block: rich text, lists and their parts."""
    if hasattr(value, "source"):
        # Sent as the editor's own format: one unstyled paragraph with the text.
        return {name: draftail(value.source)}
    if isinstance(value, StructValue):
        parts = (_filled_block(f"{name}-{key}", part) for key, part in value.items())
        return {key: text for part in parts for key, text in part.items()}
    if isinstance(value, ListValue):
        data = {f"{name}-count": str(len(value))}
        for position, item in enumerate(value):
            place = f"{name}-{position}"
            data |= {f"{place}-deleted": "", f"{place}-order": str(position), f"{place}-id": ""}
            data |= _filled_block(f"{place}-value", item)
        return data
    if value is None or value is False:
        return {name: ""}
    return {name: str(getattr(value, "pk", value))}


def draftail(text: str) -> str:
    """Return `text` as the rich text editor sends one paragraph."""
    block = {
        "key": "00000",
        "text": re.sub(r"<[^>]+>", "", text),
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return json.dumps({"blocks": [block], "entityMap": {}})
