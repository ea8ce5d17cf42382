"""Why is a part of the form closed now? The same sentence on its own page, and beside it in the list of parts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from orgs.requests import SignedInRequest

from .. import safety
from ..actions import safety_check
from ..models import Case, SafetyCheck, Screening
from ..safety import Part
from ..types import AGREEMENTS_THAT_CLOSE, Agreement
from .frame import address
from .talk import talk_page

ASKED_OF_THE_PERSON = frozenset({
    Part.HOW_THEY_CAME, Part.CONTROL_AND_FREEDOM, Part.EXPLOITATION, Part.SITUATION_NOW,
})  # fmt: skip


def why_shut(check: SafetyCheck | None, row: Screening, part: Part) -> list[dict[str, object]]:
    """The sentences, each with its guidelines, for which ``part`` cannot start yet; none where it is open."""
    if check is None:
        return [] if part is Part.SAFETY else [{"text": _("The safety check comes first."), "guidelines": (18,)}]
    if part not in safety_check.open_parts(check):
        rows = safety.worth_saying(check.reasons)
        return [{"text": row.sentence, "guidelines": row.guidelines[-1:]} for row in rows]
    if part in ASKED_OF_THE_PERSON and row.agreement in AGREEMENTS_THAT_CLOSE:
        said = _("The person does not want to talk: “%(answer)s”.") % {"answer": Agreement(row.agreement).label}
        return [{"text": said, "guidelines": ()}]
    return []


def shut_parts(case: Case, row: Screening) -> frozenset[Part]:
    """Every part that cannot start now."""
    check = safety_check.latest(case)
    return frozenset(part for part in Part if why_shut(check, row, part))


def shut(request: SignedInRequest, case: Case, part: Part) -> HttpResponse | None:
    """A page that says why, instead of an empty form. A POST is refused by the action."""
    if request.method == "POST":
        return None
    check = safety_check.latest(case)
    if check is None:
        return redirect(address("screening_safety", case))
    reasons = why_shut(check, case.screening_set.get(), part)
    if not reasons:
        return None
    return talk_page(
        request,
        case,
        "screening_shut.html",
        status=409,
        title=part.label,
        back=address("screening", case),
        reasons=reasons,
        urls={
            "safety": address("screening_safety", case),
            "explain": address("screening_explain", case),
            "needs": address("needs_record", case),
            "refer": address("handover_send", case),
        },
        is_safety=part not in safety_check.open_parts(check),
    )
