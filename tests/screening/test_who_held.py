"""Whoever arrested, charged or held the person decides nothing about them; nobody else is shut out by it (17, 24)."""

from typing import Any

from orgs import clock
from orgs.actions import members
from orgs.models import Office
from orgs.types import Role
from screening.actions import (
    ages,
    best_interests,
    complaints,
    detention,
    findings,
    interviews,
    moves,
    specialists,
)
from screening.models import AgeDetermination, Case, Finding
from screening.types import (
    AgeConclusion,
    AgeGround,
    Attended,
    BestInterestsAbout,
    ComplaintAbout,
    ComplaintDecision,
    DetentionKind,
    FindingOutcome,
)
from tests.factories import days, orgs, stages
from tests.factories.days import april, march, on, refused

KINDS = (DetentionKind.DETENTION, DetentionKind.CHARGE)


def held_by(people: Any, case: Case, office: Office, kind: DetentionKind = DetentionKind.DETENTION) -> None:
    """Over before the period began, and heard of now."""
    since, until = days.moment(march(1), "05:00"), days.moment(march(1), "06:00")
    detention.record(by=people.caseworker, case=case, kind=kind, started_at=since, released_at=until, office=office)


class TheFinding(days.Lived):
    """At identification since 3 April; the specialist of the police office has held the interview."""

    begins = staticmethod(days.identification)

    @classmethod
    def arrange(cls) -> None:
        with on(april(5)):
            cls.interview(cls.case)

    @classmethod
    def interview(cls, case: Case) -> None:
        interviews.record(
            by=cls.people.specialist, case=case, took_place_at=clock.now(), attended=[Attended.NOT_WANTED], account="A."
        )

    def propose(self) -> Finding:
        yes = {"act": True, "means": True, "purpose": True}
        supports = {f"{name}_support": "Said." for name in yes}
        return findings.propose(
            by=self.people.specialist, case=self.case, outcome=FindingOutcome.IDENTIFIED, **yes, **supports
        )

    def test_its_specialist_neither_interviews_nor_proposes_be_it_an_arrest_or_a_charge(self) -> None:
        with on(april(6)):
            for kind in KINDS:
                held_by(self.people, self.case, self.people.identifying, kind)
                # The case is taken from their office at once, so that they do not even know of it.
                with refused("denied"):
                    self.interview(self.case)
                with refused("denied"):
                    self.propose()

    def test_its_supervisor_neither_confirms_nor_sends_back(self) -> None:
        with on(april(6)):
            row = self.propose()
            held_by(self.people, self.case, self.people.identifying)
            with refused("denied"):
                findings.confirm(by=self.people.identifying_supervisor, finding=row)
            with refused("denied"):
                findings.send_back(by=self.people.identifying_supervisor, finding=row, reason="More.")

    def test_whoever_comes_to_work_there_later_decides_no_more_either(self) -> None:
        with on(april(6)):
            post = orgs.office(organisation=self.people.identifying.organisation, name="A border post")
            held_by(self.people, self.case, post)
            row = self.propose()
            members.give_role(by=None, user=self.people.specialist, office=post, role=Role.SPECIALIST)
            members.give_role(by=None, user=self.people.identifying_supervisor, office=post, role=Role.SUPERVISOR)
            with refused("arrested"):
                findings.confirm(by=self.people.identifying_supervisor, finding=row)
            with refused("arrested"):
                self.interview(self.case)

    def test_its_specialist_cannot_be_named(self) -> None:
        with on(april(6)):
            assert self.people.second_specialist in specialists.possible(self.case)
            held_by(self.people, self.case, self.people.identifying)
            possible = specialists.possible(Case.objects.get(pk=self.case.pk))
        assert not {self.people.specialist, self.people.second_specialist} & set(possible)

    def test_another_office_that_held_the_person_shuts_nobody_else_out(self) -> None:
        with on(april(6)):
            for office in (self.people.elsewhere, self.people.ngo, None):
                held_by(self.people, self.case, office)
            row = self.propose()
            findings.confirm(by=self.people.identifying_supervisor, finding=row)
        assert Finding.objects.get(pk=row.pk).answered_by == self.people.identifying_supervisor

    def test_whoever_wrote_the_arrest_down_took_no_part_in_it(self) -> None:
        with on(april(6)):
            held_by(self.people, self.case, self.people.identifying)
            stages.needs_assessed(self.people.caseworker, self.case)
        assert Case.objects.get(pk=self.case.pk).caseworker == self.people.caseworker

    def test_its_supervisor_decides_no_complaint(self) -> None:
        with on(april(6)):
            findings.confirm(by=self.people.identifying_supervisor, finding=self.propose())
            row = complaints.record(
                by=self.people.caseworker, case=self.case, about=ComplaintAbout.FINDING, received_at=clock.now(),
                text="It is wrong.", office=self.people.elsewhere,
            )  # fmt: skip
            held_by(self.people, self.case, self.people.elsewhere)
            with refused("arrested"):
                complaints.decide(
                    by=self.people.outside_supervisor, complaint=row, decision=ComplaintDecision.NOT_UPHELD, reason="R."
                )

    def test_its_specialist_takes_no_more_time(self) -> None:
        with on(april(6)):
            held_by(self.people, self.case, self.people.identifying)
            with refused("denied"):
                findings.take_more_time(by=self.people.specialist, case=self.case, new_date=april(12), reason="More.")

    def test_somebody_else_is_asked_where_the_identifying_office_held_the_person(self) -> None:
        second = orgs.member(role=Role.SPECIALIST, office=self.people.elsewhere)
        case = days.reflecting(self.people)
        days.reviewed(self.people, case)
        with on(april(6)):
            held_by(self.people, case, self.people.identifying)
            moves.move(by=self.people.caseworker, case=case, transition="identify")
            with days.not_allowed():
                specialists.name(by=self.people.identifying_supervisor, case=case, specialist=second)
            specialists.name(by=self.people.national_supervisor, case=case, specialist=second)
        assert Case.objects.get(pk=case.pk).specialist == second


class TheAge(days.Lived):
    """Said to be maybe under 18; with child protection, which is the coordinating office."""

    begins = staticmethod(days.child_received)

    def propose(self) -> AgeDetermination:
        return ages.propose(
            by=self.people.caseworker, case=self.case, conclusion=AgeConclusion.ADULT, grounds=[AgeGround.DOCUMENT],
            reasons="A birth certificate.",
        )  # fmt: skip

    def test_an_office_that_held_the_person_does_not_determine_the_age(self) -> None:
        with on(march(3)):
            row = self.propose()
            held_by(self.people, self.case, self.people.coordinating)
            with refused("arrested"):
                ages.confirm(by=self.people.other_supervisor, determination=row)
            with refused("arrested"):
                self.propose()
        assert Case.objects.get(pk=self.case.pk).is_child

    def test_nor_what_is_best_for_the_child(self) -> None:
        with on(march(3)):
            held_by(self.people, self.case, self.people.coordinating)
            with refused("arrested"):
                best_interests.propose(
                    by=self.people.caseworker, case=self.case, about=BestInterestsAbout.GOING_HOME, supports_it=True,
                    child_was_heard=True, child_view="Home.", reasons="R.",
                )  # fmt: skip

    def test_nor_any_other_office_of_the_same_body(self) -> None:
        sister = orgs.office(
            organisation=self.people.coordinating.organisation,
            province=self.people.province_b,
            name="Its post (example)",
        )
        with on(march(3)):
            row = self.propose()
            held_by(self.people, self.case, sister)
            with refused("arrested"):
                ages.confirm(by=self.people.other_supervisor, determination=row)
