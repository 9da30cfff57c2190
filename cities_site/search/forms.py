"""The search form: whatever is typed or forged, it yields a query that is safe to run."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.search.text import MAXIMUM_QUERY_LENGTH


class QueryField(forms.CharField):
    """A line of text without control characters; what is too long is cut, never refused."""

    def to_python(self, value: object) -> str:
        """Replace what no keyboard types and no database accepts."""
        text = str(value) if value not in self.empty_values else ""
        printable = "".join(
            " " if unicodedata.category(character) in {"Cc", "Cs", "Cn"} else character
            for character in text[: MAXIMUM_QUERY_LENGTH * 4]
        )
        return " ".join(printable.split())[:MAXIMUM_QUERY_LENGTH].strip()


class SearchForm(forms.Form):
    """What readers look for, and whether results in the other language may be shown too."""

    q = QueryField(
        label=_("Search this site"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": MAXIMUM_QUERY_LENGTH}),
    )
    lang = forms.ChoiceField(
        choices=[("all", _("All languages"))], required=False, widget=forms.HiddenInput
    )

    def accepted(self) -> dict[str, str]:
        """Return the query and the languages to search; a value that is not offered is ignored."""
        self.is_valid()
        return {"q": self.cleaned_data.get("q", ""), "lang": self.cleaned_data.get("lang", "")}
