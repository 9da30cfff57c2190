"""What a publisher reads before a decision, gathered from the draft and from what readers see."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Comment

from cities_site.bilingual.content import SECTIONS, SHARED
from cities_site.bilingual.four_eyes import names_by_section
from cities_site.bilingual.four_eyes_forms import SECTION_NAMES
from cities_site.bilingual.languages import LANGUAGES, language_tag, localized
from cities_site.bilingual.originals import Remark, difference, findings_of_editor
from cities_site.bilingual.passages import Passage
from cities_site.bilingual.personal_data.guard import Found, findings_before_publication
from cities_site.bilingual.publication_checks import problems_before_publication
from cities_site.bilingual.publishing import pending_sections
from cities_site.desk.addresses import comment_address


@dataclass(frozen=True)
class Side:
    """A passage in one language: as it would be published, with what is new marked."""

    language: str
    text: str
    # What was removed and added since the live version; empty where nothing was, or all is new.
    marked: SafeString | str = ""

    @property
    def tag(self) -> str:
        """The language of the text, as HTML names it."""
        return language_tag(self.language)


@dataclass(frozen=True)
class Line:
    """A passage in both languages, with what the checks say about the translation."""

    label: str
    sides: tuple[Side, ...]
    is_changed: bool
    remarks: list[Remark]


@dataclass
class Section:
    """One language or the shared facts: what speaks against its publication, and who wrote it."""

    name: str
    label: Any
    is_pending: bool
    is_public: bool
    says_something: bool
    writers: list[str]
    problems: list[str]
    personal_data: list[Found] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The language of the section's name; empty for shared facts."""
        return language_tag(self.name) if self.name in LANGUAGES else ""

    @property
    def is_clear(self) -> bool:
        """Whether nothing speaks against it."""
        return not (self.problems or self.personal_data)


def sections_of(draft: Any, stored: Any) -> list[Section]:
    """Return what the checks say about each section of `draft`.

    `stored` is the page as readers see it, or None.  A language that is not marked as public is
    judged as if it were: the decision on this screen makes it so.
    """
    asked = as_if_public(draft)
    pending = set(SECTIONS) if stored is None else set(pending_sections(stored, asked))
    writers = names_by_section(draft)
    found = findings_before_publication(asked, stored)
    return [
        Section(
            name=section,
            label=SECTION_NAMES[section],
            is_pending=section in pending,
            is_public=section == SHARED or draft.is_available_in(section),
            says_something=section == SHARED or asked.is_available_in(section),
            writers=writers[section],
            problems=list(dict.fromkeys(_problems(asked, stored, section)))
            if section in pending
            else [],
            personal_data=[item for item in found if item.place.section == section],
        )
        for section in SECTIONS
    ]


def as_if_public(draft: Any) -> Any:
    """Return a copy of `draft` in which every language that says something is public.

    Withdrawn versions stay so: whoever withdrew them makes them public again.
    """
    asked = draft.with_content_json(draft.serializable_data())
    for language in LANGUAGES:
        if language not in draft.withdrawals:
            setattr(asked, localized("public", language), True)
    asked.withdraw_empty_languages()
    asked.written_by = draft.written_by
    return asked


def _problems(draft: Any, stored: Any, section: str) -> Iterator[str]:
    if section in LANGUAGES and draft.is_available_in(section):
        yield from (str(problem) for problem in draft.publication_problems(section).values())
    yield from problems_before_publication(draft, stored, section)


def lines_of(draft: Any, stored: Any) -> list[Line]:
    """Return every passage of `draft`, and those that readers would lose, with both languages."""
    before = {passage.key: passage for passage in stored.passages()} if stored else {}
    remarks = findings_of_editor(draft)
    now = draft.passages()
    gone = [passage for key, passage in before.items() if key not in {each.key for each in now}]
    return [
        _line(passage, before.get(passage.key), draft, stored, remarks.get(passage.key, []))
        for passage in now
    ] + [_line(None, passage, draft, stored, []) for passage in gone]


def _line(
    now: Passage | None, before: Passage | None, draft: Any, stored: Any, remarks: list[Remark]
) -> Line:
    sides = []
    for language in LANGUAGES:
        text, old = (_text(passage, language, draft) for passage in (now, before))
        is_new = stored is None or not stored.is_available_in(language)
        marked = difference(old, text) if text != old and not is_new else ""
        sides.append(Side(language, text, marked))
    is_changed = any(side.marked for side in sides) or any(
        side.text and (stored is None or not stored.is_available_in(side.language))
        for side in sides
    )
    shown = now or before
    # The same is found once for every time that it stands in the text; here once is enough.
    open_remarks = list({each.message: each for each in remarks if not each.dismissed}.values())
    return Line(shown.label if shown else "", tuple(sides), is_changed, open_remarks)


def _text(passage: Passage | None, language: str, record: Any) -> str:
    if passage is None:
        return ""
    return passage.source if language == record.source_language else passage.translation


def fact_changes(draft: Any, stored: Any, request: HttpRequest) -> list[Any]:
    """Return Wagtail's comparisons of the shared facts that differ from what readers see."""
    if stored is None:
        return []
    panel = type(draft).get_edit_handler()
    bound = panel.get_bound_panel(instance=draft, request=request, form=None)
    suffixes = tuple(localized("", language) for language in LANGUAGES)
    found = []
    for compare in bound.get_comparison():
        comparison = compare(stored, draft)
        is_of_language = comparison.is_field and comparison.field.name.endswith(suffixes)
        if not is_of_language and comparison.has_changed():
            found.append(comparison)
    return found


def open_comments(page: Any) -> list[tuple[Comment, str]]:
    """Return the comments that nobody has resolved, with where they are answered."""
    comments = (
        Comment.objects.filter(page=page.pk, resolved_at=None)
        .select_related("user")
        .prefetch_related("replies__user")
        .order_by("created_at")
    )
    return [(comment, comment_address(comment)) for comment in comments]
