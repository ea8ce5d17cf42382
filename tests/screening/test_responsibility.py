"""An open case always has a responsible, active, undenied person, whatever happens to the people around it."""

from contextlib import suppress
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from orgs import clock
from orgs.actions import members
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import CASE_ROLES
from screening.access import is_denied, refusal, ties
from screening.actions import (
    cases,
    denials,
    detention,
    findings,
    handover,
    identifying,
    interviews,
    moves,
    specialists,
)
from screening.models import Case, Denial
from screening.types import Attended, DenialWhy, DetentionKind, FindingOutcome, Stage
from tests.factories import stages
from tests.factories.cast import cast

PEOPLE = (
    "responder", "supervisor", "colleague", "caseworker", "second_caseworker", "other_supervisor", "denied_officer",
    "national_caseworker", "national_supervisor", "specialist", "second_specialist", "identifying_supervisor",
    "second_identifying_supervisor",
)  # fmt: skip
OFFICES = ("ngo", "coordinating", "identifying", "elsewhere", "national")
# Who may bring an identification on, one way or another.
WAYS_ON = ("specialist.name", "interview.record", "finding.propose", "finding.confirm", "identification.pass_on")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("suspend"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("reinstate"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("deny"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("deny_office"), st.sampled_from(OFFICES)),
        st.tuples(st.just("lift"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("name"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("receive"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("end_role"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("close"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("reopen"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("name_specialist"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("propose"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("pass_on"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("arrest"), st.sampled_from(OFFICES)),
    ),
    min_size=1,
    max_size=8,
)


class Responsibility(TestCase):
    """Four cases: at screening, handed over and not received, with a caseworker, and at identification."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        before = stages.Calendar(first=clock.today() - timedelta(days=40))
        cls.cases = [
            stages.answered(cls.people),
            stages.handed_over(cls.people),
            stages.received(cls.people),
            stages.identification(cls.people, before),
        ]

    @given(steps=STEPS, which=st.integers(0, 3))
    @settings(max_examples=settings().max_examples // 12)
    def test_somebody_always_answers_for_an_open_case(self, steps, which) -> None:
        for act, name in steps:
            # A refusal changes nothing; what holds is looked at all the same.
            with suppress(Refused):
                getattr(self, f"do_{act}")(name, Case.objects.get(pk=self.cases[which].pk))
            self.look()

    def look(self) -> None:
        for case in Case.objects.exclude(stage=Stage.CLOSED).select_related("responsible"):
            who = case.responsible
            assert who is not None
            assert who.is_active
            assert who.roles_now() & CASE_ROLES
            assert not is_denied(who, case)
            assert ties(who, case), "whoever answers for a case can open it"
            if case.stage == Stage.IDENTIFICATION:
                users = self.people.people().values()
                assert any(refusal(user, way, case) is None for user in map(self.anew, users) for way in WAYS_ON)
                assert case.specialist is None or identifying.may_examine(case.specialist, case)

    def anew(self, user: User) -> User:
        return User.objects.get(pk=user.pk)

    def user(self, name: str) -> User:
        return User.objects.get(pk=self.people.people()[name].pk)

    def do_suspend(self, name: str, case: Case) -> None:
        members.suspend(by=self.people.administrator, user=self.user(name))

    def do_reinstate(self, name: str, case: Case) -> None:
        members.reinstate(by=self.people.administrator, user=self.user(name))

    def do_end_role(self, name: str, case: Case) -> None:
        row = self.user(name).memberships_now().first()
        if row is not None:
            members.end_role(by=self.people.administrator, membership=row)

    def do_deny(self, name: str, case: Case) -> None:
        denials.deny(by=case.responsible, case=case, why=DenialWhy.ACCUSED, user=self.user(name))

    def do_deny_office(self, name: str, case: Case) -> None:
        denials.deny(by=case.responsible, case=case, why=DenialWhy.ACCUSED, office=getattr(self.people, name))

    def do_lift(self, name: str, case: Case) -> None:
        row = Denial.objects.filter(case=case, lifted_at__isnull=True).first()
        if row is not None:
            if row.lift_asked_at is None:
                denials.ask_to_lift(by=case.responsible, denial=row)
            denials.lift(by=self.user(name), denial=row)

    def do_name(self, name: str, case: Case) -> None:
        cases.name_caseworker(by=case.responsible, case=case, caseworker=self.user(name))

    def do_receive(self, name: str, case: Case) -> None:
        handover.receive(by=self.user(name), case=case)

    def do_close(self, name: str, case: Case) -> None:
        asked = moves.move(by=case.responsible, case=case, transition="close_left", reason="Went home.")
        stages.approve(self.user(name), asked)

    def do_reopen(self, name: str, case: Case) -> None:
        moves.move(by=self.user(name), case=case, transition="come_back", reason="Came back.")

    def do_name_specialist(self, name: str, case: Case) -> None:
        for user in specialists.possible(case):
            specialists.name(by=self.user(name), case=case, specialist=user)

    def do_propose(self, name: str, case: Case) -> None:
        by = self.user(name)
        said = {"took_place_at": clock.now(), "attended": [Attended.NOT_WANTED], "account": "Said."}
        interviews.record(by=by, case=case, **said)
        yes = {"act": True, "means": True, "purpose": True}
        supports = {f"{element}_support": "Said." for element in yes}
        findings.propose(by=by, case=case, outcome=FindingOutcome.IDENTIFIED, **yes, **supports)

    def do_pass_on(self, name: str, case: Case) -> None:
        identifying.pass_on(by=self.user(name), case=case)

    def do_arrest(self, name: str, case: Case) -> None:
        """It comes to be known that this office had made the arrest."""
        office, kind = getattr(self.people, name), DetentionKind.CHARGE
        detention.record(by=case.responsible, case=case, kind=kind, started_at=clock.now(), office=office)
