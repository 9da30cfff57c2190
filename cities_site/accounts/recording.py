"""Writes what happens to accounts into the audit log, whoever caused it and by whatever way."""

import logging
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as second_factors
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.signals import user_locked_out
from django.contrib.auth import get_user_model, signals
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry

from cities_site.accounts import actions, gate, second_factor
from cities_site.accounts.browsers import browser_of
from cities_site.accounts.models import Invitation
from cities_site.accounts.notices import tell_of_new_browser
from cities_site.library.client_address import client_address, shortened

logger = logging.getLogger("cities_site.security")

NOBODYS = "0"
# What changes an account's power, by the field of the account.
SWITCHES = {"is_superuser": "administrator", "is_active": "active"}


def connect() -> None:
    """Listen to everything that is recorded."""
    user_model = get_user_model()
    for signal, receiver in (
        (signals.user_logged_in, record_sign_in),
        (signals.user_login_failed, record_failure),
        (signals.user_logged_out, record_sign_out),
        (user_locked_out, record_shutting_out),
        (second_factors.authenticator_added, record_factor_added),
        (second_factors.authenticator_removed, record_factor_removed),
        (second_factors.authenticator_reset, record_codes_renewed),
        (second_factors.authentication_failed, record_wrong_code),
    ):
        signal.connect(receiver, dispatch_uid=f"accounts.{receiver.__name__}")
    pre_save.connect(record_switches, sender=user_model)
    pre_save.connect(shorten_address, sender=UserSession)
    for through, of in (
        (user_model.groups.through, "groups"),
        (user_model.user_permissions.through, "permissions"),
        (Group.permissions.through, "permissions"),
    ):
        m2m_changed.connect(record_many, sender=through, dispatch_uid=f"accounts.{through}.{of}")
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(record_place_given, sender=model)
        post_delete.connect(record_place_taken, sender=model)


def origin_of(request: HttpRequest | None) -> dict[str, str]:
    """Return where a request came from: what is kept of its address, and its browser."""
    if request is None:
        return {}
    return {
        "network": shortened(client_address(request)),
        "browser": browser_of(request.headers.get("User-Agent", "")),
    }


def means_of(request: HttpRequest, user: Any) -> list[str]:
    """Return what somebody signed in with, in the order in which it was given."""
    records = get_authentication_records(request, user)
    return [record.get("type") or record["method"] for record in records]


def record_sign_in(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Record a sign-in, begin its session, and tell its user of a browser that is new."""
    gate.begin(request.session)
    data = origin_of(request) | {"means": means_of(request, user)}
    tell_of_new_browser(user, data)
    log(user, actions.SIGNED_IN, user=user, data=data)
    Invitation.objects.filter(user=user, accepted_at=None).update(accepted_at=timezone.now())


def record_failure(credentials: dict, request: HttpRequest | None = None, **_signal: Any) -> None:
    """Record a wrong password; not what was typed where no such account exists."""
    user = _account(credentials.get("username"))
    _record_failure(user, origin_of(request) | {"means": ["password"]})


def record_wrong_code(request: HttpRequest, user: Any, authenticator: Any, **_signal: Any) -> None:
    """Record a wrong code of a second factor."""
    _record_failure(user, origin_of(request) | {"means": [authenticator.type]})


def record_shutting_out(
    request: HttpRequest | None = None, username: str | None = None, **_signal: Any
) -> None:
    """Record that one address may not try one name any more, for a while."""
    if user := _account(username):
        log(user, actions.SHUT_OUT, data=origin_of(request))


def record_sign_out(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Record a sign-out, and forget the session among those that are open."""
    if user is not None and user.is_authenticated:
        log(user, actions.SIGNED_OUT, user=user, data=origin_of(request))
        UserSession.objects.filter(session_key=request.session.session_key or "").delete()


def record_factor_added(
    request: HttpRequest, user: Any, authenticator: Authenticator, **_signal: Any
) -> None:
    """Record a second factor, which counts as given in the session that added it."""
    if authenticator.type in second_factor.FACTORS:
        second_factor.remember_added(request, user)
    _record_factor(actions.FACTOR_ADDED, request, user, authenticator)


def record_factor_removed(
    request: HttpRequest, user: Any, authenticator: Authenticator, **_signal: Any
) -> None:
    """Record the removal; whoever must have a second factor has to add another at once."""
    second_factor.forget_given(request)
    _record_factor(actions.FACTOR_REMOVED, request, user, authenticator)


def record_codes_renewed(
    request: HttpRequest, user: Any, authenticator: Authenticator, **_signal: Any
) -> None:
    """Record that the earlier recovery codes are worth nothing any more."""
    _record_factor(actions.CODES_RENEWED, request, user, authenticator)


def record_switches(instance: Any, raw: bool = False, **_signal: Any) -> None:
    """Record when an account becomes an administrator's, is closed, or has another password."""
    if raw or instance.pk is None or _saves_only_other_fields(_signal.get("update_fields")):
        return
    before = type(instance).objects.filter(pk=instance.pk).first()
    if before is None:
        return
    changed = [name for name in SWITCHES if getattr(before, name) != getattr(instance, name)]
    if changed:
        _record_rights(
            instance,
            given=[SWITCHES[name] for name in changed if getattr(instance, name)],
            taken=[SWITCHES[name] for name in changed if not getattr(instance, name)],
        )
    # A hash that is only renewed, at a sign-in, is saved alone, with its field named.
    if before.password != instance.password and not _signal.get("update_fields"):
        log(instance, actions.PASSWORD_CHANGED)


def record_bulk_switch(
    _request: HttpRequest, action_type: str, accounts: Any, bulk_action: Any
) -> None:
    """Record that many accounts were closed or opened: Wagtail changes them without saving them."""
    if action_type == "set_active_state":
        opened = bulk_action.cleaned_form.cleaned_data["mark_as_active"]
        for account in accounts:
            _record_rights(account, **{"given" if opened else "taken": [SWITCHES["is_active"]]})


def record_many(
    instance: Any, action: str, reverse: bool, model: Any, pk_set: set | None, **_signal: Any
) -> None:
    """Record groups and permissions that an account or a group is given or loses."""
    name = {"post_add": "given", "post_remove": "taken", "pre_clear": "taken"}.get(action)
    if name is None or (pk_set is not None and not pk_set):
        return
    if reverse:
        for other in model.objects.filter(pk__in=pk_set or ()):
            _record_rights(other, **{name: [str(instance)]})
        return
    field = "groups" if model is Group else _permission_field(instance)
    chosen = getattr(instance, field).all() if pk_set is None else model.objects.in_bulk(pk_set)
    names = [str(each) for each in (chosen.values() if pk_set is not None else chosen)]
    if names:
        _record_rights(instance, **{name: sorted(names)})


def record_place_given(
    instance: Any, created: bool = False, raw: bool = False, **_signal: Any
) -> None:
    """Record a permission on a part of the tree of pages, images or documents."""
    if created and not raw:
        _record_rights(instance.group, given=[_place(instance)])


def record_place_taken(instance: Any, **_signal: Any) -> None:
    """Record the loss of a permission on a part of the tree, unless its group goes with it."""
    if group := Group.objects.filter(pk=instance.group_id).first():
        _record_rights(group, taken=[_place(instance)])


def shorten_address(instance: UserSession, **_signal: Any) -> None:
    """Keep of the address of a session what is enough to recognise it."""
    instance.ip = shortened(instance.ip) or "0.0.0.0"  # noqa: S104 - not bound: no address


def _record_failure(user: Any, data: dict[str, Any]) -> None:
    logger.warning("Sign-in failed from %s", data.get("network"))
    if user is not None:
        log(user, actions.SIGN_IN_FAILED, data=data)
        return
    content_type = ContentType.objects.get_for_model(get_user_model())
    ModelLogEntry.objects.create(
        content_type=content_type,
        object_id=NOBODYS,
        label=_("No such account"),
        action=actions.SIGN_IN_FAILED,
        data=data,
        timestamp=timezone.now(),
    )


def _record_factor(action: str, request: HttpRequest, user: Any, authenticator: Any) -> None:
    log(user, action, user=user, data=origin_of(request) | {"means": [authenticator.type]})


def _record_rights(instance: Any, **data: list[str]) -> None:
    log(instance, actions.RIGHTS_CHANGED, data={name: what for name, what in data.items() if what})


def _account(username: str | None) -> Any:
    return get_user_model().objects.filter(username=username).first() if username else None


def _saves_only_other_fields(update_fields: Any) -> bool:
    return update_fields is not None and not set(update_fields) & {*SWITCHES, "password"}


def _permission_field(instance: Any) -> str:
    return "permissions" if isinstance(instance, Group) else "user_permissions"


def _place(permission: Any) -> str:
    where = permission.page if hasattr(permission, "page_id") else permission.collection
    return f"{permission.permission.name} ({where})"
