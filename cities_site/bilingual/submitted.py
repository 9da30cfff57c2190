"""A record as a form would save it, its inline rows included.

The rows of a form are in formsets of their own, which reach the record when it is saved: whoever
judges the record before that would judge the rows of the version before.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from modelcluster.models import get_serializable_data_for_fields

from cities_site.bilingual.content import child_relations
from cities_site.bilingual.languages import localized


@dataclass(frozen=True)
class Submission:
    """A record with the rows of its form, and the forms of the rows."""

    record: Any
    # By the beginning of the keys of their passages: the relation and the row.
    rows: dict[str, forms.ModelForm]

    def add_row_error(self, passage: str, message: str) -> None:
        """Tell `message` at the field of a row that `passage` names; at no other passage."""
        row_key, _colon, name = passage.rpartition(":")
        row = self.rows.get(row_key)
        column = localized(name, self.record.target_language)
        if row is not None and column in row.fields:
            row.add_error(column, message)


def submission_of(form: Any) -> Submission:
    """Return what `form` holds; relations whose rows are not valid stay as they are stored."""
    content = form.instance.serializable_data()
    rows: dict[str, forms.ModelForm] = {}
    for accessor, _model in child_relations(type(form.instance)):
        formset = form.formsets.get(accessor)
        if formset is None or not formset.is_valid():
            continue
        kept = formset.ordered_forms if formset.can_order else _kept(formset)
        content[accessor] = [
            {**get_serializable_data_for_fields(row.instance), "sort_order": position}
            for position, row in enumerate(kept)
        ]
        rows |= {
            f"{accessor}:{row.instance.pk or f'+{position}'}": row
            for position, row in enumerate(kept)
        }
    record = type(form.instance).from_serializable_data(content, check_fks=False)
    return Submission(record, rows)


def _kept(formset: Any) -> list[forms.ModelForm]:
    return [
        row
        for row in formset.forms
        if row not in formset.deleted_forms and (row.instance.pk or row.has_changed())
    ]
