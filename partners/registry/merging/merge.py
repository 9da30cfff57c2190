"""Merges two records in one transaction."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from cities_site.bilingual.log_actions import FIRST_PUBLICATION
from cities_site.bilingual.redirects import redirect_in_both_languages
from partners.changes import REGISTRY_CHANGE
from partners.models import FormerName, PartnerPage
from partners.registry.facts import Refusal, change_facts, refusal
from partners.registry.likeness import names_of
from partners.registry.merging.fields import (
    CHOICES,
    Choice,
    add_former_name,
    join_rows,
    keep_names,
    take,
)
from partners.registry.merging.references import let_refer

MERGE = "partners.merge"


def merge_refusal(kept: PartnerPage, other: PartnerPage, user: Any) -> str:
    """Return why `user` may not merge the records now; empty where they may."""
    for partner in (kept, other):
        if reason := refusal(partner, user):
            return f"{partner.get_admin_display_title()}: {reason}"
    rights = other.permissions_for_user(user)
    if not rights.can_delete() or (other.live and not rights.can_unpublish()):
        return _("Ask for the right to unpublish and delete the record that goes.")
    if other.live and not kept.live:
        return _("Keep the record that is public: change the two round.")
    if other.live and other.has_unpublished_changes:
        return _("The record that goes has a draft: publish it or discard it first.")
    return ""


@transaction.atomic
def merge(
    kept: PartnerPage,
    other: PartnerPage,
    taken: Iterable[str],
    user: Any,
    former: bool = False,
    valid_to: datetime.date | None = None,
) -> PartnerPage:
    """Let `other` become part of `kept`, and return the record as it is then.

    `taken` names the values that are taken from `other`.  Its names stay as other names, or with
    `former` as one former name, valid up to `valid_to`.  Whatever refers to it refers to `kept`;
    its addresses lead there; its history goes on there.  Raises Refusal, with nothing written.
    """
    locked = PartnerPage.objects.select_for_update().order_by("pk")
    found = locked.in_bulk([kept.pk, other.pk])
    if len(found) < 2:
        raise Refusal(_("One of the records is gone: look for others."))
    kept, other = found[kept.pk], found[other.pk]
    if reason := merge_refusal(kept, other, user):
        raise Refusal(reason)
    names = {"kept": names_of(kept), "other": names_of(other)}
    told = {
        "record": other.pk,
        "title": other.get_admin_display_title(),
        "content": other.serializable_data(),
    }
    redirect_in_both_languages(kept, other)
    Redirect.objects.filter(redirect_page=other.pk).update(redirect_page=kept.pk)
    if other.live:
        other.unpublish(user=user)
    told["references"] = let_refer(other, kept)
    chosen = [choice for choice in CHOICES if choice.name in set(taken)]
    _change(PartnerPage.objects.get(pk=kept.pk), other, chosen, names, user, former, valid_to)
    log(instance=kept, action=MERGE, user=user, data=told)
    # What the public was told of it stays with its own number.
    history = PageLogEntry.objects.filter(page=other.pk)
    history.exclude(action__in=[REGISTRY_CHANGE, FIRST_PUBLICATION]).update(page=kept.pk)
    _delete(other, user)
    return PartnerPage.objects.get(pk=kept.pk)


def _change(
    kept: PartnerPage,
    other: PartnerPage,
    chosen: list[Choice],
    names: dict[str, list[str]],
    user: Any,
    former: bool,
    valid_to: datetime.date | None,
) -> None:
    hidden = [row.name for row in other.other_names.all() if row.search_only]

    def facts(partner: PartnerPage) -> None:
        take(partner, other, [choice for choice in chosen if not choice.language])
        join_rows(partner, other)
        if former:
            name = FormerName(
                name_en=other.headline_en,
                name_zh_hans=other.headline_zh_hans,
                acronym=other.acronym,
                valid_to=valid_to,
            )
            add_former_name(partner, name)
        keep_names(partner, names["other"], hidden)
        keep_names(partner, names["kept"], [])

    def words(partner: PartnerPage) -> None:
        take(partner, other, [choice for choice in chosen if choice.language])
        keep_names(partner, names["kept"], [])

    change_facts(kept, facts, user)
    if any(choice.language for choice in chosen):
        change_facts(kept, words, user, publishes=False)


def _delete(other: PartnerPage, user: Any) -> None:
    try:
        gone = PartnerPage.objects.get(pk=other.pk)
        DeletePageAction(gone, user).execute(skip_permission_checks=True)
    except ProtectedError as error:
        raise Refusal(
            _("Something still refers to the record that goes: %(records)s.")
            % {"records": ", ".join(str(each) for each in list(error.protected_objects)[:3])}
        ) from error
