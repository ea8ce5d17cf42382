"""What stands around every page of a case? Who it is by reference and codename, where it is, and the way on."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from orgs.requests import SignedInRequest
from orgs.sheets import SheetForm

from .. import access, reference
from ..models import Case
from ..sections import Section
from ..types import InformationTopic, Stage
from ..workflow import CaseFacts, Gate
from .emergency_notice import emergency_notice
from .submitting import Act, submit

A_REFERENCE = "0000-0000"
# Name of the address after "screening:", label, permission that opens it.
TABS = (
    ("case", _("Overview"), "case.see"),
    ("screening_read", _("Screening"), "screening.read"),
    ("needs", _("Needs"), "assessments.read"),
    ("interim", _("Interim help"), "assessments.read"),
    ("reflection", _("30 days"), "assessments.read"),
    ("choices", _("Choices"), "assessments.read"),
    ("finding", _("Finding"), "assessments.read"),
    ("plan", _("Plan"), "assessments.read"),
    ("people", _("People"), "assessments.read"),
    ("referrals:index", _("Referrals"), "assessments.read"),
    ("referrals:visits", _("Visits"), "assessments.read"),
    ("notes", _("Notes"), "assessments.read"),
    ("attachments", _("Attachments"), "assessments.read"),
    ("protected", _("Protected"), "protected.see"),
    ("timeline", _("Timeline"), "timeline.read"),
    ("seen", _("Who has seen it"), "seen.read"),
)


def address(name: str, case: Case | None, *rest: str) -> str:
    """The address of a page of ``case``, or of none."""
    if case is not None and not rest:
        return address_called(name, case.reference)
    return reverse(_full(name), args=[reference.shown(case.reference), *rest] if case else [])


def address_called(name: str, called: str) -> str:
    """The address of a page of the case of this reference."""
    before, after = _around(name)
    return f"{before}{reference.shown(called)}{after}"


def _full(name: str) -> str:
    return name if ":" in name else f"screening:{name}"


@cache
def _around(name: str) -> tuple[str, str]:
    """What stands before and after a reference in the address of a page: looked up once, however many lead there."""
    before, after = reverse(_full(name), args=[A_REFERENCE]).split(A_REFERENCE)
    return before, after


def reason(request: HttpRequest, ref: str) -> access.Reason:
    """Why this person reads this case, as chosen once in this sign-in."""
    chosen = request.session.get("purposes", {}).get(reference.read(ref) or "", {})
    return access.Reason(purpose=chosen.get("purpose", ""), with_identity=bool(chosen.get("identity")))


def opened_case(
    request: SignedInRequest,
    ref: str,
    *,
    need: str = "case.see",
    want: Iterable[Section] = (),
    which: UUID | None = None,
) -> Case:
    """`access.open_case` for whoever is signed in, with the purpose they chose."""
    return access.open_case(request.user, ref, need=need, want=want, reason=reason(request, ref), which=which)


def case_page(
    request: SignedInRequest,
    case: Case,
    template: str,
    *,
    here: str = "",
    status: int = 200,
    bar: dict[str, Any] | None = None,
    **context: Any,
) -> HttpResponse:
    """``template`` inside the frame of the case, one of `screening` unless it names its app; ``here`` is its tab.

    ``bar`` is what stands above the tabs where that is more than `head`.
    """
    frame = {
        "case": case,
        "head": bar or head(case),
        "tabs": tabs(request.user, case, here=here),
        "emergency": emergency_notice(request.user, case),
    }
    path = template if "/" in template else f"screening/{template}"
    return render(request, path, frame | context, status=status)


def form_page(
    request: SignedInRequest,
    case: Case,
    *,
    form: SheetForm,
    act: Act,
    title: Any,
    here: str,
    then: str,
    said: Any = "",
    saved: Callable[[Any], dict[str, Any]] | None = None,
    template: str = "form.html",
    show: Callable[..., HttpResponse] = case_page,
    **context: Any,
) -> HttpResponse:
    """A page with one form: shown on GET, sent on POST (see `submit`). ``then`` is also the way back.

    ``show`` puts it into the frame of the case, or of the talk; ``context`` may hold ``intro``, ``submit_label`` and
    what an own template shows.
    """

    def page(status: int = 200) -> HttpResponse:
        more = {"form": form, "title": title, "back": then} | context
        return show(request, case, template, here=here, status=status, **more)

    if request.method != "POST":
        return page()
    return submit(request, form=form, act=act, page=page, then=then, said=said, saved=saved)


def head(case: Case) -> dict[str, Any]:
    """The bar above every page of a case: which one, at which stage, and that it is a child.

    Whoever may have a receipt or a summary only reads what that says, and nothing here.
    """
    if getattr(case, "summary_only", False):
        # Whoever is asked to receive knows no more than the pseudonymous summary (domain 8).
        return {"reference": case.reference, "codename": "" if access.is_only_asked(case) else case.codename}
    badges = [{"word": Stage(case.stage).label, "tone": "info"}]
    if case.is_child:
        badges.append({"word": _("Treat as a child"), "tone": "child"})
    return {"reference": case.reference, "codename": case.codename, "badges": badges}


def tabs(user: Any, case: Case, *, here: str) -> list[dict[str, Any]]:
    if getattr(case, "summary_only", False):
        return []
    return [
        {"label": label, "url": address(name, case), "is_current": name == here}
        for name, label, permission in TABS
        if _exists(name) and access.refusal(user, permission, case) is None
    ]


# Where a gate is settled: its page, as the rows of `workflow` name it, with the address there and its words.
PAGE_OF_GATE = {
    "intake": ("intake_record", _("Record the intake")),
    "risk": ("risk_assess", _("Look at risks")),
    "information": ("information_give", _("Record what was explained")),
    "needs": ("needs", _("Open the needs")),
    "detention": ("detention", _("Open: held or charged")),
    "reflection": ("reflection", _("Open the 30 days")),
    "assign": ("caseworker_name", _("Name a caseworker")),
    "screening": ("screening", _("Open the form")),
    "handover": ("handover", _("Open the hand-over")),
    "approvals": ("case", _("Open the case")),
    "finding": ("finding", _("Open the finding")),
    "plan": ("plan", _("Open the plan")),
    "people": ("people", _("Open the people")),
    "visits": ("referrals:visits", _("Open the visits")),
    "referrals": ("referrals:index", _("Open the referrals")),
    "notes": ("notes", _("Open the notes")),
    "choices": ("choices", _("Open the choices")),
    "transfer": ("transfer", _("Open who answers for the person")),
}
# What has to be explained for a gate, so that its form opens with that chosen.
TOPIC_OF_GATE = {
    "period_explained": InformationTopic.PERIOD,
    "told_next_steps": InformationTopic.NEXT_STEPS,
    "told_finding": InformationTopic.FINDING,
    "told_closing": InformationTopic.CLOSING,
}


def page_address(page: str, called: str) -> str:
    """Where a task or a gate named ``page`` is settled, for the case of this reference; else that case itself."""
    name, _words = PAGE_OF_GATE.get(page, ("case", ""))
    return address_called(name if _exists(name) else "case", called)


def reader_may(request: SignedInRequest, case: Case, permission: str) -> bool:
    """Whether the reader may do this now: for what a page offers; acts ask for themselves."""
    return access.refusal(request.user, permission, case) is None


def gates_shown(case: Case, gates: Iterable[Gate], case_facts: CaseFacts) -> list[dict[str, Any]]:
    """Gates as the component shows them, open ones first: met or not, with number, sentence and where to go."""
    shown = [_gate_shown(case, gate, is_met=gate.test(case_facts)) for gate in gates]
    return sorted(shown, key=lambda gate: gate["met"])


def _gate_shown(case: Case, gate: Gate, *, is_met: bool) -> dict[str, Any]:
    leads = bool(gate.page) and not is_met
    url = page_address(gate.page, case.reference) if leads else ""
    if leads and gate.code in TOPIC_OF_GATE:
        url += f"?topic={TOPIC_OF_GATE[gate.code]}"
    return {
        "met": is_met,
        "sentence": gate.sentence,
        "guideline": gate.guideline,
        "url": url,
        "url_label": PAGE_OF_GATE[gate.page][1] if leads and gate.page in PAGE_OF_GATE else "",
    }


@cache
def _exists(name: str) -> bool:
    try:
        return bool(reverse(_full(name), args=[A_REFERENCE]))
    except NoReverseMatch:
        return False
