"""The two cases of each stage, with every row that can be there by then; built through actions.

A is of one province, with the people of `tests.factories.cast`; B of the other, with its own NGO, social affairs
office and police. What stands where is said beside SEATS in `table`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from orgs import clock
from orgs.models import Office, User
from orgs.places import Duty
from orgs.types import Gender, Role
from referrals.actions import exchanges, referring, tracings
from referrals.actions import helping as referral_helping
from screening.actions import (
    access_requests,
    ages,
    attachments,
    best_interests,
    complaints,
    denials,
    detention,
    emergencies,
    findings,
    handover,
    interviews,
    missing,
    moves,
    needs,
    plans,
    protected,
    relatives,
    sharing,
)
from screening.actions.recipients import to_help
from screening.models import Case
from screening.types import (
    AgeConclusion,
    AgeGround,
    ApprovalKind,
    AttachmentKind,
    Attended,
    BestInterestsAbout,
    ComplaintAbout,
    DenialWhy,
    DetentionKind,
    FindingOutcome,
    HandoverAnswer,
    InformationTopic,
    NeedKind,
    NeedsDomain,
    Relation,
    ServiceKind,
    SharedGroup,
    SharingGround,
)
from tests.factories import files, orgs, stages
from tests.factories import helping as made
from tests.factories.cast import Cast, cast


@dataclass
class Situation:
    """Everyone, the cases by letter, and the rows of each by the address that is asked with them."""

    users: dict[str, User]
    transit_centre: Office
    cases: dict[str, Case] = field(default_factory=dict)
    rows: dict[str, dict[str, UUID]] = field(default_factory=lambda: {"A": {}, "B": {}})

    def add(self, letter: str, case: Case, **rows: Any) -> None:
        self.cases[letter] = Case.objects.get(pk=case.pk)
        self.rows[letter] |= {address: row.pk for address, row in rows.items()}

    def __deepcopy__(self, memo: Any) -> "Situation":
        """Django gives each test a copy of what its class has built; here nothing that is asked changes it."""
        return self


def built(stage: str) -> Situation:
    near = cast()
    far = _far(near)
    centre = orgs.office(type="transit_centre", province=near.province_a, parent=near.national, name="Centre (example)")
    users = near.people() | {
        "far_specialist": far.specialist,
        "far_police_supervisor": far.identifying_supervisor,
        "transit_caseworker": orgs.member(role=Role.CASEWORKER, office=centre, name="transit caseworker"),
    }
    here = Situation(users, centre)
    BUILD[stage](here, near, far)
    return here


def _far(near: Cast) -> Cast:
    """Who does in province B what the cast does in province A; the police of B are new."""
    police = orgs.office(
        type="judicial_police", province=near.province_b, parent=near.national, name="Police office B (example)"
    )
    orgs.serves(police, Duty.IDENTIFYING)
    return replace(
        near,
        ngo=near.partner_office,
        responder=near.partner,
        supervisor=near.partner_supervisor,
        coordinating=near.elsewhere,
        other_supervisor=near.outside_supervisor,
        caseworker=near.outsider,
        identifying=police,
        specialist=orgs.member(role=Role.SPECIALIST, office=police, gender=Gender.MAN, name="far specialist"),
        identifying_supervisor=orgs.member(role=Role.SUPERVISOR, office=police, name="far police supervisor"),
    )


def begun(here: Situation, near: Cast, far: Cast) -> None:
    for letter, people in (("A", near), ("B", far)):
        case = stages.begun(people)
        here.add(letter, case, **_from_the_first_minute(people, people.responder, case))
    here.add("A", here.cases["A"], **_of_emergency(near.second_caseworker, here.cases["A"]))


def sent(here: Situation, near: Cast, far: Cast) -> None:
    case = stages.handed_over(near)
    asked = handover.ask_back(by=near.other_supervisor, case=case, question="Which language?")
    here.add("A", case, handover_answer=asked, **_from_the_first_minute(near, near.responder, case))
    kept = stages.handed_over(far, answer=HandoverAnswer.DOES_NOT_AGREE)
    here.add("B", kept, **_from_the_first_minute(far, far.responder, kept), **_casework(far.responder, kept))


def received(here: Situation, near: Cast, far: Cast) -> None:
    child = stages.received(near, answers=stages.safe_answers(under_18="maybe"))
    here.add("A", child, **_all_rows(near, near.caseworker, child), **_of_child(near.caseworker, child))
    with clock.at(clock.now() - timedelta(days=2)):
        held = stages.handed_over(far)
        handover.receive(by=far.caseworker, case=held)
    request = moves.move(by=far.caseworker, case=held, transition="close_died", reason="Said by the hospital.")
    here.add("B", held, approval=request, approval_withdraw=request, **_all_rows(far, far.caseworker, held))


def identified(here: Situation, near: Cast, far: Cast) -> None:
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    case = stages.identification(near, calendar)
    with clock.at(calendar.moment(33)):
        finding = _proposed(near.specialist, case)
    here.add("A", case, finding_answer=finding, **_of_period(case), **_all_rows(near, near.caseworker, case))
    here.add("A", case, **_of_emergency(near.colleague, case))
    case = stages.reviewed(far, calendar)
    with clock.at(calendar.moment(31)):
        moves.move(by=far.caseworker, case=case, transition="identify")
    here.add("B", case, **_of_period(case), **_all_rows(far, far.caseworker, case))


def supported(here: Situation, near: Cast, far: Cast) -> None:
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    case = stages.supported(near, calendar)
    by = near.caseworker
    with clock.at(calendar.moment(40)):
        request = moves.move(by=by, case=case, transition="close_died", reason="Said by the hospital.")
    complaint = complaints.record(
        by=by, case=case, about=ComplaintAbout.FINDING, received_at=clock.now(), text="Wrong.", office=far.identifying
    )
    rows = _of_period(case) | _all_rows(near, by, case) | {"finding_answer": case.finding_set.get()}
    rows |= _of_referrals(near, case) | _of_what_is_closed(near, case)
    made.offered(near, case, office=here.transit_centre)
    here.add("A", case, approval=request, approval_withdraw=request, complaint_decide=complaint, **rows)
    with clock.at(calendar.moment(0)):
        case = stages.reflecting(far)
        rows = _of_period(case) | _all_rows(far, far.caseworker, case)
        stages.told(far.caseworker, case, InformationTopic.NEXT_STEPS)
        request = moves.move(by=far.caseworker, case=case, transition="close_left", reason="Went home.")
        stages.approve(far.other_supervisor, request)
    here.add("B", case, approval=request, approval_withdraw=request, **rows)


BUILD: dict[str, Callable[[Situation, Cast, Cast], None]] = {
    "begun": begun, "sent": sent, "received": received, "identified": identified, "supported": supported,
}  # fmt: skip


def _from_the_first_minute(people: Cast, by: User, case: Case) -> dict[str, Any]:
    """What whoever works with the person may write from the beginning. A charge holds nothing else up."""
    shut = denials.deny(by=by, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
    asked = denials.deny(by=by, case=case, why=DenialWhy.CONFLICT, user=people.second_specialist)
    denials.ask_to_lift(by=by, denial=asked)
    charge = detention.record(by=by, case=case, kind=DetentionKind.CHARGE, started_at=clock.now())
    notice = detention.send_notice(by=by, detention=charge, sent_at=clock.now(), addressed_to="An office.")
    paper = attachments.add(
        by=by, case=case, kind=AttachmentKind.STATEMENT, title="An invented paper.", file=files.cleaned()
    )
    rows = dict.fromkeys(("attachment_open", "attachment_take_back"), paper)
    rows |= dict.fromkeys(("detention_release", "detention_look", "notice_send"), charge)
    return rows | {
        "need_settle": needs.record(by=by, case=case, kinds=[NeedKind.REST])[0],
        "relative_write": relatives.add(by=by, case=case, relation=Relation.FAMILY),
        "notice_answer": notice,
        "denial_ask_lift": shut,
        "denial_lift": asked,
    }


def _casework(by: User, case: Case) -> dict[str, Any]:
    """What whoever holds the case or is its caseworker may write."""
    stages.needs_assessed(by, case)
    alert = missing.open(by=by, case=case)
    return {
        "goal_settle": plans.add_goal(by=by, case=case, domain=NeedsDomain.SAFETY, text="A goal."),
        "missing_search": alert,
        "missing_found": alert,
        "family_assess": case.relatedperson_set.get(),
    }


def _all_rows(people: Cast, by: User, case: Case) -> dict[str, Any]:
    rows = _from_the_first_minute(people, by, case) | _casework(by, case)
    return rows | {"handover_answer": handover.ask_back(by=by, case=case, question="Which language?")}


def _of_child(by: User, case: Case) -> dict[str, Any]:
    age = ages.propose(by=by, case=case, conclusion=AgeConclusion.CHILD, grounds=[AgeGround.SAID], reasons="Said.")
    said = {"supports_it": True, "child_was_heard": True, "child_view": "", "reasons": "Said."}
    best = best_interests.propose(by=by, case=case, about=BestInterestsAbout.CARE, **said)
    return {"age_confirm": age, "best_interests_confirm": best}


def _of_period(case: Case) -> dict[str, Any]:
    return {"change_tell": case.periodchange_set.get()}


def _of_referrals(people: Cast, case: Case) -> dict[str, Any]:
    """The NGO that screened helps, has asked back, and is asked for more; one is written down and not sent."""
    ngo, groups = people.ngo, [SharedGroup.CODED, SharedGroup.WRITTEN]
    accepted = made.sent(people, case, office=ngo, groups=groups)
    referral_helping.accept(by=people.supervisor, referral=accepted, named=people.colleague)
    asked = made.sent(people, case, office=ngo, service=ServiceKind.SCHOOL)
    question = referral_helping.ask(by=people.colleague, referral=accepted, question="Which days?")
    other = made.consented(people, case, service=ServiceKind.DOCTOR)
    written = referring.draft(by=people.caseworker, case=case, basis=other)
    sharing_row = sharing.propose(
        by=people.caseworker, case=case, to=to_help(ServiceKind.DOCTOR, people.partner_office),
        groups=[SharedGroup.CODED], until_on=clock.today(), ground=SharingGround.LIFE_AT_RISK, reason="Invented.",
    )  # fmt: skip
    beyond = made.asked_abroad(people, case)
    search = tracings.begin(by=people.caseworker, case=case, consent=made.agreed_to_trace(people, case), search="Asks.")
    own = ("whereabouts", "end", "name", "begin", "note", "complete", "leave")
    return {f"referrals:{name}": accepted for name in own} | {
        "referrals:accept": asked,
        "referrals:decline": asked,
        "referrals:ask": asked,
        "referrals:question_answer": question,
        "referrals:consent_withdraw": other,
        "referrals:send": written,
        "referrals:take_back": written,
        "referrals:sharing_confirm": sharing_row,
        "referrals:exchange_contact": exchanges.weigh(by=people.caseworker, case=case, **made.WEIGHED),
        "referrals:exchange_answer": beyond,
        "referrals:exchange_give_back": beyond,
        "referrals:tracing_end": search,
    }


def _of_emergency(by: User, case: Case) -> dict[str, Any]:
    emergencies.begin(by=by, reference=case.reference, reason="The person may come to harm tonight.")
    return {"approval": case.approval_set.get(kind=ApprovalKind.EMERGENCY)}


def _of_what_is_closed(people: Cast, case: Case) -> dict[str, Any]:
    """The caseworker is given protected notes to read; somebody without any tie asks to see the case."""
    stages.approve(people.other_supervisor, protected.ask(by=people.caseworker, case=case, reason="For safety."))
    access_requests.ask(by=people.national_caseworker, reference=case.reference, reason="Knows the family.")
    return {"protected_take_back": case.protectedreading_set.get(), "access_answer": case.accessrequest_set.get()}


def _proposed(by: User, case: Case) -> Any:
    interviews.record(
        by=by, case=case, took_place_at=clock.now(), attended=[Attended.NOT_WANTED], account="An invented account."
    )
    yes = {"act": True, "means": True, "purpose": True}
    supports = {f"{name}_support": "Said." for name in yes}
    return findings.propose(by=by, case=case, outcome=FindingOutcome.IDENTIFIED, **yes, **supports)
