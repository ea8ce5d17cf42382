"""The safety check: one question at a time on one page, what is answered folded above it; the last one judges."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from orgs import clock, people
from orgs.requests import SignedInRequest
from orgs.types import Course

from ..actions import drafts, safety_check
from ..forms.safety import SafetyForm
from ..forms.safety_questions import QUESTION_BY_CODE, QUESTIONS, Question
from ..forms.shared import ConfirmForm
from ..models import Case
from ..safety import Danger, Part
from ..sections import Section
from .frame import address, opened_case
from .submitting import submit
from .talk import PLACES, came_from, can_be_left, put_aside, talk_page

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, ref: str) -> HttpResponse:
    """A form without ``question`` holds all five answers, and is judged at once."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    codes = safety_check.answered(by=request.user, case=case)
    if request.method != "POST":
        question = QUESTION_BY_CODE.get(request.GET.get("question", "")) or _unanswered(request, codes)
        return _page(request, case, codes, question=question)
    question = QUESTION_BY_CODE.get(request.POST.get("question", ""))
    if question is None:
        # “All of this is still so”: the last answers, judged again.
        sent = _with_submission(request, codes) if "again" in request.POST else request.POST
        return _record(request, case, _form(request, sent))
    form = _form(request, request.POST, question=question, answered=codes)
    if left := put_aside(request, case, Part.SAFETY, form):
        return left
    if not form.is_valid():
        return _page(request, case, codes, question=question, form=form, status=422)
    return _go_on(request, case, question, codes | form.codes())


def _go_on(request: SignedInRequest, case: Case, question: Question, codes: dict[str, Any]) -> HttpResponse:
    """Judge when all five are answered; else keep this one and ask the next."""
    following = _unanswered(request, codes)
    if following is None:
        return _record(request, case, _form(request, _with_submission(request, codes)))
    drafts.keep(by=request.user, case=case, part=Part.SAFETY, content=codes)
    if question.code == "danger" and codes["danger"] != Danger.NO:
        return redirect(address("screening_help", case))
    return redirect(address("screening_safety", case) + _at(request, following))


def _record(request: SignedInRequest, case: Case, form: SafetyForm) -> HttpResponse:
    return submit(
        request,
        form=form,
        act=lambda values: safety_check.record(
            by=request.user,
            case=case,
            answers=form.answers(),
            interpreter=form.interpreter_chosen(),
            member=form.member_chosen(),
            gender_accepted=values.get("gender_accepted") is True,
        ),
        page=lambda status: _page(request, case, {}, form=form, status=status),
        then=came_from(request, case, otherwise=address("screening", case)),
        said=None,
    )


def _page(
    request: SignedInRequest,
    case: Case,
    codes: Mapping[str, Any],
    *,
    question: Question | None = None,
    form: SafetyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """One question among the five; without one, all that is answered; with a whole ``form``, everything at once."""
    if form is None and question:
        form = _form(request, question=question, answered=codes, initial=codes)
    if form and question:
        can_be_left(form)
    place = QUESTIONS.index(question) if question else 0
    check = safety_check.latest(case)
    hub = address("screening", case)
    return talk_page(
        request,
        case,
        "screening_safety.html",
        status=status,
        form=form,
        question=question,
        number=place + 1,
        steps=[_step(request, one, codes, is_now=one is question) for one in QUESTIONS],
        again=None if form else ConfirmForm(),
        back=_at(request, QUESTIONS[place - 1]) if place else came_from(request, case, otherwise=hub),
        in_danger=codes.get("danger", Danger.NO) != Danger.NO,
        checked_at=check.recorded_at if check else None,
        urls={
            "help": address("screening_help", case),
            "refer": address("handover_send", case) if check else "",
        },
    )


def _step(request: SignedInRequest, question: Question, codes: Mapping[str, Any], *, is_now: bool) -> dict[str, Any]:
    answered = _form(request, codes, question=question, answered=codes)
    is_done = not is_now and answered.is_valid()
    return {
        "label": question.label,
        "is_now": is_now,
        "is_done": is_done,
        "said": answered.said() if is_done else [],
        "url": _at(request, question),
        "is_about_age": question.code == "under_18",
    }


def _at(request: SignedInRequest, question: Question) -> str:
    """The address of one question; where the person came from goes along."""
    then = request.GET.get("then", "")
    return f"?question={question.code}" + (f"&then={then}" if then in PLACES else "")


def _unanswered(request: SignedInRequest, codes: Mapping[str, Any]) -> Question | None:
    """The first question that is still open."""
    return next((one for one in QUESTIONS if not _form(request, codes, question=one, answered=codes).is_valid()), None)


def _form(request: SignedInRequest, data: Any = None, **options: Any) -> SafetyForm:
    question = options.get("question")
    if question is None or question.code == "language":
        today = clock.today()
        options["colleagues"] = people.trained_colleagues(request.user, Course.INTERPRETER_ETHICS, today)
    return SafetyForm(data, **options)


def _with_submission(request: SignedInRequest, codes: Mapping[str, Any]) -> dict[str, Any]:
    return {**codes, "submission": request.POST.get("submission", "")}
