"""The one form with which people sign in; the second factor follows."""

from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View


class SignInView(LoginView):
    """allauth's view; those who may not enter the admin are asked again instead of sent there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead on whoever has signed in already."""
        if request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin"):
            return HttpResponseRedirect(self.get_success_url() or reverse("wagtailadmin_home"))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the providers of single sign-on that there are."""
        providers = [
            (provider.name, provider.get_login_url(self.request, process="login"))
            for provider in get_adapter().list_providers(self.request)
        ]
        return super().get_context_data(**kwargs) | {"providers": providers}


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer whoever sends a form more often than a person can."""
    return render(request, "accounts/locked.html", {"of_all": True}, status=429)


class CancelView(View):
    """Ends a sign-in that waits for its second factor, or a session."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin again."""
        clear_login(request)
        logout(request)
        return HttpResponseRedirect(reverse("account_login"))
