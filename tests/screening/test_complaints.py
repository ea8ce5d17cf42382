"""A complaint always finds somebody without a part in it, and opens the case to nobody else."""

from datetime import timedelta

from django.db import transaction
from django.test import TestCase

from orgs import clock
from orgs.actions import members
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import Role
from screening import access, facts
from screening.access import Denied, Tie
from screening.actions import complaints, denials, moves
from screening.actions.acting import GateRefused
from screening.models import Case, Complaint, Deadline
from screening.types import ComplaintAbout, ComplaintDecision, DenialWhy
from tests.factories import orgs, stages
from tests.factories.cast import cast


class Complaints(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.supported(cls.people, stages.Calendar(first=clock.today() - timedelta(days=60)))

    def record(self, about=ComplaintAbout.PROCESS, *, by=None, office=None) -> Complaint:
        said = {"about": about, "received_at": clock.now(), "text": "It was not right.", "office": office}
        return complaints.record(by=by or self.people.caseworker, case=self.case, **said)

    def decide(self, row: Complaint, by, decision=ComplaintDecision.UPHELD) -> None:
        complaints.decide(by=by, complaint=row, decision=decision, reason="The reason.")

    def refused(self, tried, *args) -> Refused:
        try:
            with transaction.atomic():
                tried(*args)
        except (Refused, Denied) as refused:
            return refused
        raise AssertionError("It was not refused.")

    def test_about_the_work_it_goes_to_the_supervisor_of_the_office(self):
        row = self.record()
        assert row.office == self.people.coordinating
        self.refused(self.decide, row, self.people.national_supervisor)
        self.decide(row, self.people.other_supervisor)
        assert not Deadline.objects.filter(kind="complaint", met_at=None, dropped_at=None).exists()

    def test_recorded_by_the_only_supervisor_it_goes_up(self):
        row = self.record(by=self.people.other_supervisor)
        assert row.office == self.people.national
        assert Tie.JUDGE not in access.ties(self.people.other_supervisor, self.case)
        self.decide(row, self.people.national_supervisor)

    def test_an_office_chosen_for_a_complaint_about_the_work_is_not_let_in(self):
        row = self.record(office=self.people.elsewhere)
        assert row.office == self.people.coordinating
        assert access.ties(self.people.outside_supervisor, self.case) == frozenset()

    def test_about_the_finding_another_identifying_office_decides_and_only_then_is_it_examined_again(self):
        self.refused(self.record, ComplaintAbout.FINDING)
        offered = complaints.deciding_offices(self.case, without=self.people.caseworker)
        assert self.people.identifying not in offered
        row = self.record(ComplaintAbout.FINDING, office=self.people.elsewhere)
        for stranger in (self.people.identifying_supervisor, self.people.specialist, self.people.other_supervisor):
            self.refused(self.decide, row, stranger)
        again = {"by": self.people.other_supervisor, "case": self.case, "transition": "identify_after_complaint"}
        refused = self.refused(lambda: moves.move(**again))
        assert isinstance(refused, GateRefused)
        self.decide(row, self.people.second_identifying_supervisor)
        assert facts.of(Case.objects.get(pk=self.case.pk), today=clock.today()).complaint_upheld
        moves.move(**again)

    def test_a_complaint_not_upheld_takes_nobody_back(self):
        row = self.record(ComplaintAbout.FINDING, office=self.people.elsewhere)
        self.decide(row, self.people.second_identifying_supervisor, ComplaintDecision.NOT_UPHELD)
        assert not facts.of(self.case, today=clock.today()).complaint_upheld

    def test_an_office_without_a_supervisor_is_not_offered(self):
        body = orgs.organisation(type="judicial_police")
        empty = orgs.office(organisation=body, name="An office without a supervisor")
        orgs.member(role=Role.SPECIALIST, office=empty)
        assert empty not in complaints.deciding_offices(self.case, without=self.people.caseworker)

    def test_when_the_office_asked_is_shut_out_the_complaint_goes_on_to_another(self):
        row = self.record(ComplaintAbout.FINDING, office=self.people.elsewhere)
        denials.deny(by=self.people.caseworker, case=self.case, why=DenialWhy.ACCUSED, office=self.people.elsewhere)
        # Social affairs identify too, and had no part in the finding of the police.
        moved = Complaint.objects.only("office").get(pk=row.pk)
        due = Deadline.objects.get(kind="complaint", met_at=None, dropped_at=None)
        assert moved.office == due.office == self.people.coordinating
        assert Tie.JUDGE in access.ties(self.people.other_supervisor, self.case)
        assert access.ties(self.people.second_identifying_supervisor, self.case) == frozenset()

    def test_nobody_who_is_suspended_decides(self):
        row = self.record()
        members.suspend(by=self.people.administrator, user=self.people.other_supervisor)
        suspended = User.objects.get(pk=self.people.other_supervisor.pk)
        self.refused(self.decide, row, suspended)
