"""Two people press at the same moment: one act is done, the other hears why, and nothing is done twice or lost."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from orgs import clock, log
from orgs.models import AuditEvent
from orgs.refusals import Refused
from orgs.types import Role
from screening.access import review
from screening.actions import (
    acting,
    approvals,
    cases,
    denials,
    extensions,
    handover,
    matches,
    moves,
    notes,
    persons,
    reflection,
)
from screening.actions import review as review_acts
from screening.models import Case, Match, Note, ReflectionPeriod, ReviewAnswer
from screening.types import ApprovalAnswer, DenialWhy, ExtensionWhy, MatchAnswer, Reviewed, Stage
from tests.factories import matching, orgs, stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db):
    return cast()


def at_once(*acts: Callable[[], Any]) -> list[Exception]:
    """Start all together, each with a connection of its own; what was refused."""
    ready, heard = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        ready.wait()
        try:
            act()
        except (Refused, log.AlreadyDone) as refused:
            heard.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def anew(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def events(kind: str) -> int:
    return AuditEvent.objects.filter(kind=kind).count()


def test_a_case_is_held_inside_a_transaction_or_not_at_all(people):
    case = stages.begun(people)
    for hold in (acting.lock, acting.lock_if_any):
        with pytest.raises(TransactionManagementError):
            hold(case)
        with transaction.atomic():
            assert hold(case) == case


def test_of_two_who_receive_one_does(people):
    case = stages.handed_over(people)
    heard = at_once(
        lambda: handover.receive(by=people.other_supervisor, case=anew(case)),
        lambda: handover.receive(by=people.caseworker, case=anew(case)),
    )
    assert len(heard) == events("handover.received") == 1
    assert anew(case).responsible_id == anew(case).received_by_id


def test_of_two_who_write_no_version_is_lost(people):
    case = stages.begun(people)
    version = anew(case).person.version

    def write(words: str) -> None:
        persons.write(by=people.responder, case=anew(case), version=version, other_names=words)

    assert len(at_once(lambda: write("One"), lambda: write("Two"))) == 1
    assert anew(case).person.version == version + 1


def test_the_same_sending_twice_is_done_once(people):
    case = stages.received(people)
    submission = uuid4()

    def write() -> None:
        with log.submitted(submission):
            notes.write(by=people.caseworker, case=anew(case), text="Once.")

    heard = at_once(write, write, write)
    assert [type(one) for one in heard] == [log.AlreadyDone] * 2
    assert Note.objects.filter(case=case).count() == 1


def test_of_two_who_answer_a_request_one_does(people):
    case = stages.received(people)
    asked = moves.move(by=people.caseworker, case=case, transition="close_left", reason="Went home.")
    with clock.at(clock.now() + timedelta(days=10)):
        # By now it has gone up as well.
        said = {"approval": asked, "reason": "As asked."}
        heard = at_once(
            lambda: approvals.answer(by=people.other_supervisor, answer=ApprovalAnswer.APPROVED, **said),
            lambda: approvals.answer(by=people.national_supervisor, answer=ApprovalAnswer.DECLINED, **said),
        )
    assert len(heard) == events("request.answered") == 1
    answer = case.approval_set.get().answer
    assert (anew(case).stage == Stage.CLOSED) is (answer == ApprovalAnswer.APPROVED)


def test_of_two_grants_one_period_comes(people):
    case = stages.interim_done(people)

    def grant() -> None:
        reflection.grant(by=people.caseworker, case=anew(case), starts_on=clock.today())

    assert len(at_once(grant, grant)) == 1
    assert ReflectionPeriod.objects.filter(case=case).count() == 1


def test_a_request_taken_back_while_it_is_answered_is_one_of_both(people):
    case = stages.reflecting(people)
    asked = extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=5)
    before = case.reflectionperiod_set.get().ends_on
    heard = at_once(
        lambda: approvals.answer(by=people.other_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED),
        lambda: approvals.withdraw(by=people.caseworker, approval=asked),
    )
    assert len(heard) == 1
    lengthened = (case.reflectionperiod_set.get().ends_on - before).days
    assert lengthened == (5 if case.approval_set.get().answer == ApprovalAnswer.APPROVED else 0)


def test_whoever_is_shut_out_while_a_case_is_given_to_them_does_not_keep_it(people):
    case = stages.received(people)
    with suppress(Refused):
        at_once(
            lambda: cases.name_caseworker(
                by=people.other_supervisor, case=anew(case), caseworker=people.denied_officer
            ),
            lambda: denials.deny(
                by=people.other_supervisor, case=anew(case), why=DenialWhy.ACCUSED, user=people.denied_officer
            ),
        )
    assert people.denied_officer not in (anew(case).caseworker, anew(case).responsible)


def test_of_two_who_link_the_same_two_cases_from_either_side_one_does(people):
    case, other = matching.asked_about(people), matching.elsewhere(people)
    here, there = matching.asked(people, case), matching.asked(people, other, by=people.responder)
    second, same = matching.second_at_the_desk(people), MatchAnswer.SAME
    heard = at_once(
        lambda: matches.judge(by=people.match_desk, request=here, other=anew(other), answer=same),
        lambda: matches.judge(by=second, request=there, other=anew(case), answer=same),
    )
    assert [refused.why for refused in heard] == ["already"]
    assert Match.objects.filter(undone_at__isnull=True).count() == events("match.judged") == 1


def test_of_two_who_answer_what_waits_for_review_one_does(people):
    answers = stages.safe_answers(
        language="vi", comfort="no", interpreter_kind="connected", independence=["told_rules"]
    )
    stages.begun(people, answers=answers)
    second = orgs.member(role=Role.SUPERVISOR, office=people.ngo, name="who supervises too")
    [item] = review.queue(people.supervisor).items
    heard = at_once(
        lambda: review_acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.OK),
        lambda: review_acts.answer(by=second, key=item.key, answer=Reviewed.ASKED, note="Why?"),
    )
    assert len(heard) == events("review.answered") == ReviewAnswer.objects.count() == 1
    assert review.queue(people.supervisor).items == review.queue(second).items == []
