"""How does a page vanish when someone walks in, and who may bring it back?

Hiding shows plain notes and locks the session; only the password of whoever is signed in opens it again.
"""

from collections.abc import Callable
from datetime import timedelta

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from orgs import clock, log
from orgs.requests import SignedInRequest

LOCKED_AT, RETURN_TO, WRONG = "locked_at", "locked_return_to", "locked_wrong_passwords"
OPEN_WHILE_LOCKED = frozenset({"hide", "unlock", "account_logout", "set_language"})
WRONG_PASSWORDS_ALLOWED = 5


class UnlockForm(forms.Form):
    use_required_attribute = False

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "in-20"}),
    )


class ScreenLock:
    """While the session is locked, every address answers with the page that asks for the password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if LOCKED_AT not in request.session or not request.user.is_authenticated or _stays_open(request):
            return self.get_response(request)
        if request.method == "GET":
            request.session[RETURN_TO] = request.get_full_path()
        return redirect("unlock")


def _stays_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN_WHILE_LOCKED
    except Resolver404:
        return False


@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: SignedInRequest) -> HttpResponse:
    """Locks by GET too: one tap has to be enough, and the address then replaces the page in the browser's history."""
    if request.user.is_authenticated and LOCKED_AT not in request.session:
        request.session[LOCKED_AT] = clock.now().isoformat()
        request.session[RETURN_TO] = _came_from(request)
        log.seen("screen.hidden", by=request.user)
    if request.method == "POST":
        return redirect("hide")
    return render(request, "hide.html", {"yesterday": clock.today() - timedelta(days=1)})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unlock(request: SignedInRequest) -> HttpResponse:
    if LOCKED_AT not in request.session:
        return redirect("/")
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        if request.user.check_password(form.cleaned_data["password"]):
            return redirect(_open(request))
        if _too_many(request):
            logout(request)
            return redirect("account_login")
        form.add_error("password", _("This is not the password of this account. Enter it again."))
    return render(request, "unlock.html", {"form": form})


def _open(request: SignedInRequest) -> str:
    """Unlocks the session and returns the address it was hidden at."""
    address = request.session.pop(RETURN_TO, "/")
    del request.session[LOCKED_AT]
    request.session.pop(WRONG, None)
    request.session.cycle_key()
    log.seen("screen.shown_again", by=request.user)
    return address


def _too_many(request: SignedInRequest) -> bool:
    request.session[WRONG] = request.session.get(WRONG, 0) + 1
    log.refused("screen.shown_again", by=request.user, why="wrong_credentials")
    return request.session[WRONG] >= WRONG_PASSWORDS_ALLOWED


def _came_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return "/"
    path = referer.partition(request.get_host())[2]
    return path if path.startswith("/") else "/"
