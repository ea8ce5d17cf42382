"""Who is asked to answer, and for how long; a request climbs, and holds the interview closed until it is answered."""

import pytest
from django.db import IntegrityError, transaction

from orgs import clock
from orgs.actions import deputies, holidays, members
from orgs.models import User
from orgs.types import Role
from screening import access
from screening.access import approvers
from screening.actions import approvals, cases, corrections, denials, extensions, moves
from screening.models import Approval, Case
from screening.types import ApprovalAnswer, DenialWhy, ExtensionWhy
from tests.factories import days, stages
from tests.factories.days import april, march, on, refused


class Requests(days.Lived):
    """A period since 3 March; what is asked on Thursday 4 March is asked by the caseworker of the coordinating office.

    Above it: its supervisor, her deputy, the supervisor of the national office, and his deputy.
    """

    begins = staticmethod(days.thirty_days)

    @classmethod
    def arrange(cls) -> None:
        people = cls.people
        for office, user in (
            (people.coordinating, people.second_caseworker),
            (people.national, people.national_caseworker),
        ):
            deputies.name(by=None, office=office, user=user, starts_on=march(1), ends_on=march(31), today=march(1))

    def ask(self, *, by: User | None = None) -> Approval:
        by = by or self.people.caseworker
        return extensions.ask_extension(by=by, case=self.case, why=ExtensionWhy.SAFETY, days=3)

    def asked(self, approval: Approval) -> set[str]:
        """The names of everyone who may answer now."""
        found = {user.pk for user in approvers.asked_now(Approval.objects.get(pk=approval.pk))}
        return {name for name, user in self.people.people().items() if user.pk in found}

    def decline(self, approval: Approval, *, by: User) -> None:
        approvals.answer(by=by, approval=approval, answer=ApprovalAnswer.DECLINED, reason="Not now.")

    # Climbing

    FIRST = {"other_supervisor"}
    THEN = FIRST | {"second_caseworker"}
    UP = THEN | {"national_supervisor"}
    LAST = UP | {"national_caseworker"}

    def test_unanswered_for_two_working_days_it_goes_to_the_deputy_and_then_up_each_in_turn(self) -> None:
        with on(march(4)):
            approval = self.ask()
        for day, at, asked in (
            (march(4), "23:59", self.FIRST),
            (march(5), "10:00", self.FIRST),  # Friday, the first working day
            (march(7), "10:00", self.FIRST),  # Sunday
            (march(8), "23:59", self.FIRST),  # Monday, the second
            (march(9), "00:00", self.THEN),
            (march(10), "23:59", self.THEN),
            (march(11), "00:00", self.UP),
            (march(14), "23:59", self.UP),  # Sunday again
            (march(15), "00:00", self.LAST),
            (march(30), "00:00", self.LAST),
        ):
            with self.subTest(day=day, at=at), on(day, at):
                assert self.asked(approval) == asked

    def test_a_holiday_does_not_count(self) -> None:
        holidays.add(by=None, on=march(8), name="Women's day", basis="Invented.")
        with on(march(4)):
            approval = self.ask()
        assert days.open_tasks(self.case)["approval"] == "09.03. 23:59"
        for day, asked in (
            (march(9), self.FIRST),
            (march(10), self.THEN),
            (march(11), self.THEN),
            (march(12), self.UP),
        ):
            with self.subTest(day=day), on(day):
                assert self.asked(approval) == asked

    def test_asked_at_a_weekend_it_waits_for_two_working_days_all_the_same(self) -> None:
        with on(march(6)):
            approval = self.ask()
        assert days.open_tasks(self.case)["approval"] == "09.03. 23:59"
        for day, asked in ((march(9), self.FIRST), (march(10), self.THEN)):
            with self.subTest(day=day), on(day):
                assert self.asked(approval) == asked

    def test_it_is_due_at_the_end_of_the_second_working_day_and_met_by_the_answer(self) -> None:
        with on(march(4)):
            approval = self.ask()
        assert days.open_tasks(self.case)["approval"] == "08.03. 23:59"
        with on(march(5)):
            self.decline(approval, by=self.people.other_supervisor)
        row = self.case.deadline_set.get(kind="approval")
        assert (row.met_at, row.met_by) == (days.moment(march(5)), self.people.other_supervisor)

    def test_whoever_was_asked_first_may_still_answer_when_it_has_gone_up(self) -> None:
        with on(march(4)):
            approval = self.ask()
        with on(march(16)):
            assert approval in access.requests_for(self.people.other_supervisor)
            assert approval in access.requests_for(self.people.national_supervisor)
            self.decline(approval, by=self.people.other_supervisor)
            assert access.requests_for(self.people.national_supervisor) == []

    def test_nobody_answers_before_it_has_reached_them(self) -> None:
        with on(march(4)):
            approval = self.ask()
        with on(march(8)):
            for by in (self.people.second_caseworker, self.people.national_supervisor, self.people.outside_supervisor):
                with self.subTest(by=by), days.not_allowed():
                    self.decline(approval, by=by)
        with on(march(9)):
            self.decline(approval, by=self.people.second_caseworker)

    # Absence

    def test_where_the_only_supervisor_is_away_the_deputy_answers_at_once_and_not_the_day_after_the_last(self) -> None:
        members.suspend(by=self.people.administrator, user=self.people.other_supervisor)
        with on(march(4)):
            approval = self.ask()
            assert self.asked(approval) == {"second_caseworker"}
        row = self.people.coordinating.deputies.get()
        with on(march(5)):
            deputies.end(by=None, deputy=row, today=march(5))
            assert self.asked(approval) == {"second_caseworker"}
        with on(march(6), "00:00"):
            assert self.asked(approval) == {"national_supervisor"}
            with days.not_allowed():
                self.decline(approval, by=self.people.second_caseworker)
            self.decline(approval, by=self.people.national_supervisor)

    def test_a_deputy_is_not_asked_before_the_first_day(self) -> None:
        people = self.people
        deputies.end(by=None, deputy=people.coordinating.deputies.get(), today=march(1))
        dates = {"starts_on": march(10), "ends_on": march(12), "today": march(1)}
        deputies.name(by=None, office=people.coordinating, user=people.denied_officer, **dates)
        with on(march(4)):
            approval = self.ask()
        for day, asked in (
            (march(9), self.FIRST | {"national_supervisor"}),
            (march(10), self.FIRST | {"denied_officer"}),
            (march(13), self.FIRST | {"national_supervisor", "national_caseworker"}),
        ):
            with self.subTest(day=day), on(day):
                assert self.asked(approval) == asked

    # Who is never asked

    def test_whoever_asked_and_works_on_the_case_is_never_asked(self) -> None:
        boss = self.people.other_supervisor
        members.give_role(by=None, user=boss, office=self.people.coordinating, role=Role.CASEWORKER)
        with on(march(4), "09:00"):
            cases.name_caseworker(by=boss, case=self.case, caseworker=boss)
        with on(march(4)):
            approval = self.ask(by=boss)
            assert self.asked(approval) == {"second_caseworker"}
            with days.not_allowed():
                self.decline(approval, by=boss)
        with on(march(30)):
            assert "other_supervisor" not in self.asked(approval)

    def test_whoever_asked_is_not_asked_when_the_case_is_somebody_else_s_by_then(self) -> None:
        boss = self.people.other_supervisor
        members.give_role(by=None, user=boss, office=self.people.coordinating, role=Role.CASEWORKER)
        with on(march(4), "09:00"):
            cases.name_caseworker(by=boss, case=self.case, caseworker=boss)
        with on(march(4)):
            approval = self.ask(by=boss)
            cases.name_caseworker(by=boss, case=self.case, caseworker=self.people.caseworker)
            assert self.asked(approval) == {"second_caseworker"}

    def test_whoever_answers_for_the_case_is_never_asked(self) -> None:
        with on(march(4)):
            approval = self.ask()
            members.suspend(by=self.people.administrator, user=self.people.caseworker)
            assert Case.objects.get(pk=self.case.pk).responsible == self.people.other_supervisor
            assert self.asked(approval) == {"second_caseworker"}

    def test_the_caseworker_named_since_is_never_asked(self) -> None:
        boss = self.people.other_supervisor
        members.give_role(by=None, user=boss, office=self.people.coordinating, role=Role.CASEWORKER)
        with on(march(4)):
            approval = self.ask()
            cases.name_caseworker(by=boss, case=self.case, caseworker=boss)
        with on(march(30)):
            assert self.asked(approval) == self.LAST - {"other_supervisor"}

    def test_the_denied_are_never_asked_be_it_a_person_or_an_office(self) -> None:
        by, why = self.people.caseworker, DenialWhy.ACCUSED
        with on(march(4)):
            approval = self.ask()
            denials.deny(by=by, case=self.case, why=why, user=self.people.other_supervisor)
            assert self.asked(approval) == {"second_caseworker"}
            denials.deny(by=by, case=self.case, why=why, user=self.people.second_caseworker)
            assert self.asked(approval) == {"national_supervisor"}
            denials.deny(by=by, case=self.case, why=why, office=self.people.national)
            assert self.asked(approval) == set()

    # Answering

    def test_an_answer_is_given_once(self) -> None:
        with on(march(4)):
            approval = self.ask()
            stages.approve(self.people.other_supervisor, approval)
            for answer in (ApprovalAnswer.APPROVED, ApprovalAnswer.DECLINED):
                with pytest.raises(access.Denied), transaction.atomic():
                    approvals.answer(by=self.people.other_supervisor, approval=approval, answer=answer, reason="R.")
            another = self.ask()
            with refused("already"):
                approvals.answer(by=self.people.other_supervisor, approval=approval, answer=ApprovalAnswer.APPROVED)
            with refused("already"):
                approvals.withdraw(by=self.people.caseworker, approval=approval)
            assert another.pk != approval.pk

    def test_declining_needs_a_reason(self) -> None:
        with on(march(4)):
            approval = self.ask()
            with refused("reason"):
                approvals.answer(by=self.people.other_supervisor, approval=approval, answer=ApprovalAnswer.DECLINED)

    def test_only_whoever_asked_takes_it_back(self) -> None:
        with on(march(4)):
            approval = self.ask()
            with refused("not_theirs"):
                approvals.withdraw(by=self.people.other_supervisor, approval=approval)
            with days.not_allowed():
                approvals.withdraw(by=self.people.denied_officer, approval=approval)
            approvals.withdraw(by=self.people.caseworker, approval=approval)
            assert access.requests_for(self.people.other_supervisor) == []

    def test_nobody_s_own_yes_is_kept_even_behind_the_pages(self) -> None:
        with on(march(4)):
            approval = self.ask()
        row = Approval.objects.filter(pk=approval.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(answer="approved", answered_at=clock.now(), answered_by=approval.recorded_by)

    def test_the_same_is_not_asked_twice_at_once(self) -> None:
        with on(march(4)):
            approval = self.ask()
            with refused("already"):
                self.ask()
            self.decline(approval, by=self.people.other_supervisor)
            self.ask()

    # The interview

    def test_a_request_about_the_period_holds_the_interview_closed_until_it_is_answered(self) -> None:
        days.reviewed(self.people, self.case)

        def identify() -> None:
            moves.move(by=self.people.caseworker, case=self.case, transition="identify")

        with on(april(2)):
            longer = self.ask()
            start = corrections.ask_correction(
                by=self.people.caseworker, case=self.case, starts_on=march(4), reason="A slip."
            )
        with on(april(3)):
            with refused("gate", 30):
                identify()
            self.decline(longer, by=self.people.other_supervisor)
            with refused("gate", 30):
                identify()
            approvals.withdraw(by=self.people.caseworker, approval=start)
            identify()
