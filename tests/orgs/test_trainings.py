"""A certificate counts to the end of its last day in Phnom Penh; then what it opened closes, announced before."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock, people
from orgs.actions import trainings
from orgs.models import Training
from orgs.refusals import Refused
from orgs.rules import TRAINING_RULES
from orgs.types import Course, Role
from screening import access
from screening.actions import cases, identifying
from screening.models import Screening
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 3, 14)
BEFORE = datetime(2026, 1, 5, 9, tzinfo=clock.PHNOM_PENH)


def in_phnom_penh(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.PHNOM_PENH)


LAST_MINUTE = in_phnom_penh(LAST_DAY, 23, 59)
FIRST_TOO_LATE = in_phnom_penh(LAST_DAY + timedelta(days=1), 0, 0)


@pytest.fixture
def everyone() -> Cast:
    with clock.at(BEFORE):
        people = cast()
        stages.indicator_sets.load_shipped()
        return people


def only(user, course: Course) -> Training:
    """The one certificate of the course, which ends on the last day of these tests."""
    training = user.trainings.get(course=course)
    trainings.correct(by=None, training=training, valid_until=LAST_DAY)
    return training


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (in_phnom_penh(LAST_DAY, 0, 0), True),
        (LAST_MINUTE, True),
        (FIRST_TOO_LATE, False),
        (FIRST_TOO_LATE + timedelta(days=300), False),
    ],
)
def test_a_screening_is_begun_to_the_last_minute_and_not_after(everyone, moment, may):
    only(everyone.responder, Course.INDICATOR_SCREENING)
    with clock.at(moment):
        assert people.may_begin_screening(user=everyone.responder, today=clock.today()) is may
        if may:
            assert cases.begin(by=everyone.responder, office=everyone.ngo)
        else:
            with pytest.raises(Refused):
                cases.begin(by=everyone.responder, office=everyone.ngo)
    assert Screening.objects.exists() is may


def test_the_day_ends_in_phnom_penh_and_not_in_greenwich():
    # 23:59 in Phnom Penh is 16:59 of the same day in UTC; 00:00 is 17:00 of the day before.
    for moment, day in ((LAST_MINUTE, LAST_DAY), (FIRST_TOO_LATE, LAST_DAY + timedelta(days=1))):
        with clock.at(moment):
            assert clock.today() == day


def test_a_form_sent_after_midnight_is_sent_back_though_its_page_opened_before(everyone):
    only(everyone.responder, Course.INDICATOR_SCREENING)
    client = Client()
    client.force_login(everyone.responder)
    with clock.at(LAST_MINUTE):
        assert client.get(reverse("screening:screening_new")).status_code == 200
    with clock.at(FIRST_TOO_LATE):
        answer = client.post(reverse("screening:screening_new"), {"office": str(everyone.ngo.pk)})
    assert answer.status_code == 422
    assert not Screening.objects.exists()


def test_a_specialist_without_the_course_takes_no_part(everyone):
    with clock.at(BEFORE):
        case = stages.received(everyone)
    only(everyone.specialist, Course.FORMAL_IDENTIFICATION)
    with clock.at(LAST_MINUTE):
        assert identifying.may_examine(everyone.specialist, case)
    with clock.at(FIRST_TOO_LATE):
        assert not identifying.may_examine(everyone.specialist, case)
        assert identifying.may_examine(everyone.second_specialist, case)


@pytest.mark.parametrize("permission", ["interview.record", "finding.propose", "finding.more_time"])
def test_the_named_specialist_stops_at_midnight_too(everyone, permission):
    case = stages.identification(everyone, stages.Calendar(first=date(2026, 1, 10)))
    only(everyone.specialist, Course.FORMAL_IDENTIFICATION)
    with clock.at(LAST_MINUTE):
        assert access.refusal(everyone.specialist, permission, case) is None
    with clock.at(FIRST_TOO_LATE):
        sentence = str(access.refusal(everyone.specialist, permission, case))
    assert sentence == "Your training “Formal identification” is missing or has run out. Ask your supervisor."


def test_a_screening_that_was_begun_is_not_filled_in_after_midnight(everyone):
    with clock.at(BEFORE):
        case = stages.begun(everyone)
    only(everyone.responder, Course.INDICATOR_SCREENING)
    for moment, may in ((LAST_MINUTE, True), (FIRST_TOO_LATE, False)):
        with clock.at(moment):
            assert (access.refusal(everyone.responder, "screening.fill", case) is None) is may
            # Needs and a safe bed wait for no certificate.
            assert access.refusal(everyone.responder, "need.record", case) is None


@pytest.mark.parametrize(
    ("days_before", "warned"), [(31, False), (30, True), (1, True), (0, True), (-1, True), (-400, True)]
)
def test_the_start_page_warns_from_thirty_days_before(everyone, days_before, warned):
    only(everyone.responder, Course.INDICATOR_SCREENING)
    client = Client()
    client.force_login(everyone.responder)
    with clock.at(in_phnom_penh(LAST_DAY - timedelta(days=days_before), 9, 0)):
        page = client.get(reverse("screening:home")).content.decode()
        found = people.trainings_ending(user=everyone.responder, today=clock.today())
    assert ("Your training “Indicators and screening” counts until Saturday 14 March 2026" in page) is warned
    assert [row.course for row in found] == ([Course.INDICATOR_SCREENING] if warned else [])


def test_a_newer_certificate_ends_the_warning(everyone):
    only(everyone.responder, Course.INDICATOR_SCREENING)
    with clock.at(LAST_MINUTE):
        trainings.record(
            by=None, user=everyone.responder, course=Course.INDICATOR_SCREENING, completed_on=LAST_DAY, today=LAST_DAY
        )
        assert people.trainings_ending(user=everyone.responder, today=clock.today()) == []
    with clock.at(FIRST_TOO_LATE):
        assert people.may_begin_screening(user=everyone.responder, today=clock.today())


@pytest.mark.parametrize("course", list(Course))
def test_without_a_date_a_certificate_counts_as_long_as_the_rule_says(course):
    days = {rule.course: rule.valid_for.days for rule in TRAINING_RULES}
    assert days[course] == 730
    user = orgs.member(role=Role.RESPONDER, trained=False)
    row = trainings.record(by=None, user=user, course=course, completed_on=date(2026, 3, 3), today=date(2026, 3, 3))
    assert row.valid_until == date(2028, 3, 2)


def test_a_certificate_of_tomorrow_and_one_that_ends_before_it_begins_are_refused():
    user = orgs.member(role=Role.RESPONDER, trained=False)
    said = {"by": None, "user": user, "course": Course.INDICATOR_SCREENING, "today": LAST_DAY}
    for completed_on, until, why in (
        (LAST_DAY + timedelta(days=1), None, "future"),
        (LAST_DAY, LAST_DAY - timedelta(days=1), "order"),
    ):
        with pytest.raises(Refused) as refusal:
            trainings.record(**said, completed_on=completed_on, valid_until=until)
        assert refusal.value.why == why
    row = trainings.record(**said, completed_on=LAST_DAY)
    with pytest.raises(Refused):
        trainings.correct(by=None, training=row, valid_until=LAST_DAY - timedelta(days=1))
    assert Training.objects.get().valid_until == date(2028, 3, 13)


def test_a_certificate_entered_by_mistake_closes_what_it_opened(everyone):
    training = everyone.responder.trainings.get(course=Course.INDICATOR_SCREENING)
    trainings.correct(by=everyone.administrator, training=training, valid_until=training.completed_on)
    with clock.at(BEFORE):
        assert not people.may_begin_screening(user=everyone.responder, today=clock.today())


def test_a_certificate_is_of_one_course_and_of_no_other(everyone):
    only(everyone.responder, Course.INDICATOR_SCREENING)
    with clock.at(FIRST_TOO_LATE):
        assert people.is_trained(everyone.responder, Course.TRAUMA_INFORMED, clock.today())
        assert not people.may_begin_screening(user=everyone.responder, today=clock.today())
