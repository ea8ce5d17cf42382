"""Whoever opened a case in an emergency never looks at that themselves; somebody else does, and it climbs."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import clock, log
from orgs.actions import members
from orgs.models import AuditEvent
from orgs.refusals import Refused
from orgs.types import Role
from screening import access
from screening.access import Denied, approvers
from screening.actions import approvals, cases, emergencies, moves
from screening.models import Approval, Deadline, Emergency
from screening.types import ApprovalAnswer, ApprovalKind
from tests.factories import stages
from tests.factories.cast import cast
from tests.reading import address, read, signed_in
from tests.screening.test_at_once import at_once

IN_ORDER, NOT_IN_ORDER = ApprovalAnswer.IN_ORDER, ApprovalAnswer.NOT_IN_ORDER


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def case(people):
    return stages.received(people)


@pytest.fixture
def review(people, case):
    emergencies.begin(by=people.outsider, reference=case.reference, reason="May come to harm tonight.")
    return case.approval_set.get(kind=ApprovalKind.EMERGENCY)


def asked(review, *, after: timedelta = timedelta()):
    with clock.at(review.recorded_at + after):
        return approvers.asked_now(Approval.objects.get(pk=review.pk))


def answer(by, review, said=IN_ORDER, reason="The person was in danger."):
    approvals.answer(by=by, approval=review, answer=said, reason=reason)


class TestTold:
    def test_the_supervisor_has_it_to_answer_and_among_today(self, people, case, review, client: Client):
        signed_in(client, people.other_supervisor)
        approvals_page = read(client, reverse("screening:approvals"))
        assert "Emergency access: was it in order?" in approvals_page
        assert people.outsider.code in approvals_page
        assert "Look at an emergency access" in read(client, reverse("screening:today"))
        page = read(client, reverse("screening:approval", args=[case.reference, review.pk]))
        assert "May come to harm tonight." in page
        assert "Not in order" in page

    def test_it_is_due_after_72_hours_on_any_day_and_the_end_of_the_case_does_not_end_it(self, people, case, review):
        due = Deadline.objects.get(kind="emergency_review")
        assert due.due_at - review.recorded_at == timedelta(hours=72)
        request = moves.move(by=people.caseworker, case=case, transition="close_left", reason="Went home.")
        stages.approve(people.other_supervisor, request)
        due.refresh_from_db()
        assert due.dropped_at is None
        answer(people.other_supervisor, review)
        due.refresh_from_db()
        assert due.met_by == people.other_supervisor

    @pytest.mark.parametrize("said", [IN_ORDER, NOT_IN_ORDER])
    def test_the_answer_says_why_and_stands_in_the_timeline(self, people, case, review, said, client: Client):
        with pytest.raises(Refused):
            answer(people.other_supervisor, review, said, reason=" ")
        answer(people.other_supervisor, review, said)
        text = read(signed_in(client, people.caseworker), address("timeline", case))
        assert f"A request was answered: {said.label}" in text


class TestWhoLooks:
    def test_each_day_without_an_answer_it_goes_one_level_up(self, people, review):
        assert asked(review) == [people.other_supervisor]
        assert asked(review, after=timedelta(hours=23, minutes=59)) == [people.other_supervisor]
        assert people.national_supervisor in asked(review, after=timedelta(hours=24))

    def test_whoever_is_asked_from_above_has_it_among_today(self, people, review):
        with clock.at(review.recorded_at + timedelta(hours=25)):
            assert review.pk in {row.subject_id for row in access.tasks(people.national_supervisor).all()}

    def test_whoever_used_it_and_became_the_only_supervisor_is_not_asked(self, people, case, review):
        with log.recording("test.moved", by=None):
            row = people.other_supervisor.memberships.get()
            row.ended_at, row.ended_by = clock.now(), people.administrator
            row.save(update_fields=["ended_at", "ended_by"])
        members.give_role(by=None, user=self.moved(people), office=people.coordinating, role=Role.SUPERVISOR)
        assert access.supervised_offices(people.outsider) >= {people.coordinating.pk}
        assert asked(review) == [people.national_supervisor]
        with pytest.raises((Denied, Refused)):
            answer(people.outsider, review)
        answer(people.national_supervisor, review)

    def moved(self, people):
        """To the body of that office."""
        with log.recording("test.moved", by=None):
            people.outsider.organisation = people.coordinating.organisation
            people.outsider.save(update_fields=["organisation"])
        return people.outsider

    def test_nobody_else_answers_and_nobody_who_works_on_the_case(self, people, review):
        for user in (people.outsider, people.caseworker, people.outside_supervisor, people.auditor):
            with pytest.raises(Denied):
                answer(user, review)
        assert asked(review) == [people.other_supervisor]

    def test_it_is_never_taken_back_and_never_approved(self, people, case, review):
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.second_caseworker)
        with pytest.raises((Denied, Refused)):
            approvals.withdraw(by=people.outsider, approval=review)
        with pytest.raises(Refused):
            answer(people.other_supervisor, review, ApprovalAnswer.APPROVED)
        for values in (
            {"answer": "approved", "answered_by": people.other_supervisor},
            {"answer": "withdrawn", "answered_by": people.outsider},
            {"answer": "in_order", "answered_by": people.outsider},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Approval.objects.filter(pk=review.pk).update(answered_at=clock.now(), **values)

    def test_of_a_request_nobody_says_that_it_was_in_order(self, people, case):
        request = moves.move(by=people.caseworker, case=case, transition="close_left", reason="Went home.")
        with pytest.raises(Refused):
            answer(people.other_supervisor, request)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_tries_at_once_begin_one_hour_and_both_count(self, people, case):
        def begin() -> None:
            emergencies.begin(by=people.outsider, reference=case.reference, reason="May come to harm tonight.")

        assert at_once(begin, begin) == []
        assert Emergency.objects.count() == Approval.objects.filter(kind="emergency").count() == 1

    def test_of_many_tries_at_once_three_count(self, people, case):
        def guess() -> None:
            emergencies.begin(by=people.outsider, reference="7KQ4M2XA", reason="May come to harm tonight.")

        heard = at_once(*[guess] * 5)
        assert sorted(one.why for one in heard) == ["not_this_way"] * 3 + ["too_many_tries"] * 2
        assert AuditEvent.objects.filter(kind="emergency.tried", outcome="done").count() == 3
