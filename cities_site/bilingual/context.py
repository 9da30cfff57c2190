"""What the templates of every page need."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import HttpRequest

from cities_site.bilingual import addresses
from cities_site.bilingual.change_notes import notes_for_readers
from cities_site.bilingual.languages import active_language, language_tag, words
from cities_site.bilingual.notices import outdated_notice
from cities_site.bilingual.reference_date import as_date, reference_date
from cities_site.bilingual.serving import public_ancestors

if TYPE_CHECKING:
    from cities_site.bilingual.models import Withdrawal


def page_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the language, versions, address and notices of `page` in the active language."""
    language = active_language()
    # Rich text is rendered after this, and knows nothing of the page that it is in.
    reference_date.set(as_date(page.display_date))
    withdrawal = page.withdrawal_in(language)
    return {
        "page": page,
        # Under which parts of the page are kept: only of the page as it is stored.
        "page_key": (page.pk, language) if getattr(page, "is_as_stored", False) else None,
        "language": language,
        "language_tag": language_tag(language),
        # A withdrawn version leads to the other one, withdrawn as well or not.
        "versions": addresses.versions(
            page, request, page.readable_languages if withdrawal else None
        ),
        "canonical_url": page.url_in(language, request, full=True),
        "breadcrumbs": breadcrumbs(page, language, request),
        "needs_review": page.needs_review_in(language),
        "outdated": outdated_notice(page, language),
        "withdrawal": withdrawal,
        "replacement": replacement_of(withdrawal, language, request),
        "change_notes": notes_for_readers(page, language),
        "changed_at": page.changed_at_in(language),
    }


def absence_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the answer needs where `page` is not public in the active language.

    The page itself is left out: its words in this language are nobody's to see yet.
    """
    language = active_language()
    withdrawal = page.withdrawal_in(language)
    return {
        "page": None,
        "language": language,
        "language_tag": language_tag(language),
        "versions": addresses.versions(page, request),
        "canonical_url": None,
        "breadcrumbs": breadcrumbs(page, language, request),
        "needs_review": False,
        "outdated": None,
        "withdrawal": withdrawal,
        "replacement": replacement_of(withdrawal, language, request),
    }


def replacement_of(
    withdrawal: "Withdrawal | None", language: str, request: HttpRequest
) -> dict[str, str] | None:
    """Return the title and address of the page that takes the place of a withdrawn one.

    None where there is none, or where readers of the language can't open it.
    """
    if withdrawal is None or withdrawal.replacement is None:
        return None
    readable = apps.get_model("bilingual.BasePage").objects.live().unrestricted()
    page = readable.available_in(language).filter(pk=withdrawal.replacement).first()
    return page and {"title": words(page, "headline", language), "url": page.get_url(request)}


def breadcrumbs(page: Any, language: str, request: HttpRequest) -> list[dict[str, str]]:
    """Return the public ancestors of `page` in `language`, from the home page down."""
    if not page.path:
        return []
    return [
        {"title": words(ancestor, "headline", language), "url": ancestor.get_url(request)}
        for ancestor in public_ancestors(page, language)
    ]
