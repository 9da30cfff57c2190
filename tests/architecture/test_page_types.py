"""Page types name their places in the tree, and no text is left untranslated by oversight."""

import pytest
from django.db.models import CharField, EmailField, Field, Model, TextField, URLField
from modelcluster.models import get_all_child_relations
from modeltranslation.translator import NotRegistered, translator
from wagtail.models import get_page_models

from cities_site.bilingual.languages import LANGUAGES, localized
from tests.architecture.layers import own_apps

LABELS = {config.label for config in own_apps()}
PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in LABELS]
EDITABLE_TYPES = [model for model in PAGE_TYPES if model.is_creatable]
ROWS = sorted(
    {
        relation.related_model
        for model in PAGE_TYPES
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label in LABELS
    },
    key=lambda model: model._meta.label,
)

# Texts that are the same for readers of both languages: names in their own writing, codes,
# quotations from a source, keys to sort by, and notes that no reader sees.
SHARED_TEXTS = {
    "news.Correction": {"original", "corrected"},
    "news.EventPage": {"legacy_categories", "timezone"},
    "news.EventRecording": {"platform"},
    "news.NewsPage": {"legacy_categories"},
    "news.PublicationPage": {"legacy_categories", "authors", "symbol", "isbn", "issn", "doi"},
    "partners.FormerName": {"acronym"},
    "partners.PartnerAlias": {"name"},
    "partners.PartnerPage": {"acronym", "logo_permission", "name_sort_en", "name_sort_zh_hans"},
    "pilots.CoFinancing": {"currency"},
    "pilots.PilotPage": {"code", "currency", "sdg_targets"},
    "pilots.PilotPhoto": {"consent_note"},
}


def by_name(model: type[Model]) -> str:
    return model._meta.label


def translated_names(model: type[Model]) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def holds_words(field: Field) -> bool:
    """Tell whether an editor types words for readers into `field`."""
    return (
        isinstance(field, CharField | TextField)
        and not isinstance(field, URLField | EmailField)
        and field.editable
        and not field.choices
    )


def test_the_walk_finds_page_types_and_rows() -> None:
    assert len(EDITABLE_TYPES) > 8
    assert len(ROWS) > 8


@pytest.mark.parametrize("model", EDITABLE_TYPES, ids=by_name)
def test_declares_its_children(model) -> None:
    assert "subpage_types" in vars(model)


@pytest.mark.parametrize("model", EDITABLE_TYPES, ids=by_name)
def test_names_only_parents_of_its_own_app(model) -> None:
    own = model._meta.app_label

    foreign = [
        parent
        for parent in vars(model).get("parent_page_types") or []
        if (parent.split(".")[0] if "." in parent else own) != own
    ]

    assert foreign == []


@pytest.mark.parametrize("model", PAGE_TYPES, ids=by_name)
def test_is_registered_for_translation(model) -> None:
    """Wagtail's deferring queries crash on a page type that modeltranslation does not know."""
    assert set(translator.get_options_for_model(model).all_fields) >= {"headline", "summary"}


@pytest.mark.parametrize("model", [*EDITABLE_TYPES, *ROWS], ids=by_name)
def test_texts_are_translated_or_shared_on_purpose(model) -> None:
    translated = translated_names(model)
    columns = {localized(name, language) for name in translated for language in LANGUAGES}
    texts = {field.name for field in model._meta.local_fields if holds_words(field)}

    assert texts - translated - columns == SHARED_TEXTS.get(model._meta.label, set())


@pytest.mark.parametrize("model", [*PAGE_TYPES, *ROWS], ids=by_name)
def test_only_words_are_translated(model) -> None:
    """Two columns of a relation, a truth value or a unique text would contradict each other."""
    for name in translated_names(model):
        field = model._meta.get_field(name)

        assert not field.is_relation, name
        assert field.get_internal_type() != "BooleanField", name
        assert not field.unique, name
