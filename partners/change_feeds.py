"""The changes of the registry as an Atom feed in each language, and as one dated JSON file."""

import datetime
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import LANGUAGES, active_language, language_tag, words
from cities_site.library.feeds import SiteFeed, identity
from cities_site.library.open_data.columns import public_words
from cities_site.library.open_data.files import about_file, json_response, opened
from partners.change_parts import Part, UnreadablePartError
from partners.changes import Change, registry_changes
from partners.dataset import REGISTRY

ENTRIES_IN_FEED = 100
CHANGES_IN_FILE = 1000


class RegistryChangesFeed(SiteFeed):
    """What was added, changed, verified again or removed, with names in one language."""

    identity_name = "registry-changes"

    def title(self, feed: dict) -> str:
        """The name of the site and what the feed holds."""
        return _("%(site)s: changes of the partner registry") % {"site": feed["name"]}

    def get_object(self, request: HttpRequest) -> dict:
        """Look up the changes that the address asks for, and what the feed says about itself."""
        part = Part.of_request(request, ENTRIES_IN_FEED)
        changes, has_more = registry_changes(part)
        next_url = request.build_absolute_uri(f"?{part.next_query()}") if has_more else ""
        return super().get_object(request) | {"changes": changes, "next_url": next_url}

    def feed_extra_kwargs(self, feed: dict) -> dict[str, str]:
        """Where the earlier changes are."""
        return {"next_url": feed["next_url"]}

    def items(self, feed: dict) -> list[Change]:
        """The changes of records that are public in the language, and all removals."""
        language, request = active_language(), feed["request"]
        elsewhere = request.build_absolute_uri(reverse("registry_dictionary"))
        return [
            replace(change, url=page.url_in(language, request, full=True) if page else elsewhere)
            for change in feed["changes"]
            if (page := change.page) is None or page.is_available_in(language)
        ]

    def item_title(self, change: Change) -> str:
        """What happened, and to whom."""
        if change.page is None:
            return _("%(change)s: record %(number)s") % {
                "change": change.kind.label,
                "number": change.record,
            }
        name = words(change.page, "headline")
        return _("%(change)s: %(name)s") % {"change": change.kind.label, "name": name}

    def item_description(self, change: Change) -> str:
        """The columns that changed, by their names in the data dictionary."""
        if not change.fields:
            return ""
        return escape(_("Changed: %(fields)s") % {"fields": ", ".join(change.fields)})

    def item_link(self, change: Change) -> str:
        """The page of the record, or the data dictionary where it has none."""
        return change.url

    def item_guid(self, change: Change) -> str:
        """An identity that survives a new name and a new address."""
        return identity(f"registry-change:{change.entry}:{active_language()}")

    def item_pubdate(self, change: Change) -> datetime.datetime:
        """When it happened."""
        return change.at

    item_updateddate = item_pubdate

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Serve the feed as open data; 400 in the reader's language for a bad address."""
        try:
            return opened(super().__call__(request, *args, **kwargs))
        except UnreadablePartError as error:
            response = HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
            response.headers["Content-Language"] = self.language
            return response


@require_safe
def registry_changes_json(request: HttpRequest) -> HttpResponse:
    """Return the same changes in both languages, with the facts before and after.

    `next` is the address of earlier changes; an address that cannot be understood is told so in
    both languages, with 400.
    """
    try:
        part = Part.of_request(request, CHANGES_IN_FILE)
    except UnreadablePartError as error:
        response = json_response({"error": in_both_languages(error.args[0])})
        response.status_code = 400
        return response
    found, has_more = registry_changes(part)
    changes = [change_in_json(change, request) for change in found]
    next_url = request.build_absolute_uri(f"?{part.next_query()}") if has_more else None
    about = about_file(REGISTRY, request)
    return json_response(about | {"count": len(changes), "next": next_url, "changes": changes})


def in_both_languages(text: Promise) -> dict[str, str]:
    """Return an interface text by language tag."""
    texts = {}
    for language in LANGUAGES:
        with translation.override(language):
            texts[language_tag(language)] = str(text)
    return texts


def change_in_json(change: Change, request: HttpRequest) -> dict[str, Any]:
    """Return one change; a record that is not public today keeps its number only."""
    page = change.page
    return {
        "at": change.at.isoformat(timespec="seconds"),
        "change": change.kind.value,
        "id": change.record,
        "name": public_words(page, "headline"),
        "page": {
            language_tag(language): page.url_in(language, request, full=True)
            for language in (page.available_languages if page else [])
        },
        "fields": change.fields,
        "before": change.before,
        "after": change.after,
    }
