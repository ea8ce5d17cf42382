"""What stands around every page of the conversation? Hide, pause, someone came in; and what each of them does."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orgs import clock
from orgs.requests import SignedInRequest
from orgs.sheets import DateField3, ManyChoices, SheetForm

from .. import record, talk
from ..actions import breaks, conclusions, drafts, handover, safety_check
from ..forms.screening import PauseForm
from ..models import Case
from ..rules import LOOK_AGAIN_AFTER
from ..safety import Part
from ..sections import Section
from ..types import HandoverKind, PauseWhy, Result, Stage
from .frame import address, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
A_DAY = timedelta(hours=12)
# Pages whose “Change” comes back to them.
PLACES = {"check": "screening_check", "handover": "handover_send"}


def talk_page(
    request: SignedInRequest, case: Case, template: str, *, here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """``screening/<template>`` inside the frame of the conversation. After the screening it is a page of the case."""
    frame = {"case": case, "talk": bar(request, case, has_form=getattr(context.get("form"), "can_be_left", False))}
    return render(request, f"screening/{template}", frame | context, status=status)


def bar(request: SignedInRequest, case: Case, *, has_form: bool = False) -> dict[str, Any]:
    """What the row of buttons and the quiet line need."""
    now = clock.now()
    moments = record.moments(case, by=request.user, after=now - A_DAY)
    saved = [moment.at for moment in moments if moment.is_act] + drafts.saved_at(by=request.user, case=case)
    check = safety_check.latest(case)
    is_talk = safety_check.opens_talk(check)
    since = talk.began(moments, now=now) if is_talk else None
    # The last moment is this page; the one before it is when the form was left.
    away = len(moments) > 1 and moments[-1].at - moments[-2].at > LOOK_AGAIN_AFTER
    return {
        "codename": case.codename,
        "reference": case.reference,
        "has_form": has_form,
        "saved_at": max(saved, default=None),
        "minutes": talk.minutes_to_say(since, now=now),
        "look_again_url": address("screening_safety", case) if is_talk and away else "",
        "pause_url": address("screening_pause", case),
        # Before the first check nobody is asked anything, so nobody can interrupt it.
        "interrupted_url": address("screening_interrupted", case) if check else "",
        "check_url": address("screening_check", case) if enough(case) else "",
    }


def enough(case: Case) -> bool:
    """Whether what is recorded already presumes a victim: nothing more has to be asked."""
    return conclusions.of(case).result is Result.PRESUME


def put_aside(request: SignedInRequest, case: Case, part: Part, form: SheetForm) -> HttpResponse | None:
    """The form was left by a button beside “Save”: what was typed is kept as it is, and nothing is judged yet."""
    can_be_left(form)
    leave = request.POST.get("draft") if request.method == "POST" else None
    if not leave:
        return None
    _keep_typed(request, case, part, form)
    if leave == "someone" and safety_check.latest(case):
        return _interrupt(request, case)
    return redirect(address("screening_pause" if leave == "pause" else "screening", case))


def can_be_left(form: Any) -> None:
    """Let the buttons around the page send this form, so that nothing typed is lost by them."""
    form.can_be_left = True


def _keep_typed(request: SignedInRequest, case: Case, part: Part, form: SheetForm) -> None:
    """What differs from what is saved, beside what was put aside before."""
    typed = {
        name: request.POST.getlist(name) if isinstance(form.fields[name], ManyChoices) else request.POST.get(name, "")
        for name in form.changed_data
        if name not in ("submission", "version") and not isinstance(form.fields[name], DateField3)
    }
    content = typed_before(request, case, part) | typed
    if content:
        drafts.keep(by=request.user, case=case, part=part, content=content)


def typed_before(request: SignedInRequest, case: Case, part: Part) -> dict[str, Any]:
    """What was typed and put aside, as first values of the form."""
    kept = drafts.of(by=request.user, case=case, part=part)
    return dict(kept.content) if kept else {}


def came_from(request: HttpRequest, case: Case, *, otherwise: str) -> str:
    """Where “Change” was pressed, so that whoever changes one thing comes back there; else ``otherwise``."""
    name = PLACES.get(request.GET.get("then", ""))
    return address(name, case) if name else otherwise


@login_required
@require_POST
def interrupted(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    return _interrupt(request, case) if safety_check.latest(case) else redirect(address("screening_safety", case))


def _interrupt(request: SignedInRequest, case: Case) -> HttpResponse:
    safety_check.interrupt(by=request.user, case=case)
    return redirect(f"{address('screening_safety', case)}?question=present")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: SignedInRequest, ref: str) -> HttpResponse:
    """Take a break, stop and finish another day, stop and refer now, or go on: a page, not an alert."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    form = PauseForm(request.POST or None)
    choice = request.POST.get("choice", "")
    moments = record.moments(case, by=request.user, after=clock.now() - A_DAY)
    marks = [moment for moment in moments if moment.kind in (talk.PAUSED, talk.RESUMED)]
    on_break = marks[-1].at if marks and marks[-1].kind == talk.PAUSED else None

    def act(values: dict[str, Any]) -> None:
        if values["choice"] == PauseForm.RESUME:
            breaks.resume(by=request.user, case=case)
        else:
            breaks.pause(by=request.user, case=case, why=PauseWhy(values["choice"]))

    ways = {str(PauseWhy.BREAK): "screening_pause", str(PauseWhy.ANOTHER_DAY): "screenings"}
    then = ways.get(choice, "screening")
    return form_page(
        request,
        case,
        form=form,
        act=act,
        title=_("Pause"),
        here="screening_read",
        then=address(then, None if then == "screenings" else case),
        said=_("Everything so far is kept. Finish it another day.") if choice == PauseWhy.ANOTHER_DAY else None,
        template="screening_pause.html",
        show=talk_page,
        back=address("screening", case),
        on_break=on_break,
        urls={
            "safety": address("screening_safety", case),
            "refer": address("handover_send", case) if safety_check.latest(case) else "",
        },
    )


@login_required
@require_safe
def get_help(request: SignedInRequest, ref: str) -> HttpResponse:
    """Stop and get help: whom to call, and what can be done without asking anything."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    kind = HandoverKind.CHILD if case.is_child and case.said_age else HandoverKind.AGREED
    offices = [case.author_office, handover.receiving_office(case, kind=kind)]
    urls = {"safety": address("screening_safety", case), "needs": address("needs_record", case)}
    if safety_check.latest(case):
        urls["refer"] = address("handover_send", case)
    numbers = [{"office": row.name, "telephone": row.duty_telephone} for row in dict.fromkeys(offices)]
    return talk_page(request, case, "screening_help.html", back=address("screening", case), numbers=numbers, urls=urls)


def talk_frame(request: SignedInRequest, case: Case) -> dict[str, Any]:
    """For `form_page`: how a page that exists at every stage looks while it is part of the conversation."""
    return {"template": "screening_part.html", "show": talk_page} if is_talk(request, case) else {}


def is_talk(request: SignedInRequest, case: Case) -> bool:
    return case.stage == Stage.SCREENING and reader_may(request, case, "screening.fill")
