"""Working days are Monday to Friday without the holidays people keep: loaded, moved by decree, added, taken out."""

from datetime import date, timedelta

import pytest

from orgs import hierarchy
from orgs.actions import holidays
from orgs.models import AuditEvent, Holiday
from orgs.refusals import Refused

pytestmark = pytest.mark.django_db

# Typed by hand from the calendar of 2026: fixed days, and days of the moon.
FIXED = {date(2026, 1, 1), date(2026, 1, 7), date(2026, 5, 1), date(2026, 9, 24), date(2026, 11, 9)}
MOON = {date(2026, 4, 14), date(2026, 10, 12), date(2026, 11, 24)}


def days(year: int = 2026) -> set[date]:
    return set(Holiday.objects.filter(on__year=year).values_list("on", flat=True))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 6), True),  # a Friday
        (date(2026, 11, 7), False),  # a Saturday
        (date(2026, 11, 8), False),  # a Sunday
        (date(2026, 11, 9), False),  # Independence Day, a Monday
        (date(2026, 11, 10), True),  # a Tuesday
    ],
)
def test_weekends_and_holidays_are_no_working_days(day, works):
    holidays.load(by=None, years=[2026])
    assert hierarchy.is_working_day(day) is works


def test_what_people_change_decides_which_days_are_worked():
    holidays.load(by=None, years=[2026])
    assert days() >= FIXED | MOON
    water_festival = Holiday.objects.get(on=date(2026, 11, 24))
    holidays.move(by=None, holiday=water_festival, on=date(2026, 11, 26), basis="decree 7")
    assert hierarchy.is_working_day(date(2026, 11, 24))
    assert not hierarchy.is_working_day(date(2026, 11, 26))
    holidays.cancel(by=None, holiday=Holiday.objects.get(on=date(2026, 9, 24)))
    assert hierarchy.is_working_day(date(2026, 9, 24))
    holidays.add(by=None, on=date(2026, 9, 25), name="A day of mourning", basis="decree 8")
    assert not hierarchy.is_working_day(date(2026, 9, 25))


def test_every_day_says_what_it_rests_on():
    holidays.load(by=None, years=[2026])
    assert all("lunar days to be confirmed" in row.basis for row in Holiday.objects.all())
    row = Holiday.objects.get(on=date(2026, 11, 24))
    holidays.move(by=None, holiday=row, on=row.on, basis="decree 7")
    assert Holiday.objects.get(on=date(2026, 11, 24)).basis == "decree 7"


def test_a_year_is_loaded_once_and_what_people_changed_since_stays():
    holidays.load(by=None, years=[2026])
    holidays.cancel(by=None, holiday=Holiday.objects.get(on=date(2026, 9, 24)))
    holidays.move(by=None, holiday=Holiday.objects.get(on=date(2026, 11, 9)), on=date(2026, 11, 10), basis="decree 7")
    kept = days()
    assert holidays.load(by=None, years=[2026]) == 0
    with pytest.raises(Refused) as refusal:
        holidays.load_year(by=None, year=2026)
    assert refusal.value.why == "already"
    assert days() == kept
    assert AuditEvent.objects.filter(kind="holidays.loaded").count() == 1


def test_a_year_of_which_people_wrote_some_days_first_is_still_loaded_and_their_words_stay():
    holidays.add(by=None, on=date(2026, 11, 9), name="Independence, by decree", basis="decree 7")
    last = holidays.add(by=None, on=date(2025, 12, 31), name="A day that moved", basis="decree 8")
    holidays.move(by=None, holiday=last, on=date(2026, 1, 2), basis="decree 9")
    added = holidays.load_year(by=None, year=2026)
    assert added > 15
    assert days() >= FIXED | MOON | {date(2026, 1, 2)}
    assert Holiday.objects.get(on=date(2026, 11, 9)).name == "Independence, by decree"


def test_a_year_that_the_calendar_does_not_know_is_refused_and_not_taken_for_loaded():
    with pytest.raises(Refused) as refusal:
        holidays.load_year(by=None, year=1950)
    assert refusal.value.why == "unknown_year"
    assert not AuditEvent.objects.filter(kind="holidays.loaded").exists()


def test_one_day_is_one_holiday():
    first = holidays.add(by=None, on=date(2026, 11, 9), name="Independence", basis="decree 7")
    second = holidays.add(by=None, on=date(2026, 11, 10), name="Another", basis="decree 7")
    for act in (
        lambda: holidays.add(by=None, on=first.on, name="Again", basis="decree 8"),
        lambda: holidays.move(by=None, holiday=second, on=first.on, basis="decree 8"),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.why == "already"
    assert days() == {first.on, second.on}


@pytest.mark.parametrize("said", [{"name": "", "basis": "decree 7"}, {"name": "A day", "basis": ""}])
def test_a_day_without_a_name_or_a_basis_is_refused(said):
    with pytest.raises(Refused):
        holidays.add(by=None, on=date(2026, 11, 9), **said)
    assert not Holiday.objects.exists()


def test_a_day_that_is_gone_is_not_moved_or_taken_out_again():
    row = holidays.add(by=None, on=date(2026, 11, 9), name="Independence", basis="decree 7")
    holidays.cancel(by=None, holiday=row)
    gone = Holiday(pk=Holiday.history.get(history_type="-").id)
    for act in (
        lambda: holidays.cancel(by=None, holiday=gone),
        lambda: holidays.move(by=None, holiday=gone, on=date(2026, 11, 10), basis="decree 8"),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.why == "gone"


def test_the_moon_is_not_taken_for_the_sun():
    """Khmer New Year of 2026 is three days from 14 April; the day after is worked."""
    holidays.load(by=None, years=[2026])
    new_year = [date(2026, 4, 14) + timedelta(days=step) for step in range(-1, 4)]
    assert [hierarchy.is_working_day(day) for day in new_year] == [True, False, False, False, True]
