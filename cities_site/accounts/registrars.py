"""Lets registrars work where the partner registry stands in the tree of pages."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

GROUP = "Registrars"
CODENAMES = ("add_basepage", "change_basepage", "publish_basepage")


def let_registrars_in(instance: Any, created: bool, raw: bool = False, **_signal: Any) -> None:
    """Give the group its permissions on a registry that has just been made."""
    group = Group.objects.filter(name=GROUP).first()
    if not created or raw or group is None:
        return
    permissions = Permission.objects.filter(
        content_type__app_label="bilingual", codename__in=CODENAMES
    )
    for permission in permissions:
        GroupPagePermission.objects.create(group=group, page_id=instance.pk, permission=permission)
