"""Reads XLIFF 1.2 and 2.0 that come from anywhere: nothing in a file is trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from cities_site.desk.exchange.codes import Code, Edge, Parts, joined, sayable
from cities_site.desk.exchange.documents import METADATA, XLIFF_1, XLIFF_2
from cities_site.library.xml_files import UnreadableFile, parsed

MAX_UNITS = 20_000

_DIGEST = re.compile(r"\b(source|target):([0-9a-f]{16})\b")
# Where a text is cut or commented on: the words count, the mark does not.
_MARKS = frozenset({"mrk"})
_EDGES = {
    "bx": Edge.START,
    "sc": Edge.START,
    "ex": Edge.END,
    "ec": Edge.END,
    "x": Edge.WHOLE,
    "ph": Edge.WHOLE,
}


@dataclass(frozen=True)
class ReceivedUnit:
    """One text as it came back."""

    record: str
    source_language: str
    target_language: str
    id: str
    source: Parts
    # None where the file has no translation of it.
    target: Parts | None
    # What both texts were when the file went out, by the words source and target.
    digests: dict[str, str]
    # What makes the unit unusable; empty for most.
    problem: str = ""


def read(data: bytes) -> list[ReceivedUnit]:
    """Return the units of a file in their order; raise UnreadableFile for anything else."""
    root = parsed(data)
    name = etree.QName(root)
    if name.localname != "xliff" or name.namespace not in (XLIFF_1, XLIFF_2):
        raise UnreadableFile(_("Send an XLIFF file of version 1.2 or 2.0: this is another format."))
    units = []
    for unit in _units_1(root) if name.namespace == XLIFF_1 else _units_2(root):
        units.append(unit)
        if len(units) > MAX_UNITS:
            raise UnreadableFile(
                _("Send at most %(limit)d units: split this file.") % {"limit": MAX_UNITS}
            )
    if not units:
        raise UnreadableFile(_("Send a file with translations: this one has no units."))
    return units


def _units_1(root: etree._Element) -> Iterator[ReceivedUnit]:
    for file in root.iterchildren(f"{{{XLIFF_1}}}file"):
        languages = file.get("source-language", ""), file.get("target-language", "")
        for element in file.iterdescendants(f"{{{XLIFF_1}}}trans-unit"):
            digests = dict(_DIGEST.findall(element.get("extradata", "")))
            source, target = (element.find(f"{{{XLIFF_1}}}{side}") for side in ("source", "target"))
            yield _unit(
                (file.get("original", ""), *languages, element.get("id", "")),
                [] if source is None else [source],
                None if target is None else [target],
                digests,
            )


def _units_2(root: etree._Element) -> Iterator[ReceivedUnit]:
    languages = root.get("srcLang", ""), root.get("trgLang", "")
    for file in root.iterchildren(f"{{{XLIFF_2}}}file"):
        for element in file.iterdescendants(f"{{{XLIFF_2}}}unit"):
            metas = element.iterdescendants(f"{{{METADATA}}}meta")
            digests = {meta.get("type", ""): (meta.text or "").strip() for meta in metas}
            sources, targets, has_target = [], [], False
            for piece in element.iterchildren(f"{{{XLIFF_2}}}segment", f"{{{XLIFF_2}}}ignorable"):
                source, target = (
                    piece.find(f"{{{XLIFF_2}}}{side}") for side in ("source", "target")
                )
                has_target |= target is not None
                sources += [] if source is None else [source]
                # What stands between segments need not be said again in the translation.
                is_between = etree.QName(piece).localname == "ignorable"
                targets += [piece for piece in [target] if piece is not None] or (
                    [source] if is_between and source is not None else []
                )
            yield _unit(
                (file.get("original", ""), *languages, element.get("id", "")),
                sources,
                targets if has_target else None,
                digests,
            )


def _unit(
    names: tuple[str, str, str, str],
    sources: list[etree._Element],
    targets: list[etree._Element] | None,
    digests: dict[str, str],
) -> ReceivedUnit:
    source: Parts = ()
    target: Parts | None = None
    problem = ""
    try:
        source = joined([part for element in sources for part in _parts(element)])
        if targets is not None:
            target = joined([part for element in targets for part in _parts(element)])
    except UnreadableFile as error:
        problem = str(error)
    return ReceivedUnit(*names, source, target, digests, problem)


def _parts(element: etree._Element) -> Iterator[str | Code]:
    yield sayable(element.text or "")
    for child in element:
        name = etree.QName(child).localname
        if name in _MARKS:
            yield from _parts(child)
        elif name in ("g", "pc"):
            number = _number(child, child.get("id"))
            yield Code(number, Edge.START)
            yield from _parts(child)
            yield Code(number, Edge.END)
        elif name in _EDGES:
            given = child.get("rid") or child.get("startRef") or child.get("id")
            yield Code(_number(child, given), _EDGES[name])
        elif name not in ("sm", "em"):
            raise UnreadableFile(
                _("Use the codes of the original: “%(name)s” is none of them.") % {"name": name}
            )
        yield sayable(child.tail or "")


def _number(element: etree._Element, given: str | None) -> int:
    if given and given.isascii() and given.isdigit() and len(given) < 7:
        return int(given)
    raise UnreadableFile(
        _("Use the codes of the original: “%(name)s” is none of them.")
        % {"name": f"{etree.QName(element).localname} {given or ''}".strip()[:40]}
    )
