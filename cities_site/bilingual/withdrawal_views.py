"""Where publishers withdraw language versions with a reason, and make them public again."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.button import Button

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, language_tag, localized
from cities_site.bilingual.models import BasePage, WithdrawalKind
from cities_site.bilingual.withdrawals import (
    findings_in_reasons,
    languages_to_restore,
    languages_to_withdraw,
    restore,
    withdraw,
)

REASON_LENGTH = 500


class WithdrawalForm(forms.Form):
    """Which versions, how, and why; each reason is written in the language of its readers."""

    languages = forms.MultipleChoiceField(
        label=_("Versions"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick the language versions that readers should no longer rely on."),
    )
    kind = forms.ChoiceField(
        label=_("What readers find"),
        choices=WithdrawalKind.choices,
        initial=WithdrawalKind.WITHDRAWN,
        widget=forms.RadioSelect,
        help_text=_("Either way the version leaves lists, feeds, search and the sitemap."),
    )
    replacement = forms.ModelChoiceField(
        label=_("Read instead"),
        queryset=BasePage.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser,
        help_text=_("Choose the page that takes the place of this one, if there is one."),
    )

    def __init__(self, page: BasePage, languages: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["languages"].choices = [(key, NATIVE_NAMES[key]) for key in languages]
        chosen = languages if len(languages) == 1 else [self.initial.pop("language", "")]
        self.initial["languages"] = [language for language in chosen if language in languages]
        for language in languages:
            self.fields[localized("reason", language)] = forms.CharField(
                label=format_lazy("{} ({})", _("Reason for readers"), NATIVE_NAMES[language]),
                required=False,
                max_length=REASON_LENGTH,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Say in the language of this version why it is withdrawn."),
            )
        self.order_fields(
            ["languages", "kind", *(localized("reason", key) for key in LANGUAGES), "replacement"]
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason in the language of every version that is ticked."""
        cleaned = super().clean()
        for language in cleaned.get("languages", []):
            name = localized("reason", language)
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, _("Say why: readers of this version see the reason."))
        given = {
            language: cleaned.get(localized("reason", language), "")
            for language in cleaned.get("languages", [])
        }
        for found in findings_in_reasons(given):
            self.add_error(found.place.column, found.message)
        if cleaned.get("replacement") and cleaned["replacement"].pk == self.page.pk:
            self.add_error("replacement", _("Choose another page than the one withdrawn."))
        return cleaned

    def reasons(self) -> dict[str, str]:
        """Return the reason for each version that is ticked."""
        chosen = self.cleaned_data["languages"]
        return {language: self.cleaned_data[localized("reason", language)] for language in chosen}


def withdraw_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask what to withdraw and why, and do it."""
    page = get_object_or_404(BasePage, pk=page_id).specific
    languages = languages_to_withdraw(page, request.user)
    if not languages:
        raise PermissionDenied
    # The version that somebody was reading when they decided.
    initial = {"language": request.GET.get("language", "")}
    form = WithdrawalForm(page, languages, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        replacement = form.cleaned_data["replacement"]
        withdraw(
            page,
            form.reasons(),
            form.cleaned_data["kind"],
            replacement.pk if replacement else None,
            user=request.user,
        )
        names = ", ".join(NATIVE_NAMES[language] for language in form.reasons())
        messages.success(request, _("No longer public: %(versions)s.") % {"versions": names})
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "bilingual/withdraw.html", {"page": page, "form": form})


def restore_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the reasons that readers see now, and make the versions public again when asked."""
    page = get_object_or_404(BasePage, pk=page_id).specific
    languages = languages_to_restore(page, request.user)
    if not languages:
        raise PermissionDenied
    if request.method == "POST":
        try:
            restore(page, languages, user=request.user)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return redirect("wagtailadmin_pages:edit", page.pk)
        names = ", ".join(NATIVE_NAMES[language] for language in languages)
        messages.success(request, _("Public again: %(versions)s") % {"versions": names})
        return redirect("wagtailadmin_pages:edit", page.pk)
    withdrawn = [
        (NATIVE_NAMES[key], language_tag(key), page.withdrawal_in(key)) for key in languages
    ]
    return render(request, "bilingual/restore.html", {"page": page, "withdrawn": withdrawn})


def withdrawal_addresses() -> list[URLPattern]:
    """Return the addresses of both actions, among those of pages."""
    return [
        path("pages/<int:page_id>/withdraw/", withdraw_page, name="bilingual_withdraw"),
        path("pages/<int:page_id>/restore/", restore_page, name="bilingual_restore"),
    ]


class WithdrawItem(BaseItem):
    """Leads from a public page to the withdrawal of the version that is being read."""

    template_name = "bilingual/userbar_withdraw.html"

    def __init__(self, page: BasePage, language: str) -> None:
        super().__init__()
        self.page, self.language = page, language


def offer_withdrawal(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put the withdrawal among what the user bar offers to those who may do it."""
    if not isinstance(page, BasePage) or page.pk is None:
        return
    # The user bar itself speaks the language of its user's admin.
    language = getattr(request, "LANGUAGE_CODE", "")
    if language in languages_to_withdraw(page, request.user):
        items.append(WithdrawItem(page, language))


def header_buttons(
    page: Any, user: Any, view_name: str = "", next_url: str | None = None
) -> Iterator[Button]:
    """Offer both actions where a page is edited and explored, to those who may publish it."""
    if not isinstance(page, BasePage):
        return
    if languages_to_withdraw(page, user):
        address = reverse("bilingual_withdraw", args=[page.pk])
        label = _("Withdraw with a reason")
        yield Button(label, url=address, icon_name="warning", priority=62)
    if languages_to_restore(page, user):
        address = reverse("bilingual_restore", args=[page.pk])
        yield Button(_("Make public again"), url=address, icon_name="rotate", priority=63)
