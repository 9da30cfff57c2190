"""Makers of a registry and its records."""

from typing import Any

from partners.models import PartnerIndexPage, PartnerPage
from tests.factories import make_site


def make_registry() -> PartnerIndexPage:
    """Add a registry that is public in both languages, on a new site."""
    index = PartnerIndexPage(
        headline_en="Partners", headline_zh_hans="合作伙伴", slug="partners", public_zh_hans=True
    )
    make_site().add_child(instance=index)
    return index


def add_partner(index: PartnerIndexPage, chinese: str, english: str, **fields: Any) -> PartnerPage:
    """Add a partner that is public in both languages, without going through publication."""
    page = PartnerPage(
        **{
            "headline_en": english,
            "headline_zh_hans": chinese,
            "public_zh_hans": True,
            "kind": "local_government",
            "registry_status": "partner",
        }
        | fields
    )
    index.add_child(instance=page)
    return page


def publish(page: PartnerPage) -> PartnerPage:
    """Publish the record as it stands and return it as the database has it."""
    page.save_revision().publish()
    return PartnerPage.objects.get(pk=page.pk)
