"""What the five stages leave unwritten, so that each sensitive column stands where somebody reads it.

Done through actions; rows are laid down as they are only where an action needs days of other steps.
"""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse

from orgs import clock, log
from referrals.actions import exchanges, helping, placements, visits
from referrals.models import Exchange, Referral
from referrals.types import PlacementKind, VisitKind, VisitOutcome
from screening.access import review
from screening.actions import (
    approvals,
    attachments,
    checklist,
    consents,
    detention,
    drafts,
    extensions,
    matches,
    notes,
    plans,
    protected,
    shredding,
)
from screening.actions import review as reviewing
from screening.actions.recipients import to_help
from screening.checklist import ObservationAnswer
from screening.models import AlternativePlan, Case, Consent, Observation, Removal, Response
from screening.safety import Part
from screening.types import (
    ApprovalAnswer,
    DetentionKind,
    ExtensionWhy,
    Fact,
    MatchAnswer,
    NeedsDomain,
    ProtectedKind,
    Result,
    Reviewed,
    ServiceKind,
    TeachBack,
)
from tests.factories import files, matching
from tests.factories.helping import CHILD, LEAST, WEIGHED

from .asking import full, shown
from .situations import Situation

WORDS = "Two invented words."


def written(here: Situation, stage: str) -> list[str]:
    """More of the two cases of ``stage``; the addresses that are there for it, beside those of the tables."""
    return MORE[stage](here) if stage in MORE else []


def begun(here: Situation) -> list[str]:
    """The result is raised; something is typed and not saved."""
    by, case = here.users["responder"], here.cases["A"]
    checklist.raise_result(by=by, case=case, to=Result.SIGNS, why=WORDS)
    drafts.keep(by=by, case=case, part=Part.CHECK, content={"narrative": WORDS})
    return []


def received(here: Situation) -> list[str]:
    """The child agrees that somebody helps; the match desk was asked about both, linked them and undid the link."""
    by, desk = here.users["caseworker"], here.users["match_desk"]
    case, other = here.cases["A"], here.cases["B"]
    _agreed(here, case, **CHILD)
    matching.named(by, case)
    matching.named(here.users["outsider"], other, name_to_use=matching.SAME_NAME)
    request = matches.ask(by=by, case=case, facts=[Fact.NAME])
    link = matches.judge(by=desk, request=request, other=other, answer=MatchAnswer.SAME)
    matches.undo(by=desk, match=link, reason=WORDS)
    own = [("match", (request.pk,)), ("match_judge", (request.pk, shown(other))), ("match_close", (request.pk,))]
    return [reverse(full(name), args=keys) for name, keys in own]


def supported(here: Situation) -> list[str]:
    case = here.cases["A"]
    _with_the_person(here, case)
    _with_others(here, case)
    _as_rows(here, case)
    shredding.hold(by=here.users["other_supervisor"], case=case, reason=WORDS)
    return [_handed_up(here)]


MORE: dict[str, Callable[[Situation], list[str]]] = {"begun": begun, "received": received, "supported": supported}


def _with_the_person(here: Situation, case: Case) -> None:
    """What the caseworker writes, and one longer period that was asked for and declined."""
    by = here.users["caseworker"]
    notes.write(by=by, case=case, text=WORDS)
    paper = attachments.add(by=by, case=case, **files.attached())
    attachments.take_back(by=by, attachment=paper, why=WORDS)
    protected.write(by=here.users["responder"], case=case, kind=ProtectedKind.OTHER, text=WORDS)
    plans.assess_needs(by=by, case=case, took_place_at=clock.now(), with_person=True, words={NeedsDomain.SAFETY: WORDS})
    asked = extensions.ask_extension(by=by, case=case, why=ExtensionWhy.HEALTH, days=1, reason=WORDS)
    approvals.answer(by=here.users["other_supervisor"], approval=asked, answer=ApprovalAnswer.DECLINED, reason=WORDS)
    placements.record(by=by, case=case, kind=PlacementKind.FAMILY, began_on=clock.today(), where=WORDS)
    visits.record(by=by, case=case, kind=VisitKind.OTHER, outcome=VisitOutcome.MADE, took_place_at=clock.now())


def _with_others(here: Situation, case: Case) -> None:
    """A charge that was dropped after a notice, a yes that was taken back, what helpers and a mission said."""
    by = here.users["caseworker"]
    charge = detention.record(by=by, case=case, kind=DetentionKind.CHARGE, started_at=clock.now())
    notice = detention.send_notice(by=by, detention=charge, sent_at=clock.now(), addressed_to=WORDS)
    detention.answer_notice(by=by, notice=notice, answer=WORDS)
    detention.release(by=by, detention=charge, released_at=clock.now(), released_to=WORDS)
    consents.withdraw(by=by, consent=_agreed(here, case), words=WORDS)
    served = Referral.objects.get(pk=here.rows["A"]["referrals:begin"])
    helping.write(by=here.users["colleague"], referral=served, text=WORDS)
    agreed = Exchange.objects.get(pk=here.rows["A"]["referrals:exchange_answer"]).consent
    abroad = exchanges.weigh(by=by, case=case, **WEIGHED)
    said = {"took_place_at": clock.now(), "addressed_to": WORDS, "told": WORDS}
    exchanges.contact(by=by, exchange=abroad, basis=agreed, groups=LEAST, **said)
    exchanges.answer(by=by, exchange=abroad, answer=WORDS)


def _agreed(here: Situation, case: Case, **child: object) -> Consent:
    return consents.record(
        by=here.users["caseworker"],
        case=case,
        to=to_help(ServiceKind.TRAINING, here.users["partner"].memberships_now().get().office),
        until_on=clock.today(),
        language="km",
        teach_back=TeachBack.UNDERSTOOD,
        groups=LEAST,
        **child,
    )


def _as_rows(here: Situation, case: Case) -> None:
    by = here.users["caseworker"]
    rows = [
        Observation(screening=case.screening_set.get(), item="o1", answer=ObservationAnswer.values[0]),
        Removal(took_place_at=clock.now(), arrived_at_kind="office"),
        Response(),
        AlternativePlan(review_on=clock.today() + timedelta(days=30)),
    ]
    with log.recording("member.moved", by=by, case=case):
        for row in rows:
            row.case, row.recorded_by, row.recorded_at = case, by, clock.now()
            row.save(force_insert=True)


def _handed_up(here: Situation) -> str:
    """The period of B ended early: whoever should look hands it to the office above. Its address there."""
    by = here.users["second_identifying_supervisor"]
    [item] = [one for one in review.queue(by).items if one.reason.code == "clock_changed"]
    reviewing.answer(by=by, key=item.key, answer=Reviewed.ESCALATED, note=WORDS)
    return reverse(full("review_item"), args=[item.key])
