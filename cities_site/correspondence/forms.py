"""The contact form and the subscription form."""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, language_tag
from cities_site.correspondence.addresses import own_path
from cities_site.correspondence.guarded_forms import GuardedForm
from cities_site.correspondence.models import Kind, Letter
from cities_site.correspondence.models.letters import MESSAGE_LENGTH, NAME_LENGTH, PATH_LENGTH

# A letter with more is an advertisement.
MOST_LINKS = 5
LINK = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)


class ContactForm(GuardedForm):
    """A letter: only the message is needed."""

    reason = forms.ChoiceField(label=_("What is it about?"), choices=Letter.Reason.choices)
    message = forms.CharField(
        label=_("Message"),
        max_length=MESSAGE_LENGTH,
        help_text=_("At most 5,000 characters. Leave out what is not needed to answer you."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    about = forms.CharField(
        label=_("Page (optional)"),
        required=False,
        max_length=PATH_LENGTH,
        help_text=_("The address of the page on this site, such as /en/news/."),
    )
    name = forms.CharField(
        label=_("Your name (optional)"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reply_address = forms.EmailField(
        label=_("Your e-mail address (optional)"),
        required=False,
        help_text=_("Without it we cannot answer you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an e-mail address such as name@example.org.")},
    )

    def __init__(self, data: QueryDict | None = None, *, request: HttpRequest, **options: Any):
        super().__init__(data, **options)
        self.request = request

    def clean_message(self) -> str:
        """Refuse lists of links."""
        message = self.cleaned_data["message"]
        if len(LINK.findall(message)) > MOST_LINKS:
            raise forms.ValidationError(_("Write a message with at most five links."))
        return message

    def clean_name(self) -> str:
        """Return the name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_about(self) -> str:
        """Return the path of the page; an address elsewhere is an error."""
        given = self.cleaned_data["about"]
        path = own_path(given, self.request)
        if given and not path:
            raise forms.ValidationError(
                _("Write an address on this site, such as /en/news/, or leave the field empty.")
            )
        return path


def _in_its_own_words(language: str) -> str:
    """Return what a language calls itself, marked as being in that language."""
    return format_html('<span lang="{}">{}</span>', language_tag(language), NATIVE_NAMES[language])


class SubscriptionForm(GuardedForm):
    """Which address is told of what, in which languages."""

    address = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an e-mail address such as name@example.org.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you want to hear of?"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("In which languages?"),
        choices=[(code, _in_its_own_words(code)) for code in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language.")},
    )

    def clean_address(self) -> str:
        """Return the address in small letters, so that it is one address however it is typed."""
        return self.cleaned_data["address"].lower()
