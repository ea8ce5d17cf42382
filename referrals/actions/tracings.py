"""How is a relative looked for? After the finding, when the person agrees and it is safe; never one who is implicated.

A child's own wish to phone home is not this, and waits for nothing (domain 6).
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orgs.models import User
from orgs.refusals import Refused
from screening.actions import bases, relatives
from screening.actions.acting import Work, change, check_gates, working
from screening.actions.bases import Basis
from screening.models import Case, Consent, FamilyAssessment, RelatedPerson
from screening.people import Part
from screening.types import Safe, SharingPurpose

from ..models import Tracing
from ..types import TracingOutcome
from ..workflow import TRACE_RELATIVE, TracingFacts

TAKEN_BACK = gettext_lazy("The person took their consent back. Stop, and write down that it ended.")


def begin(*, by: User, case: Case, consent: Basis, search: str) -> Tracing:
    """Look for the relative of ``consent``. Raises `GateRefused` before the finding, or where it was not found safe."""
    with working("tracing.begun", by=by, case=case, permission="tracing.record", guideline=41) as work:
        agreed = bases.require(work, consent, SharingPurpose.TRACING)
        relative = relatives.require(work, Part.BE_TRACED, _relative(agreed))
        check_gates(TRACE_RELATIVE, case_facts=_facts(work, relative))
        if Tracing.objects.filter(case=work.case, relative=relative, ended_at__isnull=True).exists():
            raise Refused(_("This relative is looked for already."), why="already")
        if not search.strip():
            raise Refused(_("Write where and how you look, and what those who are asked are told."), why="empty")
        return work.add(Tracing, relative=relative, consent=agreed, search=search)


def _relative(agreed: Basis) -> RelatedPerson:
    found = agreed.relative if isinstance(agreed, Consent) else None
    if found is None:
        raise RelatedPerson.DoesNotExist
    return found


def _facts(work: Work, relative: RelatedPerson) -> TracingFacts:
    """The latest assessment of this relative counts."""
    latest = FamilyAssessment.objects.filter(case=work.case, relative=relative).order_by("-recorded_at").first()
    safe = latest is not None and latest.safe != Safe.NO
    return TracingFacts(ever_found=work.facts.ever_found, assessed_safe=safe)


def end(*, by: User, tracing: Tracing, outcome: TracingOutcome, words: str = "") -> None:
    """What came of it. Nobody goes on looking for somebody who may not be traced any more: only “stopped” is left."""
    case = tracing.case
    with working("tracing.ended", by=by, case=case, permission="tracing.record", guideline=41, why=outcome) as work:
        rows = Tracing.objects.select_for_update(of=("self",)).select_related("relative", "consent")
        row = rows.get(pk=tracing.pk, case=work.case)
        if row.ended_at is not None:
            raise Refused(_("This search has ended already."), why="already")
        reason = why_stop(row)
        if reason is not None and outcome != TracingOutcome.STOPPED:
            raise Refused(reason, why="stop")
        change(row, tracing_outcome=outcome, ended_at=work.now, ended_by=by, outcome_words=words)


def why_stop(row: Tracing) -> str | Promise | None:
    """A sentence that says why nobody may go on looking, or None."""
    if row.consent.withdrawn_at is not None:
        return TAKEN_BACK
    return relatives.why_not(Part.BE_TRACED, row.relative)


def of(case: Case) -> list[Tracing]:
    """Those of a case that was opened, latest first."""
    rows = Tracing.objects.filter(case=case).select_related("relative", "consent", "recorded_by", "ended_by")
    return list(rows.order_by("-recorded_at"))
