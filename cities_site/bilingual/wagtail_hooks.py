"""Where the bilingual base enters Wagtail's admin."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cities_site.bilingual.admin_api import offer_no_actions
from cities_site.bilingual.content import SECTIONS, fingerprints
from cities_site.bilingual.forms import STAMP_PREFIX
from cities_site.bilingual.four_eyes import (
    OVERRIDE_PERMISSION,
    PUBLISHED_ALONE,
    is_enforced_for,
    own_sections,
)
from cities_site.bilingual.four_eyes_forms import SECTION_NAMES, refusal
from cities_site.bilingual.holds import waiting_revision
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.models import BasePage, BilingualRecord
from cities_site.bilingual.page_forms import MINOR_EDIT
from cities_site.bilingual.personal_data.detection import Kind
from cities_site.bilingual.personal_data.guard import HELD, OVERRIDDEN, held_sections
from cities_site.bilingual.publishing import pending_sections, restore, restrict
from cities_site.bilingual.roles import editable_sections
from cities_site.bilingual.withdrawal_views import (
    header_buttons,
    offer_withdrawal,
    withdrawal_addresses,
)
from cities_site.bilingual.withdrawals import log_withdrawals

hooks.register("register_admin_urls", withdrawal_addresses)
hooks.register("register_page_header_buttons", header_buttons)
hooks.register("register_page_listing_more_buttons", header_buttons)
hooks.register("construct_wagtail_userbar", offer_withdrawal)
hooks.register("register_log_actions", log_withdrawals)
hooks.register("construct_admin_api", offer_no_actions)


@hooks.register("register_permissions")
def language_permissions() -> QuerySet[Permission]:
    """Show the permissions on languages in the admin's group editor."""
    return Permission.objects.filter(
        content_type__app_label="bilingual", content_type__model="languagepermission"
    )


@hooks.register("register_log_actions")
def log_minor_edits(actions: Any) -> None:
    """Show minor edits, with their reasons, in the history of a page."""

    @actions.register_action(MINOR_EDIT)
    class MinorEditFormatter(LogFormatter):
        label = gettext_lazy("Minor edit")

        def format_message(self, log_entry: Any) -> str:
            return _("Minor edit, the translation stays right: %(reason)s") % {
                "reason": log_entry.data.get("reason", "")
            }


@hooks.register("register_log_actions")
def log_personal_data(actions: Any) -> None:
    """Show who answered for personal data and why, and what was held back for it."""

    @actions.register_action(OVERRIDDEN)
    class OverrideFormatter(LogFormatter):
        label = gettext_lazy("Make personal data public")

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data
            kind = dict(Kind.choices).get(data.get("kind"), "")
            return _("Personal data (%(kind)s) in “%(place)s” is public: %(reason)s") % {
                "kind": kind,
                "place": data.get("place", ""),
                "reason": data.get("reason", ""),
            }

    @actions.register_action(HELD)
    class HeldFormatter(LogFormatter):
        label = gettext_lazy("Hold back personal data")

        def format_message(self, log_entry: Any) -> str:
            return _(
                "Not published, because it holds what looks like personal data: open the editor "
                "to see it, take it out and publish again."
            )


@hooks.register("register_log_actions")
def log_publications_alone(actions: Any) -> None:
    """Show in the history of a page who published their own words, and why."""

    @actions.register_action(PUBLISHED_ALONE)
    class PublishedAloneFormatter(LogFormatter):
        label = gettext_lazy("Publish without a second person")

        def format_message(self, log_entry: Any) -> str:
            sections = [str(SECTION_NAMES[item]) for item in log_entry.data.get("sections", [])]
            return _("Published without a second person (%(sections)s): %(reason)s") % {
                "sections": ", ".join(sections),
                "reason": log_entry.data.get("reason", ""),
            }


@hooks.register("construct_page_action_menu")
def offer_no_lonely_publication(items: list[Any], request: HttpRequest, context: dict) -> None:
    """Leave out the button that would always refuse: on a page that its author has just begun."""
    user = request.user
    if (
        context["view"] == "create"
        and is_enforced_for(user)
        and not user.has_perm(OVERRIDE_PERMISSION)
    ):
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("before_bulk_action")
def say_what_is_held_back(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> None:
    """Name the pages that a bulk publication will leave alone, and say why."""
    for page in objects if action_type == "publish" else ():
        if not isinstance(page, BasePage) or request.method != "POST":
            continue
        stored = page.specific_class.objects.get(pk=page.pk)
        draft = stored.get_latest_revision_as_object()
        if held_sections(draft, stored if stored.live else None):
            text = _(
                "“%(title)s” holds what looks like personal data and is not published: open its "
                "editor, take it out and publish again."
            )
            messages.warning(request, text % {"title": page.get_admin_display_title()})
        elif own := own_sections(stored if stored.live else None, draft, request.user):
            messages.warning(request, f"{page.get_admin_display_title()}: {refusal(own)}")


@hooks.register("insert_global_admin_css")
def style_admin() -> SafeString:
    """Style the originals that stand beside their translations, and lists on narrow screens."""
    sheets = ((static(f"css/admin/{name}.css"),) for name in ("originals", "listings"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_global_admin_js")
def place_originals() -> SafeString:
    """Put the original of each block of a stream beside the block."""
    return format_html('<script src="{}"></script>', static("js/originals.js"))


def _guard_revert(request: HttpRequest, record: Any) -> HttpResponse | None:
    # The revert form starts from the old version: fields that are not in the user's form would
    # roll the other language back without a word.
    view_name = request.resolver_match.url_name if request.resolver_match else ""
    if "revert" not in view_name or set(editable_sections(request.user)) >= set(SECTIONS):
        return None
    messages.error(
        request,
        _("Ask somebody who edits both languages to revert: an older version holds both."),
    )
    return redirect("wagtailadmin_home")


def _merge_disjoint_saves(request: HttpRequest, record: Any) -> None:
    """Let a save through that touches no section changed by somebody else.

    Wagtail compares revisions and would refuse the translator's autosave because an editor saved
    the English meanwhile.  Where every stamp is current, the save builds on the latest draft, so
    the request may name it as the one it was loaded from.
    """
    if request.method != "POST" or not getattr(record, "latest_revision_id", None):
        return
    posted = {
        name.removeprefix(STAMP_PREFIX): value
        for name, value in request.POST.items()
        if name.startswith(STAMP_PREFIX)
    }
    current = fingerprints(record)
    if not posted or any(current.get(section) != stamp for section, stamp in posted.items()):
        return
    latest = record.get_latest_revision()
    data = request.POST.copy()
    if data.get("overwrite_revision_id") not in (None, "", str(latest.pk)):
        data.pop("overwrite_revision_id")
    data["loaded_revision_id"] = str(latest.pk)
    data["loaded_revision_created_at"] = latest.created_at.isoformat()
    request.POST = data


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def protect_the_other_language(request: HttpRequest, record: Any) -> HttpResponse | None:
    """Keep reverts and concurrent saves from undoing what somebody else wrote."""
    if not isinstance(record, BilingualRecord):
        return None
    response = _guard_revert(request, record)
    if response is None:
        _merge_disjoint_saves(request, record)
    return response


@hooks.register("after_copy_page")
def keep_title_of_copy(request: HttpRequest, page: Any, new_page: Any) -> None:
    """Write the title chosen in the copy form into the headline, from which titles are derived."""
    title = request.POST.get("new_title", "").strip()
    copy = new_page.specific
    if not isinstance(copy, BasePage) or not title or title in copy.titles():
        return
    setattr(copy, localized("headline", copy.source_language), title)
    revision = copy.save_revision(user=request.user, clean=False)
    if copy.live:
        revision.publish(user=request.user)
    else:
        copy.save()


@hooks.register("before_publish_page")
def hold_back_the_other_language(request: HttpRequest, page: Any) -> None:
    """Cut the revision that the editor's button is about to publish to what the user may carry."""
    if isinstance(page, BasePage):
        request.held_draft = restrict(page, page.latest_revision, request.user)


@hooks.register("after_publish_page", order=-1)
def put_the_draft_back(request: HttpRequest, page: Any) -> None:
    """Put what was held back on top again."""
    if isinstance(page, BasePage):
        restore(page, getattr(request, "held_draft", None))


@hooks.register("after_publish_page")
def say_what_was_published(request: HttpRequest, page: Any) -> None:
    """Tell the publisher which languages are public now, and what is still a draft."""
    live = page.specific_class.objects.get(pk=page.pk)
    if waiting := waiting_revision(live):
        time = date_format(localtime(waiting.approved_go_live_at), "DATETIME_FORMAT")
        text = _(
            "The original waits for its translation until %(time)s and is then published alone. "
            "Publish the approved translation before, and both go out at once."
        )
        messages.info(request, text % {"time": time})
    if not live.live or (live.withdrawals and not live.available_languages):
        return
    public = [NATIVE_NAMES[language] for language in live.available_languages]
    messages.info(
        request,
        _("Public now: %(languages)s.") % {"languages": ", ".join(public)}
        if public
        else _("No language of this page is public: tick one under its tab and publish again."),
    )
    if not live.has_unpublished_changes:
        return
    draft = live.get_latest_revision_as_object()
    waiting = [NATIVE_NAMES[item] for item in pending_sections(live, draft) if item in LANGUAGES]
    if waiting:
        messages.warning(
            request,
            _("Still a draft: %(languages)s. A publisher of that language publishes it.")
            % {"languages": ", ".join(waiting)},
        )
