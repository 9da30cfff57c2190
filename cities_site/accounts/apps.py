"""Registers accounts with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts of those who work on the site."""

    name = "cities_site.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Record what happens to accounts, and let registrars into new registries."""
        from django.db.models.signals import post_save

        from cities_site.accounts import recording
        from cities_site.accounts.registrars import let_registrars_in
        from partners.models import PartnerIndexPage

        recording.connect()
        post_save.connect(let_registrars_in, sender=PartnerIndexPage)
