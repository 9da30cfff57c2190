"""Accounts with which to try each role on a machine of one's own; never on a public server."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from wagtail.users.models import UserProfile

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.demo.loading import Loading


@dataclass(frozen=True)
class Account:
    """One role to try."""

    name: str
    group: str
    admin_language: str

    @property
    def password(self) -> str:
        """Return the password the account starts with; it opens nothing but a trial."""
        return f"{self.name}-of-the-demo"


ACCOUNTS = (
    Account("administrator", "", ENGLISH),
    Account("editor", "Editors", ENGLISH),
    Account("translator", "Translators", CHINESE),
    Account("publisher", "Publishers", ENGLISH),
    Account("registrar", "Registrars", ENGLISH),
    Account("viewer", "Viewers", ENGLISH),
)


def accounts_allowed() -> bool:
    """Tell whether known passwords may exist here: in development and tests only."""
    return bool(settings.DEBUG or getattr(settings, "DEMO_ACCOUNTS_ALLOWED", False))


def load_accounts(loading: Loading) -> None:
    """Create the trial accounts, each once; a password that was changed stays changed."""
    if not accounts_allowed():
        raise CommandError("Trial accounts have known passwords and are not made here.")
    users = get_user_model().objects
    for account in ACCOUNTS:
        loading.once(
            f"account:{account.name}",
            lambda account=account: users.filter(username=account.name).first(),
            lambda account=account: _create(account),
        )


def sign_ins() -> list[str]:
    """Return one line for each account that still has the password it started with."""
    users = get_user_model().objects.filter(username__in=[account.name for account in ACCOUNTS])
    found = {user.username: user for user in users}
    return [
        f"{account.name:15} {account.password}"
        for account in ACCOUNTS
        if account.name in found and found[account.name].check_password(account.password)
    ]


def _create(account: Account):
    users = get_user_model().objects
    if not account.group:
        user = users.create_superuser(account.name, password=account.password)
    else:
        group = Group.objects.filter(name=account.group).first()
        if group is None:
            raise CommandError(f"The group “{account.group}” is missing: run migrate first.")
        user = users.create_user(account.name, password=account.password)
        user.groups.add(group)
    UserProfile.objects.update_or_create(
        user=user, defaults={"preferred_language": account.admin_language}
    )
    return user
