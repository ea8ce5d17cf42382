"""The people of the site: who works where in which role, who is suspended, and who is trained for what."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, log, people, setup_links
from ..actions import members, trainings
from ..forms.people import ConfirmForm, FirstPasswordForm, MemberForm, RoleForm, TrainingForm
from ..models import Membership, User
from ..requests import SignedInRequest
from ..sheets import SheetForm
from ..submitting import submit
from ..types import Course, Gender, Role


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    log.seen("people.listed", by=request.user)
    rows = User.objects.select_related("organisation").prefetch_related("memberships__office").order_by("code")
    return render(request, "orgs/people.html", {"rows": [_row(user) for user in rows]})


@login_required
@require_safe
def read(request: SignedInRequest, code: str) -> HttpResponse:
    user = _user(request, code)
    log.seen("member.opened", by=request.user, subject=user.code)
    context = {
        "person": _row(user),
        "memberships": user.memberships_now(),
        "trainings": user.trainings.order_by("-valid_until"),
        "today": clock.today(),
        "is_administrator": people.holds(request.user, Role.ADMINISTRATOR),
        "is_suspended": user.suspended_at is not None,
        "is_active": user.is_active,
    }
    return render(request, "orgs/person.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    made: list[User] = []

    def act(values: dict[str, Any]) -> None:
        made.append(members.create(by=request.user, **values | {"gender": Gender(values["gender"])}))

    answer = _form(request, MemberForm(request.POST or None), act, _("A new member"), then=reverse("orgs:people"))
    return redirect("orgs:person", made[0].code) if made else answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renew_link(request: SignedInRequest, code: str) -> HttpResponse:
    """A new one-time link, shown once on the page that follows."""
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    made: list[str] = []
    answer = _form(
        request,
        ConfirmForm(request.POST or None),
        lambda values: made.append(members.renew_link(by=request.user, user=user)),
        _("A one-time link to set the password"),
        then=_page_of(user),
    )
    if not made:
        return answer
    return render(request, "orgs/link.html", {"link": request.build_absolute_uri(made[0]), "back": _page_of(user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    offices = list(user.organisation.offices.all()) if user.organisation else []
    return _form(
        request,
        RoleForm(request.POST or None, offices=offices),
        lambda values: members.give_role(
            by=request.user, user=user, office=values["office"], role=Role(values["role"])
        ),
        _("Give a role"),
        then=_page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: SignedInRequest, pk: str) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    membership = get_object_or_404(Membership, pk=pk)
    return _form(
        request,
        ConfirmForm(request.POST or None),
        lambda values: members.end_role(by=request.user, membership=membership),
        _("End this role"),
        then=_page_of(membership.user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: SignedInRequest, code: str) -> HttpResponse:
    user = _user(request, code)
    return _form(
        request,
        ConfirmForm(request.POST or None),
        lambda values: members.suspend(by=request.user, user=user),
        _("Suspend at once"),
        then=reverse("screening:home") if not people.holds(request.user, Role.ADMINISTRATOR) else _page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reinstate(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    return _form(
        request,
        ConfirmForm(request.POST or None),
        lambda values: members.reinstate(by=request.user, user=user),
        _("Let this person work again"),
        then=_page_of(user),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_training(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    return _form(
        request,
        TrainingForm(request.POST or None),
        lambda values: trainings.record(
            by=request.user,
            user=user,
            course=Course(values["course"]),
            completed_on=values["completed_on"],
            certificate=values["certificate"],
            today=clock.today(),
        ),
        _("A certificate"),
        then=_page_of(user),
    )


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: SignedInRequest, uid: str, token: str) -> HttpResponse:
    """The one-time link: whoever holds it sets the first password, and nothing else."""
    form = FirstPasswordForm(request.POST or None)
    if request.method != "POST" and setup_links.user_of(uid=uid, token=token) is None:  # type: ignore[arg-type]
        return render(request, "404.html", status=404)
    return _form(
        request,
        form,
        lambda values: members.set_up(uid=uid, token=token, password=values["password"]),  # type: ignore[arg-type]
        _("Set your password"),
        then=reverse("account_login"),
    )


def _form(request: SignedInRequest, form: SheetForm, act: Any, title: Any, *, then: str) -> HttpResponse:
    def page(status: int = 200) -> HttpResponse:
        return render(request, "orgs/form.html", {"form": form, "title": title, "back": then}, status=status)

    return submit(request, form=form, act=act, page=page, then=then) if request.method == "POST" else page()


def _user(request: SignedInRequest, code: str) -> User:
    user = User.objects.filter(code=code).first()
    if user is None:
        gate.require_administrator(request.user, subject="people")
        return get_object_or_404(User, code=code)
    gate.require_say_over(request.user, user)
    return user


def _page_of(user: User) -> str:
    return reverse("orgs:person", args=[user.code])


def _row(user: User) -> dict[str, Any]:
    now = [row for row in user.memberships.all() if row.ended_at is None]
    return {
        "code": user.code,
        "name": user.name,
        "email": user.email,
        "organisation": user.organisation.name if user.organisation else "",
        "roles": ", ".join(sorted({str(row.get_role_display()) for row in now})) or _("no role"),
        "state": _("works") if user.is_active else _("suspended") if user.suspended_at else _("left"),
        "url": _page_of(user),
    }
