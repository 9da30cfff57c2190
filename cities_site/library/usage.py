"""Where a record is used, so that nothing in use is deleted by surprise."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import AbstractPage, ReferenceIndex

# At most so many places are named in a message; the rest is counted.
NAMED_PLACES = 5
# A redirect follows its page: it goes with it and is no reason to keep it.
FOLLOWERS = frozenset({"wagtailredirects"})


@dataclass(frozen=True)
class Use:
    """One place that leads to a record: the record that holds the reference, and in which field."""

    source: Model
    field: str

    def __str__(self) -> str:
        title = getattr(self.source, "title", None) or str(self.source)
        return _("“%(title)s” (%(field)s)") % {"title": title, "field": self.field}


def uses_of(record: Model) -> list[Use]:
    """Return every place that leads to `record`, each source once."""
    uses: dict[tuple[type, Any], Use] = {}
    for source, references in ReferenceIndex.get_grouped_references_to(record):
        if source._meta.app_label not in FOLLOWERS:
            field = references[0].describe_source_field()
            uses.setdefault((_base(source), source.pk), Use(source, field))
    for source, field in _classified_under(record):
        uses.setdefault((_base(source), source.pk), Use(source, field))
    return list(uses.values())


def uses_of_page_tree(page: AbstractPage) -> list[Use]:
    """Return every place outside `page` and its descendants that leads to one of them."""
    inside = {tree_page.pk: tree_page for tree_page in page.get_descendants(inclusive=True)}
    uses: dict[tuple[type, Any], Use] = {}
    for tree_page in inside.values():
        for use in uses_of(tree_page):
            is_own = isinstance(use.source, AbstractPage) and use.source.pk in inside
            if not is_own:
                uses.setdefault((_base(use.source), use.source.pk), use)
    return list(uses.values())


def _base(source: Model) -> type:
    return AbstractPage if isinstance(source, AbstractPage) else type(source)


def _classified_under(record: Model) -> list[tuple[Model, str]]:
    """Return what is filed under `record`; Wagtail's index does not follow such relations."""
    filed = []
    for relation in record._meta.related_objects:
        if relation.many_to_many and not relation.hidden:
            manager = relation.related_model._default_manager
            label = capfirst(str(relation.field.verbose_name))
            filed += [(source, label) for source in manager.filter(**{relation.field.name: record})]
    return filed


def refusal(name: Any, uses: list[Use]) -> str:
    """Return the sentence that tells an editor why `name` stays and where it is used."""
    places = "; ".join(str(use) for use in uses[:NAMED_PLACES])
    if len(uses) > NAMED_PLACES:
        places = _("%(places)s; and %(count)d more") % {
            "places": places,
            "count": len(uses) - NAMED_PLACES,
        }
    return ngettext(
        "“%(name)s” cannot be deleted, because %(count)d item uses it: %(places)s. "
        "Remove it there first.",
        "“%(name)s” cannot be deleted, because %(count)d items use it: %(places)s. "
        "Remove it there first.",
        len(uses),
    ) % {"name": name, "count": len(uses), "places": places}
