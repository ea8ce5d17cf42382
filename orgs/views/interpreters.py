"""The roster of interpreters by number: languages, gender, and until when the ethics training counts (guideline 10)."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, languages, log, people
from ..actions import interpreters
from ..forms.interpreters import InterpreterForm, InterpreterTrainingForm
from ..models import Interpreter, User
from ..requests import SignedInRequest
from ..rules import TRAINING_WARNING
from ..types import Gender, Role
from ..wording import day, days_from_now, name_of
from .frame import confirm_page, form_page
from .offices import duty_telephone


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    gate.require_case_role(request.user, subject="interpreters")
    log.seen("interpreters.listed", by=request.user)
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    listed = list(Interpreter.objects.order_by("code"))
    on_roster = [row for row in listed if row.is_active]
    wanted = request.GET.get("language", "")
    chosen = [row for row in on_roster if not wanted or wanted in row.languages]
    today = clock.today()
    context = {
        "rows": [_row(row, today=today) for row in chosen],
        "off": [_row(row, today=today) for row in listed if not row.is_active] if is_administrator else [],
        "languages": [{"code": code, "name": word, "is_now": code == wanted} for code, word in languages.LANGUAGES],
        "wanted": languages.words([wanted]) if wanted else "",
        "is_administrator": is_administrator,
        "telephones": _telephones(request.user),
    }
    return render(request, "orgs/interpreters.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="interpreters")
    return form_page(
        request,
        form=InterpreterForm(request.POST or None),
        act=lambda values: interpreters.add(
            by=request.user, today=clock.today(), **values | {"gender": Gender(values["gender"])}
        ),
        title=_("Add an interpreter"),
        intro=_("A number is drawn. The name stays where the roster is kept, and never stands here."),
        then=reverse("orgs:interpreters"),
        beside={"future": "ethics_trained_on", "fields": "languages"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def train(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    interpreter = get_object_or_404(Interpreter, code=code)
    return form_page(
        request,
        form=InterpreterTrainingForm(request.POST or None),
        act=lambda values: interpreters.train(by=request.user, interpreter=interpreter, today=clock.today(), **values),
        title=_("Record ethics training"),
        about=_about(interpreter),
        then=reverse("orgs:interpreters"),
        beside={"future": "ethics_trained_on"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: SignedInRequest, code: str) -> HttpResponse:
    return _set_active(
        request,
        code,
        is_active=False,
        title=_("Take off the roster"),
        intro=_("Nobody can choose this interpreter any more. What was interpreted before stays as it is recorded."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def put_back(request: SignedInRequest, code: str) -> HttpResponse:
    return _set_active(
        request,
        code,
        is_active=True,
        title=_("Put back on the roster"),
        intro=_("From now on this interpreter can be chosen again, as long as the ethics training counts."),
    )


def _set_active(request: SignedInRequest, code: str, *, is_active: bool, title: Any, intro: Any) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    interpreter = get_object_or_404(Interpreter, code=code)
    return confirm_page(
        request,
        act=lambda: interpreters.set_active(by=request.user, interpreter=interpreter, is_active=is_active),
        title=title,
        about=_about(interpreter),
        intro=intro,
        then=reverse("orgs:interpreters"),
    )


def _about(row: Interpreter) -> str:
    return f"{row.code} · {languages.words(row.languages)}"


def _row(row: Interpreter, *, today: date) -> dict[str, Any]:
    return {
        "code": row.code,
        "languages": languages.words(row.languages),
        "gender": row.get_gender_display(),
        "training": training_state(row, today=today),
    }


def training_state(row: Interpreter, *, today: date) -> dict[str, Any]:
    """In words and a mark: counts, ends soon, has run out, or was never recorded."""
    until = row.ethics_valid_until
    if until is None:
        return {"word": _("not recorded: what they interpret does not count"), "tone": "over", "until": ""}
    if not row.is_trained(today=today):
        return {"word": _("run out: what they interpret does not count"), "tone": "over", "until": day(until)}
    if until <= today + TRAINING_WARNING:
        word = _("ends %(when)s") % {"when": days_from_now(until, today=today)}
        return {"word": word, "tone": "due", "until": day(until)}
    return {"word": _("counts"), "tone": "safe", "until": day(until)}


def _telephones(user: User) -> list[dict[str, Any]]:
    """The duty telephones of the offices in which someone works."""
    found = {row.office.pk: row.office for row in user.memberships_now()}
    return [{"label": name_of(office), "value": duty_telephone(office)} for office in found.values()]
