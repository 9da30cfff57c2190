"""What Wagtail's indexers are given: the objects, with the text of every field cut into terms.

Fields of Wagtail's own models (titles, tags, file names) are cut like ours, without a class of
field that each model would have to use.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.utils import get_descendants_content_types_pks

from cities_site.bilingual.search.text import cut_for_index


class CutObject:
    """Stands for an object at an indexer, which asks for its key and its search fields only."""

    def __init__(self, instance: Any) -> None:
        self.instance = instance
        self.pk = instance.pk

    def get_search_fields(self) -> list[Any]:
        """Return the search fields of the object, their values cut."""
        return _cut_fields(self.instance.get_search_fields())


# Fields that count so much stand with the title: SQLite weighs its columns, not single fields.
BOOST_OF_TITLES = 3


class _CutValue:
    """A search field whose values are cut; wraps the field as the model declares it."""

    stemmed = True

    def __init__(self, field: Any) -> None:
        boost = getattr(field, "boost", None) or 1
        name = "title" if boost >= BOOST_OF_TITLES else field.field_name
        super().__init__(name, **_boost(field))
        self.field = field

    def get_value(self, obj: Any) -> str:
        """Return the value of `obj`, which may stand for another object, as terms."""
        return cut_for_index(self.field.get_value(_instance(obj)), self.stemmed)


class _CutSearchField(_CutValue, SearchField):
    pass


class _CutAutocompleteField(_CutValue, AutocompleteField):
    stemmed = False


class _CutRelatedFields(RelatedFields):
    """Related fields whose values are cut."""

    def __init__(self, field: RelatedFields) -> None:
        super().__init__(field.field_name, _cut_fields(field.fields))
        self.field = field

    def get_value(self, obj: Any) -> Any:
        """Return the related objects of `obj`, which may stand for another object."""
        return self.field.get_value(_instance(obj))


_CUT = {
    SearchField: _CutSearchField,
    AutocompleteField: _CutAutocompleteField,
    RelatedFields: _CutRelatedFields,
}


def _cut_fields(fields: Iterable[Any]) -> list[Any]:
    """Return the fields with values to index, cut; fields to filter by hold none."""
    return [cut(field) for field in fields for kind, cut in _CUT.items() if isinstance(field, kind)]


def _boost(field: Any) -> dict[str, Any]:
    return {"boost": field.boost} if isinstance(field, SearchField) else {}


def _instance(obj: Any) -> Any:
    return obj.instance if isinstance(obj, CutObject) else obj


class CutIndex:
    """Mixed into the index of a database backend: indexes every object cut."""

    def add_items(self, model: type, objs: Iterable[Any]) -> None:
        """Add objects of `model` to the index, or bring their entries up to date."""
        super().add_items(model, [CutObject(obj) for obj in objs])

    def delete_stale_model_entries(self, model: type) -> None:
        """Delete what the index has of objects of `model` that are gone.

        Wagtail's own fails for a model that has a field `object_id`.
        """
        keys = model._default_manager.order_by().values_list(Cast("pk", TextField()))
        indexed = self.entries.filter(content_type__in=get_descendants_content_types_pks(model))
        indexed.exclude(object_id__in=keys).delete()
