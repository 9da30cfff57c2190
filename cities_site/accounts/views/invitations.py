"""Invitations: an administrator names a person and a role; the person chooses the password."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from cities_site.accounts import actions
from cities_site.accounts.models import Invitation
from cities_site.accounts.notices import send_invitation
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES

# Not a group: an account that may do everything.
ADMINISTRATOR = "administrator"


def _roles() -> list[tuple[str, Any]]:
    groups = [(str(group.pk), group.name) for group in Group.objects.order_by("name")]
    return [("", "---------"), *groups, (ADMINISTRATOR, gettext_lazy("Administrator"))]


class InvitationForm(forms.ModelForm):
    """Whom to invite, and what for."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=_roles,
        help_text=gettext_lazy("Choose the role that is just enough for the person’s work."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the admin"),
        choices=[(language, NATIVE_NAMES[language]) for language in LANGUAGES],
        help_text=gettext_lazy(
            "Choose the language in which the person will work and be written to."
        ),
    )

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email", "username"]

    field_order = ["first_name", "last_name", "email", "username", "role", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name", "email"):
            self.fields[name].required = True
        self.fields["email"].help_text = _(
            "Enter the person’s own office address: the link that opens the account goes there."
        )

    def clean_email(self) -> str:
        """Refuse an address that has an account."""
        email = self.cleaned_data["email"]
        if get_user_model().objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        return email

    def clean_username(self) -> str:
        """Refuse a name that differs from another's only in its capitals."""
        username = self.cleaned_data["username"]
        names = get_user_model().objects.annotate(lower=Lower("username"))
        if names.filter(lower=username.lower()).exists():
            raise forms.ValidationError(_("There is an account with this username already."))
        return username

    def save(self, commit: bool = True) -> Any:
        """Make the account, without a password that anybody knows."""
        user = super().save(commit=False)
        role = self.cleaned_data["role"]
        user.is_superuser = role == ADMINISTRATOR
        user.set_unusable_password()
        user.save()
        if role != ADMINISTRATOR:
            user.groups.add(Group.objects.get(pk=role))
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = self.cleaned_data["language"]
        profile.save()
        return user


@require_safe
def show_invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations that nobody has accepted, the latest first."""
    _require_administrator(request)
    invitations = (
        Invitation.objects.open()
        .select_related("user", "invited_by")
        .prefetch_related("user__groups")
        .order_by("-sent_at")
    )
    return render(request, "accounts/invitations.html", {"invitations": invitations})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account and send its link."""
    _require_administrator(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "accounts/invite.html", {"form": form})
    user = form.save()
    Invitation.objects.create(user=user, invited_by=request.user)
    _send(request, user)
    return redirect("accounts_invitations")


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link; the earlier one stops working."""
    _require_administrator(request)
    invitation = get_object_or_404(Invitation.objects.open(), pk=pk)
    invitation.sent_at = timezone.now()
    invitation.save()
    _send(request, invitation.user)
    return redirect("accounts_invitations")


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete an account that nobody has used; its link stops working."""
    _require_administrator(request)
    invitation = get_object_or_404(Invitation.objects.open(), pk=pk)
    user = invitation.user
    log(user, actions.INVITATION_REVOKED, user=request.user)
    user.delete()
    messages.success(request, _("The invitation is revoked, and the account deleted."))
    return redirect("accounts_invitations")


def _require_administrator(request: HttpRequest) -> None:
    # Whoever gives roles can give every right, so no lesser permission opens these screens.
    if not request.user.is_superuser:
        raise PermissionDenied


def _send(request: HttpRequest, user: Any) -> None:
    log(user, actions.INVITED, user=request.user)
    if send_invitation(user):
        messages.success(request, _("The invitation is on its way to %s.") % user.email)
    else:
        messages.error(
            request,
            _("The account is made, but the message could not be sent. Send it again later."),
        )
