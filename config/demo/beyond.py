"""How is another country asked, a relative looked for, and another office offered the person, in the demonstration?"""

from collections.abc import Callable
from datetime import time
from typing import Any

from orgs import clock
from orgs.models import Office
from referrals.actions import exchanges, tracings
from referrals.types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, TracingOutcome, Wish
from screening.actions import families, relatives, transfers
from screening.actions.recipients import abroad as to_country
from screening.actions.recipients import to_take_over, to_trace
from screening.types import FindingOutcome, Relation, Safe, SharedGroup, WishAnswer

from .cases import Story
from .helped import OFFICE, agreed
from .person import Person, Steps, case_of, there, worker_of

HOME = "KH"


def abroad(person: Person) -> Steps:
    """Whoever comes from another country asks for papers: weighed, agreed, told the least, answered."""
    if person.nationality == HOME or person.is_child:
        return []

    def weigh(told: Story) -> None:
        told.made["exchange"] = exchanges.weigh(
            by=worker_of(told),
            case=case_of(told),
            country=person.nationality,
            with_whom=ExchangeWith.MISSION,
            exchange_about=ExchangeAbout.PAPERS,
            asked_first=AskedFirst.PERSON,
            wish=Wish.YES,
            danger=Danger.NONE_FOUND,
            risk="Invented: no official there is named by the person; the family is not to be told.",
        )

    def contact(told: Story) -> None:
        exchanges.contact(
            by=worker_of(told),
            exchange=there(told.made.get("exchange")),
            basis=agreed(told, person, to_country(person.nationality), groups=(SharedGroup.CODED,)),
            groups=[SharedGroup.CODED],
            took_place_at=clock.now(),
            addressed_to="The consular section (invented)",
            told="That somebody needs a travel paper; no name, no place.",
        )

    def answered(told: Story) -> None:
        answer = "A paper can be made when the person comes by themselves (invented)."
        exchanges.answer(by=worker_of(told), exchange=there(told.made.get("exchange")), answer=answer)

    return [(13, time(10), weigh), (14, time(10), contact), (19, time(10), answered)]


def traced(person: Person) -> Steps:
    """After the finding a sister is looked for, where the person was identified and is an adult."""
    if person.outcome is not FindingOutcome.IDENTIFIED or person.wants_interview is not WishAnswer.YES:
        return []
    if person.is_child or person.nationality != HOME:
        return []

    def begin(told: Story) -> None:
        by, case = worker_of(told), case_of(told)
        if case.stage != "support":
            return
        sister = relatives.add(by=by, case=case, relation=Relation.FAMILY, name="A sister (invented)")
        families.assess(
            by=by, case=case, relative=sister, safe=Safe.YES, took_place_at=clock.now(), text="Invented: they write."
        )
        told.made["tracing"] = tracings.begin(
            by=by,
            case=case,
            consent=agreed(told, person, to_trace(sister)),
            search="By letter to the commune (invented).",
        )

    def end(told: Story) -> None:
        if "tracing" in told.made:
            tracings.end(by=worker_of(told), tracing=there(told.made["tracing"]), outcome=TracingOutcome.FOUND)

    return [(50, time(10), begin), (90, time(10), end)]


def being_offered(person: Person) -> Callable[[Story], Any]:
    """The partner is offered to answer for the person from now on."""

    def offer(told: Story) -> None:
        basis = agreed(told, person, to_take_over(Office.objects.get(name=OFFICE)))
        words = "She wants to live near her aunt in Siem Reap (invented)."
        transfers.offer(by=worker_of(told), case=case_of(told), basis=basis, words=words)

    return offer
