"""What is due, since which moment, until when, whose task is it, and who did it? Every task typed by hand (10)."""

from typing import Any

from orgs import clock
from orgs.models import Office, User
from referrals.actions import visits
from referrals.types import VisitKind, VisitOutcome
from screening import access, rules
from screening.actions import (
    cases,
    complaints,
    detention,
    emergencies,
    findings,
    handover,
    information,
    interviews,
    missing,
    moves,
    needs,
    safety_check,
    specialists,
)
from screening.models import Case, Deadline
from screening.types import (
    Attended,
    ComplaintAbout,
    ComplaintDecision,
    DetentionKind,
    FindingOutcome,
    HandoverAnswer,
    InformationTopic,
    NeedKind,
    Stage,
    TeachBack,
)
from tests.factories import days, stages
from tests.factories.days import MET, april, march, on, open_tasks

# All that can be due. Each is started in a test below, or in the room of its own concept.
KINDS = {
    "send_screening", "receive_handover", "answer_question", "name_caseworker", "intake", "risk", "urgent_need",
    "detention_alert", "check_in_7", "check_in_14", "check_in_21", "review_25", "last_protected_day", "approval",
    "finding", "confirm_finding", "tell_finding", "safe_contact", "missing_look", "choice_again", "plan_review",
    "complaint", "child_handover", "referral_answer", "referral_question", "confirm_sharing", "refer_again",
    "transfer_answer", "emergency_review",
    "visit_30", "visit_90", "visit_180",
}  # fmt: skip
AFTER_CLOSING = {"missing_look", "emergency_review", "visit_30", "visit_90", "visit_180"}
FIRST_IN_THE_DAY = {
    "urgent_need",
    "detention_alert",
    "missing_look",
    "child_handover",
    "confirm_sharing",
    "emergency_review",
}


def test_the_table_has_every_task_what_outlives_a_case_and_what_comes_first():
    assert {row.kind for row in rules.DEADLINES} == KINDS
    assert len(rules.DEADLINES) == len(KINDS)
    assert {row.kind for row in rules.DEADLINES if row.survives_closing} == AFTER_CLOSING
    assert {row.kind for row in rules.DEADLINES if row.urgent} == FIRST_IN_THE_DAY


def test_every_task_names_its_basis():
    for row in rules.DEADLINES:
        assert row.basis == "local policy" or row.basis.removeprefix("guideline ").isdigit(), row.kind


class OneLife(days.Lived):
    """From the first page to the hand-over received, and each task by the minute."""

    begins = staticmethod(days.first_page)

    def office_of(self, kind: str) -> Office:
        return self.case.deadline_set.get(kind=kind, met_at__isnull=True).office

    def met(self, kind: str) -> tuple[User | None, Any]:
        row = self.case.deadline_set.filter(kind=kind, met_at__isnull=False).order_by("-met_at").first()
        return (row.met_by, row.met_at) if row else (None, None)

    def test_an_unsent_screening_is_due_in_a_day_and_is_then_the_task_of_the_supervisor(self) -> None:
        assert open_tasks(self.case) == {"send_screening": "02.03. 08:00"}
        with on(march(2), "08:01"):
            assert [row.kind for row in access.tasks(self.people.supervisor).overdue] == ["send_screening"]
            assert access.tasks(self.people.colleague).overdue == []

    def test_from_the_first_page_to_the_first_thirty_days(self) -> None:
        people, ngo, coordinating = self.people, self.people.ngo, self.people.coordinating
        with on(MET, "08:10"):
            safety_check.record(by=people.responder, case=self.case, answers=stages.safe_answers())
            needs.record(by=people.responder, case=self.case, kinds=[NeedKind.SAFE_BED])
        with on(MET, "09:00"):
            handover.send(by=people.responder, case=self.case, answer=HandoverAnswer.AGREES)
        assert open_tasks(self.case) == {"urgent_need": "01.03. 12:10", "receive_handover": "02.03. 09:00"}
        assert (self.office_of("urgent_need"), self.office_of("receive_handover")) == (ngo, coordinating)
        assert self.met("send_screening") == (people.responder, days.moment(MET, "09:00"))

        with on(MET, "11:00"):
            handover.receive(by=people.other_supervisor, case=self.case)
        assert open_tasks(self.case) == {
            "urgent_need": "01.03. 12:10", "name_caseworker": "02.03. 11:00", "intake": "03.03. 11:00",
            "risk": "02.03. 11:00",
        }  # fmt: skip
        assert {self.office_of(kind) for kind in open_tasks(self.case)} == {coordinating}
        assert self.met("receive_handover") == (people.other_supervisor, days.moment(MET, "11:00"))

        with on(MET, "11:30"):
            cases.name_caseworker(by=people.other_supervisor, case=self.case, caseworker=people.caseworker)
        assert self.met("name_caseworker") == (people.other_supervisor, days.moment(MET, "11:30"))
        with on(march(2)):
            stages.do_interim(people.caseworker, self.case)
        assert self.met("intake") == self.met("risk") == (people.caseworker, days.moment(march(2)))
        assert open_tasks(self.case) == {"urgent_need": "01.03. 12:10"}


class Overdue(days.Lived):
    """Received on 1 March, with a caseworker; nothing was done since."""

    begins = staticmethod(days.received_case)

    def test_what_is_overdue_is_shown_to_whoever_works_on_it_and_above_them_only(self) -> None:
        with on(march(4)):
            for name, sees in (
                ("caseworker", True), ("other_supervisor", True), ("second_caseworker", False), ("responder", False),
                ("supervisor", False), ("outsider", False), ("national_supervisor", False),
            ):  # fmt: skip
                overdue = access.tasks(getattr(self.people, name)).overdue
                assert ("risk" in {row.kind for row in overdue if row.case_id == self.case.pk}) is sees, name


class ToTheEnd(days.Lived):
    """The 30 days since 3 March."""

    begins = staticmethod(days.thirty_days)

    def settled(self, kind: str) -> tuple[bool, bool]:
        """Whether the task was met, and whether it was dropped."""
        row = self.case.deadline_set.filter(kind=kind).order_by("-recorded_at").first()
        assert row is not None, kind
        return row.met_at is not None, row.dropped_at is not None

    def tell(self, teach_back: TeachBack) -> None:
        information.give(
            by=self.people.caseworker, case=self.case, topic=InformationTopic.FINDING, took_place_at=clock.now(),
            language="km", teach_back=teach_back,
        )  # fmt: skip

    def test_from_the_last_protected_day_to_the_finding_told(self) -> None:
        people = self.people
        assert open_tasks(self.case)["last_protected_day"] == "02.04. 23:59"
        days.reviewed(people, self.case)
        with on(april(3)):
            moves.move(by=people.caseworker, case=self.case, transition="identify")
            specialists.name(by=people.identifying_supervisor, case=self.case, specialist=people.specialist)
        assert self.settled("last_protected_day") == (True, False)
        assert self.settled("check_in_7") == (False, True)
        task = self.case.deadline_set.get(kind="finding")
        assert (open_tasks(self.case)["finding"], task.office) == ("16.04. 23:59", people.identifying)
        with on(april(5)):
            interviews.record(
                by=people.specialist,
                case=self.case,
                took_place_at=clock.now(),
                attended=[Attended.NOT_WANTED],
                account="A.",
            )
            assert "finding" in open_tasks(self.case)
            row = findings.propose(by=people.specialist, case=self.case, **yes())
        assert self.settled("finding") == (True, False)
        assert open_tasks(self.case)["confirm_finding"] == "08.04. 10:00"
        assert self.case.deadline_set.get(kind="confirm_finding").office == people.identifying
        with on(april(6)):
            findings.send_back(by=people.identifying_supervisor, finding=row, reason="More.")
        assert "confirm_finding" not in open_tasks(self.case)
        assert "finding" in open_tasks(self.case)
        with on(april(7)):
            row = findings.propose(by=people.specialist, case=self.case, **yes())
            findings.confirm(by=people.identifying_supervisor, finding=row)
        assert {"confirm_finding", "finding"}.isdisjoint(open_tasks(self.case))
        assert open_tasks(self.case)["tell_finding"] == "10.04. 10:00"
        with on(april(8)):
            self.tell(TeachBack.NOT_CHECKED)
            assert "tell_finding" in open_tasks(self.case)
            self.tell(TeachBack.PARTLY)
            assert "tell_finding" not in open_tasks(self.case)
            moves.move(by=people.caseworker, case=self.case, transition="support_after_finding")
        with on(april(9)):
            complaint = complaints.record(
                by=people.caseworker,
                case=self.case,
                about=ComplaintAbout.SERVICE,
                received_at=clock.now(),
                text="Late.",
            )
            assert open_tasks(self.case)["complaint"] == "23.04. 10:00"
            complaints.decide(
                by=people.other_supervisor, complaint=complaint, decision=ComplaintDecision.UPHELD, reason="It was."
            )
        # The bread asked for on the first day is still asked for; nothing else waits.
        assert set(open_tasks(self.case)) == {"urgent_need"}

    def test_closing_drops_what_is_open_and_keeps_visits_and_the_search_for_somebody_missing(self) -> None:
        people, by = self.people, self.people.caseworker
        with on(march(10)):
            visits.plan(by=by, case=self.case, arrived_on=march(9))
            missing.open(by=by, case=self.case)
            detention.record(by=by, case=self.case, kind=DetentionKind.CHARGE, started_at=clock.now())
            needs.record(by=by, case=self.case, kinds=[NeedKind.DOCTOR])
            emergencies.begin(by=people.outsider, reference=self.case.reference, reason="May come to harm tonight.")
            left = moves.move(by=by, case=self.case, transition="close_left", reason="Went home.")
            before = set(open_tasks(self.case))
            stages.approve(people.other_supervisor, left)
        assert before >= {
            "urgent_need",
            "detention_alert",
            "check_in_7",
            "review_25",
            "last_protected_day",
            *AFTER_CLOSING,
        }
        assert set(open_tasks(self.case)) == AFTER_CLOSING
        # What was asked for is met by the answer itself; the rest is dropped, by whom and when.
        assert self.settled("approval") == (True, False)
        dropped = self.case.deadline_set.filter(dropped_at__isnull=False)
        assert {row.kind for row in dropped} == before - AFTER_CLOSING - {"approval"}
        assert {(row.dropped_by, row.dropped_at) for row in dropped} == {
            (people.other_supervisor, days.moment(march(10)))
        }

    def test_visits_are_due_thirty_ninety_and_a_hundred_and_eighty_days_after_arriving(self) -> None:
        by = self.people.caseworker
        with on(march(10)):
            visits.plan(by=by, case=self.case, arrived_on=march(9))
            tasks = open_tasks(self.case)
        due = [tasks[kind] for kind in ("visit_30", "visit_90", "visit_180")]
        assert due == ["08.04. 23:59", "07.06. 23:59", "05.09. 23:59"]
        with on(april(8)):
            visits.record(
                by=by, case=self.case, kind=VisitKind.DAY_30, outcome=VisitOutcome.NOT_MET, took_place_at=clock.now()
            )
            assert "visit_30" in open_tasks(self.case)
            visits.record(
                by=by, case=self.case, kind=VisitKind.DAY_30, outcome=VisitOutcome.MADE, took_place_at=clock.now()
            )
        assert set(open_tasks(self.case)) & AFTER_CLOSING == {"visit_90", "visit_180"}

    def test_whoever_comes_back_is_helped_first_again(self) -> None:
        with on(march(10)):
            left = moves.move(by=self.people.caseworker, case=self.case, transition="close_left", reason="Left.")
            stages.approve(self.people.other_supervisor, left)
        with on(march(20)):
            moves.move(by=self.people.other_supervisor, case=self.case, transition="come_back", reason="Came back.")
        assert open_tasks(self.case) == {"intake": "22.03. 10:00", "risk": "21.03. 10:00"}
        assert Case.objects.get(pk=self.case.pk).stage == Stage.INTERIM

    def test_a_day_that_was_set_is_not_set_again_by_the_same_cause(self) -> None:
        with on(march(10)):
            held = detention.record(
                by=self.people.caseworker, case=self.case, kind=DetentionKind.DETENTION, started_at=clock.now()
            )
            detention.look_today(by=self.people.caseworker, detention=held)
            detention.look_today(by=self.people.caseworker, detention=held)
        rows = Deadline.objects.filter(case=self.case, kind="detention_alert", met_at__isnull=True)
        assert [row.due_at for row in rows] == [days.moment(march(11), "23:59")]


def yes() -> dict[str, Any]:
    elements = dict.fromkeys(("act", "means", "purpose"), True)
    return {"outcome": FindingOutcome.IDENTIFIED, **elements, **{f"{name}_support": "Said." for name in elements}}
