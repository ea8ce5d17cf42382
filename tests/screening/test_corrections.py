"""A wrong start is put right, and takes no day from the person that they were told they have."""

from datetime import date

from screening import facts
from screening.actions import approvals, corrections, detention, extensions, reflection
from screening.fields import held
from screening.models import Approval, PeriodChange
from screening.types import ChangeKind, DetentionKind, ExtensionWhy
from tests.factories import days, stages
from tests.factories.days import LAST_DAY, april, march, on, refused

PAPER = "Book 3, page 4"


class Correcting(days.Lived):
    """What both classes do."""

    def ask(self, starts_on: date, *, reason: str = "A slip.", paper: str = "") -> Approval:
        return corrections.ask_correction(
            by=self.people.caseworker, case=self.case, starts_on=starts_on, reason=reason, paper_record=paper
        )

    def approve(self, asked: Approval) -> None:
        by = self.people.national_supervisor if asked.of_other_organisation else self.people.other_supervisor
        stages.approve(by, asked)

    def extend(self, number: int) -> None:
        why = ExtensionWhy.HEALTH
        self.approve(extensions.ask_extension(by=self.people.caseworker, case=self.case, why=why, days=number))

    def tell(self, kind: ChangeKind, day: date) -> None:
        row = self.case.periodchange_set.get(kind=kind)
        reflection.tell_change(by=self.people.caseworker, case=self.case, change_row=row, language="km", told_on=day)

    def dates(self) -> tuple[date, date]:
        row = facts.period_of(self.case)
        assert row is not None
        return row.starts_on, row.ends_on


class Corrections(Correcting):
    """Explained on 1 March; from 3 March to 2 April, as it was recorded."""

    begins = staticmethod(days.thirty_days_explained_before)

    def test_a_later_start_needs_a_reason_and_the_supervisor(self) -> None:
        with on(march(8)):
            with refused("reason"):
                self.ask(march(5), reason="  ")
            asked = self.ask(march(5), reason="It was the 5th.")
            assert self.dates() == (march(3), LAST_DAY)
            with days.not_allowed():
                stages.approve(self.people.caseworker, asked)
            stages.approve(self.people.other_supervisor, asked)
        assert self.dates() == (march(5), april(4))
        row = self.case.periodchange_set.get(kind=ChangeKind.CORRECTION)
        assert (row.from_starts_on, row.to_starts_on) == (march(3), march(5))
        assert (row.from_ends_on, row.to_ends_on, row.approval_id) == (LAST_DAY, april(4), asked.pk)
        assert held(row, "reason") == "It was the 5th."

    def test_days_that_cannot_be_the_first_are_refused(self) -> None:
        with on(march(8)):
            for day, why in ((march(3), "same"), (march(9), "impossible"), (date(2027, 2, 28), "impossible")):
                with self.subTest(day=day), refused(why):
                    self.ask(day, paper=PAPER)

    def test_an_earlier_end_than_was_told_needs_paper_and_a_supervisor_of_another_body(self) -> None:
        with on(march(8)):
            with refused("earlier"):
                self.ask(march(2))
            with refused("earlier"):
                self.ask(march(2), paper=" ")
            asked = self.ask(march(2), paper=PAPER)
            assert asked.of_other_organisation
            with days.not_allowed():
                stages.approve(self.people.other_supervisor, asked)
            assert self.dates() == (march(3), LAST_DAY)
            stages.approve(self.people.national_supervisor, asked)
        assert self.dates() == (march(2), april(1))

    def test_and_then_it_leaves_at_least_three_days(self) -> None:
        # To 1 March, the last protected day is 31 March.
        with on(march(29)), refused("days_ahead"):
            self.ask(march(1), paper=PAPER)
        with on(march(28), "23:59"):
            asked = self.ask(march(1), paper=PAPER)
        with on(march(29), "00:00"), refused("days_ahead"):
            self.approve(asked)
        assert self.dates() == (march(3), LAST_DAY)

    def test_what_the_person_was_told_counts_and_not_what_was_only_written_down(self) -> None:
        with on(march(5)):
            self.tell(ChangeKind.GRANT, march(3))
        with on(march(6)):
            self.extend(8)
            assert self.dates() == (march(3), april(10))
        with on(march(7)):
            # 8 April is earlier than what is written, and later than the 2 April that was told.
            asked = self.ask(march(1))
            assert not asked.of_other_organisation
            self.approve(asked)
        assert self.dates() == (march(1), april(8))

    def test_what_is_told_while_the_request_waits_counts_on_the_day_of_the_answer(self) -> None:
        with on(march(5)):
            self.tell(ChangeKind.GRANT, march(3))
        with on(march(6)):
            self.extend(8)
            without, with_paper = self.ask(march(1)), None
            self.tell(ChangeKind.EXTENSION, march(6))
            with refused("earlier"):
                self.approve(without)
            approvals.withdraw(by=self.people.caseworker, approval=without)
            with_paper = self.ask(march(1), paper=PAPER)
        assert with_paper.of_other_organisation
        assert self.dates() == (march(3), april(10))

    def test_paper_alone_is_not_enough_where_the_end_was_told_after_the_request(self) -> None:
        with on(march(5)):
            self.tell(ChangeKind.GRANT, march(3))
        with on(march(6)):
            self.extend(8)
            asked = self.ask(march(1), paper=PAPER)
            assert not asked.of_other_organisation
            self.tell(ChangeKind.EXTENSION, march(6))
            with refused("told_since"):
                stages.approve(self.people.other_supervisor, asked)
        assert self.dates() == (march(3), april(10))

    def test_an_older_change_told_late_takes_nothing_away(self) -> None:
        with on(march(6)):
            self.extend(8)
            self.tell(ChangeKind.EXTENSION, march(6))
        with on(march(7)):
            self.tell(ChangeKind.GRANT, march(7))
            with refused("earlier"):
                self.ask(march(1))

    def test_days_held_are_counted_anew_from_the_corrected_start(self) -> None:
        held = {"started_at": days.moment(march(10)), "released_at": days.moment(march(12))}
        with on(march(16)):
            detention.record(by=self.people.caseworker, case=self.case, kind=DetentionKind.DETENTION, **held)
            assert self.dates() == (march(3), april(5))
            self.approve(self.ask(march(15)))
        assert self.dates() == (march(15), april(14))

    def test_check_ins_and_the_review_follow_the_corrected_start(self) -> None:
        with on(march(8)):
            self.approve(self.ask(march(5)))
        tasks = days.open_tasks(self.case)
        due = {name: tasks[name] for name in ("check_in_7", "check_in_14", "check_in_21", "review_25")}
        assert list(due.values()) == ["12.03. 23:59", "19.03. 23:59", "26.03. 23:59", "30.03. 23:59"]
        assert tasks["last_protected_day"] == "04.04. 23:59"

    def test_a_correction_is_told_to_the_person_too(self) -> None:
        with on(march(8)):
            self.approve(self.ask(march(5)))
            self.tell(ChangeKind.CORRECTION, march(8))
        row = PeriodChange.objects.get(case=self.case, kind=ChangeKind.CORRECTION)
        assert (row.told_on, row.told_by) == (march(8), self.people.caseworker)


class AfterARelease(Correcting):
    """Explained on 1 March, and not begun; held until the 4th."""

    begins = staticmethod(days.explained_at_once)

    def test_it_never_begins_before_the_last_release(self) -> None:
        held = {"started_at": days.moment(march(2)), "released_at": days.moment(march(4), "15:00")}
        with on(march(5)):
            detention.record(by=self.people.caseworker, case=self.case, kind=DetentionKind.DETENTION, **held)
            reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(5))
            assert self.dates() == (march(5), april(4))
            with refused("too_early"):
                self.ask(march(3), paper=PAPER)
            # From the day of the release: one day of it was touched, so the end stays where it was told.
            self.approve(self.ask(march(4)))
        assert self.dates() == (march(4), april(4))
