"""Logs as one line of JSON for each event, without personal data.

No address of a reader, no query, no e-mail address: what a library or an error message brings
along is taken out of the finished texts.
"""

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from cities_site.operations.request_ids import current

REPLACEMENTS = [
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b"), "[address]"),
    (re.compile(r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b|\b(?:[0-9a-f]{1,4}:)+:[0-9a-f:]*", re.I),
     "[address]"),
    # A query of an address; what follows a question mark in a sentence has a space before it.
    (re.compile(r"(?<=[\w/])\?[^\s\"'<>]+"), "?[query]"),
    # Ten digits or more, as telephone and identity numbers have; a date is none.
    (re.compile(r"(?<![\d:.-])(?!\d{4}-\d\d-\d\d)[(+]{0,2}\d(?:[ ()-]{0,2}\d){9,}"), "[number]"),
]  # fmt: skip
# Objects that libraries attach to events and that would be written out with all they hold.
NEVER_WRITTEN = ("request", "server_time", "color_message", "taskName")


def without_personal_data(text: str) -> str:
    """Return `text` with addresses, numbers and queries replaced."""
    for pattern, replacement in REPLACEMENTS:
        text = pattern.sub(replacement, text)
    return text


class EventFormatter(JsonFormatter):
    """Writes time, level, logger, message and request, and what the event adds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="time",
            json_ensure_ascii=False,
        )

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Add the request's name; take out what names a person."""
        super().add_fields(log_data, record, message_dict)
        if identifier := current.get():
            log_data["request_id"] = identifier
        for name in NEVER_WRITTEN:
            log_data.pop(name, None)
        for name, value in log_data.items():
            if isinstance(value, str) and name not in ("time", "request_id"):
                log_data[name] = without_personal_data(value)
