"""Says what is wrong with a catalogue, in words that tell the reader where to mend it."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

# %(name)s and its kin, then {name}: what code fills in must be filled in by translations too.
_PERCENT = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?([diouxXeEfFgGcrs])")
_BRACES = re.compile(r"\{(\w*)\}")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def problems_with(catalogue: Catalog, template: Catalog) -> list[str]:
    """Return one sentence for each message that is missing, fuzzy, stale or wrongly filled in."""
    return [*missing_messages(catalogue, template), *faulty_messages(catalogue, template)]


def missing_messages(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Yield the messages of the code that have no translation."""
    for message in _messages(template):
        translation = catalogue.get(message.id, message.context)
        if translation is None or not all(_texts(translation.string)):
            places = ", ".join(sorted({place for place, _line in message.locations})[:3])
            yield f"not translated: {_name(message)} ({places})"


def faulty_messages(catalogue: Catalog, template: Catalog | None = None) -> Iterator[str]:
    """Yield the translations that are fuzzy, obsolete or lose a placeholder or a tag.

    Without a `template` nothing is known of the code, so nothing is called obsolete but what
    the file itself marks so.
    """
    for message in catalogue.obsolete.values():
        yield f"obsolete, remove it: {_name(message)}"
    for message in _messages(catalogue):
        if message.fuzzy:
            yield f"fuzzy, review it: {_name(message)}"
        if template is not None and template.get(message.id, message.context) is None:
            yield f"no longer in the code: {_name(message)}"
        if all(_texts(message.string)):
            yield from _lost_parts(message)


def _lost_parts(message: Message) -> Iterator[str]:
    # A plural form may leave out what only the other form says ("one item", "%(n)s items").
    originals = _texts(message.id)
    required = set.intersection(*map(_placeholders, originals))
    allowed = set.union(*map(_placeholders, originals))
    # A language with one plural form says everything that the richest form says.
    if len(_texts(message.string)) == 1:
        required = allowed
    for text in _texts(message.string):
        found = _placeholders(text)
        if not required <= found or not found <= allowed:
            yield f"placeholders differ: {_name(message)}: {text!r}"
        if sorted(_TAG.findall(text)) != sorted(_TAG.findall(originals[-1])):
            yield f"tags differ: {_name(message)}: {text!r}"


def _placeholders(text: str) -> set[str]:
    found = {f"%({name}){kind}" for name, kind in _PERCENT.findall(text)}
    return found | {f"{{{name}}}" for name in _BRACES.findall(text)}


def _messages(catalogue: Catalog) -> Iterator[Message]:
    # The first entry of a catalogue is its header.
    return (message for message in catalogue if message.id)


def _texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value or ("",))


def _name(message: Message) -> str:
    text = _texts(message.id)[0]
    return f"{text!r} [{message.context}]" if message.context else repr(text)
