"""Names of records inside rich text, by reference: they follow the record when it is renamed.

A reference is stored as ``<embed embedtype="name" kind="city" id="3" en="Xi'an" zh-hans="西安"/>``.
Readers see what the record is called today, or was called on the day that their page speaks of.
The names in the markup are those of the day of writing: passages are compared by them, so that a
new name changes no translation state, and they stand in for a record that is gone.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.html import escape, format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.views.generic.chooser import ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from cities_site.bilingual.languages import (
    LANGUAGES,
    active_language,
    language_tag,
    other_language,
)
from cities_site.bilingual.reference_date import reference_date

Names = Mapping[str, str]


@dataclass(frozen=True)
class NamedKind:
    """A kind of record whose names stand in texts."""

    identifier: str
    model: type[Model]
    # Returns the names of records by language, by their keys, as they were on a day.
    names: Callable[[Iterable[int], datetime.date | None], Mapping[int, Names]]
    label: Any
    icon: str
    chooser: str

    @property
    def entity_type(self) -> str:
        """What the editor calls such a reference."""
        return f"{self.identifier.upper()}-NAME"


_kinds: dict[str, NamedKind] = {}


class NameHandler(EmbedHandler):
    """Puts names in the place of references, those of a text in one query for each kind."""

    identifier = "name"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return a name for each reference, marked where it is in the other language."""
        keys: dict[str, set[int]] = defaultdict(set)
        for attrs in attrs_list:
            if attrs.get("kind") in _kinds and attrs.get("id", "").isdecimal():
                keys[attrs["kind"]].add(int(attrs["id"]))
        found = {kind: _kinds[kind].names(ids, reference_date.get()) for kind, ids in keys.items()}
        return [_shown(attrs, found) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs: dict) -> Iterator[tuple[type[Model], str, str, str]]:
        """Name the record, so that nothing that stands in a text is deleted by surprise."""
        if attrs.get("kind") in _kinds and attrs.get("id", "").isdecimal():
            yield _kinds[attrs["kind"]].model, attrs["id"], "", ""


def _shown(attrs: dict[str, str], found: Mapping[str, Mapping[int, Names]]) -> str:
    kind, key = attrs.get("kind", ""), attrs.get("id", "")
    known = found.get(kind, {}).get(int(key), {}) if key.isdecimal() else {}
    language = active_language()
    own = known.get(language) or attrs.get(language)
    if own:
        return escape(own)
    other = other_language(language)
    name = known.get(other) or attrs.get(other) or ""
    return format_html('<span lang="{}">{}</span>', language_tag(other), name) if name else ""


class NameElementHandler(InlineEntityElementHandler):
    """Shows a reference in the editor under both of its names of today."""

    mutability = "IMMUTABLE"

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        """Write the names into the text, where Draftail keeps what an entity spans."""
        given = dict(attrs)
        super().handle_starttag(name, attrs, state, contentstate)
        kind, key = _kinds.get(given.get("kind", "")), given.get("id", "")
        known = kind.names([int(key)], None).get(int(key)) if kind and key.isdecimal() else None
        state.current_block.text += both_names(known or given)
        state.leading_whitespace = KEEP_WHITESPACE

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Return what the editor sends back: the names of the day of writing stay."""
        return {
            "kind": attrs.get("kind", ""),
            "id": attrs.get("id", ""),
            "names": {language: attrs.get(language, "") for language in LANGUAGES},
        }


def both_names(names: Mapping[str, str]) -> str:
    """Return the names in both languages, as the admin writes titles."""
    return " · ".join(dict.fromkeys(filter(None, (names.get(each, "") for each in LANGUAGES))))


def stored_reference(props: dict[str, Any]) -> Any:
    """Return the stored form of a reference in the editor."""
    names = props.get("names") or {}
    return DOM.create_element(
        "embed",
        {
            "embedtype": NameHandler.identifier,
            "kind": props.get("kind", ""),
            "id": str(props.get("id", "")),
            **{language: str(names.get(language) or "") for language in LANGUAGES},
        },
    )


class NameChosenView(ChosenView):
    """Answers with the names of the chosen record in both languages."""

    kind = ""

    def get_chosen_response_data(self, item: Model) -> dict[str, Any]:
        """Add the names to what every chooser answers."""
        names = _kinds[self.kind].names([item.pk], None)[item.pk]
        data = super().get_chosen_response_data(item)
        return data | {"title": both_names(names), "names": names}


class NameChooserViewSet(ChooserViewSet):
    """Lets a writer choose the record whose name goes into the text."""

    kind = ""
    register_widget = False
    chosen_view_class = NameChosenView

    def get_chosen_view_kwargs(self) -> dict[str, Any]:
        """Tell the view which kind of name it answers with."""
        return {"kind": self.kind}


def register_kind(kind: NamedKind) -> None:
    """Make the names of a kind of record known to texts."""
    _kinds[kind.identifier] = kind


def offer_names(features: FeatureRegistry, kinds: Sequence[str]) -> None:
    """Give the rich text editor a button for each of the `kinds`."""
    features.register_embed_type(NameHandler)
    for identifier in kinds:
        kind = _kinds[identifier]
        name = f"{identifier}-name"
        features.register_editor_plugin(
            "draftail",
            name,
            EntityFeature(
                {
                    "type": kind.entity_type,
                    "icon": kind.icon,
                    "description": kind.label,
                    "kind": identifier,
                    "chooserUrlName": kind.chooser,
                    "attributes": ["kind", "id", "names"],
                },
                js=["wagtailadmin/js/chooser-modal.js", "js/names.js"],
            ),
        )
        features.register_converter_rule(
            "contentstate",
            name,
            {
                "from_database_format": {
                    f'embed[embedtype="name"][kind="{identifier}"]': NameElementHandler(
                        kind.entity_type
                    )
                },
                "to_database_format": {"entity_decorators": {kind.entity_type: stored_reference}},
            },
        )
