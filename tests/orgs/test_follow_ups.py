"""What an answer asks after is asked there, kept there, and nowhere else."""

import pytest
from django.template.loader import render_to_string

from orgs.sheets import ChoiceRadio, FollowUp, ManyChoices, SheetForm, TypedField, YesNoField

WAYS = [("phone", "By phone"), ("visit", "In person"), ("none", "Not at all")]


class Contact(SheetForm):
    way = ChoiceRadio(label="How?", choices=WAYS)
    hours = TypedField(label="When?", max_length=20, required=False, ask="Write when.")
    alone = YesNoField(label="Alone?", required=False)
    who = ManyChoices(label="Who else?", choices=[("a", "A"), ("b", "B")], required=False)

    follow_ups = (
        FollowUp(of={"way": ("phone",)}, asks=("hours",), required=("hours",)),
        FollowUp(of={"way": ("phone", "visit")}, asks=("alone",)),
        FollowUp(of={"alone": ("no",)}, asks=("who",), required=("who",)),
    )


def sent(**said):
    form = Contact(said)
    form.is_valid()
    return form


def test_an_answer_that_asks_for_more_requires_it():
    assert sent(way="phone").errors["hours"] == ["Write when."]
    assert sent(way="visit").is_valid()


def test_what_does_not_belong_to_the_answer_is_dropped_with_its_errors():
    form = sent(way="none", hours="much too long for this box", alone="no", who=["z"])
    assert form.errors == {}
    assert form.cleaned_data | {"submission": None} == {
        "submission": None, "version": None, "way": "none", "hours": "", "alone": None, "who": [],
    }  # fmt: skip


def test_a_follow_up_of_a_follow_up_goes_with_it():
    assert "who" in sent(way="visit", alone="no").errors
    assert sent(way="none", alone="no").is_valid()


def test_the_page_nests_what_is_asked_after_and_marks_the_answers_that_open_it():
    html = render_to_string("components/_form.html", {"form": Contact(), "csrf_token": "x"})
    assert 'value="phone" id="id_way_0" data-opens="1 2"' in html
    assert 'value="none" id="id_way_2">' in html
    inside = html[html.index('class="reveal if-2"') :]
    assert inside.index('name="alone"') < inside.index('class="reveal if-3"') < inside.index('name="who"')
    assert "(optional)" not in html.split('name="hours"')[0].split('name="way"')[-1]


@pytest.mark.parametrize(("code", "stands"), [("", "open"), ("yes", "yes")])
def test_a_question_left_open_is_kept_as_the_code_that_stands_for_it(code, stands):
    class Asked(SheetForm):
        way = ChoiceRadio(label="How?", choices=[("yes", "Yes"), ("open", "Not asked")], left_open="open")

    form = Asked({"way": code})
    assert form.is_valid()
    assert form.cleaned_data["way"] == stands
    assert "checked" not in str(Asked())
