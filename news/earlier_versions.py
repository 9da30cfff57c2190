"""Keeps the wording that readers had before a correction, and shows it, marked as superseded."""

import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cities_site.bilingual.content import SHARED, normalised, sorted_rows
from cities_site.bilingual.context import page_context
from cities_site.bilingual.languages import LANGUAGES, active_language, localized
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.personal_data.detection import find_personal_data
from cities_site.bilingual.personal_data.texts import stored_texts
from news.models import EarlierVersion, NewsFigure, NewsPage

WORDS = ("headline", "subhead", "summary", "body", "dateline_place", "data_as_of", "series")
FACTS = ("dateline_date",)
FIGURE_WORDS = ("qualifier", "label")
FIGURE_FACTS = ("value", "as_of")


def keep_earlier_wording(live: Any, draft: Any, carried: list[str], **kwargs: Any) -> None:
    """Copy what readers have now, where the publication brings a correction that keeps it.

    Only a new correction does: the wording before an old one is not there any more.
    """
    if not isinstance(live, NewsPage) or not live.live or SHARED not in carried:
        return
    if live.get_view_restrictions().exists():
        # Some readers had these words; the public did not.
        return
    known = set(live.corrections.values_list("pk", flat=True))
    keeping = {
        language
        for row in draft.corrections.all()
        if row.keeps_earlier_version and row.pk not in known
        for language in ([row.language] if row.language else LANGUAGES)
    }
    for language in LANGUAGES:
        if language in keeping and live.is_available_in(language):
            _keep(live, language)


def _keep(live: NewsPage, language: str) -> None:
    stored = live.serializable_data()
    content = {name: stored.get(localized(name, language)) for name in WORDS}
    content |= {name: stored.get(name) for name in FACTS}
    content["figures"] = [
        {name: row.get(name) for name in FIGURE_FACTS}
        | {name: row.get(localized(name, language)) for name in FIGURE_WORDS}
        for row in sorted_rows(stored, "figures")
    ]
    kept = EarlierVersion.objects.filter(page=live, language=language)
    EarlierVersion.objects.create(
        page=live,
        language=language,
        number=(kept.aggregate(last=Max("number"))["last"] or 0) + 1,
        superseded_on=timezone.localdate(),
        content=json.loads(json.dumps(content, default=str)),
        withheld=any(find_personal_data(text) for text in stored_texts(normalised(content))),
    )


def as_readers_had_it(version: EarlierVersion) -> SimpleNamespace:
    """Return the words and facts of the version, each as its field reads them."""
    fields = NewsPage._meta
    words = {
        name: fields.get_field(localized(name, version.language)).to_python(
            version.content.get(name)
        )
        for name in WORDS
    }
    facts = {name: fields.get_field(name).to_python(version.content.get(name)) for name in FACTS}
    return SimpleNamespace(**words, **facts, figures=_figures(version))


def _figures(version: EarlierVersion) -> list[NewsFigure]:
    """Return the figures of the version, in the language of the version alone."""
    as_of = NewsFigure._meta.get_field("as_of")
    return [
        NewsFigure(
            value=Decimal(row["value"]),
            as_of=as_of.to_python(row["as_of"]),
            **{localized(name, version.language): row[name] or "" for name in FIGURE_WORDS},
        )
        for row in version.content.get("figures", [])
    ]


@require_safe
def show_earlier_version(request: HttpRequest, page_path: str, number: int) -> HttpResponse:
    """Show one earlier version in the language of the address.

    It is there only while readers may open the article itself in that language.  One that was
    withheld is gone (410), without a word of it, except for those who decide about that.
    """
    page = BasePage.find_for_request(request, page_path)
    language = active_language()
    if not isinstance(page, NewsPage) or not page.is_available_in(language):
        raise Http404
    if page.get_view_restrictions().exists():
        raise Http404
    version = page.earlier_versions.filter(language=language, number=number).first()
    if version is None:
        raise Http404
    context = page_context(page, request) | {"version": version, "change_notes": []}
    if version.withheld and not request.user.has_perm("news.change_earlierversion"):
        return TemplateResponse(request, "news/withheld_version.html", context, status=410)
    context["earlier"] = as_readers_had_it(version)
    return TemplateResponse(request, "news/earlier_version.html", context)
