"""How is the person meanwhile? Days 7, 14, 21, a review on day 25, and an alert when two are missed in a row."""

from datetime import date

from orgs.models import Office, User
from orgs.places import Duty
from orgs.types import Role
from screening import access, facts
from screening.actions import check_ins, corrections, persons
from screening.models import CheckIn, MissingAlert
from screening.types import AgeBand, CheckInHeld, CheckInKind, Stage, WishAnswer
from tests.factories import days, orgs, stages
from tests.factories.days import LAST_DAY, april, march, on, refused

DAY_7, DAY_14, DAY_21, REVIEW, OTHER = CheckInKind
MISSED, HELD = CheckInHeld.MISSED, CheckInHeld.HELD


class CheckingIn(days.Lived):
    """What both classes do."""

    def record(
        self, kind: CheckInKind, day: date, held: CheckInHeld = HELD, at: str = "10:00", **said: object
    ) -> CheckIn:
        return check_ins.record(
            by=self.people.caseworker, case=self.case, kind=kind, took_place_at=days.moment(day, at), held=held, **said
        )


class CheckIns(CheckingIn):
    """From 3 March: day 7 is the 10th, day 14 the 17th, day 21 the 24th, day 25 the 28th."""

    begins = staticmethod(days.thirty_days)

    def is_reviewed(self, today: date = LAST_DAY) -> bool:
        return facts.of(self.case, today=today).review_done

    def alerts(self) -> int:
        return MissingAlert.objects.filter(case=self.case, found_at__isnull=True).count()

    # Days

    def test_they_are_due_on_days_seven_fourteen_twenty_one_and_the_review_on_day_twenty_five(self) -> None:
        tasks = days.open_tasks(self.case)
        assert tasks["check_in_7"] == "10.03. 23:59"
        assert tasks["check_in_14"] == "17.03. 23:59"
        assert tasks["check_in_21"] == "24.03. 23:59"
        assert tasks["review_25"] == "28.03. 23:59"

    def test_the_review_is_held_on_day_twenty_five_or_later(self) -> None:
        with on(march(27), "23:59"), refused("too_early"):
            self.record(REVIEW, march(27), at="23:58")
        with on(march(28), "00:00"):
            # Written down on day 25, and held before: that is no review either.
            with refused("too_early"):
                self.record(REVIEW, march(27), at="23:59")
            assert not self.is_reviewed()
            self.record(REVIEW, march(28), at="00:00")
        assert self.is_reviewed()
        assert "review_25" not in days.open_tasks(self.case)

    def test_a_review_counts_from_the_start_as_it_is_corrected(self) -> None:
        with on(march(28)):
            self.record(REVIEW, march(28))
            asked = corrections.ask_correction(
                by=self.people.caseworker, case=self.case, starts_on=march(5), reason="A slip."
            )
            stages.approve(self.people.other_supervisor, asked)
        assert not self.is_reviewed()
        assert days.open_tasks(self.case)["review_25"] == "30.03. 23:59"
        with on(march(29)), refused("too_early"):
            self.record(REVIEW, march(29))
        with on(march(30)):
            self.record(REVIEW, march(30))
        assert self.is_reviewed()
        assert "review_25" not in days.open_tasks(self.case)

    def test_a_review_that_was_missed_is_none(self) -> None:
        with on(march(28)):
            self.record(REVIEW, march(28), MISSED)
        assert not self.is_reviewed()
        assert "review_25" in days.open_tasks(self.case)

    def test_none_lies_before_the_period_or_in_the_future(self) -> None:
        with on(march(10)):
            with refused("too_early"):
                self.record(DAY_7, march(2))
            with refused("future"):
                self.record(DAY_7, march(10), at="10:01")
            self.record(OTHER, march(2))

    # Tasks

    def test_one_that_was_held_meets_its_own_task_and_drops_the_earlier_one_that_was_missed(self) -> None:
        with on(march(10)):
            self.record(DAY_7, march(10), MISSED)
        assert "check_in_7" in days.open_tasks(self.case)
        with on(march(17)):
            self.record(DAY_14, march(17))
        open_now = set(days.open_tasks(self.case)) & {"check_in_7", "check_in_14", "check_in_21", "review_25"}
        assert open_now == {"check_in_21", "review_25"}
        missed, held = (self.case.deadline_set.get(kind=kind) for kind in ("check_in_7", "check_in_14"))
        assert (missed.met_at, missed.dropped_by) == (None, self.people.caseworker)
        assert (held.met_by, held.dropped_at) == (self.people.caseworker, None)

    def test_another_check_in_meets_no_task(self) -> None:
        before = days.open_tasks(self.case)
        with on(march(10)):
            self.record(OTHER, march(10))
        assert days.open_tasks(self.case) == before

    # Missed

    def test_two_missed_in_a_row_open_an_alert_at_once_and_one_does_not(self) -> None:
        with on(march(10)):
            self.record(DAY_7, march(10), MISSED)
            assert self.alerts() == 0
        with on(march(17), "12:00"):
            self.record(DAY_14, march(17), MISSED)
            assert self.alerts() == 1
            assert days.open_tasks(self.case)["missing_look"] == "17.03. 13:00"
            # It is there for the caseworker and for the supervisor of the office.
            for who in (self.people.caseworker, self.people.other_supervisor):
                assert "missing_look" in {row.kind for row in access.tasks(who).today}
        with on(march(24)):
            self.record(DAY_21, march(24), MISSED)
            assert self.alerts() == 1

    def test_a_held_one_between_two_that_were_missed_opens_none_whatever_its_kind(self) -> None:
        with on(march(10)):
            self.record(DAY_7, march(10), MISSED)
        with on(march(12)):
            self.record(OTHER, march(12))
        with on(march(17)):
            self.record(DAY_14, march(17), MISSED)
        assert self.alerts() == 0
        with on(march(20)):
            self.record(OTHER, march(20), MISSED)
        assert self.alerts() == 1

    def test_what_counts_is_when_they_were_and_not_when_they_were_written_down(self) -> None:
        with on(march(17)):
            self.record(DAY_14, march(17), MISSED)
            self.record(OTHER, march(12))
            self.record(DAY_7, march(10), MISSED)
        assert self.alerts() == 0

    def test_for_a_child_the_alert_is_the_task_of_child_protection_too(self) -> None:
        office, officer = self.child_protection()
        with on(march(4)):
            # Taken for an adult until now, and with the coordinating office therefore.
            persons.write(by=self.people.caseworker, case=self.case, age_band=AgeBand.FROM_16_TO_17)
        for day, kind in ((march(10), DAY_7), (march(17), DAY_14)):
            with on(day):
                self.record(kind, day, MISSED)
        rows = self.case.deadline_set.filter(kind="missing_look", met_at__isnull=True)
        assert {row.office for row in rows} == {self.people.coordinating, office}
        with on(march(17)):
            assert "missing_look" in {row.kind for row in access.tasks(officer).today}

    def child_protection(self) -> tuple[Office, User]:
        """An office of its own for children, and somebody who works there."""
        office = orgs.office(type="social_affairs", province=self.people.province_a, parent=self.people.national)
        orgs.serves(office, Duty.CHILD_PROTECTION)
        return office, orgs.member(role=Role.CASEWORKER, office=office)

    # Wishes

    def test_whoever_was_not_met_said_nothing_of_the_interview(self) -> None:
        with on(march(10)):
            self.record(DAY_7, march(10), wants_interview=WishAnswer.YES)
        with on(march(17)):
            for wish in (WishAnswer.YES, WishAnswer.NO, WishAnswer.UNSURE, WishAnswer.LATER):
                with self.subTest(wish=wish), refused("not_met"):
                    self.record(DAY_14, march(17), MISSED, wants_interview=wish)
            self.record(DAY_14, march(17), MISSED)
            self.record(OTHER, march(17))
        assert facts.of(self.case, today=march(17)).wants_interview

    def test_a_wish_may_change_at_each_and_the_latest_counts(self) -> None:
        for day, wish, wants in (
            (march(8), WishAnswer.YES, True),
            (march(9), WishAnswer.UNSURE, False),
            (march(10), WishAnswer.YES, True),
            (march(11), WishAnswer.LATER, False),
            (march(12), WishAnswer.NO, False),
            (march(13), WishAnswer.YES, True),
        ):
            with on(day):
                self.record(OTHER, day, wants_interview=wish)
            assert facts.of(self.case, today=day).wants_interview is wants
        with on(march(20)):
            # An older talk, written down late, does not outweigh a newer one.
            self.record(OTHER, march(12), at="18:00", wants_interview=WishAnswer.NO)
        assert facts.of(self.case, today=march(20)).wants_interview

    def test_they_go_on_after_the_last_day(self) -> None:
        with on(april(20)):
            self.record(OTHER, april(20))
        assert self.case.stage == Stage.REFLECTION


class Before(CheckingIn):
    """Explained on 3 March, and not begun."""

    begins = staticmethod(days.explained_case)

    def test_before_the_period_there_are_only_others(self) -> None:
        with on(march(10)):
            for kind in (DAY_7, DAY_14, DAY_21, REVIEW):
                with self.subTest(kind=kind), refused("no_period"):
                    self.record(kind, march(10))
            self.record(OTHER, march(10))
