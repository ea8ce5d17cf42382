"""An interpreter of the roster counts while the ethics training does, for the languages listed, by number only."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock, languages
from orgs.actions import interpreters
from orgs.refusals import Refused
from orgs.types import Gender
from orgs.views.interpreters import training_state
from screening.actions.interpreting import Voice, rules_held
from screening.forms.shared import roster
from screening.safety import Independence, InterpreterKind
from tests.factories import orgs
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db

TRAINED_ON = date(2024, 3, 14)
LAST_DAY = date(2026, 3, 14)  # 730 days, local policy


def trained() -> interpreters.Interpreter:
    return interpreters.add(
        by=None, languages=["vi", "km", "vi"], gender=Gender.WOMAN, today=TRAINED_ON, ethics_trained_on=TRAINED_ON
    )


def voice(interpreter, language: str = "vi") -> Voice:
    return Voice(
        kind=InterpreterKind.ROSTER,
        language=language,
        interpreter=interpreter,
        independence=frozenset(Independence),
        gender_accepted=True,
    )


@pytest.mark.parametrize(
    ("day", "hour", "minute", "counts"),
    [(TRAINED_ON, 0, 0, True), (LAST_DAY, 23, 59, True), (LAST_DAY + timedelta(days=1), 0, 0, False)],
)
def test_the_ethics_training_counts_to_the_end_of_its_last_day(day, hour, minute, counts):
    found = trained()
    assert found.ethics_valid_until == LAST_DAY
    with clock.at(datetime.combine(day, time(hour, minute), tzinfo=clock.PHNOM_PENH)):
        assert found.is_trained(today=clock.today()) is counts
        assert rules_held(voice(found), today=clock.today()) is counts


def test_only_for_the_languages_listed_while_on_the_roster_and_after_training():
    found, untrained = trained(), orgs.interpreter("vi", trained=False)
    today = LAST_DAY
    assert found.languages == ["km", "vi"]
    assert rules_held(voice(found), today=today)
    assert not rules_held(voice(found, "th"), today=today)
    assert not rules_held(voice(untrained), today=today)
    interpreters.set_active(by=None, interpreter=found, is_active=False)
    assert not rules_held(voice(found), today=today)
    assert [code for code, _words in roster()] == [untrained.code]
    interpreters.set_active(by=None, interpreter=found, is_active=True)
    assert rules_held(voice(found), today=today)


def test_a_new_training_lets_them_interpret_again():
    found, later = trained(), LAST_DAY + timedelta(days=60)
    assert not rules_held(voice(found), today=later)
    interpreters.train(by=None, interpreter=found, ethics_trained_on=later, today=later)
    assert rules_held(voice(found), today=later)
    assert found.ethics_valid_until == later + timedelta(days=730)


def test_what_cannot_be_is_refused():
    said = {"by": None, "gender": Gender.MAN, "today": LAST_DAY}
    for more, why in (
        ({"languages": []}, "fields"),
        ({"languages": ["vi"], "ethics_trained_on": LAST_DAY + timedelta(days=1)}, "future"),
    ):
        with pytest.raises(Refused) as refusal:
            interpreters.add(**said, **more)
        assert refusal.value.why == why


@pytest.mark.parametrize(
    ("days_before", "tone", "words"),
    [
        (31, "safe", "counts"),
        (30, "due", "ends in 30 days"),
        (1, "due", "ends tomorrow"),
        (0, "due", "ends today"),
        (-1, "over", "run out: what they interpret does not count"),
    ],
)
def test_the_roster_warns_from_thirty_days_before_and_says_when_it_has_run_out(days_before, tone, words):
    state = training_state(trained(), today=LAST_DAY - timedelta(days=days_before))
    assert (state["tone"], str(state["word"])) == (tone, words)


def test_without_a_training_the_roster_says_so():
    state = training_state(orgs.interpreter("th", trained=False), today=LAST_DAY)
    assert (state["tone"], str(state["word"])) == ("over", "not recorded: what they interpret does not count")


def test_the_list_gives_languages_in_words_and_finds_by_language():
    people = cast()
    orgs.interpreter(languages=("vi", "km"))
    cham = orgs.interpreter("cja")
    client = Client()
    client.force_login(people.responder)
    page = client.get(reverse("orgs:interpreters")).content.decode()
    assert "Khmer, Vietnamese" in page
    assert "Western Cham" in page
    found = client.get(reverse("orgs:interpreters"), {"language": "cja"}).content.decode()
    assert cham.code in found
    assert "Khmer, Vietnamese" not in found
    nobody = client.get(reverse("orgs:interpreters"), {"language": "lo"}).content.decode()
    assert "Nobody on the roster interprets Lao." in nobody


def test_who_is_off_the_roster_is_shown_to_administrators_only():
    people = cast()
    left = orgs.interpreter("th")
    interpreters.set_active(by=None, interpreter=left, is_active=False)
    client = Client()
    for user, shown in ((people.administrator, True), (people.caseworker, False)):
        client.force_login(user)
        assert (left.code in client.get(reverse("orgs:interpreters")).content.decode()) is shown


def test_words_of_languages_keep_the_order_of_the_table_and_never_lose_a_code():
    assert languages.words(["vi", "km"]) == "Khmer, Vietnamese"
    assert languages.words(["xx", "vi"]) == "Vietnamese, xx"
    assert languages.words([]) == ""
