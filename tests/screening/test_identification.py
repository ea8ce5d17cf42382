"""Who examines a person, on what day, with whom beside them; and nobody is ever stuck without an office that can."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from orgs import clock
from orgs.actions import deputies
from orgs.refusals import Refused
from orgs.types import Role
from screening import access, facts
from screening.access import Tie
from screening.actions import (
    approvals,
    denials,
    detention,
    findings,
    identifying,
    interviews,
    moves,
    relatives,
    specialists,
)
from screening.actions.acting import GateRefused
from screening.models import Case, Deadline, Finding
from screening.types import (
    ApprovalAnswer,
    Attended,
    DenialWhy,
    DetentionKind,
    FindingOutcome,
    FindingStatus,
    Relation,
    Stage,
)
from tests.factories import orgs, stages
from tests.factories.cast import cast

YES = {"act": True, "means": True, "purpose": True}
SAID = {"act_support": "Said.", "means_support": "Said.", "purpose_support": "Said."}


class Identification(TestCase):
    """One adult who came to identification on day 31, examined by the province's police office."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
        cls.case = stages.identification(cls.people, cls.calendar)

    def setUp(self) -> None:
        self.moving = clock.at(self.calendar.moment(33))
        self.moving.__enter__()
        self.addCleanup(self.moving.__exit__, None, None, None)
        self.case = Case.objects.get(pk=self.case.pk)

    def interview(self, **more):
        said = {"took_place_at": clock.now(), "attended": [Attended.NOT_WANTED], "account": "Said."} | more
        return interviews.record(by=self.people.specialist, case=self.case, **said)

    def propose(self, outcome=FindingOutcome.IDENTIFIED, **changed) -> Finding:
        self.interview()
        return findings.propose(by=self.people.specialist, case=self.case, outcome=outcome, **YES | SAID | changed)

    def refused(self, why: str, tried, **said) -> Refused:
        with transaction.atomic(), pytest.raises(Refused) as refused:
            tried(**said)
        assert refused.value.why == why, refused.value
        return refused.value

    def test_an_interview_held_while_the_person_was_held_counts_no_more_after_the_release(self):
        by = self.people.caseworker
        held = detention.record(
            by=by, case=self.case, kind=DetentionKind.DETENTION, started_at=self.calendar.moment(32)
        )
        detention.release(by=by, detention=held, released_at=clock.now())
        # One day of detention moves the last protected day to day 32: that day is over, yet nobody was free then.
        with clock.at(self.calendar.moment(40)):
            assert facts.last_protected_day(self.case) == self.calendar.moment(32).date()
            while_held = self.calendar.moment(33) - timedelta(minutes=1)
            self.refused("held", self.interview, took_place_at=while_held)
            self.interview(took_place_at=self.calendar.moment(34))

    def test_a_child_has_somebody_beside_them_who_is_named_and_not_implicated(self):
        child = stages.identification(self.people, stages.Calendar(first=clock.today() - timedelta(days=40)),
                                      answers=stages.safe_answers(under_18="yes"))  # fmt: skip
        self.case = child
        by = self.people.caseworker
        with_one = {"attended": [Attended.SUPPORT_PERSON]}
        self.refused("support_person", self.interview)
        self.refused("support_person", self.interview, **with_one)
        boss = relatives.add(by=by, case=child, relation=Relation.SUPPORT_PERSON, is_implicated=True)
        self.refused("implicated", self.interview, support_person=boss, **with_one)
        aunt = relatives.add(by=by, case=child, relation=Relation.FAMILY)
        assert self.interview(support_person=aunt, **with_one).support_person == aunt

    def test_not_identified_says_which_element_is_missing(self):
        self.interview()
        self.refused(
            "elements", findings.propose, by=self.people.specialist, case=self.case,
            outcome=FindingOutcome.NOT_IDENTIFIED, **YES, **SAID,
        )  # fmt: skip
        row = findings.propose(
            by=self.people.specialist, case=self.case, outcome=FindingOutcome.NOT_IDENTIFIED, **YES | {"means": False},
            **SAID,
        )  # fmt: skip
        assert row.status == FindingStatus.PROPOSED

    def test_the_database_refuses_it_too(self):
        row = self.propose(FindingOutcome.NOT_IDENTIFIED, purpose=False)
        with pytest.raises(IntegrityError, match="not_identified_lacks_an_element"), transaction.atomic():
            Finding.objects.filter(pk=row.pk).update(purpose=True)

    def test_after_a_confirmed_finding_no_second_one_is_made(self):
        findings.confirm(by=self.people.identifying_supervisor, finding=self.propose())
        for act in (self.interview, self.propose):
            with pytest.raises(GateRefused) as refused:
                act()
            assert "not_found_yet" in {gate.code for gate in refused.value.gates}

    def test_what_waits_is_answered_before_anything_else_is_done(self):
        self.propose()
        self.refused(
            "already", findings.take_more_time, by=self.people.specialist, case=self.case,
            new_date=stages.working_day(clock.today() + timedelta(days=7)), reason="More.",
        )  # fmt: skip

    def test_a_proposal_ends_with_the_identification_it_was_made_in(self):
        row = self.propose()
        stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
        asked = moves.move(
            by=self.people.caseworker, case=self.case, transition="support_without_interview", reason="Said no."
        )
        stages.approve(self.people.other_supervisor, asked)
        assert Finding.objects.get(pk=row.pk).status == FindingStatus.LAPSED
        assert not Deadline.objects.filter(kind="confirm_finding", met_at=None, dropped_at=None).exists()
        with pytest.raises(access.Denied):
            findings.confirm(by=self.people.identifying_supervisor, finding=row)

    def test_a_third_delay_is_not_approved_once_its_new_date_has_passed(self):
        by = self.people.specialist
        for days in (1, 2, 3):
            new_date = stages.working_day(clock.today() + timedelta(days=days))
            asked = findings.take_more_time(by=by, case=self.case, new_date=new_date, reason="More to hear.")
        with clock.at(clock.now() + timedelta(days=14)):
            answer = {"approval": asked, "answer": ApprovalAnswer.APPROVED}
            self.refused("past", approvals.answer, by=self.people.national_supervisor, **answer)
        assert self.case.finding_set.filter(outcome=FindingOutcome.MORE_TIME).count() == 2

    def test_a_specialist_is_replaced_until_a_finding_is_proposed(self):
        second = orgs.member(role=Role.SPECIALIST, office=self.people.identifying)
        specialists.name(by=self.people.identifying_supervisor, case=self.case, specialist=second)
        assert access.ties(self.people.specialist, self.case) == frozenset()
        specialists.name(by=self.people.identifying_supervisor, case=self.case, specialist=self.people.specialist)
        self.propose()
        with pytest.raises(access.Denied):
            specialists.name(by=self.people.identifying_supervisor, case=self.case, specialist=second)

    def test_an_office_that_comes_to_be_known_to_have_made_the_arrest_examines_no_longer(self):
        row = self.propose()
        detention.record(
            by=self.people.caseworker, case=self.case, kind=DetentionKind.CHARGE,
            started_at=self.calendar.moment(1), office=self.people.identifying,
        )  # fmt: skip
        self.case.refresh_from_db()
        assert (self.case.identifying_office, self.case.specialist) == (self.people.national, None)
        assert Finding.objects.get(pk=row.pk).status == FindingStatus.LAPSED
        assert access.ties(self.people.identifying_supervisor, self.case) == frozenset()
        assert access.ties(self.people.national_supervisor, self.case) == {Tie.IDENTIFYING}
        assert self.people.specialist not in specialists.possible(self.case)

    def test_where_the_only_confirmer_is_shut_out_the_national_office_is_asked(self):
        denials.deny(
            by=self.people.caseworker, case=self.case, why=DenialWhy.ACCUSED, user=self.people.identifying_supervisor
        )
        self.case.refresh_from_db()
        assert self.case.identifying_office == self.people.national

    def test_a_deputy_of_the_confirmer_keeps_the_office_able(self):
        deputy = orgs.member(role=Role.SPECIALIST, office=self.people.identifying)
        today = clock.today()
        deputies.name(by=None, office=self.people.identifying, user=deputy, starts_on=today, ends_on=today, today=today)
        denials.deny(
            by=self.people.caseworker, case=self.case, why=DenialWhy.ACCUSED, user=self.people.identifying_supervisor
        )
        self.case.refresh_from_db()
        assert self.case.identifying_office == self.people.identifying

    def test_an_office_passes_on_what_it_cannot_do_and_the_national_one_names_anybodys_specialist(self):
        identifying.pass_on(by=self.people.identifying_supervisor, case=self.case)
        specialist = orgs.member(role=Role.SPECIALIST, office=self.people.elsewhere)
        specialists.name(by=self.people.national_supervisor, case=self.case, specialist=specialist)
        assert self.case.identifying_office == self.people.elsewhere
        # Its own supervisor confirms, and the office before knows nothing any more.
        assert access.ties(self.people.second_identifying_supervisor, self.case) == {Tie.IDENTIFYING}
        assert access.ties(self.people.identifying_supervisor, self.case) == frozenset()
        due = Deadline.objects.get(case=self.case, kind="finding", met_at=None, dropped_at=None)
        assert due.office == self.people.elsewhere

    def test_another_specialist_and_another_confirmer_after_a_complaint_wherever_they_are(self):
        findings.confirm(by=self.people.identifying_supervisor, finding=self.propose())
        stages.told(self.people.caseworker, self.case, "finding")
        moves.move(by=self.people.caseworker, case=self.case, transition="support_after_finding")
        moves.move(
            by=self.people.other_supervisor, case=self.case, transition="identify_after_new_facts", reason="New."
        )
        # The office has nobody else: the national one names, and the same two are not offered.
        assert (self.case.identifying_office, self.case.specialist) == (self.people.national, None)
        assert self.people.specialist not in specialists.possible(self.case)
        assert self.case.stage == Stage.IDENTIFICATION
