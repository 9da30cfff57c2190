"""Names of records inside rich text, by reference: they follow the record when it is renamed.

A reference is stored as ``<embed embedtype="city-name" id="3" en="Xi'an" zh-hans="西安"/>``.
Readers see what the record is called today, or was called on the day that their page speaks of.
The names in the markup are those of the day of writing: passages are compared by them, so that a
new name changes no translation state, and they stand in for a record that is gone.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, reverse_lazy
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

    # Names the button of the editor and the stored markup, such as "city-name".
    feature: str
    model: type[Model]
    # Returns the names of records by language, by their keys, as they were on a day.
    names: Callable[[Iterable[int], datetime.date | None], Mapping[int, Names]]
    label: Any
    icon: str

    def names_of(self, attributes: Iterable[dict], day: datetime.date | None) -> list[Names]:
        """Return the names for the attributes of references; empty where the record is gone."""
        keys = [key if (key := str(each.get("id", ""))).isdecimal() else "" for each in attributes]
        found = self.names({int(key) for key in keys if key and len(key) < 10}, day)
        return [found.get(int(key), {}) if key else {} for key in keys]


def both_names(names: Mapping[str, str]) -> str:
    """Return the names in both languages, as the admin writes titles."""
    return " · ".join(dict.fromkeys(filter(None, (names.get(each, "") for each in LANGUAGES))))


def handler_of(kind: NamedKind) -> type[EmbedHandler]:
    """Return what puts names in the place of references of a kind: one query for a whole text."""

    class NameHandler(EmbedHandler):
        identifier = kind.feature

        @classmethod
        def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
            found = kind.names_of(attrs_list, reference_date.get())
            pairs = zip(attrs_list, found, strict=True)
            return [_shown({**attrs, **_filled(names)}) for attrs, names in pairs]

        @classmethod
        def extract_references(cls, attrs: dict) -> Iterator[tuple[type[Model], str, str, str]]:
            if str(attrs.get("id", "")).isdecimal():
                yield kind.model, attrs["id"], "", ""

    return NameHandler


def _filled(names: Names) -> dict[str, str]:
    return {language: name for language, name in names.items() if name}


def _shown(names: Names) -> str:
    language = active_language()
    if own := names.get(language):
        return escape(own)
    other = other_language(language)
    name = names.get(other)
    return format_html('<span lang="{}">{}</span>', language_tag(other), name) if name else ""


class NameElementHandler(InlineEntityElementHandler):
    """Shows a reference in the editor under both of its names of today."""

    mutability = "IMMUTABLE"

    def __init__(self, kind: NamedKind) -> None:
        super().__init__(entity_type_of(kind))
        self.kind = kind

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        """Write the names into the text, where Draftail keeps what an entity spans."""
        super().handle_starttag(name, attrs, state, contentstate)
        given = dict(attrs)
        [known] = self.kind.names_of([given], None)
        state.current_block.text += both_names(known or given)
        state.leading_whitespace = KEEP_WHITESPACE

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Return what the editor sends back: the names of the day of writing stay."""
        names = {language: attrs.get(language, "") for language in LANGUAGES}
        return {"id": attrs.get("id", ""), "names": names}


def entity_type_of(kind: NamedKind) -> str:
    """Return what Draftail calls references of a kind."""
    return kind.feature.upper()


class NameChosenView(ChosenView):
    """Answers with the names of the chosen record in both languages."""

    kind: NamedKind | None = None

    def get_chosen_response_data(self, item: Model) -> dict[str, Any]:
        """Add the names to what every chooser answers."""
        [names] = self.kind.names_of([{"id": item.pk}], None)
        return super().get_chosen_response_data(item) | {
            "title": both_names(names),
            "names": dict(names),
        }


class NameChooserViewSet(ChooserViewSet):
    """A chooser of records that are made in their own section, never from inside a text."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out the address for making a record, whose view has no form to show."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


def chooser_of(kind: NamedKind) -> ChooserViewSet:
    """Return the chooser in which a writer picks the record whose name goes into the text."""
    view = type("ChosenView", (NameChosenView,), {"kind": kind})
    viewset = type(
        "NameChooserViewSet",
        (NameChooserViewSet,),
        {
            "model": kind.model,
            "icon": kind.icon,
            "register_widget": False,
            "chosen_view_class": view,
            "choose_one_text": kind.label,
        },
    )
    return viewset(_chooser_name(kind))


def _chooser_name(kind: NamedKind) -> str:
    return f"choose_{kind.feature.replace('-', '_')}"


def offer_names(features: FeatureRegistry, kind: NamedKind) -> None:
    """Give the rich text editor a button for names of a kind, and texts the way to show them."""
    entity_type = entity_type_of(kind)
    features.register_embed_type(handler_of(kind))
    features.register_editor_plugin(
        "draftail",
        kind.feature,
        EntityFeature(
            {
                "type": entity_type,
                "icon": kind.icon,
                "description": kind.label,
                "chooserUrl": reverse_lazy(f"{_chooser_name(kind)}:choose"),
                "attributes": ["id", "names"],
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/names.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        kind.feature,
        {
            "from_database_format": {
                f'embed[embedtype="{kind.feature}"]': NameElementHandler(kind)
            },
            "to_database_format": {
                "entity_decorators": {entity_type: lambda props: _stored(kind, props)}
            },
        },
    )


def _stored(kind: NamedKind, props: dict[str, Any]) -> Any:
    names = props.get("names") if isinstance(props.get("names"), dict) else {}
    return DOM.create_element(
        "embed",
        {
            "embedtype": kind.feature,
            "id": str(props.get("id", "")),
            **{language: str(names.get(language) or "") for language in LANGUAGES},
        },
    )
