"""Who else is invented, so that there is somebody at every stage, and somebody whose case has ended?"""

from datetime import time, timedelta

from orgs import clock
from screening.actions import check_ins, ending, extensions, missing, moves, notes
from screening.types import (
    AgeBand,
    CheckInHeld,
    CheckInKind,
    ContactWay,
    ExtensionWhy,
    HandoverAnswer,
    NeedKind,
    WishAnswer,
)

from .beyond import being_offered
from .cases import Story, who
from .course import story
from .later import approve
from .person import NORTHWEST, SIEM_REAP, Person, case_of, worker_of


def few_signs(name: str, days_ago: int) -> Story:
    def end(told: Story) -> None:
        ending.end(
            by=who(NORTHWEST.responder), case=case_of(told), transition="close_few_or_no", not_asked_why="not_relevant"
        )

    person = Person(yes=(), saw=(), needs=(NeedKind.NOTHING,), until=0)
    person.extra.append((0, time(10), end))
    return story(name, days_ago, person, NORTHWEST)


def on_the_way() -> list[Story]:
    """Cases at the stages in between, in both provinces."""
    man = Person(gender="man", age_band=AgeBand.FROM_25_TO_34, yes=("R2", "C9", "X1"))
    kept = Person(agrees=HandoverAnswer.THINKING, yes=("R1", "C5"))
    return [
        story("begun today", 0, Person(yes=("R1",)), NORTHWEST),
        story("begun today, Siem Reap", 0, Person(yes=("C5",)), SIEM_REAP),
        story("handed over yesterday", 1, man, SIEM_REAP),
        story("kept, wants to think", 4, kept, NORTHWEST),
        story("received", 2, Person(), SIEM_REAP),
        _asks_for_more_days(),
        _offered(),
        _missed_two(),
        story("waits for the finding", 39, man, SIEM_REAP),
        story("waits for confirmation", 40, Person(yes=("R3", "C2", "X3")), NORTHWEST),
        story("support without the interview", 50, Person(wants_interview=WishAnswer.NO), SIEM_REAP),
    ]


def _asks_for_more_days() -> Story:
    person = Person(yes=("R6", "C7", "X1"))

    def ask(told: Story) -> None:
        extensions.ask_extension(
            by=worker_of(told), case=case_of(told), why=ExtensionWhy.HEALTH, days=10, reason="In hospital."
        )
        notes.record_contact(
            by=worker_of(told),
            case=case_of(told),
            way=ContactWay.IN_PERSON,
            took_place_at=clock.now(),
            text="Feels better; wants to stay a little longer.",
        )

    person.extra.append((21, time(11), ask))
    return story("asks for a longer period", 22, person, NORTHWEST)


def _offered() -> Story:
    """The partner is offered to answer for her, and has not said yet."""
    person = Person(yes=("R3", "C1"), name="An invented name")
    person.extra.append((6, time(14), being_offered(person)))
    return story("offered to another office", 7, person, NORTHWEST)


def _missed_two() -> Story:
    """Not met twice: an alert is open, and a search is recorded."""
    person = Person(yes=("R1", "C4"), until=11)

    def missed(told: Story) -> None:
        for kind in (CheckInKind.OTHER, CheckInKind.OTHER):
            check_ins.record(
                by=worker_of(told), case=case_of(told), kind=kind, took_place_at=clock.now(), held=CheckInHeld.MISSED
            )

    def search(told: Story) -> None:
        alert = case_of(told).missingalert_set.get()
        missing.record_search(
            by=worker_of(told), alert=alert, search="Called the agreed number; asked the shelter.",
            next_look_on=clock.today() + timedelta(days=3),
        )  # fmt: skip

    person.extra += [(11, time(15), missed), (11, time(16), search)]
    return story("could not be met", 12, person, SIEM_REAP)


def ended() -> list[Story]:
    went_home = Person(yes=("R2", "X2"), until=60)

    def home(told: Story) -> None:
        asked = moves.move(
            by=worker_of(told), case=case_of(told), transition="close_left", reason="Went home by own decision."
        )
        approve(asked, NORTHWEST.receiver)

    went_home.extra.append((60, time(11), home))
    return [
        story("needs met, closed", 240, Person(yes=("R1", "C2", "X1")), NORTHWEST),
        story("in support", 120, Person(yes=("R3", "C9", "X2")), SIEM_REAP),
        story("went home", 75, went_home, NORTHWEST),
        few_signs("few signs", 15),
    ]
