"""Facts of a record changed from outside its editor: in the draft, and in what readers see.

A change of facts never publishes anything else.  Where the record is public and the user may
publish its facts, they change in the public record and in the draft that lies on top of it, each
with its own words; otherwise they change in the draft alone.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.four_eyes import is_enforced_for
from cities_site.bilingual.roles import editable_sections, publishable_sections
from partners.models import PartnerPage

# Changes the facts of a record in memory.
Change = Callable[[PartnerPage], None]


class Outcome(Enum):
    """What became of a change."""

    PUBLISHED = "published"
    DRAFTED = "drafted"
    UNCHANGED = "unchanged"


class Refusal(Exception):
    """Says, in a sentence for the user, why a record was not changed."""


def refusal(partner: PartnerPage, user: Any) -> str:
    """Return why `user` may not change the facts of the record now; empty where they may."""
    permissions = partner.permissions_for_user(user)
    if SHARED not in editable_sections(user) or not permissions.can_edit():
        return _("Ask for the right to edit the facts of this record.")
    if partner.alias_of_id:
        return _("Change the record that this one is a copy of.")
    # Wagtail counts both as locks as well; what helps with them is something else.
    if partner.approved_schedule:
        return _("It is scheduled for publication: cancel that first.")
    if partner.current_workflow_state:
        return _("It waits for an approval: finish or cancel that first.")
    if permissions.page_locked():
        return _("Ask whoever locked this record to unlock it.")
    return ""


@transaction.atomic
def change_facts(
    partner: PartnerPage, change: Change, user: Any, publishes: bool = True
) -> Outcome:
    """Apply `change` to the record as `user`, and say what became of it.

    Without `publishes` it waits in the draft, whatever the user may publish.
    Raises Refusal, with nothing written, where the user may not or the result would not be valid.
    """
    # Locked, so that nobody publishes or saves between the reading and the writing.
    live = PartnerPage.objects.select_for_update().get(pk=partner.pk)
    if reason := refusal(live, user):
        raise Refusal(reason)
    # The live record itself where nothing lies on top of it.
    draft = live.get_latest_revision_as_object()
    publishes = publishes and live.live and may_publish_facts(live, user)
    if publishes and draft is live:
        return _publish_change(live, change, user)
    if publishes:
        return _publish_below(live, draft, change, user)
    if not _changed(draft, change):
        return Outcome.UNCHANGED
    if not live.live:
        # The row of a draft is what lists show of it.
        draft.save()
    draft.save_revision(user=user, log_action=True)
    return Outcome.DRAFTED


def _publish_change(live: PartnerPage, change: Change, user: Any) -> Outcome:
    """Change what readers see of a record on which no draft lies."""
    if not _changed(live, change):
        return Outcome.UNCHANGED
    for language in live.available_languages:
        if problems := live.publication_problems(language):
            raise Refusal(" ".join(str(problem) for problem in problems.values()))
    # Made from the public record: no words go with it but those that readers have.
    live.save_revision(user=user, log_action=True).publish(user=user)
    return Outcome.PUBLISHED


def _publish_below(live: PartnerPage, draft: PartnerPage, change: Change, user: Any) -> Outcome:
    """Change what readers see of a record and the draft on top of it, which stays a draft."""
    draft_changed = _changed(draft, change)
    outcome = _publish_change(live, change, user)
    if outcome == Outcome.PUBLISHED or draft_changed:
        draft.save_revision(user=user, log_action=outcome != Outcome.PUBLISHED, clean=False)
    return Outcome.DRAFTED if outcome == Outcome.UNCHANGED and draft_changed else outcome


def may_publish_facts(live: PartnerPage, user: Any) -> bool:
    """Return whether a change of facts by `user` may reach readers at once.

    Where whoever writes does not publish, it waits in a draft for somebody else.
    """
    if is_enforced_for(user):
        return False
    return live.permissions_for_user(user).can_publish() and SHARED in publishable_sections(user)


def _changed(partner: PartnerPage, change: Change) -> bool:
    before = partner.serializable_data()
    change(partner)
    if partner.serializable_data() == before:
        return False
    try:
        partner.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    return True
