"""The guide for translators: one page in the admin, in both languages, with pictures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, language_tag


@require_safe
def show_guide(request: HttpRequest) -> HttpResponse:
    """Show the guide in the language asked for, or in that of the reader's admin."""
    wanted = request.GET.get("language", translation.get_language())
    language = wanted if wanted in LANGUAGES else LANGUAGES[0]
    context = {
        "text": f"desk/guide/{language}.html",
        "language_tag": language_tag(language),
        "languages": [
            (each, language_tag(each), NATIVE_NAMES[each], each == language) for each in LANGUAGES
        ],
    }
    return render(request, "desk/guide/page.html", context)


def guide_menu_item() -> MenuItem:
    """Return the guide's place in the help menu."""
    return MenuItem(_("Guide for translators"), reverse("desk_guide"), icon_name="help", order=50)
