"""The parts of the screening form that are pages of their own: begin, explain, wishes, identity, what was done."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import clock, people
from orgs.requests import SignedInRequest

from ..actions import cases, checklist, leaving_harm, persons
from ..forms import screening as forms
from ..forms.persons import IdentityForm, WishesForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..safety import Part
from ..sections import Section
from ..types import Agreement, ArrivedAt, ResponseAnswer, TeachBack
from .frame import address, form_page, opened_case
from .shut import shut
from .submitting import submit
from .talk import came_from, is_talk, put_aside, talk_frame, talk_page, typed_before

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
BEFORE_YOU_START = (
    _("Find a place where nobody can hear."),
    _("Separate them from anyone who may control them."),
    _("Use an interpreter who was not found there."),
    _("Meet urgent needs first: water, food, pain, a toilet, rest, their child."),
    _("They are not accused of anything in this conversation."),
    _("Treat as a child anyone who may be under 18."),
)
READ_ON = "before_you_start_read_on"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Once a day what to see to first stands in full before it; later that day it is folded."""
    offices = {str(row.pk): row for row in people.screening_offices(user=request.user)}
    form = forms.BeginForm(request.POST or None, offices=list(offices.values()))
    begun: list[Case] = []
    today = clock.today().isoformat()

    def page(status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "offices": offices,
            "points": BEFORE_YOU_START,
            "is_read": request.session.get(READ_ON) == today,
            "back": address("screenings", None),
        }
        return render(request, "screening/screening_new.html", context, status=status)

    if request.method != "POST":
        return page()
    sent = submit(
        request,
        form=form,
        act=lambda values: begun.append(cases.begin(by=request.user, office=offices[values["office"]])),
        page=page,
        then=address("screenings", None),
        said=None,
    )
    if not begun:
        return sent
    request.session[READ_ON] = today
    return redirect(address("screening_safety", begun[0]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill")
    begun: list[Case] = []
    sent = form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: begun.append(cases.begin_beside(by=request.user, case=case, office=case.author_office)),
        title=_("Screen another person of this event"),
        intro=_("The two share place and time, nothing else."),
        submit_label=_("Begin"),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=address("screening", case),
        said=None,
    )
    return redirect(address("screening_safety", begun[0])) if begun else sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def explain(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if closed := shut(request, case, Part.EXPLAIN):
        return closed
    row = case.screening_set.get()
    names = ("agreement", "teach_back", "refused_topics", "could_not_ask_why")
    first = {name: getattr(row, name) for name in names} | {"version": row.version}
    form = forms.AgreementForm(request.POST or None, initial=first | typed_before(request, case, Part.EXPLAIN))
    if left := put_aside(request, case, Part.EXPLAIN, form):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: checklist.agree(
            by=request.user,
            case=case,
            agreement=Agreement(values["agreement"]),
            teach_back=TeachBack(values["teach_back"]),
            refused_topics=values["refused_topics"],
            could_not_ask_why=values["could_not_ask_why"],
            version=values["version"],
        ),
        title=_("Explain and agree"),
        template="screening_explain.html",
        show=talk_page,
        here="screening_read",
        then=came_from(request, case, otherwise=address("screening", case)),
        said=None,
        saved=lambda now: {name: getattr(now, name) for name in names},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: SignedInRequest, ref: str) -> HttpResponse:
    return _person(request, ref, form_class=WishesForm, part=Part.WISHES, title=_("Wishes and safe contact"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: SignedInRequest, ref: str) -> HttpResponse:
    return _person(request, ref, form_class=IdentityForm, part=Part.IDENTITY, title=_("Who the person is"))


def _person(request: SignedInRequest, ref: str, *, form_class: Any, part: Part, title: Any) -> HttpResponse:
    """In the talk while the screening is filled in; afterwards a page of the case."""
    case = opened_case(request, ref, need="person.write", want=READ)
    talks = is_talk(request, case)
    if talks and (closed := shut(request, case, part)):
        return closed
    names = [name for name in form_class.base_fields if name not in ("submission", "version")]

    def saved(row: Any) -> dict[str, Any]:
        return {name: getattr(case if name in persons.ON_CASE else row, name) for name in names}

    first = _as_answered(form_class, saved(case.person)) | {"version": case.person.version}
    form = form_class(request.POST or None, initial=first | (typed_before(request, case, part) if talks else {}))
    if talks and (left := put_aside(request, case, part, form)):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: persons.write(by=request.user, case=case, part=part, **values),
        title=title,
        intro=_("Only what the person wants to say; everything may be left open. It is kept closed to most readers."),
        here="screening_read",
        then=came_from(request, case, otherwise=address("screening" if talks else "case", case)),
        said=None if talks else "",
        saved=saved,
        **talk_frame(request, case),
    )


def _as_answered(form_class: Any, saved: dict[str, Any]) -> dict[str, Any]:
    """No button is chosen where nothing was answered: the code that stands for “left open” is no choice."""
    fields = form_class.base_fields
    return {name: value for name, value in saved.items() if value != getattr(fields[name], "left_open", None)}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    form = forms.RemovalForm(request.POST or None, initial=typed_before(request, case, Part.REMOVAL))
    if left := put_aside(request, case, Part.REMOVAL, form):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: leaving_harm.record_removal(
            by=request.user,
            case=case,
            took_place_at=values["took_place_at"],
            arrived_at_kind=ArrivedAt(values["arrived_at_kind"]),
            left_what=values["left_what"],
            with_whom=values["with_whom"],
        ),
        title=_("Leaving the place of harm"),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=address("screening", case),
        said=None,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def response(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    names = ("woman_officer_offered", "searched", "escorted", "transported")
    form = forms.ResponseForm(request.POST or None, initial=typed_before(request, case, Part.RESPONSE))
    if left := put_aside(request, case, Part.RESPONSE, form):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: leaving_harm.record_response(
            by=request.user,
            case=case,
            remarks=values["remarks"],
            **{name: ResponseAnswer(values[name]) for name in names},
        ),
        title=_("How we responded"),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=address("screening", case),
        said=None,
    )
