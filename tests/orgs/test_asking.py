"""What is written once and asked often answers as if it were written anew, and holds nothing of its first moment."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import CharField, QuerySet

from orgs import clock, log
from orgs.asking import TODAY, USER, AskedTooEarly, LaterKeys, written_once
from orgs.clock import ClockIsHidden
from orgs.models import Deputy, Membership, Office, Province, User
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db
OFFICES = LaterKeys("offices")


@pytest.fixture
def people() -> Cast:
    return cast()


@written_once
def names_in() -> QuerySet[Office, str]:
    return Office.objects.filter(pk__in=OFFICES).order_by("name").values_list("name", flat=True)


@written_once
def members_elsewhere() -> QuerySet[Membership, Any]:
    rows = Membership.objects.exclude(office__in=OFFICES).exclude(user=USER)
    return rows.order_by().values_list("pk", flat=True)


@written_once
def offices_said_twice() -> QuerySet[Office, Any]:
    rows = Office.objects.filter(pk__in=OFFICES) | Office.objects.filter(parent__in=OFFICES)
    return rows.order_by().values_list("pk", flat=True)


@written_once
def provinces_called() -> QuerySet[Province, str]:
    return (
        Province.objects.filter(code__in=LaterKeys("codes", CharField()))
        .order_by("code")
        .values_list("code", flat=True)
    )


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 8])
def test_as_many_keys_as_there_are(people, number):
    some = list(Office.objects.order_by("name")[:number])
    assert names_in(offices=[row.pk for row in some]) == [row.name for row in some]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_without_keys_nothing_is_among_them_and_everything_is_not(people, number):
    keys = [row.pk for row in Office.objects.order_by("name")[:number]]
    anew = Membership.objects.exclude(office__in=keys).exclude(user=people.caseworker)
    found = members_elsewhere(offices=keys, user=people.caseworker.pk)
    assert set(found) == set(anew.values_list("pk", flat=True)) != set()


def test_the_same_keys_stand_in_several_places(people):
    children = Office.objects.filter(parent=people.national).values_list("pk", flat=True)
    assert set(offices_said_twice(offices=[people.national.pk])) == {people.national.pk, *children}


def test_keys_may_be_words(people):
    assert provinces_called(codes=["17", "01", "nowhere"]) == ["01", "17"]
    assert provinces_called(codes=[]) == []


def test_the_day_is_that_of_each_asking(people):
    today = clock.today()
    with log.recording("test.made", by=None):
        Deputy.objects.create(office=people.ngo, user=people.colleague, starts_on=today, ends_on=today)

    @written_once
    def standing_in() -> QuerySet[Deputy, Any]:
        return Deputy.objects.filter(ends_on__gte=TODAY).values_list("user", flat=True)

    assert standing_in(today=today) == [people.colleague.pk]
    assert standing_in(today=today + timedelta(days=1)) == []


def test_a_moment_is_never_written_into_it(people):
    @written_once
    def standing_in() -> QuerySet[Deputy, Any]:
        return Deputy.objects.filter(ends_on__gte=clock.today()).values_list("user", flat=True)

    with pytest.raises(ClockIsHidden):
        standing_in()
    assert clock.today()


def test_an_answer_of_the_database_is_never_written_into_it(people):
    @written_once
    def colleagues() -> QuerySet[User, Any]:
        offices = set(people.caseworker.memberships.values_list("office", flat=True))
        return User.objects.filter(memberships__office__in=offices).values_list("code", flat=True)

    with pytest.raises(AskedTooEarly):
        colleagues()
    assert people.caseworker.memberships.exists()
