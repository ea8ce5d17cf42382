"""Until when is a finding due, how often may it wait, and who answers when it waits once more?"""

from datetime import date

from orgs.actions import holidays, members
from orgs.places import Duty
from orgs.types import Role
from screening.access import approvers
from screening.actions import extensions, findings, moves, specialists
from screening.models import Approval, Finding
from screening.types import ExtensionWhy
from tests.factories import days, orgs, stages
from tests.factories.days import april, on, refused


class OfTheSpecialist(days.Lived):
    """At identification by the coordinating office itself, by someone who is a supervisor there as well."""

    @classmethod
    def arrange(cls) -> None:
        people = cls.people
        orgs.serves(people.coordinating, Duty.IDENTIFYING)
        cls.examiner = orgs.member(role=Role.SPECIALIST, office=people.coordinating)
        members.give_role(by=None, user=cls.examiner, office=people.coordinating, role=Role.SUPERVISOR)
        # The office that examines is told when the person agrees to the hand-over, so this is another case.
        cls.case = days.reflecting(people)
        days.reviewed(people, cls.case)
        with on(april(3)):
            moves.move(by=people.caseworker, case=cls.case, transition="identify")
            specialists.name(by=people.other_supervisor, case=cls.case, specialist=cls.examiner)

    def more_time(self, new_date: date) -> Finding | Approval:
        return findings.take_more_time(by=self.examiner, case=self.case, new_date=new_date, reason="More to hear.")

    def test_the_specialist_is_never_asked(self) -> None:
        with on(april(5)):
            why = ExtensionWhy.INTERPRETER
            approval = extensions.ask_extension(by=self.people.caseworker, case=self.case, why=why, days=3)
            assert approvers.asked_now(approval) == [self.people.other_supervisor]
        with on(april(30)):
            assert self.examiner not in approvers.asked_now(approval)

    def test_more_time_is_taken_twice_and_then_a_supervisor_of_another_office_answers(self) -> None:
        for day, new_date in ((april(5), april(12)), (april(12), april(19))):
            with on(day):
                assert isinstance(self.more_time(new_date), Finding)
        with on(april(19)):
            approval = self.more_time(april(26))
            assert isinstance(approval, Approval)
            assert approvers.asked_now(approval) == [self.people.national_supervisor]
            with days.not_allowed():
                stages.approve(self.people.other_supervisor, approval)
            stages.approve(self.people.national_supervisor, approval)
        dates = self.case.finding_set.order_by("new_date").values_list("new_date", flat=True)
        assert list(dates) == [april(12), april(19), april(26)]

    def test_a_new_date_is_a_working_day_still_to_come_and_has_its_reason(self) -> None:
        holidays.add(by=None, on=april(14), name="New year", basis="Invented.")
        with on(april(5)):
            for new_date, why in ((april(5), "past"), (april(10), "holiday"), (april(14), "holiday")):
                with self.subTest(new_date=new_date), refused(why):
                    self.more_time(new_date)
            with refused("reason"):
                findings.take_more_time(by=self.examiner, case=self.case, new_date=april(12), reason="")

    def test_the_finding_is_due_ten_working_days_after_the_new_date(self) -> None:
        holidays.add(by=None, on=april(14), name="New year", basis="Invented.")
        with on(april(5)):
            self.more_time(april(12))
        # 13, 15, 16; 19 to 23; 26 and 27 April.
        assert days.open_tasks(self.case)["finding"] == "27.04. 23:59"
        with on(april(12)):
            self.more_time(april(19))
        assert days.open_tasks(self.case)["finding"] == "03.05. 23:59"

    def test_the_finding_is_due_ten_working_days_after_the_last_protected_day(self) -> None:
        # 2 April was a Friday: 5 to 9 and 12 to 16 April.
        assert days.open_tasks(self.case)["finding"] == "16.04. 23:59"

    def test_it_is_due_so_however_late_the_case_comes_to_identification(self) -> None:
        other = days.reflecting(self.people)
        days.reviewed(self.people, other)
        with on(april(7)):
            moves.move(by=self.people.caseworker, case=other, transition="identify")
        assert days.open_tasks(other)["finding"] == "16.04. 23:59"

    def test_a_longer_period_moves_it_too(self) -> None:
        with on(april(5)):
            asked = extensions.ask_extension(
                by=self.people.caseworker, case=self.case, why=ExtensionWhy.HEALTH, days=10
            )
            stages.approve(self.people.other_supervisor, asked)
        # 12 April was a Monday: 13 to 16, 19 to 23 and 26 April.
        assert days.open_tasks(self.case)["finding"] == "26.04. 23:59"
