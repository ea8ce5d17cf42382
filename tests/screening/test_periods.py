"""When do the 30 days begin, which day is the last protected one, and what can never move it?"""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from orgs import clock
from screening import facts, period, rules
from screening.actions import approvals, detention, extensions, moves, needs, reflection
from screening.fields import held
from screening.models import Approval, Case, PeriodChange, ReflectionPeriod
from screening.types import (
    ApprovalAnswer,
    ApprovalKind,
    ChangeKind,
    DetentionKind,
    ExtensionWhy,
    InformationTopic,
    NeedKind,
    Stage,
)
from tests.factories import days, stages
from tests.factories.days import FIRST_DAY, LAST_DAY, april, march, on, refused
from tests.factories.many import row_like

# Counted with a calendar: ends of months and of years, and the leap day of 2028.
FIRST_AND_LAST = {
    FIRST_DAY: LAST_DAY,
    date(2027, 3, 31): date(2027, 4, 30),
    date(2027, 8, 31): date(2027, 9, 30),
    date(2027, 12, 2): date(2028, 1, 1),
    date(2027, 12, 31): date(2028, 1, 30),
    date(2028, 1, 29): date(2028, 2, 28),
    date(2028, 1, 30): date(2028, 2, 29),
    date(2028, 1, 31): date(2028, 3, 1),
    date(2028, 2, 29): date(2028, 3, 30),
    date(2029, 1, 30): date(2029, 3, 1),
}


class Granting(days.Lived):
    """Explained on 3 March; not begun."""

    begins = staticmethod(days.explained_case)

    def grant(self, starts_on: date, paper: str = "") -> ReflectionPeriod | Approval:
        return reflection.grant(by=self.people.caseworker, case=self.case, starts_on=starts_on, paper_record=paper)

    def last_day(self) -> date | None:
        return facts.last_protected_day(self.case)

    def test_thirty_full_days_follow_the_first_and_the_day_after_the_last_is_free(self) -> None:
        for first in (FIRST_DAY, date(2027, 12, 31), date(2028, 1, 30)):
            last = FIRST_AND_LAST[first]
            with self.subTest(first=first), transaction.atomic():
                with on(first, "23:59"):
                    self.grant(first)
                    assert self.last_day() == last
                assert not facts.of(self.case, today=last).period_over
                assert facts.of(self.case, today=last + timedelta(days=1)).period_over
                transaction.set_rollback(True)

    def test_the_day_is_that_of_phnom_penh(self) -> None:
        # At 00:00 there it is still the day before in Europe, at 23:59 it is the same day still.
        with on(march(4), "23:59"), refused("future"):
            self.grant(march(5))
        with on(march(5), "00:00"):
            self.grant(march(5))
        assert self.last_day() == april(4)
        with on(april(4), "23:59"):
            assert not facts.of(self.case, today=clock.today()).period_over
        with on(april(5), "00:00"):
            assert facts.of(self.case, today=clock.today()).period_over

    def test_it_begins_neither_before_it_was_explained_nor_on_a_day_to_come(self) -> None:
        with on(march(4)):
            with refused("too_early"):
                self.grant(march(2))
            with refused("future"):
                self.grant(march(5))
            assert self.case.stage == Stage.INTERIM
            self.grant(march(3))
        assert (self.case.stage, self.last_day()) == (Stage.REFLECTION, LAST_DAY)

    def test_up_to_three_days_back_need_no_paper_and_a_fourth_needs_one(self) -> None:
        with on(march(6)), transaction.atomic():
            assert isinstance(self.grant(march(3)), ReflectionPeriod)
            transaction.set_rollback(True)
        with on(march(7)):
            with refused("paper"):
                self.grant(march(3))
            with refused("paper"):
                self.grant(march(3), paper="  ")

    def test_a_start_on_paper_waits_for_a_supervisor_of_another_body(self) -> None:
        with on(march(8)):
            asked = self.grant(march(3), paper="Book 3, page 4")
            assert isinstance(asked, Approval)
            case = Case.objects.get(pk=self.case.pk)
            assert (case.stage, facts.period_of(case)) == (Stage.INTERIM, None)
            with days.not_allowed():
                stages.approve(self.people.other_supervisor, asked)
            stages.approve(self.people.national_supervisor, asked)
        self.case.refresh_from_db()
        assert (self.case.stage, self.last_day()) == (Stage.REFLECTION, LAST_DAY)
        row = facts.period_of(self.case)
        assert row is not None
        assert held(row, "paper_record") == "Book 3, page 4"

    def test_a_start_on_paper_leaves_at_least_three_days(self) -> None:
        with on(march(31)), refused("days_ahead"):
            self.grant(march(3), paper="Book 3, page 4")
        with on(march(30), "23:59"):
            asked = self.grant(march(3), paper="Book 3, page 4")
        # Looked at again when it is answered: a day later too few are left.
        with on(march(31), "00:00"):
            with refused("days_ahead"):
                stages.approve(self.people.national_supervisor, asked)
            assert facts.period_of(self.case) is None
            approvals.answer(
                by=self.people.national_supervisor, approval=asked, answer=ApprovalAnswer.DECLINED, reason="Too late."
            )

    def test_a_later_rule_counts_for_whoever_begins_then(self) -> None:
        with patch.object(rules, "REFLECTION_DAYS", 45), on(march(3)):
            self.grant(march(3))
        assert self.last_day() == april(17)

    def test_a_second_period_is_refused_however_it_is_asked_for(self) -> None:
        with on(march(8)):
            asked = self.grant(march(3), paper="Book 3, page 4")
            self.grant(march(8))
            for again in (march(8), march(7)):
                with refused("stage"):
                    self.grant(again)
            with refused("stage"):
                stages.approve(self.people.national_supervisor, asked)
        assert (ReflectionPeriod.objects.count(), self.last_day()) == (1, april(7))

    def test_after_a_detention_it_begins_on_the_day_of_the_release_at_the_earliest(self) -> None:
        by, kind = self.people.caseworker, DetentionKind.DETENTION
        with on(march(6)):
            held = detention.record(by=by, case=self.case, kind=kind, started_at=days.moment(march(4)))
            with refused("gate", 17, 24):
                self.grant(march(6))
            detention.release(by=by, detention=held, released_at=days.moment(march(5), "18:00"))
            with refused("too_early"):
                self.grant(march(4))
            self.grant(march(5))
        # The day of the release was touched by it, so it is one more.
        assert self.last_day() == april(5)


class Running(days.Lived):
    """Explained and begun on 3 March: day 30 is 2 April."""

    begins = staticmethod(days.thirty_days)

    def last_day(self) -> date | None:
        return facts.last_protected_day(self.case)

    def step(self, transition: str) -> None:
        asked = moves.move(by=self.people.caseworker, case=self.case, transition=transition, reason="Their decision.")
        if asked is not None:
            stages.approve(self.people.other_supervisor, asked)
        self.case.refresh_from_db()

    def test_a_later_rule_moves_the_dates_of_nobody(self) -> None:
        before = days.open_tasks(self.case)
        with patch.object(rules, "REFLECTION_DAYS", 45), on(march(10)):
            assert self.last_day() == LAST_DAY
            assert days.open_tasks(self.case) == before
            asked = extensions.ask_extension(by=self.people.caseworker, case=self.case, why=ExtensionWhy.HEALTH, days=5)
            stages.approve(self.people.other_supervisor, asked)
            assert self.last_day() == april(7)

    def test_help_does_not_stop_on_day_thirty_by_itself(self) -> None:
        with on(april(20)):
            needs.record(by=self.people.caseworker, case=self.case, kinds=[NeedKind.DOCTOR])
            assert Case.objects.get(pk=self.case.pk).stage == Stage.REFLECTION

    def test_the_dates_of_a_new_period_are_told_once_on_a_day_since_they_were_explained(self) -> None:
        row = self.case.periodchange_set.get()
        assert (row.kind, row.from_starts_on, row.from_ends_on) == (ChangeKind.GRANT, None, None)
        assert (row.to_starts_on, row.to_ends_on, row.recorded_by) == (FIRST_DAY, LAST_DAY, self.people.caseworker)
        with on(march(5)):
            for day in (march(2), march(6)):
                with refused("impossible"):
                    self.tell(row, day)
            self.tell(row, march(3))
            row = PeriodChange.objects.get(pk=row.pk)
            assert (row.told_on, row.told_by, row.told_language) == (march(3), self.people.caseworker, "km")
            with refused("already"):
                self.tell(row, march(4))

    def tell(self, row: PeriodChange, day: date) -> None:
        reflection.tell_change(by=self.people.caseworker, case=self.case, change_row=row, language="km", told_on=day)

    def test_it_keeps_running_in_support_and_goes_on_until_its_last_day(self) -> None:
        with on(march(10)):
            stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
            stages.told(self.people.caseworker, self.case, InformationTopic.NEXT_STEPS)
            self.step("support_without_interview")
        assert (self.case.stage, self.last_day()) == (Stage.SUPPORT, LAST_DAY)
        with on(LAST_DAY, "23:59"), transaction.atomic():
            self.step("resume_reflection")
            assert (self.case.stage, self.last_day()) == (Stage.REFLECTION, LAST_DAY)
            transaction.set_rollback(True)
        self.case.refresh_from_db()
        with on(april(3), "00:00"), refused("gate", 30):
            self.step("resume_reflection")
        with on(march(20)), refused("gate", 30):
            reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(20))

    def test_whoever_comes_back_is_explained_everything_anew_and_has_thirty_full_days_again(self) -> None:
        with on(march(10)):
            self.step("close_left")
        with on(march(20)):
            moves.move(by=self.people.other_supervisor, case=self.case, transition="come_back", reason="Came back.")
            assert (self.case.stage, self.last_day()) == (Stage.INTERIM, None)
            with refused("gate", 7, 8, 22, 27, 29, 31):
                reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(20))
        with on(march(22)):
            stages.do_interim(self.people.caseworker, self.case)
            with refused("too_early"):
                reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(21))
            reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(22))
        assert self.last_day() == april(21)
        old, new = ReflectionPeriod.objects.order_by("starts_on")
        assert (old.ends_on, old.replaced_by, new.replaced_at) == (LAST_DAY, self.people.other_supervisor, None)

    def test_no_row_but_a_correction_can_make_the_last_day_earlier(self) -> None:
        row = self.case.periodchange_set.get()
        for kind in (ChangeKind.EXTENSION, ChangeKind.DETENTION):
            with self.subTest(kind=kind), pytest.raises(IntegrityError), transaction.atomic():
                row_like(row, kind=kind, from_ends_on=LAST_DAY, to_ends_on=april(1))

    def test_there_is_no_pause_and_no_early_end(self) -> None:
        assert set(ChangeKind) == {"grant", "extension", "detention", "correction"}
        about_periods = set(ApprovalKind) - {"emergency", "protected"}
        assert about_periods == {"extension", "correction", "late_start", "move"}


def test_the_number_of_full_days_is_thirty() -> None:
    assert rules.REFLECTION_DAYS == 30
    for first, last in FIRST_AND_LAST.items():
        assert period.ends_on(starts_on=first, days=30, extension_days=0, detention_days=0) == last
    assert [period.first_open_day(ends_on=last) for last in (LAST_DAY, date(2028, 2, 28))] == [
        april(3),
        date(2028, 2, 29),
    ]
