"""The people of the site: who works where in which role, who is suspended, who has left, and who comes back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, confirming, gate, log, people
from ..actions import elevations, members
from ..forms.people import MemberForm, RoleForm
from ..models import Membership, Training, User
from ..requests import SignedInRequest
from ..rules import TRAINING_WARNING
from ..types import POWERS, Gender, Role
from ..wording import days_from_now, name_of
from .deputies import rows_of
from .elevations import waiting as elevations_waiting
from .frame import confirm_page, form_page

BESIDE = {"email_taken": "email", "incompatible_roles": "role", "already": "role", "other_body": "office"}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    log.seen("people.listed", by=request.user)
    rows = User.objects.select_related("organisation").prefetch_related("memberships__office").order_by("code")
    context = {"rows": [_row(user) for user in rows], "waiting": elevations_waiting()}
    return render(request, "orgs/people.html", context)


@login_required
@require_safe
def read(request: SignedInRequest, code: str) -> HttpResponse:
    user = _open_to(request, code)
    log.seen("member.opened", by=request.user, subject=user.code)
    today = clock.today()
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    context = {
        "person": _row(user),
        "memberships": [_role(row) for row in user.memberships_now()],
        "stands_in": rows_of(user.deputises_in.select_related("user", "office"), today=today, may_end=False),
        "trainings": [certificate(row, today=today) for row in user.trainings.order_by("-valid_until")],
        "is_administrator": is_administrator,
        "is_active": user.is_active,
        "is_own": user.pk == request.user.pk,
        "has_left": not user.is_active and user.suspended_at is None,
        "needs_link": user.is_active and not user.has_usable_password(),
        "back": reverse("orgs:people" if is_administrator else "orgs:offices"),
    }
    return render(request, "orgs/person.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    made: list[User] = []

    def act(values: dict[str, Any]) -> None:
        made.append(members.create(by=request.user, **values | {"gender": Gender(values["gender"])}))

    answer = form_page(
        request,
        form=MemberForm(request.POST or None),
        act=act,
        title=_("A new member"),
        then=reverse("orgs:people"),
        beside=BESIDE,
    )
    return redirect("orgs:person", made[0].code) if made else answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    if asked := confirming.ask_first(request):
        return asked
    offices = list(user.organisation.offices.all()) if user.organisation else []

    def act(values: dict[str, Any]) -> None:
        role = Role(values["role"])
        done: Any = elevations.ask if role in POWERS else members.give_role
        done(by=request.user, user=user, office=values["office"], role=role)

    return form_page(
        request,
        form=RoleForm(request.POST or None, offices=offices),
        act=act,
        title=_("Give a role"),
        about=about(user),
        intro=_("A role that opens other people's cases, or gives such roles, waits for a second administrator."),
        then=page_of(user),
        beside=BESIDE,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def forget_second_factor(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    if asked := confirming.ask_first(request):
        return asked
    return confirm_page(
        request,
        act=lambda: members.forget_second_factor(by=request.user, user=user),
        title=_("Set up the second factor anew"),
        about=about(user),
        intro=_("For whoever lost phone, key and paper. Be sure that it is them: see them, or call a number you know."),
        then=page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    membership = get_object_or_404(Membership.objects.select_related("user", "office"), pk=pk)
    return confirm_page(
        request,
        act=lambda: members.end_role(by=request.user, membership=membership),
        title=_("End this role"),
        about=f"{about(membership.user)} · {membership.get_role_display()} · {name_of(membership.office)}",
        then=page_of(membership.user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: SignedInRequest, code: str) -> HttpResponse:
    user = _open_to(request, code)
    return confirm_page(
        request,
        act=lambda: members.suspend(by=request.user, user=user),
        title=_("Suspend at once"),
        about=about(user),
        intro=_("No page opens to this person any more, and somebody above them answers for their cases."),
        then=page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reinstate(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    had_left = user.suspended_at is None
    return confirm_page(
        request,
        act=lambda: members.reinstate(by=request.user, user=user),
        title=_("Let this person work again"),
        about=about(user),
        intro=_("They had left for good: give them a one-time link and a role afterwards.")
        if had_left
        else _("The roles they hold count again. Cases they answered for stay where they went."),
        then=page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deactivate(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    return confirm_page(
        request,
        act=lambda: members.deactivate(by=request.user, user=user),
        title=_("This person has left"),
        about=about(user),
        intro=_("Every role ends, and the account closes. It waits until they answer for no case any more."),
        then=page_of(user),
    )


def page_of(user: User) -> str:
    return reverse("orgs:person", args=[user.code])


def about(user: User) -> str:
    return f"{user.code} · {user.name}"


def certificate(row: Training, *, today: date) -> dict[str, Any]:
    """A training with its mark: counts, ends soon, or has run out."""
    mark = {"word": _("counts"), "tone": "safe"}
    if row.valid_until < today:
        mark = {"word": _("run out"), "tone": "over"}
    elif row.valid_until <= today + TRAINING_WARNING:
        mark = {"word": _("ends %(when)s") % {"when": days_from_now(row.valid_until, today=today)}, "tone": "due"}
    return {
        "course": row.get_course_display(),
        "valid_until": row.valid_until,
        "certificate": row.certificate,
        "mark": mark,
        "correct_url": reverse("orgs:training_correct", args=[row.pk]),
    }


def _open_to(request: SignedInRequest, code: str) -> User:
    user = User.objects.filter(code=code).first()
    if user is None:
        gate.require_administrator(request.user, subject="people")
        return get_object_or_404(User, code=code)
    gate.require_say_over(request.user, user)
    return user


def _role(row: Membership) -> dict[str, Any]:
    return {"pk": row.pk, "role": row.get_role_display(), "office": name_of(row.office), "office_pk": row.office_id}


def _row(user: User) -> dict[str, Any]:
    now = [row for row in user.memberships.all() if row.ended_at is None]
    return {
        "code": user.code,
        "name": user.name,
        "organisation": name_of(user.organisation) if user.organisation else "",
        "roles": ", ".join(sorted({str(row.get_role_display()) for row in now})) or _("no role"),
        "state": _("works") if user.is_active else _("suspended") if user.suspended_at else _("left"),
        "url": page_of(user),
    }
