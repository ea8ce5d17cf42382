"""Every province is served in every duty, and every question finds somebody up: never a dead end, never a circle."""

from datetime import timedelta

import pytest

from orgs import clock, hierarchy, people, places
from orgs.actions import deputies, members, offices
from orgs.models import Deputy, Office
from orgs.places import Basis, Duty
from orgs.refusals import Refused
from orgs.types import ORGANISATION_TYPES, Role
from tests.factories import orgs

pytestmark = pytest.mark.django_db

# Typed by hand from domain 1 and 9: which kinds of body may be named for what.
MAY = {
    Duty.COORDINATING: {"social_affairs", "national_coordination", "provincial_coordination"},
    Duty.IDENTIFYING: {"judicial_police", "social_affairs", "foreign_affairs"},
    Duty.CHILD_PROTECTION: {
        "social_affairs", "national_coordination", "provincial_coordination", "transit_centre", "un_agency", "ngo",
        "ngo_legal", "ngo_coalition", "helpline",
    },
}  # fmt: skip
SERVING = {
    Duty.COORDINATING: places.coordinating_office,
    Duty.IDENTIFYING: places.identifying_office,
    Duty.CHILD_PROTECTION: places.child_protection_office,
}


@pytest.fixture
def national() -> Office:
    return orgs.national_office()


# Which office serves a province


@pytest.mark.parametrize("duty", list(Duty))
def test_a_named_office_serves_and_the_national_one_steps_in_where_none_is(duty, national):
    province = orgs.province("17")
    assert SERVING[duty](province) == (national, True)
    assert places.serving(province=province, duty=duty) == (national, Basis.NATIONAL)
    named = orgs.office(type="social_affairs", province=orgs.province("01"))
    offices.name_for(by=None, province=province, duty=duty, office=named)
    assert SERVING[duty](province) == (named, False)
    assert places.serving(province=province, duty=duty) == (named, Basis.NAMED)
    offices.name_for(by=None, province=province, duty=duty, office=None)
    assert SERVING[duty](province) == (national, True)


def test_social_affairs_of_the_province_protect_children_unless_another_office_is_named(national):
    province = orgs.province("17")
    orgs.office(type="social_affairs", province=orgs.province("01"))
    assert places.child_protection_office(province) == (national, True)
    social = orgs.office(type="social_affairs", province=province)
    assert places.serving(province=province, duty=Duty.CHILD_PROTECTION) == (social, Basis.SOCIAL_AFFAIRS)
    assert places.child_protection_office(province) == (social, False)
    # The default is for children only.
    assert places.coordinating_office(province) == (national, True)
    named = orgs.office(type="ngo", province=province)
    offices.name_for(by=None, province=province, duty=Duty.CHILD_PROTECTION, office=named)
    assert places.serving(province=province, duty=Duty.CHILD_PROTECTION) == (named, Basis.NAMED)


def test_without_a_national_office_the_refusal_says_whom_to_ask():
    with pytest.raises(Refused, match=r"Ask an administrator\.$"):
        places.coordinating_office(orgs.province("17"))


@pytest.mark.parametrize("kind", [row.code for row in ORGANISATION_TYPES])
def test_only_bodies_of_the_right_kind_are_named(kind, national):
    office, province = orgs.office(type=kind), orgs.province("17")
    for duty, kinds in MAY.items():
        assert places.can_serve(office, duty) is (kind in kinds), duty
        if kind in kinds:
            offices.name_for(by=None, province=province, duty=duty, office=office)
        else:
            with pytest.raises(Refused) as refusal:
                offices.name_for(by=None, province=province, duty=duty, office=office)
            assert refusal.value.why == "capability"


# Who is up


def chain() -> list[Office]:
    """A transit centre under social affairs under a ministry; the national office stands above none of them."""
    top = orgs.office(type="social_affairs", name="Top")
    middle = orgs.office(organisation=top.organisation, parent=top, name="Middle")
    return [orgs.office(organisation=top.organisation, parent=middle, name="Low"), middle, top]


def test_up_is_the_parents_in_order_and_the_national_office_last_and_once(national):
    low, middle, top = chain()
    assert list(hierarchy.offices_up(low)) == [low, middle, top, national]
    assert list(hierarchy.offices_up(top)) == [top, national]
    assert list(hierarchy.offices_up(national)) == [national]
    below = orgs.office(type="ngo", parent=national)
    assert list(hierarchy.offices_up(below)) == [below, national]


def test_levels_are_supervisors_then_their_deputies_office_by_office_and_empty_ones_are_left_out(national):
    low, middle, top = chain()
    today = clock.today()
    first, second = (orgs.member(role=Role.SUPERVISOR, office=low) for _time in range(2))
    deputy = orgs.member(role=Role.CASEWORKER, office=middle)
    deputies.name(by=None, office=low, user=deputy, starts_on=today, ends_on=today, today=today)
    above = orgs.member(role=Role.SUPERVISOR, office=top)
    last = orgs.member(role=Role.SUPERVISOR, office=national)
    assert hierarchy.levels_up(low, today=today) == [[first, second], [deputy], [above], [last]]
    members.suspend(by=orgs.member(role=Role.ADMINISTRATOR, office=national), user=first)
    assert hierarchy.levels_up(low, today=today)[0] == [second]
    assert hierarchy.levels_up(low, today=today + timedelta(days=1)) == [[second], [above], [last]]


@pytest.mark.parametrize(("days", "stands_in"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_deputy_stands_in_from_the_first_day_to_the_last(days, stands_in):
    office, today = orgs.office(), clock.today()
    user = orgs.member(role=Role.CASEWORKER, office=office)
    deputies.name(by=None, office=office, user=user, starts_on=today, ends_on=today + timedelta(days=3), today=today)
    then = today + timedelta(days=days)
    assert hierarchy.supervises(user, office, today=then) is stands_in
    assert (office in hierarchy.supervised_by(user, today=then)) is stands_in
    assert (Role.SUPERVISOR in people.works_as(user, then)) is stands_in
    assert (user in hierarchy.deputies(office, today=then)) is stands_in


def test_no_circle_is_ever_saved(national):
    low, middle, top = chain()
    for office, parent in ((top, low), (top, middle), (middle, low), (low, low)):
        with pytest.raises(Refused) as refusal:
            offices.update(by=None, office=Office.objects.get(pk=office.pk), parent=Office.objects.get(pk=parent.pk))
        assert refusal.value.why == "circle"
    assert list(hierarchy.offices_up(Office.objects.get(pk=low.pk))) == [low, middle, top, national]
    offices.update(by=None, office=low, parent=top)
    assert list(hierarchy.offices_up(low)) == [low, top, national]


def test_a_circle_that_got_into_the_data_still_ends(national):
    low, middle, top = chain()
    Office.objects.filter(pk=top.pk).update(parent=low)
    up = list(hierarchy.offices_up(Office.objects.get(pk=low.pk)))
    assert up == [low, middle, top, national]


# Deputies


def test_a_deputy_is_somebody_who_works_on_cases_for_the_same_body():
    office, today = orgs.office(), clock.today()
    at_work = orgs.member(role=Role.RESPONDER, office=office)
    refused = {
        "other_body": orgs.member(role=Role.CASEWORKER),
        "no_case_role": orgs.member(role=Role.STATISTICIAN, office=office),
        "incompatible_roles": orgs.member(role=Role.AUDITOR, office=office),
    }
    supervisor = orgs.member(role=Role.SUPERVISOR, office=office)
    assert deputies.possible(by=supervisor, office=office) == [at_work]
    for why, user in refused.items():
        with pytest.raises(Refused) as refusal:
            deputies.name(by=None, office=office, user=user, starts_on=today, ends_on=today, today=today)
        assert refusal.value.why == why


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [(0, -1, "order"), (-5, -1, "order"), (2, 1, "order"), (3, 9, "already"), (-9, 0, "already")],
)
def test_days_that_are_over_or_taken_are_refused(first, last, why):
    office, today = orgs.office(), clock.today()
    user = orgs.member(role=Role.CASEWORKER, office=office)
    deputies.name(by=None, office=office, user=user, starts_on=today, ends_on=today + timedelta(days=3), today=today)
    with pytest.raises(Refused) as refusal:
        deputies.name(
            by=None, office=office, user=user, today=today,
            starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last),
        )  # fmt: skip
    assert refusal.value.why == why


def test_a_time_that_runs_ends_today_and_one_that_has_not_begun_is_called_off():
    office, today = orgs.office(), clock.today()
    user = orgs.member(role=Role.CASEWORKER, office=office)
    running, coming = (
        deputies.name(
            by=None, office=office, user=user, starts_on=first, ends_on=first + timedelta(days=3), today=today
        )
        for first in (today, today + timedelta(days=10))
    )
    deputies.end(by=None, deputy=running, today=today)
    assert hierarchy.supervises(user, office, today=today)
    assert not hierarchy.supervises(user, office, today=today + timedelta(days=1))
    deputies.end(by=None, deputy=coming, today=today)
    assert not any(hierarchy.supervises(user, office, today=today + timedelta(days=day)) for day in range(1, 20))
    assert [row.pk for row in Deputy.objects.all()] == [running.pk]
    assert Deputy.history.filter(id=coming.pk, history_type="-").exists()
    for row in (running, coming):
        with pytest.raises(Refused) as refusal:
            deputies.end(by=None, deputy=row, today=today)
        assert refusal.value.why == "already"


def test_a_deputy_does_not_lengthen_their_own_time_nor_name_another():
    office, today = orgs.office(), clock.today()
    deputy, other = (orgs.member(role=Role.CASEWORKER, office=office) for _time in range(2))
    deputies.name(by=None, office=office, user=deputy, starts_on=today, ends_on=today, today=today)
    for user in (deputy, other):
        with pytest.raises(Refused):
            deputies.name(by=deputy, office=office, user=user, starts_on=today, ends_on=today, today=today)
