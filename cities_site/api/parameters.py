"""What an address of the API may ask for, read by a form: whatever else it says is an error."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import QueryDict

from cities_site.api.page_types import FIELDS
from cities_site.api.problems import BadParameters
from cities_site.bilingual.languages import LANGUAGES, language_tag

# Wagtail returns 20 items unless told otherwise, and no more than its setting.
LIMIT, LIMIT_MAX, OFFSET_MAX = 20, settings.WAGTAILAPI_LIMIT_MAX, 1_000_000
# The largest number of a page that a database holds.
NUMBER_MAX = 2**31 - 1
# Years that every database and every zone can hold.
FIRST_YEAR, LAST_YEAR = 1900, 2200
# The same years, as the description tells programs.
YEARS_PATTERN = "^(19[0-9]{2}|2[01][0-9]{2}|2200)-"
# Their value, and the order that it stands for; pages without a date come last either way.
ORDERS = {
    "id": (F("pk").asc(),),
    "-id": (F("pk").desc(),),
    "posted_on": (F("display_date").asc(nulls_last=True), F("pk").asc()),
    "-posted_on": (F("display_date").desc(nulls_last=True), F("pk").desc()),
    "changed_at": (F("last_published_at").asc(nulls_last=True), F("pk").asc()),
    "-changed_at": (F("last_published_at").desc(nulls_last=True), F("pk").desc()),
}


def _year_is_sensible(value: Any) -> None:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.")


class Parameters(forms.Form):
    """The parameters of every list and record; their help texts describe them in the OpenAPI."""

    lang = forms.ChoiceField(
        required=False,
        choices=[(language_tag(language), language) for language in LANGUAGES],
        help_text="Only what is public in this language, and only its words.",
    )

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        """Return what was asked for; raise BadParameters for what cannot be understood."""
        form = cls(query)
        unknown = {name: ["Unknown parameter."] for name in query if name not in form.fields}
        repeated = {
            name: ["Give this parameter once."]
            for name in form.fields
            if len(query.getlist(name)) > 1
        }
        if not form.is_valid() or unknown or repeated:
            invalid = {name: [str(each) for each in errors] for name, errors in form.errors.items()}
            raise BadParameters(invalid | unknown | repeated)
        return form.cleaned_data

    def clean_lang(self) -> list[str]:
        """Return the languages asked for; all without a wish."""
        wish = self.cleaned_data["lang"]
        return [each for each in LANGUAGES if wish in ("", language_tag(each))]


class ListParameters(Parameters):
    """The parameters of a list."""

    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LIMIT_MAX,
        help_text=f"How many items to return; {LIMIT} unless told otherwise.",
    )
    offset = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=OFFSET_MAX,
        help_text="How many items to pass over.",
    )


class PageListParameters(ListParameters):
    """The parameters of the list of pages."""

    type = forms.ChoiceField(
        required=False,
        choices=[(label, label) for label in FIELDS],
        help_text="Only pages of this type.",
    )
    child_of = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=NUMBER_MAX,
        help_text="Only pages directly below the page with this number.",
    )
    posted_from = forms.DateField(
        required=False,
        validators=[_year_is_sensible],
        help_text="Only pages posted on this day or later.",
    )
    posted_until = forms.DateField(
        required=False,
        validators=[_year_is_sensible],
        help_text="Only pages posted on this day or earlier.",
    )
    changed_since = forms.DateTimeField(
        required=False,
        validators=[_year_is_sensible],
        help_text="Only pages published again at this time or later, for keeping a copy current.",
    )
    order = forms.ChoiceField(
        required=False,
        choices=[(order, order) for order in ORDERS],
        help_text="The order of the items; by number unless told otherwise.",
    )
