"""What people really type: words with characters nobody sees, Khmer digits, days that do not exist."""

from datetime import date, datetime, time

import pytest

from orgs import clock, typed
from orgs.sheets import AgeField, DateField3, MomentField, NumberField, SheetForm, TypedField, YesNoField


class Sheet(SheetForm):
    words = TypedField(label="Words", max_length=10, required=False)
    born_on = DateField3(label="Born", past=True, required=False)
    age = AgeField(label="Age", required=False)
    met_at = MomentField(label="Met", past=True, required=False)
    agreed = YesNoField(label="Agreed", required=False)
    beds = NumberField(label="Beds", least=1, most=40, required=False)


def day_boxes(name, day, month, year, **more):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year} | more


def read(**data):
    form = Sheet(data)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def errors(**data):
    return [str(message) for messages in Sheet(data).errors.values() for message in messages]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\u200bb", "ab"),
        ("a\u200db\ufeff", "ab"),
        ("\u202ea\u2069", "a"),
        ("a\x00\x07b", "ab"),
        ("  a  ", "a"),
        ("a\r\nb", "a\nb"),
        ("e\u0301", "\u00e9"),
        ("\u200b\u2060", ""),
    ],
)
def test_what_nobody_sees_is_not_kept(sent, kept):
    assert read(words=sent)["words"] == kept


def test_khmer_words_stay_as_they_were_typed():
    assert read(words="ស្រីណា")["words"] == "ស្រីណា"


def test_words_nobody_sees_are_no_answer_to_a_required_question():
    class Asked(SheetForm):
        words = TypedField(label="Words", max_length=10)

    assert Asked({"words": "\u200b \u200b"}).errors["words"] == ["Enter an answer for “Words”."]


def test_a_text_too_long_is_refused_and_says_by_how_much():
    assert errors(words="x" * 13) == ["This text is 3 characters too long. Shorten it to 10 characters."]
    assert errors(words="x" * 11) == ["This text is 1 character too long. Shorten it to 10 characters."]
    assert read(words="x" * 10)["words"] == "x" * 10


@pytest.mark.parametrize("month", ["3", "03", "៣", "March", "mar", "MAR.", "មីនា", "មិនា"])
def test_a_month_is_a_number_or_a_name_in_both_languages(month):
    assert read(**day_boxes("born_on", "១៤", month, "២០០៨"))["born_on"] == date(2008, 3, 14)


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (("31", "2", "2008"), "There is no such day. Enter a day that this month has."),
        (("29", "2", "2007"), "There is no such day. Enter a day that this month has."),
        (("0", "2", "2007"), "There is no such day. Enter a day that this month has."),
        (("1", "13", "2007"), "Enter the month as a number from 1 to 12, or its name."),
        (("1", "2", "07"), "Enter the year with four digits, such as 2026."),
        (("1", "2", "2569"), "This looks like a Buddhist Era year. Use 2026."),
        (("1", "2", "1066"), "Enter a year between 1900 and 2100."),
        (("one", "2", "2007"), "Enter the day as a number, such as 12."),
        (("²", "2", "2007"), "Enter the day as a number, such as 12."),
        (("", "2", "2007"), "Enter the day, such as 12."),
        (("1", "", "2007"), "Enter the month, such as 3 or March."),
        (("1", "2", ""), "Enter the year, such as 2026."),
    ],
)
def test_a_day_that_cannot_be_says_how_to_mend_it(boxes, sentence):
    assert errors(**day_boxes("born_on", *boxes)) == [sentence]


def test_the_twenty_ninth_of_february_exists_in_leap_years():
    assert read(**day_boxes("born_on", "29", "2", "2008"))["born_on"] == date(2008, 2, 29)


def test_a_day_to_come_is_refused_where_only_the_past_counts():
    with clock.at(datetime(2026, 3, 14, 0, 5, tzinfo=clock.PHNOM_PENH)):
        assert read(**day_boxes("born_on", "14", "3", "2026"))["born_on"] == date(2026, 3, 14)
        assert errors(**day_boxes("born_on", "15", "3", "2026")) == [
            "This day is still to come. Enter today or a day before it."
        ]


def test_three_empty_boxes_are_no_day():
    assert read(**day_boxes("born_on", " ", "", "\u200b"))["born_on"] is None


@pytest.mark.parametrize("typed_time", ["09:05", "9:05", "9.05", "0905", "905", "៩:០៥", "9h05"])
def test_a_moment_is_phnom_penh_time_however_its_time_is_typed(typed_time):
    met_at = read(**day_boxes("met_at", "14", "3", "2025", met_at_time=typed_time))["met_at"]
    assert met_at == datetime(2025, 3, 14, 9, 5, tzinfo=clock.PHNOM_PENH)


@pytest.mark.parametrize("typed_time", ["24:00", "9:5", "9:60", "noon", "99", "-1:00"])
def test_a_time_of_day_that_cannot_be_is_refused(typed_time):
    assert errors(**day_boxes("met_at", "14", "3", "2025", met_at_time=typed_time)) == [
        "Enter the time on the 24-hour clock, such as 14:05."
    ]


def test_midnight_is_a_time_of_day():
    assert typed.read_time("00:00") == time(0, 0)


def test_a_day_without_its_time_is_not_taken_for_midnight():
    assert errors(**day_boxes("met_at", "14", "3", "2025", met_at_time="")) == ["Enter the time, such as 14:05."]


@pytest.mark.parametrize(("sent", "age"), [("17", 17), ("១៧", 17), (" 17\u200b ", 17), ("0", 0), ("", None)])
def test_an_age_may_be_in_khmer_digits(sent, age):
    assert read(age=sent)["age"] == age


@pytest.mark.parametrize("sent", ["121", "-1", "17.5", "about 17", "९", "1e1"])
def test_an_age_that_is_no_age_is_refused(sent):
    assert errors(age=sent) == ["Enter a whole number from 0 to 120."]


def test_a_number_keeps_within_its_limits():
    assert errors(beds="0") == errors(beds="41") == ["Enter a whole number from 1 to 40."]


@pytest.mark.parametrize(("sent", "meant"), [("yes", True), ("no", False), ("", None)])
def test_a_question_left_open_is_neither_yes_nor_no(sent, meant):
    assert read(agreed=sent)["agreed"] is meant
