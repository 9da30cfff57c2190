"""Where a wording stands: every passage of every record, drafts and published versions alike."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, NATIVE_NAMES, words
from cities_site.desk.addresses import edit_address
from cities_site.desk.models import StoredPassage
from cities_site.library.models import GlossaryTerm

PASSAGES_SHOWN = 50
# How much of a passage is shown on each side of what was looked for, in characters.
AROUND = 40
_COLUMNS = {ENGLISH: "english", CHINESE: "chinese"}
_FORMS_BEFORE = "term_before_the_edit"


class UsesForm(forms.Form):
    """What to look for, in which language."""

    words = forms.CharField(
        label=_("Words"),
        max_length=400,
        help_text=_("Write the words as they stand in the text; capital letters make no odds."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=list(NATIVE_NAMES.items()), initial=ENGLISH
    )


@dataclass(frozen=True)
class Use:
    """One passage that has the words, and how often."""

    passage: StoredPassage
    count: int
    excerpt: SafeString
    address: str


def passages_with(wording: str, language: str) -> QuerySet[StoredPassage]:
    """Return the passages whose text in `language` has `wording`, capital letters or small."""
    return StoredPassage.objects.filter(**{f"{_COLUMNS[language]}__icontains": wording})


def _use(passage: StoredPassage, wording: str, language: str) -> Use:
    text = getattr(passage, _COLUMNS[language])
    folded, sought = text.lower(), wording.lower()
    start = folded.find(sought)
    end = start + len(sought)
    parts = [
        ("span", text[max(0, start - AROUND) : start]),
        ("mark", text[start:end]),
        ("span", text[end : end + AROUND]),
    ]
    return Use(
        passage=passage,
        count=folded.count(sought),
        excerpt=format_html_join("", "<{0}>{1}</{0}>", parts),
        address=edit_address(passage.task, passage.key),
    )


@require_safe
def show_uses(request: HttpRequest) -> HttpResponse:
    """List the passages that have certain words, each with a link to it in the editor."""
    if not request.user.has_perm("desk.change_translationtask"):
        raise PermissionDenied
    form = UsesForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        wording, language = form.cleaned_data["words"], form.cleaned_data["language"]
        found = passages_with(wording, language).select_related("task")
        page = Paginator(found, PASSAGES_SHOWN).get_page(request.GET.get("p"))
        context |= {
            "page": page,
            "uses": [_use(passage, wording, language) for passage in page.object_list],
            "address": address_of_uses(wording, language),
        }
    return render(request, "desk/uses.html", context)


def address_of_uses(wording: str, language: str) -> str:
    """Return the address of the list for a wording."""
    return reverse("desk_uses", query={"words": wording, "language": language})


def remember_forms(request: HttpRequest, term: Any) -> None:
    """Keep how a term was written before an editor changes it."""
    if isinstance(term, GlossaryTerm) and request.method == "POST":
        before = {language: words(term, "term", language) for language in LANGUAGES}
        setattr(request, _FORMS_BEFORE, before)


def tell_where_old_forms_are(request: HttpRequest, term: Any) -> None:
    """Lead whoever changed a term to the passages that still have its old form."""
    for language, before in getattr(request, _FORMS_BEFORE, {}).items():
        if not before or before == words(term, "term", language):
            continue
        if count := passages_with(before, language).count():
            text = ngettext(
                "“%(words)s” still stands in %(count)d passage.",
                "“%(words)s” still stands in %(count)d passages, drafts included.",
                count,
            ) % {"words": before, "count": count}
            address = address_of_uses(before, language)
            link = format_html('<a href="{}">{}</a>', address, _("Go through them"))
            messages.warning(request, format_html("{} {}", text, link))
