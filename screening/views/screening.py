"""The parts of the screening form that are pages of their own: begin, the hub, and each part with its form."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import people, wording
from orgs.requests import SignedInRequest

from ..actions import cases, checklist, drafts, persons, safety_check
from ..forms import screening as forms
from ..models import Case, SafetyCheck
from ..safety import Outcome, Part
from ..sections import Section
from ..types import Agreement, ArrivedAt, ResponseAnswer, TeachBack
from .frame import address, case_page, form_page, opened_case
from .submitting import submit

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
PAGES = (
    (Part.SAFETY, "screening_safety"),
    (Part.EXPLAIN, "screening_explain"),
    (Part.OBSERVATIONS, "screening_observations"),
    (Part.HOW_THEY_CAME, "screening_section"),
    (Part.CONTROL_AND_FREEDOM, "screening_section"),
    (Part.EXPLOITATION, "screening_section"),
    (Part.SITUATION_NOW, "screening_section"),
    (Part.NEEDS, "needs"),
    (Part.WISHES, "screening_wishes"),
    (Part.IDENTITY, "screening_identity"),
    (Part.RESPONSE, "screening_response"),
    (Part.REMOVAL, "screening_removal"),
    (Part.CHECK, "screening_check"),
)
WHAT_TO_DO = {
    Outcome.GO_AHEAD: (_("You can talk now."), "safe"),
    Outcome.LOOK_DO_NOT_ASK: (_("Look, do not ask. Write down what you see and what the person needs."), "due"),
    Outcome.WAIT_FOR_INTERPRETER: (
        _("Wait for an interpreter. Safety, needs and what you see can be recorded."),
        "due",
    ),
    Outcome.STOP_AND_GET_HELP: (_("Stop and get help first. Nothing has to be asked for that."), "over"),
    Outcome.CHILD_ROUTE: (
        _("Treat this person as a child. Call child protection now; a specialist asks the rest."),
        "child",
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    offices = {str(row.pk): row for row in people.screening_offices(user=request.user)}
    form = forms.BeginForm(request.POST or None, offices=list(offices.values()))
    begun: list[Case] = []

    def page(status: int = 200) -> HttpResponse:
        return render(request, "screening/screening_new.html", {"form": form, "offices": offices}, status=status)

    if request.method != "POST":
        return page()
    sent = submit(
        request,
        form=form,
        act=lambda values: begun.append(cases.begin(by=request.user, office=offices[values["office"]])),
        page=page,
        then=address("cases", None),
        said=_("The screening is begun. Its reference stands above."),
    )
    return redirect(address("screening", begun[0])) if begun else sent


@login_required
@require_safe
def hub(request: SignedInRequest, ref: str) -> HttpResponse:
    """Every part of the form, and whether it is open, done or closed by the safety check."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    check = safety_check.latest(case)
    tasks = [_task(case, part, name, check) for part, name in PAGES]
    outcome = WHAT_TO_DO[Outcome(check.outcome)] if check else None
    return case_page(
        request,
        case,
        "screening_hub.html",
        here="screening_read",
        tasks=tasks,
        outcome={"text": outcome[0], "tone": outcome[1]} if outcome else None,
        beside_url=address("screening_beside", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill")
    begun: list[Case] = []
    sent = form_page(
        request,
        case,
        form=forms.SheetForm(request.POST or None),
        act=lambda values: begun.append(cases.begin_beside(by=request.user, case=case, office=case.author_office)),
        title=_("Screen another person of this event"),
        intro=_("The two share place and time, nothing else."),
        submit_label=_("Begin"),
        here="screening_read",
        then=address("screening", case),
    )
    return redirect(address("screening", begun[0])) if begun else sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    form = forms.SafetyForm(request.POST or None)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: safety_check.record(
            by=request.user,
            case=case,
            answers=form.answers(),
            interpreter=form.interpreter_chosen(),
            member=form.member_chosen(),
            gender_accepted=values.get("gender_accepted") is True,
        ),
        title=_("Safety check"),
        intro=_("Before anybody asks (G8, G16, G18, G22). Check again whenever something changes or someone comes in."),
        submit_label=_("Save and see what is open"),
        here="screening_read",
        then=address("screening", case),
        said=_("The safety check is saved."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def explain(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    row = case.screening_set.get()
    first = {"agreement": row.agreement, "teach_back": row.teach_back, "refused_topics": row.refused_topics}
    first |= {"could_not_ask_why": row.could_not_ask_why, "version": row.version}
    return form_page(
        request,
        case,
        form=forms.AgreementForm(request.POST or None, initial=first),
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
        here="screening_read",
        then=address("screening", case),
        saved=lambda now: {
            name: getattr(now, name) for name in ("agreement", "teach_back", "refused_topics", "could_not_ask_why")
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: SignedInRequest, ref: str) -> HttpResponse:
    return _person(request, ref, form_class=forms.WishesForm, part=Part.WISHES, title=_("Wishes and safe contact"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: SignedInRequest, ref: str) -> HttpResponse:
    return _person(request, ref, form_class=forms.IdentityForm, part=Part.IDENTITY, title=_("Who the person is"))


def _person(request: SignedInRequest, ref: str, *, form_class: Any, part: Part, title: Any) -> HttpResponse:
    case = opened_case(request, ref, need="person.write", want=READ)
    names = [name for name in form_class.base_fields if name not in ("submission", "version")]

    def saved(row: Any) -> dict[str, Any]:
        return {name: getattr(case if name in persons.ON_CASE else row, name) for name in names}

    first = saved(case.person) | {"version": case.person.version}
    return form_page(
        request,
        case,
        form=form_class(request.POST or None, initial=first),
        act=lambda values: persons.write(by=request.user, case=case, part=part, **values),
        title=title,
        intro=_("Only what the person wants to say. Everything typed here is kept closed to most readers."),
        here="screening_read",
        then=address("screening" if case.stage == "screening" else "case", case),
        saved=saved,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    return form_page(
        request,
        case,
        form=forms.RemovalForm(request.POST or None),
        act=lambda values: checklist.record_removal(
            by=request.user,
            case=case,
            took_place_at=values["took_place_at"],
            arrived_at_kind=ArrivedAt(values["arrived_at_kind"]),
            left_what=values["left_what"],
            with_whom=values["with_whom"],
        ),
        title=_("Leaving the place of harm"),
        here="screening_read",
        then=address("screening", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def response(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    names = ("woman_officer_offered", "searched", "escorted", "transported")
    return form_page(
        request,
        case,
        form=forms.ResponseForm(request.POST or None),
        act=lambda values: checklist.record_response(
            by=request.user,
            case=case,
            remarks=values["remarks"],
            **{name: ResponseAnswer(values[name]) for name in names},
        ),
        title=_("How we responded"),
        here="screening_read",
        then=address("screening", case),
    )


def _task(case: Case, part: Part, name: str, check: SafetyCheck | None) -> dict[str, Any]:
    is_open = part is Part.SAFETY or (check is not None and part in safety_check.open_parts(check))
    rest = (str(part),) if name == "screening_section" else ()
    done = _done(case, part, check)
    if not is_open:
        mark = {"word": _("closed by the safety check") if check else _("after the safety check"), "tone": "neutral"}
    elif done:
        mark = {"word": done, "tone": "safe"}
    else:
        mark = {"word": _("to do"), "tone": "info"}
    hint = _("a draft is kept") if drafts.of(by=case.author, case=case, part=part) else ""
    return {"label": part.label, "url": address(name, case, *rest) if is_open else "", "mark": mark, "hint": hint}


def _done(case: Case, part: Part, check: SafetyCheck | None) -> Any:
    row = case.screening_set.get()
    match part:
        case Part.SAFETY:
            return wording.clock_time(check.recorded_at) if check else ""
        case Part.EXPLAIN:
            return row.get_agreement_display() if row.agreement else ""
        case Part.OBSERVATIONS:
            return _("%(n)d answered") % {"n": row.observations.count()} if row.observations.exists() else ""
        case Part.NEEDS:
            return _("%(n)d recorded") % {"n": case.need_set.count()} if case.need_set.exists() else ""
        case Part.RESPONSE:
            return _("recorded") if case.response_set.exists() else ""
        case Part.REMOVAL:
            return _("recorded") if case.removal_set.exists() else ""
        case _:
            return ""
