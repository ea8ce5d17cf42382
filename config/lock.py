"""How does a page vanish when someone walks in or nobody is there, and who may bring it back?

Hiding shows plain notes; fifteen minutes without a press lock the page where it stands. Only the password of whoever is
signed in opens it again. What was typed and sent meanwhile is kept, sealed in the session, and offered back.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from orgs import clock, log, people, rules, sessions
from orgs.requests import SignedInRequest
from orgs.types import Role

RETURN_TO, WRONG, KEPT = "locked_return_to", "locked_wrong_passwords", "locked_kept"
OPEN_WHILE_LOCKED = frozenset({"hide", "lock", "unlock", "present", "account_logout", "set_language"})
WRONG_PASSWORDS_ALLOWED = 5
POWERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


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
        here = _signed_in(request)
        if here is None:
            return self.get_response(request)
        if _is_over(here):
            return self.get_response(request) if _may_be_kept(here) else _end(here)
        if here.session.locked_at is None and _is_idle(here):
            _lock(here, "screen.locked")
        if here.session.locked_at is None:
            here.session.touch()
        elif not _stays_open(here) and not _may_be_kept(here):
            return _ask_for_password(here)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Only here is it known that a form came from a page of ours, so only here is it kept."""
        here = _signed_in(request)
        if here is None or not _may_be_kept(here):
            return None
        if _is_over(here):
            return _end(here)
        if here.session.locked_at is None:
            return None
        _keep(here, user=str(here.user.pk))
        return _ask_for_password(here)


def _signed_in(request: HttpRequest) -> SignedInRequest | None:
    return cast(SignedInRequest, request) if request.user.is_authenticated else None


def _is_over(request: SignedInRequest) -> bool:
    began = sessions.began_at(request.session)
    if began is None:
        return True
    stands = clock.wall() - began
    if stands < rules.SIGNED_IN_WITH_POWER_FOR_AT_MOST:
        return False
    powers = people.works_as(request.user, clock.today()) & POWERS
    return bool(powers) or stands >= rules.SIGNED_IN_FOR_AT_MOST


def _is_idle(request: SignedInRequest) -> bool:
    last = request.session.last_at
    return last is not None and clock.wall() - last >= rules.LOCKED_AFTER


def _end(request: SignedInRequest) -> HttpResponse:
    """The sign-in has stood as long as it may. Whoever signs in again finds what they sent."""
    log.left("account.signed_out", by=request.user, why="time_over")
    user = str(request.user.pk)
    logout(request)
    if not _may_be_kept(request):
        return redirect("account_login")
    _keep(request, user=user)
    return redirect(f"{reverse('account_login')}?next={reverse('resume')}")


def _may_be_kept(request: HttpRequest) -> bool:
    """A form that somebody sent from a page; not what a script saves on its own."""
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    return request.method == "POST" and not by_script and _name(request) not in {None, *OPEN_WHILE_LOCKED}


def _keep(request: SignedInRequest, *, user: str) -> None:
    fields = [[name, value] for name, values in request.POST.lists() for value in values]
    request.session[KEPT] = {
        "path": request.get_full_path(),
        "fields": [field for field in fields if field[0] != "csrfmiddlewaretoken"],
        "user": user,
    }


def _ask_for_password(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":
        request.session[RETURN_TO] = request.get_full_path()
    return redirect("unlock")


def _stays_open(request: HttpRequest) -> bool:
    return _name(request) in OPEN_WHILE_LOCKED


def _name(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).url_name
    except Resolver404:
        return None


def _lock(request: SignedInRequest, kind: str) -> None:
    request.session.lock()
    request.session[RETURN_TO] = request.get_full_path() if kind == "screen.locked" else _came_from(request)
    log.left(kind, by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: SignedInRequest) -> HttpResponse:
    """Locks by GET too: one tap has to be enough, and the address then replaces the page in the browser's history."""
    if request.user.is_authenticated and request.session.locked_at is None:
        _lock(request, "screen.hidden")
    if request.method == "POST":
        return redirect("hide")
    return render(request, "hide.html", {"yesterday": clock.today() - timedelta(days=1)})


@login_required
@require_POST
def lock(request: SignedInRequest) -> HttpResponse:
    """The page found that nobody was there, and has covered itself."""
    if request.session.locked_at is None:
        _lock(request, "screen.locked")
        request.session[RETURN_TO] = _came_from(request)
    return HttpResponse(status=204)


@login_required
@require_POST
def present(request: SignedInRequest) -> HttpResponse:
    """Somebody types for long and sends nothing yet: asking this is all it takes to stay."""
    return HttpResponse(status=204)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unlock(request: SignedInRequest) -> HttpResponse:
    """Answers a page that covered itself in a word, and everybody else with a page."""
    covered = request.headers.get("Accept") == "application/json"
    if request.session.locked_at is None:
        return JsonResponse({}) if covered else redirect("/")
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        if request.user.check_password(form.cleaned_data["password"]):
            address = _open(request)
            return JsonResponse({}) if covered else redirect(address)
        if _too_many(request):
            logout(request)
            return JsonResponse({"then": reverse("account_login")}) if covered else redirect("account_login")
        form.add_error("password", _("This is not the password of this account. Enter it again."))
    if covered:
        return JsonResponse({"said": [str(one) for one in form.errors.get("password", [])]}, status=422)
    return render(request, "unlock.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD"])
def resume(request: SignedInRequest) -> HttpResponse:
    """What was sent while the page was locked, to be sent now by whoever typed it."""
    kept = request.session.get(KEPT)
    if kept is None or kept["user"] != str(request.user.pk):
        return redirect("/")
    return render(request, "resume.html", {"path": kept["path"], "fields": kept["fields"]})


def _open(request: SignedInRequest) -> str:
    """Unlocks the session, once that is on record, and returns the address it was locked at."""
    log.seen("screen.shown_again", by=request.user)
    address = request.session.pop(RETURN_TO, "/")
    request.session.pop(WRONG, None)
    request.session.unlock()
    return reverse("resume") if KEPT in request.session else address


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
