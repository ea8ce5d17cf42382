"""What was seen, what belongs to the whole conversation, how it may end, and the screening as it was recorded."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from ..actions import checklist as acts
from ..actions import ending, indicator_sets
from ..forms import screening as forms
from ..forms.checklist import ObservationsForm, first_answers
from ..safety import Part
from ..sections import Section
from ..types import Result
from ..workflow import TRANSITION_BY_CODE
from .frame import address, form_page, opened_case
from .shut import shut
from .talk import came_from, put_aside, talk_page, typed_before

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
NOT_OFFICIAL = _("The checklist is interim, ours, and not the official COMMIT list.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def observations(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if closed := shut(request, case, Part.OBSERVATIONS):
        return closed
    row = case.screening_set.select_related("indicator_set").get()
    offered = indicator_sets.parsed(row.indicator_set).observations
    first = first_answers(row.observations.all(), words=True) | typed_before(request, case, Part.OBSERVATIONS)
    form = ObservationsForm(request.POST or None, observations=offered, initial=first)
    if left := put_aside(request, case, Part.OBSERVATIONS, form):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: acts.observe(by=request.user, case=case, seen=form.seen(), words=form.words()),
        title=Part.OBSERVATIONS.label,
        intro=_("What a camera would have recorded. Do not examine anyone, and do not ask. All may be left open."),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=came_from(request, case, otherwise=address("screening", case)),
        said=None,
        basis=NOT_OFFICIAL,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    row = case.screening_set.get()
    names = ("took_place_at", "from_paper", "own_view", "place", "narrative")
    first = {name: getattr(row, name) for name in names} | {"version": row.version}
    form = forms.ConversationForm(request.POST or None, initial=first | typed_before(request, case, Part.CHECK))
    if left := put_aside(request, case, Part.CHECK, form):
        return left
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: acts.note_conversation(by=request.user, case=case, **values),
        title=_("The conversation"),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=came_from(request, case, otherwise=address("screening", case)),
        said=None,
        saved=lambda now: {name: getattr(now, name) for name in names},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def raise_result(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    return form_page(
        request,
        case,
        form=forms.RaiseForm(request.POST or None),
        act=lambda values: acts.raise_result(by=request.user, case=case, to=Result(values["to"]), why=values["why"]),
        title=_("I think there is more"),
        intro=_("You can raise the result; nobody can lower it."),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=address("screening_result", case),
        said=None,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="case.leave_screening", want=READ)
    endings = [(code, TRANSITION_BY_CODE[code].label) for code in ending.ENDINGS]
    return form_page(
        request,
        case,
        form=forms.EndForm(request.POST or None, endings=endings),
        act=lambda values: ending.end(
            by=request.user,
            case=case,
            transition=values["transition"],
            reason=values["reason"],
            not_asked_why=values["not_asked_why"],
        ),
        title=_("Finish without a hand-over"),
        intro=_("Not for a child. Where there are signs, a supervisor answers for it. The way back stays open."),
        submit_label=_("Finish"),
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=address("case", case),
        back=address("screening_result", case),
    )
