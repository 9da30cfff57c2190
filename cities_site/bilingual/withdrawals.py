"""Taking a language version out of the site with a public reason, and putting it back.

The version stops being public, so that every list, feed, search and sitemap leaves it out without
asking anything else; only its own address still answers.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from cities_site.bilingual.four_eyes import is_enforced_for
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.models import Withdrawal, WithdrawalKind
from cities_site.bilingual.personal_data.detection import find_personal_data
from cities_site.bilingual.personal_data.guard import Found, open_findings
from cities_site.bilingual.personal_data.texts import Text
from cities_site.bilingual.roles import publishable_sections

WITHDRAW, RESTORE = "bilingual.withdraw", "bilingual.restore"


def languages_to_withdraw(page: Any, user: Any) -> list[str]:
    """Return the public versions of `page` that `user` may withdraw."""
    return [language for language in _within_reach(page, user) if page.is_available_in(language)]


def languages_to_restore(page: Any, user: Any) -> list[str]:
    """Return the withdrawn versions of `page` that `user` may make public again.

    Words that have changed meanwhile wait for somebody else than who wrote them.
    """
    return [
        language
        for language in _within_reach(page, user)
        if language in page.withdrawals
        and not (is_enforced_for(user) and user.pk in page.written_by.get(language, []))
    ]


def _within_reach(page: Any, user: Any) -> list[str]:
    """Whoever may publish a version may withdraw it; the front page is always there."""
    if not page.live or page.is_site_root():
        return []
    if not page.permissions_for_user(user).can_publish():
        return []
    return [language for language in publishable_sections(user) if language in LANGUAGES]


def findings_in_reasons(reasons: dict[str, str]) -> list[Found]:
    """Return the personal data in reasons, by language, that are about to be public."""
    return [
        Found(
            Text(language, localized("reason", language), str(_("Reason for readers")), text), item
        )
        for language, text in reasons.items()
        for item in find_personal_data(text)
    ]


@transaction.atomic
def withdraw(
    page: Any, reasons: dict[str, str], kind: str, replacement: int | None = None, user: Any = None
) -> None:
    """Withdraw the versions named by `reasons`, each with its reason in its own language.

    Raises ValidationError where a reason, which readers see, holds personal data.
    """
    if found := findings_in_reasons(reasons):
        raise ValidationError([item.message for item in found])
    live = page.specific_class.objects.get(pk=page.pk)
    today = timezone.localdate().isoformat()
    for language, reason in reasons.items():
        live.keep_withdrawal(language, Withdrawal(kind, reason, today, replacement))
    live.save(clean=False)
    log(live, WITHDRAW, user=user, data={"kind": kind, "reasons": reasons})


@transaction.atomic
def restore(page: Any, languages: list[str], user: Any = None) -> None:
    """Make withdrawn versions public again, as their words stand now.

    Raises ValidationError where they hold personal data that nobody has answered for, which may be
    why they were withdrawn.
    """
    live = page.specific_class.objects.get(pk=page.pk)
    restored = [language for language in languages if language in live.withdrawals]
    if found := open_findings(live, restored):
        raise ValidationError([item.message for item in found])
    for language in restored:
        del live.withdrawals[language]
        setattr(live, localized("public", language), True)
    live.save(clean=False)
    # Drafts saved meanwhile have the version as it was then: not public.
    waiting = live.revisions.filter(approved_go_live_at__isnull=False)
    for revision in waiting | live.revisions.filter(pk=live.latest_revision_id):
        public = {localized("public", language): True for language in restored}
        revision.content = {**revision.content, **public}
        revision.save(update_fields=["content"])
    log(live, RESTORE, user=user, data={"languages": restored})


def log_withdrawals(actions: Any) -> None:
    """Show in the history of a page which versions were withdrawn and restored, and why."""

    @actions.register_action(WITHDRAW)
    class WithdrawalFormatter(LogFormatter):
        label = _("Withdraw with a reason")

        def format_message(self, log_entry: Any) -> str:
            removed = log_entry.data.get("kind") == WithdrawalKind.REMOVED
            text = _("Removed: %(versions)s") if removed else _("Withdrawn: %(versions)s")
            reasons = log_entry.data.get("reasons", {})
            versions = (f"{NATIVE_NAMES.get(key)} – {reason}" for key, reason in reasons.items())
            return text % {"versions": "; ".join(versions)}

    @actions.register_action(RESTORE)
    class RestorationFormatter(LogFormatter):
        label = _("Make public again")

        def format_message(self, log_entry: Any) -> str:
            languages = log_entry.data.get("languages", [])
            names = ", ".join(NATIVE_NAMES.get(language, "") for language in languages)
            return _("Public again: %(versions)s") % {"versions": names}
