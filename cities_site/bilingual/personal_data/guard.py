"""What keeps a record from going public: personal data that nobody has answered for.

An override answers for one finding in one text of one record, with a reason; it ends when the text
changes, because its token follows from the text.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cities_site.bilingual.content import SECTIONS, SHARED, fingerprint
from cities_site.bilingual.passages import digest
from cities_site.bilingual.personal_data.detection import Finding, find_personal_data
from cities_site.bilingual.personal_data.texts import Text, texts_of

OVERRIDE_PERMISSION = "bilingual.override_personal_data"
# Names of actions in the log.
OVERRIDDEN, HELD = "bilingual.personal_data_override", "bilingual.personal_data_held"


_links: list[Callable[[Any], Iterable["Found"]]] = []


@dataclass(frozen=True)
class Found:
    """A finding and the text in which it stands."""

    place: Text
    finding: Finding
    # The admin's address of another record that has it, where alone it can be answered for.
    elsewhere: str = ""

    @property
    def token(self) -> str:
        """Sixteen hexadecimal digits: this finding, in this text."""
        return digest("\0".join([self.finding.kind, self.finding.text, self.place.text]))

    @property
    def message(self) -> str:
        """What an editor is told, in the active language."""
        if self.elsewhere:
            return _(
                "Readers do not get this file, because “%(passage)s” looks like personal data "
                "(%(kind)s). Replace the file or answer for it: %(address)s"
            ) % {
                "passage": self.finding.passage,
                "kind": self.finding.kind.label,
                "address": self.elsewhere,
            }
        return _(
            "“%(passage)s” holds “%(text)s”, which looks like personal data (%(kind)s). Take it "
            "out or name an office instead."
        ) % {
            "passage": self.finding.passage,
            "text": self.finding.text,
            "kind": self.finding.kind.label,
        }


@dataclass(frozen=True)
class Acceptance:
    """Somebody's answer for findings of a record, to be kept when the record is saved."""

    found: tuple[Found, ...]
    reason: str
    user: Any


def content_of(record: Any) -> dict[str, Any]:
    """Return a record as it is stored, whether or not it can hold inline rows."""
    if hasattr(record, "serializable_data"):
        return record.serializable_data()
    return {field.name: field.value_from_object(record) for field in record._meta.concrete_fields}


def findings_of(record: Any, sections: Collection[str] = SECTIONS) -> list[Found]:
    """Return all personal data in the texts of `record`, answered for or not.

    No query, unless the record has findings of its own to add, as files have by what was read of
    them: `further_findings`, which are shared facts.
    """
    further = getattr(record, "further_findings", None)
    added = further() if further and SHARED in sections else []
    return added + [
        Found(place, finding)
        for place in texts_of(record, content_of(record))
        if place.section in sections
        for finding in find_personal_data(place.text)
    ]


def without_overridden(record: Any, found: Iterable[Found]) -> list[Found]:
    """Return the findings that nobody has answered for: one query, none where nothing is found."""
    found = list(found)
    accepted = getattr(record, "accepted_personal_data", None)
    tokens = {item.token for item in accepted.found} if accepted else set()
    if found and record.pk:
        tokens |= set(_overrides_of(record).values_list("token", flat=True))
    return [item for item in found if item.token not in tokens]


def open_findings(record: Any, sections: Collection[str] = SECTIONS) -> list[Found]:
    """Return the personal data in `record` that nobody has answered for."""
    return without_overridden(record, findings_of(record, sections))


def judge_links(find: Callable[[Any], Iterable[Found]]) -> None:
    """Let `find` tell what is kept from readers among the files that a record leads to.

    For layers that have files; what they find is answered for at the file, not at the record.
    """
    _links.append(find)


def linked_findings(record: Any) -> list[Found]:
    """Return what is found in files that the public versions of `record` would lead to."""
    return [
        item
        for find in _links
        for item in find(record)
        if item.place.section == SHARED or record.is_available_in(item.place.section)
    ]


def sections_to_judge(record: Any, stored: Any) -> list[str]:
    """Return the sections that would become public with words that readers do not see yet.

    `stored` is the record as readers see it, or None.
    """
    return [
        section
        for section in SECTIONS
        if (section == SHARED or record.is_available_in(section))
        and not (
            stored is not None
            and (section == SHARED or stored.is_available_in(section))
            and fingerprint(stored, section) == fingerprint(record, section)
            and _note(stored, section) == _note(record, section)
        )
    ]


def _note(record: Any, section: str) -> str:
    return (getattr(record, "change_notes", None) or {}).get(section, "")


def findings_before_publication(record: Any, stored: Any) -> list[Found]:
    """Return the personal data that a publication of `record` would make public."""
    found, linked = open_findings(record), linked_findings(record)
    if not found:
        return linked
    judged = sections_to_judge(record, stored)
    return linked + [item for item in found if item.place.section in judged]


def held_sections(record: Any, stored: Any) -> set[str]:
    """Return the sections that may not go public; shared facts of a first version hold it all."""
    held = {item.place.section for item in findings_before_publication(record, stored)}
    return set(SECTIONS) if SHARED in held and stored is None else held


def keep_acceptance(record: Any, renamed: bool = False) -> None:
    """Keep and log the answer that came with `record`, now that it has a key.

    With `renamed`, also for its findings as they stand now: storing a file may change its name.
    """
    accepted = getattr(record, "accepted_personal_data", None)
    if not accepted:
        return
    record.accepted_personal_data = None
    if renamed:
        accepted = replace(accepted, found=tuple(findings_of(record)))
    key = {
        "content_type": ContentType.objects.get_for_model(record),
        "object_id": record.pk,
    }
    for item in accepted.found:
        facts = {"reason": accepted.reason, "user": accepted.user}
        _overrides().update_or_create(**key, token=item.token, defaults=facts)
        # The log outlives the passage: it names the place and the kind, never the data.
        data = {"place": item.place.label, "kind": item.finding.kind.value}
        data |= {"section": item.place.section, "reason": accepted.reason}
        log(record, OVERRIDDEN, user=accepted.user, data=data)


def log_held(record: Any, revision: Any, sections: Collection[str], user: Any) -> None:
    """Write once for each revision into the history that it was held back; no personal data."""
    entries = record.get_log_entries() if hasattr(record, "get_log_entries") else None
    earlier = apps.get_model("wagtailcore", "PageLogEntry").objects if entries is None else entries
    if earlier.filter(action=HELD, revision=revision).exists():
        return
    log(record, HELD, user=user, revision=revision, data={"sections": sorted(sections)})


def refuse(record: Any) -> None:
    """Raise ValidationError where a record without drafts holds personal data.

    For records that are public as soon as they are saved and have no field for a reason.
    """
    if found := open_findings(record):
        raise ValidationError(
            [
                _("%(place)s: %(finding)s") % {"place": item.place.label, "finding": item.message}
                for item in found
            ]
        )


def _overrides() -> Any:
    return apps.get_model("bilingual", "PersonalDataOverride").objects


def _overrides_of(record: Any) -> Any:
    content_type = ContentType.objects.get_for_model(record)
    return _overrides().filter(content_type=content_type, object_id=record.pk)
