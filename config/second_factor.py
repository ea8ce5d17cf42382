"""What does somebody set up, once, before a page opens to them? What they sign in with beside their password."""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from orgs import devices, second_factors, sessions
from orgs.requests import SignedInRequest

# Until there is a second factor: what sets one up, what anybody may read, and the way out.
OPEN_WITHOUT = frozenset(
    {
        "second_factor_begin", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate",
        "account_logout", "hide", "lock", "unlock", "set_language", "about", "rights", "transfer_steps",
        "livez", "readyz",
    }
)  # fmt: skip


class SecondFactor:
    """Whoever signed in with a password alone sets up a second factor before anything else opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and sessions.SECOND_FACTOR not in request.session and not _is_open(request):
            return redirect("second_factor_begin")
        return self.get_response(request)


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN_WITHOUT
    except Resolver404:
        return False


@login_required
@require_safe
def begin(request: SignedInRequest) -> HttpResponse:
    """The choice between a phone and a passkey."""
    if sessions.SECOND_FACTOR in request.session:
        return redirect("/")
    return render(request, "mfa/begin.html")


class Authenticate(AuthenticateView):
    """Asks for the code. In the demonstration, whose people have no phones, the page says it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = super().get_context_data(**kwargs)
        passkeys = second_factors.of(self.stage.login.user).filter(type=Authenticator.Type.WEBAUTHN)
        known["has_passkey"] = passkeys.exists()
        if settings.DEMO:
            known["shown_code"] = _code_now(self.stage.login.user)
        return known


class Activate(ActivateTOTPView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = super().get_context_data(**kwargs)
        secret = known["form"].secret
        # Read and typed in groups of four.
        known["secret"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return known

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        second_factors.proven(self.request, by=Authenticator.Type.TOTP)
        devices.remember(self.request, answer, email=self.request.user.email)
        return answer


class AddPasskey(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        second_factors.proven(self.request, by=Authenticator.Type.WEBAUTHN)
        devices.remember(self.request, answer, email=self.request.user.email)
        return answer


def _code_now(user: Any) -> str:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if row is None:
        return ""
    return str(format_hotp_value(hotp_value(decrypt(row.data["secret"]), int(time.time()) // 30)))


authenticate = Authenticate.as_view()
activate = Activate.as_view()
deactivate = DeactivateTOTPView.as_view()
add_passkey = AddPasskey.as_view()
