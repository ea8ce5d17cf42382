"""What does the person need? From the first minute, at every stage, approved by nobody (guidelines 2, 28)."""

from collections.abc import Iterable

from orgs.models import User
from screening import facts
from screening.actions import (
    cases,
    detention,
    handover,
    moves,
    needs,
    reflection,
    safety_check,
    specialists,
)
from screening.fields import held
from screening.models import Approval, Case, Need, SafetyCheck
from screening.types import DetentionKind, NeedKind, NeedStatus
from tests.factories import days, stages
from tests.factories.days import MET, april, march, on, refused

# Which needs do not wait until tomorrow, by hand.
URGENT = {"food_water", "medicine", "doctor", "safe_bed", "feels_unsafe"}
NOT_URGENT = {"womens_health", "rest", "clothes", "phone_call", "child_needs", "mental_health", "other", "nothing"}


class FromTheFirstMinute(days.Lived):
    """Begun at eight in the morning; nothing was asked yet, not even whether it is safe."""

    begins = staticmethod(days.first_page)

    def record(self, kinds: Iterable[str], *, by: User | None = None) -> list[Need]:
        return needs.record(by=by or self.people.responder, case=self.case, kinds=[NeedKind(one) for one in kinds])

    def test_before_the_safety_check_and_whatever_it_says(self) -> None:
        with on(MET, "08:01"):
            self.record(["food_water"])
            assert not SafetyCheck.objects.exists()
            for unsafe in ({"danger": "yes"}, {"place": "no_private"}, {"present": ["controller"]}):
                answers = stages.safe_answers(**unsafe)
                safety_check.record(by=self.people.responder, case=self.case, answers=answers)
                self.record(["doctor", "safe_bed"])
        assert self.case.need_set.count() == 3
        assert not Approval.objects.exists()

    def test_the_urgent_ones_are_due_in_four_hours_and_the_others_are_not_timed(self) -> None:
        assert set(NeedKind) == URGENT | NOT_URGENT
        with on(MET, "08:30"):
            self.record(sorted(URGENT))
            self.record(sorted(NOT_URGENT - {"nothing"}))
        rows = self.case.deadline_set.filter(kind="urgent_need")
        due = {Need.objects.get(pk=row.subject_id).kind: row.due_at for row in rows}
        assert due == dict.fromkeys(URGENT, days.moment(MET, "12:30"))

    def test_what_is_wanted_already_stays_one_row(self) -> None:
        with on(MET, "08:30"):
            self.record(["doctor", "rest"])
        with on(MET, "09:30"):
            assert [row.kind for row in self.record(["doctor", "phone_call"])] == ["phone_call"]
        assert sorted(self.case.need_set.values_list("kind", flat=True)) == ["doctor", "phone_call", "rest"]
        assert days.open_tasks(self.case)["urgent_need"] == "01.03. 12:30"

    def test_nothing_today_is_an_answer_and_goes_with_no_other(self) -> None:
        with on(MET, "08:30"):
            with refused("empty"):
                self.record([])
            with refused("both"):
                self.record(["nothing", "rest"])
            assert not facts.of(self.case, today=MET).needs_recorded
            self.record(["nothing"])
            assert facts.of(self.case, today=MET).needs_recorded
        assert "urgent_need" not in days.open_tasks(self.case)

    def test_it_is_met_with_what_was_given_or_declined_once_and_may_be_wanted_again(self) -> None:
        by = self.people.responder
        with on(MET, "08:30"):
            doctor, bed = self.record(["doctor", "safe_bed"])
        with on(MET, "10:00"):
            with refused("status"):
                needs.settle(by=by, need=doctor, status=NeedStatus.WANTED)
            needs.settle(by=by, need=doctor, status=NeedStatus.MET, given="Seen at the clinic.")
            needs.settle(by=by, need=bed, status=NeedStatus.DECLINED)
            assert "urgent_need" not in days.open_tasks(self.case)
            with refused("already"):
                needs.settle(by=by, need=doctor, status=NeedStatus.DECLINED)
            assert [row.kind for row in self.record(["safe_bed"])] == ["safe_bed"]
        kept = Need.objects.get(pk=doctor.pk)
        assert (kept.status, kept.settled_by, kept.settled_at) == ("met", by, days.moment(MET, "10:00"))
        assert held(kept, "given") == "Seen at the clinic."
        assert days.open_tasks(self.case)["urgent_need"] == "01.03. 14:00"

    def test_only_whoever_works_with_the_person_records_them(self) -> None:
        people = self.people
        for by in (people.supervisor, people.colleague, people.caseworker, people.outsider, people.administrator):
            with self.subTest(by=by), on(MET, "08:30"), days.not_allowed():
                self.record(["doctor"], by=by)
        assert not Need.objects.exists()


class AtEveryStage(days.Lived):
    """One case on its way; at each stage somebody who works with the person asks for a doctor."""

    begins = staticmethod(days.handed_over_case)

    def asks(self, who: str, kind: NeedKind) -> None:
        case = Case.objects.get(pk=self.case.pk)
        before = case.need_set.count()
        needs.record(by=getattr(self.people, who), case=case, kinds=[kind])
        assert case.need_set.count() == before + 1
        assert not case.approval_set.filter(answer="").exists()

    def test_from_the_hand_over_to_support(self) -> None:
        people, by = self.people, self.people.caseworker
        with on(MET, "09:00"):
            self.asks("responder", NeedKind.DOCTOR)
            handover.receive(by=people.other_supervisor, case=self.case)
            self.asks("other_supervisor", NeedKind.SAFE_BED)
            cases.name_caseworker(by=people.other_supervisor, case=self.case, caseworker=by)
        with on(march(3)):
            self.asks("caseworker", NeedKind.REST)
            stages.do_interim(by, self.case)
            reflection.grant(by=by, case=self.case, starts_on=march(3))
        with on(march(10)):
            self.asks("caseworker", NeedKind.CLOTHES)
            # Held, it is asked for all the same.
            held = detention.record(
                by=by, case=self.case, kind=DetentionKind.DETENTION, started_at=days.moment(march(10), "09:00")
            )
            self.asks("caseworker", NeedKind.PHONE_CALL)
            detention.release(by=by, detention=held, released_at=days.moment(march(10)))
        days.reviewed(people, self.case)
        with on(april(4)):
            moves.move(by=by, case=self.case, transition="identify")
            specialists.name(by=people.identifying_supervisor, case=self.case, specialist=people.specialist)
            self.asks("specialist", NeedKind.WOMENS_HEALTH)
            self.asks("caseworker", NeedKind.CHILD_NEEDS)
        with on(april(5)):
            stages.alternative_plan(by, self.case, own_decision=True)
            step = "support_without_interview"
            stages.approve(
                people.other_supervisor,
                moves.move(by=by, case=self.case, transition=step, reason="Their decision."),
            )
            self.asks("caseworker", NeedKind.MENTAL_HEALTH)
            with days.not_allowed():
                self.asks("specialist", NeedKind.OTHER)
