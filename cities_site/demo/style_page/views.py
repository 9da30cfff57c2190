"""Shows the style page: as readers would see it, without its being public."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.demo.style_page.specimens import SPECIMENS, Specimen


@require_safe
def show_style_page(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, in the language asked for or in that of the admin."""
    wanted = request.GET.get("language", translation.get_language())
    language = wanted if wanted in LANGUAGES else LANGUAGES[0]
    with translation.override(language):
        context = {
            "groups": [
                (component, [(specimen.state, _drawn(specimen, request)) for specimen in specimens])
                for component, specimens in groupby(SPECIMENS, key=lambda each: each.component)
            ],
            "versions": [
                {"language": each, "tag": language_tag(each), "url": f"?language={each}"}
                for each in LANGUAGES
            ],
        }
        return render(request, "demo/style_page.html", context)


def _drawn(specimen: Specimen, request: HttpRequest) -> str:
    return render_to_string(
        f"components/{specimen.component}.html", specimen.context(), request=request
    )
