"""Every action about a case records itself, refuses the outsider, and leaves nothing without its event."""

import sys
from datetime import timedelta
from typing import Any

import screening.actions
from orgs import clock
from screening.actions import (
    access_requests,
    ages,
    approvals,
    attachments,
    best_interests,
    cases,
    check_ins,
    checklist,
    choices,
    complaints,
    corrections,
    denials,
    detention,
    ending,
    extensions,
    families,
    findings,
    handover,
    identifying,
    information,
    interim,
    interviews,
    leaving_harm,
    missing,
    moves,
    needs,
    notes,
    persons,
    plans,
    protected,
    reflection,
    relatives,
    safety_check,
    specialists,
)  # fmt: skip
from screening.checklist import ObservationAnswer
from screening.safety import Part
from screening.types import (
    AccessAnswer,
    AgeConclusion,
    AgeGround,
    Agreement,
    ApprovalAnswer,
    ArrivedAt,
    Attended,
    BestInterestsAbout,
    CheckInKind,
    ChoiceMade,
    ComplaintAbout,
    ComplaintDecision,
    ContactWay,
    DenialWhy,
    DetentionKind,
    ExtensionWhy,
    FindingOutcome,
    GoalStatus,
    HandoverAnswer,
    InformationTopic,
    NeedKind,
    NeedsDomain,
    NeedStatus,
    ProtectedKind,
    Relation,
    Result,
    RiskLevel,
    Safe,
    ServiceKind,
    TeachBack,
)  # fmt: skip
from tests.every_action import Actions, later, left_out, now
from tests.factories import files, stages
from tests.factories.cast import cast

# Not about one case, or called inside another act; each with its own test.
ELSEWHERE = {
    "screening.actions.responsibility.pass_up", "screening.actions.responsibility.pass_up_one",
    "screening.actions.indicator_sets.load", "screening.actions.indicator_sets.load_shipped",
    "screening.actions.drafts.keep", "screening.actions.drafts.of", "screening.actions.acting.working",
    "screening.actions.cases.begin", "screening.actions.requests.ask",
    # Only looked at; and moments without a row, in tests/screening/test_talk.py.
    "screening.actions.drafts.saved_at", "screening.actions.drafts.parts",
    "screening.actions.safety_check.answered",
    "screening.actions.breaks.pause", "screening.actions.breaks.resume",
    # The match desk: tests/screening/test_matches_recorded.py, and its index: tests/screening/test_identity_keys.py.
    *(f"screening.actions.matches.{name}" for name in ("ask", "judge", "undo", "close")),
    "screening.actions.identity_keys.rewrite_all",
    # By a command, of all cases: tests/screening/test_rotation.py.
    *(f"screening.actions.rotation.{name}" for name in ("rotate", "drop_old", "renew_all")),
    # Of no case: tests/screening/test_review.py, tests/screening/test_review_signing.py.
    "screening.actions.review.answer", "screening.actions.review.sign",
    # By two people at the command line: tests/screening/test_shredding.py.
    *(f"screening.actions.shredding.{name}" for name in ("shred", "hold", "release")),
    # Of a case that may not be there, by a reference that is typed: tests/screening/test_emergencies.py,
    # tests/screening/test_access_requests.py.
    "screening.actions.emergencies.begin", "screening.actions.access_requests.ask", "screening.actions.tries.counted",
}  # fmt: skip
# Consents, named acts and transfers stand with the referrals that rest on them: tests/referrals/test_every_action.py.
WITH_REFERRALS = (
    "consents.record", "consents.withdraw", "sharing.propose", "sharing.confirm",
    "transfers.offer", "transfers.accept", "transfers.decline", "transfers.take_back",
)  # fmt: skip


class AtScreening(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.answered(cls.people)
        cls.child = stages.answered(cls.people, answers=stages.safe_answers(under_18="maybe"))
        cls.need = cls.case.need_set.get()

    rows = (
        (safety_check.record, "responder", lambda t: {"case": t.case, "answers": stages.safe_answers()}),
        (safety_check.interrupt, "responder", lambda t: {"case": t.case}),
        (checklist.take_back, "responder", lambda t: {"case": t.case, "part": Part.EXPLOITATION, "item": "X1"}),
        (checklist.declare, "responder", lambda t: {"case": t.case, "not_asked_why": "no_time"}),
        (checklist.agree, "responder", lambda t: {"case": t.case, "agreement": Agreement.AGREED, "teach_back": TeachBack.PARTLY}),
        (checklist.observe, "responder", lambda t: {"case": t.case, "seen": {"O1": ObservationAnswer.SAW_IT}}),
        (checklist.answer, "responder", lambda t: {"case": t.case, "part": Part.EXPLOITATION, "answers": {"X2": stages.YES}}),
        (checklist.note_conversation, "responder", lambda t: {"case": t.case, "version": None, "narrative": "Said."}),
        (checklist.raise_result, "responder", lambda t: {"case": t.case, "to": Result.PRESUME, "why": "I saw it."}),
        (leaving_harm.record_removal, "responder", lambda t: {"case": t.case, "took_place_at": now(), "arrived_at_kind": ArrivedAt.OFFICE, "left_what": "", "with_whom": ""}),
        (leaving_harm.record_response, "responder", lambda t: {"case": t.case, "searched": "no"}),
        (needs.record, "responder", lambda t: {"case": t.case, "kinds": [NeedKind.REST]}),
        (needs.settle, "responder", lambda t: {"need": t.need, "status": NeedStatus.MET}),
        (persons.write, "responder", lambda t: {"case": t.case, "name_to_use": "Said name"}),
        (cases.begin_beside, "responder", lambda t: {"case": t.case, "office": t.people.ngo}),
        (handover.send, "responder", lambda t: {"case": t.case, "answer": HandoverAnswer.AGREES}),
        (ending.end, "responder", lambda t: {"case": t.case, "transition": "close_signs_not_referred", "reason": "Asked not to."}),
        (relatives.add, "responder", lambda t: {"case": t.case, "relation": Relation.FAMILY}),
        (notes.write, "responder", lambda t: {"case": t.case, "text": "A note."}),
        (attachments.add, "responder", lambda t: {"case": t.case, **files.attached()}),
        (attachments.take_back, "responder", lambda t: {"attachment": attachments.add(by=t.people.responder, case=t.case, **files.attached()), "why": "Of somebody else."}),
        (denials.deny, "responder", lambda t: {"case": t.case, "why": DenialWhy.CONFLICT, "user": t.people.denied_officer}),
        (detention.record, "responder", lambda t: {"case": t.case, "kind": DetentionKind.CHARGE, "started_at": now()}),
    )  # fmt: skip


class AtHandover(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.handed_over(cls.people)
        cls.asked = stages.handed_over(cls.people)
        cls.question = handover.ask_back(by=cls.people.other_supervisor, case=cls.asked, question="Which language?")
        cls.received = stages.handed_over(cls.people)
        handover.receive(by=cls.people.other_supervisor, case=cls.received)
        cls.kept = stages.handed_over(cls.people, answer=HandoverAnswer.THINKING)

    rows = (
        (handover.receive, "other_supervisor", lambda t: {"case": t.case}),
        (handover.ask_back, "other_supervisor", lambda t: {"case": t.case, "question": "Which language?"}),
        (handover.answer, "responder", lambda t: {"question": t.question, "answer": "Khmer."}),
        (handover.accept, "other_supervisor", lambda t: {"case": t.received}),
        (cases.name_caseworker, "other_supervisor", lambda t: {"case": t.received, "caseworker": t.people.caseworker}),
        (handover.send_later, "responder", lambda t: {"case": t.kept}),
        (notes.add_afterwards, "responder", lambda t: {"case": t.received, "text": "One more thing."}),
    )  # fmt: skip


class AtInterim(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.interim_done(cls.people)
        by = cls.people.caseworker
        cls.held = detention.record(
            by=by, case=stages.received(cls.people), kind=DetentionKind.DETENTION, started_at=now()
        )
        cls.notice = detention.send_notice(by=by, detention=cls.held, sent_at=now(), addressed_to="An office.")
        cls.relative = relatives.add(by=by, case=cls.case, relation=Relation.FAMILY)
        cls.alert = missing.open(by=by, case=cls.case)
        plans.assess_needs(
            by=by, case=cls.case, took_place_at=now(), with_person=True, words={NeedsDomain.SAFETY: "Said."}
        )
        cls.goal = plans.add_goal(by=by, case=cls.case, domain=NeedsDomain.SAFETY, text="A goal.")
        cls.child = stages.received(cls.people, answers=stages.safe_answers(under_18="maybe"))
        cls.age = ages.propose(
            by=by, case=cls.child, conclusion=AgeConclusion.CHILD, grounds=[AgeGround.SAID], reasons="Said."
        )
        cls.best = best_interests.propose(by=by, case=cls.child, about=BestInterestsAbout.CARE, supports_it=True, child_was_heard=True, child_view="", reasons="R.")  # fmt: skip
        cls.denial = denials.deny(by=by, case=cls.case, why=DenialWhy.CONFLICT, user=cls.people.denied_officer)

    rows = (
        (interim.record_intake, "caseworker", lambda t: {"case": t.case, "took_place_at": now(), "language": "km", "rights_explained": True, "options_explained": True, "duties_explained": True, "teach_back": TeachBack.UNDERSTOOD}),
        (interim.assess_risk, "caseworker", lambda t: {"case": t.case, "took_place_at": now(), "health": RiskLevel.LOW, "safety": RiskLevel.LOW, "security": RiskLevel.LOW, "with_person": True}),
        (information.give, "caseworker", lambda t: {"case": t.case, "topic": InformationTopic.RIGHTS, "took_place_at": now(), "language": "km", "teach_back": TeachBack.UNDERSTOOD}),
        (detention.release, "caseworker", lambda t: {"detention": t.held, "released_at": now()}),
        (detention.look_today, "caseworker", lambda t: {"detention": t.held}),
        (detention.send_notice, "caseworker", lambda t: {"detention": t.held, "sent_at": now(), "addressed_to": "An office."}),
        (detention.answer_notice, "caseworker", lambda t: {"notice": t.notice, "answer": "They will look at it."}),
        (reflection.grant, "caseworker", lambda t: {"case": t.case, "starts_on": clock.today()}),
        (choices.record, "caseworker", lambda t: {"case": t.case, "service": ServiceKind.DOCTOR, "choice": ChoiceMade.NOT_NOW}),
        (notes.record_contact, "caseworker", lambda t: {"case": t.case, "way": ContactWay.CALL, "took_place_at": now(), "text": "Spoke."}),
        (relatives.write, "caseworker", lambda t: {"relative": t.relative, "remarks": "Lives far away."}),
        (families.assess, "caseworker", lambda t: {"case": t.case, "relative": t.relative, "safe": Safe.YES, "took_place_at": now(), "text": "Visited."}),
        (missing.record_search, "caseworker", lambda t: {"alert": t.alert, "search": "Called.", "next_look_on": later()}),
        (missing.found, "caseworker", lambda t: {"alert": t.alert}),
        (missing.open, "caseworker", lambda t: {"case": t.child}),
        (plans.assess_needs, "caseworker", lambda t: {"case": t.case, "took_place_at": now(), "with_person": True, "words": {NeedsDomain.HEALTH: "Said."}}),
        (plans.add_goal, "caseworker", lambda t: {"case": t.case, "domain": NeedsDomain.HEALTH, "text": "A goal."}),
        (plans.settle_goal, "caseworker", lambda t: {"goal": t.goal, "status": GoalStatus.MET}),
        (plans.write_alternative, "caseworker", lambda t: {"case": t.case, "own_decision": True, "services": [ServiceKind.DOCTOR], "review_on": later(), "text": "A plan."}),
        (best_interests.propose, "caseworker", lambda t: {"case": t.child, "about": BestInterestsAbout.OTHER, "supports_it": True, "child_was_heard": True, "child_view": "", "reasons": "R."}),
        (ages.confirm, "other_supervisor", lambda t: {"determination": t.age}),
        (best_interests.confirm, "other_supervisor", lambda t: {"determination": t.best}),
        (denials.ask_to_lift, "caseworker", lambda t: {"denial": t.denial}),
        (moves.move, "caseworker", lambda t: {"case": t.case, "transition": "close_left", "reason": "Went home."}),
    )  # fmt: skip


class AtClosed(Actions):
    """What is closed to most: protected notes, and who asks to see a case."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.received(cls.people)
        by = cls.people.caseworker
        asked = protected.ask(by=by, case=cls.case, reason="To keep the person safe.")
        approvals.answer(by=cls.people.other_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED)
        cls.reading = cls.case.protectedreading_set.get()
        access_requests.ask(by=cls.people.specialist, reference=cls.case.reference, reason="Knows the person.")
        cls.asked_for = cls.case.accessrequest_set.get()

    rows = (
        (protected.write, "responder", lambda t: {"case": t.case, "kind": ProtectedKind.OFFICIAL, "text": "Said."}),
        (protected.ask, "other_supervisor", lambda t: {"case": t.case, "reason": "To supervise it."}),
        (protected.take_back, "other_supervisor", lambda t: {"reading": t.reading}),
        (protected.take_back, "caseworker", lambda t: {"reading": t.reading}),
        (access_requests.answer, "other_supervisor", lambda t: {"request": t.asked_for, "answer": AccessAnswer.NOTED}),
    )  # fmt: skip


class AtAge(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.child = stages.received(cls.people, answers=stages.safe_answers(under_18="maybe"))
        cls.case = stages.received(cls.people)
        denial = denials.deny(
            by=cls.people.caseworker, case=cls.case, why=DenialWhy.CONFLICT, user=cls.people.denied_officer
        )
        denials.ask_to_lift(by=cls.people.caseworker, denial=denial)
        cls.denial = denial

    rows = (
        (ages.propose, "caseworker", lambda t: {"case": t.child, "conclusion": AgeConclusion.CHILD, "grounds": [AgeGround.SAID], "reasons": "R."}),
        (denials.lift, "other_supervisor", lambda t: {"denial": t.denial}),
    )  # fmt: skip


class AtReflection(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.reflecting(cls.people)
        cls.change = cls.case.periodchange_set.get()
        cls.asked = extensions.ask_extension(by=cls.people.caseworker, case=cls.case, why=ExtensionWhy.HEALTH, days=5)

    rows = (
        (reflection.tell_change, "caseworker", lambda t: {"case": t.case, "change_row": t.change, "language": "km", "told_on": clock.today()}),
        (check_ins.record, "caseworker", lambda t: {"case": t.case, "kind": CheckInKind.DAY_7, "took_place_at": now()}),
        (approvals.answer, "other_supervisor", lambda t: {"approval": t.asked, "answer": ApprovalAnswer.APPROVED}),
        (approvals.withdraw, "caseworker", lambda t: {"approval": t.asked}),
    )  # fmt: skip


class AtRequests(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        with clock.at(now() - timedelta(days=2)):
            cls.case = stages.interim_done(cls.people)
        with clock.at(now() - timedelta(days=1)):
            reflection.grant(by=cls.people.caseworker, case=cls.case, starts_on=clock.today())

    rows = (
        (extensions.ask_extension, "caseworker", lambda t: {"case": t.case, "why": ExtensionWhy.HEALTH, "days": 5}),
        (corrections.ask_correction, "caseworker", lambda t: {"case": t.case, "starts_on": clock.today(), "reason": "A slip."}),
    )  # fmt: skip


class AtIdentification(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        # Every moment of this case lies before the test's own.
        cls.calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
        cls.case = stages.identification(cls.people, cls.calendar)
        with clock.at(cls.calendar.moment(32)):
            by = cls.people.specialist
            cls.talked = stages.identification(cls.people, cls.calendar)
            interviews.record(
                by=by, case=cls.talked, took_place_at=now(), attended=[Attended.NOT_WANTED], account="Said."
            )
            cls.proposed = stages.identification(cls.people, cls.calendar)
            interviews.record(
                by=by, case=cls.proposed, took_place_at=now(), attended=[Attended.NOT_WANTED], account="Said."
            )
            cls.finding = findings.propose(by=by, case=cls.proposed, **cls.grounds())
        cls.supported = stages.supported(cls.people, cls.calendar)
        cls.complaint = complaints.record(by=cls.people.caseworker, case=cls.supported, about=ComplaintAbout.FINDING, received_at=now(), text="Wrong.", office=cls.people.elsewhere)  # fmt: skip

    @staticmethod
    def grounds() -> dict[str, Any]:
        yes = {"act": True, "means": True, "purpose": True}
        return yes | {"outcome": FindingOutcome.IDENTIFIED} | {f"{name}_support": "Said." for name in yes}

    rows = (
        (specialists.name, "identifying_supervisor", lambda t: {"case": t.unnamed(), "specialist": t.people.specialist}),
        (interviews.record, "specialist", lambda t: {"case": t.case, "took_place_at": now(), "attended": [Attended.NOT_WANTED], "account": "Said."}),
        (findings.propose, "specialist", lambda t: {"case": t.talked, **t.grounds()}),
        (findings.confirm, "identifying_supervisor", lambda t: {"finding": t.finding}),
        (identifying.pass_on, "identifying_supervisor", lambda t: {"case": t.case}),
        (findings.send_back, "identifying_supervisor", lambda t: {"finding": t.finding, "reason": "More."}),
        (findings.take_more_time, "specialist", lambda t: {"case": t.case, "new_date": stages.working_day(later()), "reason": "R."}),
        (complaints.record, "caseworker", lambda t: {"case": t.case, "about": ComplaintAbout.SERVICE, "received_at": now(), "text": "Late."}),
        (complaints.decide, "second_identifying_supervisor", lambda t: {"complaint": t.complaint, "decision": ComplaintDecision.UPHELD, "reason": "R."}),
    )  # fmt: skip

    def unnamed(self) -> Any:
        case = stages.reviewed(self.people, self.calendar)
        moves.move(by=self.people.caseworker, case=case, transition="identify")
        return case


def test_no_action_is_left_out_of_the_tables():
    here = [kind for kind in vars(sys.modules[__name__]).values() if isinstance(kind, type) and kind is not Actions]
    tables = [kind for kind in here if issubclass(kind, Actions)]
    assert (
        left_out(screening.actions, tables, ELSEWHERE | {f"screening.actions.{name}" for name in WITH_REFERRALS})
        == set()
    )
