"""What stands around every page of a case? Who it is by reference and codename, where it is, and the way on."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from orgs.requests import SignedInRequest
from orgs.sheets import SheetForm

from .. import access, reference
from ..models import Case
from ..sections import Section
from ..types import Stage
from ..workflow import CaseFacts, Gate
from .submitting import Act, submit

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
    ("referrals:visits", _("Visits"), "assessments.read"),
    ("notes", _("Notes"), "assessments.read"),
    ("timeline", _("Timeline"), "timeline.read"),
    ("seen", _("Who has seen it"), "seen.read"),
)


def address(name: str, case: Case | None, *rest: str) -> str:
    """The address of a page of ``case``, or of none."""
    app = "" if ":" in name else "screening:"
    return reverse(f"{app}{name}", args=[reference.shown(case.reference), *rest] if case else [])


def reason(request: HttpRequest, ref: str) -> access.Reason:
    """Why this person reads this case, as chosen once in this sign-in."""
    chosen = request.session.get("purposes", {}).get(reference.read(ref) or "", {})
    return access.Reason(purpose=chosen.get("purpose", ""), with_identity=bool(chosen.get("identity")))


def opened_case(request: SignedInRequest, ref: str, *, need: str = "case.see", want: Iterable[Section] = ()) -> Case:
    """`access.open_case` for whoever is signed in, with the purpose they chose."""
    return access.open_case(request.user, ref, need=need, want=want, reason=reason(request, ref))


def case_page(
    request: SignedInRequest, case: Case, template: str, *, here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """``screening/<template>`` inside the frame of the case; ``here`` is the tab it belongs to."""
    frame = {"case": case, "head": head(case, is_title=here == "case"), "tabs": tabs(request.user, case, here=here)}
    return render(request, f"screening/{template}", frame | context, status=status)


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
    **context: Any,
) -> HttpResponse:
    """A page with one form: shown on GET, sent on POST (see `submit`). ``then`` is also the way back.

    ``context`` may hold ``intro``, ``submit_label`` and what an own template shows.
    """

    def page(status: int = 200) -> HttpResponse:
        more = {"form": form, "title": title, "back": then} | context
        return case_page(request, case, template, here=here, status=status, **more)

    if request.method != "POST":
        return page()
    return submit(request, form=form, act=act, page=page, then=then, said=said, saved=saved)


def head(case: Case, *, is_title: bool = False) -> dict[str, Any]:
    badges = [{"word": Stage(case.stage).label, "tone": "info"}]
    if case.is_child:
        badges.append({"word": _("Child, or may be one"), "tone": "child"})
    # Whoever is asked to receive knows no more than the pseudonymous summary (domain 8).
    codename = "" if access.is_only_asked(case) else case.codename
    return {"reference": case.reference, "codename": codename, "is_title": is_title, "badges": badges}


def tabs(user: Any, case: Case, *, here: str) -> list[dict[str, Any]]:
    if getattr(case, "summary_only", False):
        return []
    return [
        {"label": label, "url": address(name, case), "is_current": name == here}
        for name, label, permission in TABS
        if _exists(name) and access.refusal(user, permission, case) is None
    ]


# Where a gate is settled: its page, as the rows of `workflow` name it, and the address there.
PAGE_OF_GATE = {
    "intake": "intake_record",
    "risk": "risk_assess",
    "information": "information_give",
    "needs": "needs",
    "detention": "detention",
    "reflection": "reflection",
    "assign": "caseworker_name",
    "screening": "screening",
    "handover": "handover",
    "approvals": "case",
    "finding": "finding",
    "plan": "plan",
    "people": "people",
    "visits": "referrals:visits",
    "notes": "notes",
    "choices": "choices",
}


def page_address(page: str, case: Case) -> str:
    """The address at which a task or a gate named ``page`` is settled; the case itself where there is none."""
    name = PAGE_OF_GATE.get(page, "case")
    return address(name if _exists(name) else "case", case)


def gates_shown(case: Case, gates: Iterable[Gate], case_facts: CaseFacts) -> list[dict[str, Any]]:
    """Gates as the component shows them: met or not, with number, sentence and where to go."""
    return [
        {
            "met": gate.test(case_facts),
            "sentence": gate.sentence,
            "guideline": gate.guideline,
            "url": page_address(gate.page, case) if gate.page and not gate.test(case_facts) else "",
            "url_label": _("Go there"),
        }
        for gate in gates
    ]


@cache
def _exists(name: str) -> bool:
    try:
        return bool(reverse(name if ":" in name else f"screening:{name}", args=["0"]))
    except NoReverseMatch:
        return False
