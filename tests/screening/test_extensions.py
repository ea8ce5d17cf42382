"""A longer period: it only lengthens, from the end as it is when somebody answers, and each change is a row."""

from datetime import date

from screening import facts
from screening.actions import approvals, cases, detention, extensions, moves, reflection
from screening.fields import held
from screening.models import Approval, PeriodChange
from screening.types import ApprovalAnswer, ApprovalKind, ChangeKind, DetentionKind, ExtensionWhy, InformationTopic
from tests.factories import days, stages
from tests.factories.days import LAST_DAY, april, march, on, refused

# The reasons of the design, and no other.
REASONS = (
    "health", "mental_health", "safety", "best_interests", "guardian", "interpreter", "was_detained", "person_asks",
)  # fmt: skip


class Extensions(days.Lived):
    """From 3 March to 2 April."""

    begins = staticmethod(days.thirty_days)

    def ask(self, number: int, why: ExtensionWhy = ExtensionWhy.HEALTH, reason: str = "") -> Approval:
        return extensions.ask_extension(by=self.people.caseworker, case=self.case, why=why, days=number, reason=reason)

    def approve(self, asked: Approval) -> None:
        stages.approve(self.people.other_supervisor, asked)

    def last_day(self) -> date | None:
        return facts.last_protected_day(self.case)

    def test_for_each_reason_of_the_design_and_always_by_the_days_that_were_asked(self) -> None:
        assert set(ExtensionWhy) == set(REASONS)
        last = [april(3), april(4), april(5), april(6), april(7), april(8), april(9), april(10)]
        with on(march(8)):
            for why, ends_on in zip(REASONS, last, strict=True):
                self.approve(self.ask(1, ExtensionWhy(why)))
                assert self.last_day() == ends_on
        rows = list(self.case.periodchange_set.filter(kind=ChangeKind.EXTENSION).order_by("to_ends_on"))
        assert [row.why for row in rows] == list(REASONS)

    def test_nobody_is_asked_for_less_than_a_day_or_more_than_half_a_year_at_once(self) -> None:
        with on(march(8)):
            for number in (0, -5, 181):
                with self.subTest(days=number), refused("days"):
                    self.ask(number)
            self.approve(self.ask(180))
        assert self.last_day() == date(2027, 9, 29)

    def test_it_counts_from_the_end_on_the_day_of_the_answer(self) -> None:
        by, kind = self.people.caseworker, DetentionKind.DETENTION
        with on(march(8)):
            asked = self.ask(5)
        with on(march(9)):
            held = {"started_at": days.moment(march(8), "11:00"), "released_at": days.moment(march(9), "08:00")}
            detention.record(by=by, case=self.case, kind=kind, **held)
            assert self.last_day() == april(4)
            self.approve(asked)
        assert self.last_day() == april(9)
        with on(march(30)):
            self.approve(self.ask(2))
        assert self.last_day() == april(11)

    def test_what_is_declined_or_taken_back_changes_nothing(self) -> None:
        with on(march(8)):
            asked = self.ask(5)
            assert self.last_day() == LAST_DAY
            approvals.answer(
                by=self.people.other_supervisor, approval=asked, answer=ApprovalAnswer.DECLINED, reason="Not now."
            )
            approvals.withdraw(by=self.people.caseworker, approval=self.ask(5))
        assert self.last_day() == LAST_DAY
        assert self.case.periodchange_set.count() == 1

    def test_the_row_says_what_from_to_why_who_and_who_approved_and_when_it_was_told(self) -> None:
        with on(march(8)):
            asked = self.ask(4, ExtensionWhy.GUARDIAN, "Her aunt is on the way.")
        with on(march(9)):
            self.approve(asked)
        row = self.case.periodchange_set.get(kind=ChangeKind.EXTENSION)
        assert (row.from_starts_on, row.to_starts_on) == (march(3), march(3))
        assert (row.from_ends_on, row.to_ends_on, row.why) == (LAST_DAY, april(6), "guardian")
        assert held(row, "reason") == "Her aunt is on the way."
        assert row.approval is not None
        assert row.approval.recorded_by == self.people.caseworker
        assert row.approval.answered_by == self.people.other_supervisor
        with on(march(10)):
            tell = {"case": self.case, "change_row": row, "language": "vi"}
            for day in (march(8), march(11)):
                with refused("impossible"):
                    reflection.tell_change(by=self.people.caseworker, told_on=day, **tell)
            reflection.tell_change(by=self.people.caseworker, told_on=march(9), **tell)
        told = PeriodChange.objects.get(pk=row.pk)
        assert (told.told_on, told.told_language, told.told_by) == (march(9), "vi", self.people.caseworker)

    def test_the_deadline_of_the_last_day_follows(self) -> None:
        with on(march(8)):
            self.approve(self.ask(4))
        tasks = days.open_tasks(self.case)
        assert tasks["last_protected_day"] == "06.04. 23:59"
        assert tasks["check_in_7"] == "10.03. 23:59"

    def test_an_answer_about_an_earlier_period_lengthens_no_later_one(self) -> None:
        with on(march(8)):
            asked = self.ask(30)
            left = moves.move(by=self.people.caseworker, case=self.case, transition="close_left", reason="Left.")
            assert left is not None
            self.approve(left)
        with on(march(15)):
            moves.move(by=self.people.other_supervisor, case=self.case, transition="come_back", reason="Came back.")
            cases.name_caseworker(by=self.people.other_supervisor, case=self.case, caseworker=self.people.caseworker)
            stages.do_interim(self.people.caseworker, self.case)
            reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(15))
            with refused("old"):
                self.approve(asked)
        assert self.last_day() == april(14)

    def test_it_may_be_asked_while_the_person_is_helped_by_another_route(self) -> None:
        with on(march(10)):
            stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
            stages.told(self.people.caseworker, self.case, InformationTopic.NEXT_STEPS)
            step = "support_without_interview"
            asked = moves.move(by=self.people.caseworker, case=self.case, transition=step, reason="Their decision.")
            assert asked is not None
            self.approve(asked)
            self.approve(self.ask(3))
        assert self.last_day() == april(5)


class Before(days.Lived):
    """Explained on 3 March, and not begun."""

    begins = staticmethod(days.explained_case)

    def test_before_a_period_was_granted_there_is_nothing_to_lengthen(self) -> None:
        with on(march(4)), refused("no_period"):
            extensions.ask_extension(by=self.people.caseworker, case=self.case, why=ExtensionWhy.HEALTH, days=3)
        assert not Approval.objects.filter(kind=ApprovalKind.EXTENSION).exists()
