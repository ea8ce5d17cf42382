"""What opens to an office that helps, and that every way of closing closes it at the next request (domain 8, 9)."""

from datetime import timedelta
from typing import Any

import pytest

from orgs import clock
from orgs.actions import members
from orgs.types import Role
from referrals.actions import helping, referring
from referrals.models import Referral
from referrals.types import DeclinedWhy, EndedWhy, Outcome, ReferralStatus
from screening import access, reference
from screening.access import Tie
from screening.actions import consents, denials, moves
from screening.models import Case
from screening.sections import Section
from screening.types import DenialWhy, GivenBack, GrantEnd, SharedGroup, Stage
from tests.factories import helping as made
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db
C1, C2, C3, C4, _C5 = Section


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def opened(user: Any, case: Case) -> frozenset[Section]:
    return access.open_case(user, reference.shown(case.reference), want=Section).opened


def refused(user: Any, case: Case) -> bool:
    """Whether the case answers as one that is not there."""
    with pytest.raises(access.Denied) as denied:
        access.open_case(user, reference.shown(case.reference), want=Section)
    return not denied.value.may_know


def test_before_it_is_sent_nothing_has_left(people, case):
    referring.draft(by=people.caseworker, case=case, basis=made.consented(people, case))
    assert refused(people.partner, case)


def test_an_office_asked_knows_a_summary_and_no_more(people, case):
    made.sent(people, case, groups=list(SharedGroup))
    assert access.ties(people.partner, case) == {Tie.REFERRED}
    assert opened(people.partner, case) == frozenset()
    assert not access.visible(people.partner).exists()


@pytest.mark.parametrize(
    ("groups", "sections"),
    [
        ([SharedGroup.CODED], {C1, C2}),
        ([SharedGroup.CODED, SharedGroup.WRITTEN], {C1, C2, C3}),
        ([SharedGroup.CODED, SharedGroup.IDENTITY], {C1, C2, C4}),
        (list(SharedGroup), {C1, C2, C3, C4}),
    ],
)
def test_accepted_it_opens_what_was_agreed_to_the_one_who_is_named(people, case, groups, sections):
    made.accepted(people, case, groups=groups)
    assert opened(people.partner, case) == sections
    assert opened(people.partner_supervisor, case) == frozenset()
    assert refused(people.outsider, case)


def expired(people, case, row):
    return clock.now() + timedelta(days=91)


def withdrawn(people, case, row):
    consents.withdraw(by=people.caseworker, consent=row.consent)


def ended(people, case, row):
    referring.end(by=people.caseworker, referral=row, why=EndedWhy.PERSON_WANTED)


def completed(people, case, row):
    helping.complete(by=people.partner, referral=row, outcome=Outcome.RECEIVED)


def left(people, case, row):
    helping.leave(by=people.partner, referral=row, why=EndedWhy.CANNOT_GO_ON)


def moved_on(people, case, row):
    other = orgs.office(
        type="ngo",
        province=people.province_b,
        name="Another office (example)",
        organisation=people.partner_office.organisation,
    )
    members.give_role(by=people.administrator, user=people.partner, office=other, role=Role.CASEWORKER)
    members.end_role(by=people.administrator, membership=people.partner.memberships.get(office=people.partner_office))


def suspended(people, case, row):
    members.suspend(by=people.administrator, user=people.partner)
    people.partner.refresh_from_db()


def office_shut_out(people, case, row):
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, office=people.partner_office)


def person_shut_out(people, case, row):
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.partner)


def closed(people, case, row):
    asked = moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    stages.approve(people.other_supervisor, asked)


ENDS = (expired, withdrawn, ended, completed, left, moved_on, suspended, office_shut_out, person_shut_out, closed)


@pytest.mark.parametrize("end", ENDS, ids=lambda one: one.__name__)
def test_whatever_ends_it_the_next_request_is_refused_and_so_is_a_form_that_was_open(people, case, end):
    row = made.accepted(people, case)
    assert opened(people.partner, case)
    then = end(people, case, row) or clock.now()
    row = Referral.objects.get(pk=row.pk)
    with clock.at(then):
        assert refused(people.partner, case)
        assert not access.visible(people.partner).filter(pk=case.pk).exists()
        for act in (
            lambda: helping.begin(by=people.partner, referral=row),
            lambda: helping.write(by=people.partner, referral=row, text="Late."),
            lambda: helping.complete(by=people.partner, referral=row, outcome=Outcome.RECEIVED),
            lambda: helping.name(by=people.partner, referral=row, named=people.partner),
        ):
            with pytest.raises(access.Denied):
                act()


@pytest.mark.parametrize("end", [expired, withdrawn, office_shut_out, closed], ids=lambda one: one.__name__)
def test_an_office_that_has_not_answered_cannot_answer_any_more(people, case, end):
    row = made.sent(people, case)
    then = end(people, case, row) or clock.now()
    with clock.at(then):
        assert refused(people.partner_supervisor, case)
        with pytest.raises(access.Denied):
            helping.accept(by=people.partner_supervisor, referral=row, named=people.partner)


def test_taken_back_and_declined_close_too(people, case):
    taken = made.sent(people, case)
    referring.take_back(by=people.caseworker, referral=taken)
    assert refused(people.partner, case)
    declined = made.sent(people, case)
    helping.decline(by=people.partner, referral=declined, why=DeclinedWhy.FULL)
    assert refused(people.partner, case)
    declined = Referral.objects.get(pk=declined.pk)
    assert (declined.status, declined.grant.ended_why) == (ReferralStatus.DECLINED, GrantEnd.DECLINED)


def test_somebody_else_named_inside_reads_and_the_first_does_not(people, case):
    row = made.accepted(people, case)
    helping.name(by=people.partner_supervisor, referral=row, named=people.partner_supervisor)
    assert C2 in opened(people.partner_supervisor, case)
    assert C2 not in opened(people.partner, case)
    with pytest.raises(access.Denied):
        helping.begin(by=people.partner, referral=row)


def test_one_referral_opens_nothing_of_another_of_the_same_case(people, case):
    """Counselling ended; a doctor of the same office goes on: the first stays shut to whoever had it."""
    first = made.accepted(people, case)
    second = made.accepted(people, case, service="doctor")
    referring.end(by=people.caseworker, referral=first, why=EndedWhy.OTHER)
    with pytest.raises(access.Denied):
        helping.write(by=people.partner, referral=first, text="Late.")
    helping.write(by=people.partner, referral=second, text="In time.")


def test_only_somebody_of_the_office_is_named(people, case):
    from orgs.refusals import Refused

    row = made.sent(people, case)
    for stranger in (people.outsider, people.caseworker, people.former_worker, people.administrator):
        with pytest.raises(Refused):
            helping.accept(by=people.partner_supervisor, referral=row, named=stranger)


def test_a_withdrawal_asks_who_read_it_to_give_back_or_delete(people, case):
    row = made.accepted(people, case)
    consents.withdraw(by=people.caseworker, consent=row.consent)
    asked = helping.to_give_back(people.partner_supervisor)
    assert [one.pk for one in asked] == [row.pk]
    helping.give_back(by=people.partner_supervisor, referral=row, how=GivenBack.DELETED)
    assert helping.to_give_back(people.partner_supervisor) == []
    row = Referral.objects.get(pk=row.pk)
    assert row.grant.given_back == GivenBack.DELETED
    with pytest.raises(access.Denied):
        helping.give_back(by=people.outsider, referral=row, how=GivenBack.DELETED)


def test_the_case_cannot_close_as_met_while_somebody_is_still_asked(people):
    supported = stages.supported(people, stages.Calendar(first=clock.today() - timedelta(days=60)))
    row = made.accepted(people, supported)

    def open_gates() -> set[str]:
        from screening.actions.acting import GateRefused

        with pytest.raises(GateRefused) as refusal:
            moves.move(by=people.caseworker, case=supported, transition="close_needs_met")
        return {gate.code for gate in refusal.value.gates}

    assert "referrals_ended" in open_gates()
    helping.complete(by=people.partner, referral=row, outcome=Outcome.RECEIVED)
    assert "referrals_ended" not in open_gates()
    assert supported.stage == Stage.SUPPORT


def test_two_named_in_one_office_each_read_what_their_own_referral_agreed(people, case):
    """The partner has counselling and coded answers; their supervisor the school, and notes too."""
    first = made.accepted(people, case, groups=[SharedGroup.CODED])
    second = made.sent(people, case, service="school", groups=[SharedGroup.CODED, SharedGroup.WRITTEN])
    helping.accept(by=people.partner_supervisor, referral=second, named=people.partner_supervisor)
    assert opened(people.partner, case) == {C1, C2}
    assert opened(people.partner_supervisor, case) == {C1, C2, C3}
    for stranger, row in ((people.partner, second), (people.partner_supervisor, first)):
        with pytest.raises(access.Denied):
            helping.write(by=stranger, referral=row, text="Not theirs.")
