"""Whoever reads a sensitive word of a case is on record: for that case, by name, with the section it stands in.

Every page of cases is asked by everybody who may open it, with a word of its own in every sensitive column.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse

from orgs import log
from orgs.models import AuditEvent, User
from orgs.models.event import Outcome
from screening import record
from screening.models import Case
from screening.sections import Section
from screening.views import timeline
from tests.lot import ALL, HALF, IN_THE_DRILL, IN_THE_SUITE, some

from .asking import Asked, address, answer, full, looked_up_once, shown, undone
from .canaries import Canaries, Place, columns, planted
from .more_states import written
from .situations import Situation, built
from .stage import NOWHERE, Wrong, listed
from .table import LISTS, PAGES, PERSONAS, READS, ROWS, SEATS, STAGES, Seat

# C1 and C2 are coded: no word can be planted in them.
PLANTED = {Section.C3, Section.C4, Section.C5}
# No page shows these to anybody.
SHOWN_NOWHERE = {
    # Why the match desk undid a link. It is kept with the link, which no page shows once it is undone.
    "Match.undone_why",
    # C5, which no page but that of what is protected opens. No form asks for it.
    "RelatedPerson.implicated_why",
}
# The timeline shows all that was written, to whoever its section is open to; no other page shows these.
IN_THE_TIMELINE_ALONE = {
    "Move.reason", "ReflectionPeriod.paper_record",
    # Told to a command.
    "Hold.reason",
    # No form asks for it.
    "Person.wishes_not_honoured_why",
}  # fmt: skip
# What a supervisor wrote of what somebody did: whoever works on the case does not read there that it was looked at.
UNDER_NO_CASE = {"ReviewAnswer.note"}
TIMELINE = "screening:timeline"
TRAIL_OF_A_CASE = ("audit_case", "audit_sheet")
OPENS_MORE = {
    "screening:approval", "screening:access_answer", "screening:handover", "screening:handover_answer",
    "referrals:sharing_confirm", "referrals:helping",
}  # fmt: skip
PURPOSES = (None, {"purpose": "supervision", "identity": False}, {"purpose": "supervision", "identity": True})

# Who asks, and what.
Question = tuple[str, Asked]


@dataclass
class Read:
    """What was shown, and what is on record of it."""

    wrong: Wrong = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)
    beside_the_timeline: set[str] = field(default_factory=set)
    answers: int = 0
    named: int = 0
    spurious: Counter[str] = field(default_factory=Counter)


class TestEveryLook(TestCase):
    def test_whatever_is_read_of_a_case_is_on_record_with_its_section(self) -> None:
        read, put = Read(), set[str]()
        for stage in some(STAGES, suite=1):
            with undone():
                here = built(stage)
                beside = written(here, stage)
                words = planted(here.cases.values())
                put |= words.planted
                asked = list(questions(here, stage, beside))
                self.ask(here, words, chosen(asked), read)
                self.notice_a_look_without_its_sections(here, words, asked)
        sys.stdout.write(report(read))  # read with -s
        assert not read.wrong, listed(read.wrong)
        assert read.shown
        if not IN_THE_SUITE:
            assert columns() == put
        if IN_THE_DRILL:
            assert columns() - set(read.shown) == SHOWN_NOWHERE
            assert set(read.shown) - read.beside_the_timeline == IN_THE_TIMELINE_ALONE

    def notice_a_look_without_its_sections(self, here: Situation, words: Canaries, every: list[Question]) -> None:
        seen, read = log.seen, Read()

        def of_nothing(kind: str, **known: Any) -> None:
            seen(kind, **known | {"sections": []})

        with patch.object(log, "seen", of_nothing):
            for one in every:
                if is_timeline(one) and not read.shown:
                    self.ask(here, words, [one], read)
        assert len(read.wrong) == sum(read.shown.values()) > 0

    def ask(self, here: Situation, words: Canaries, every: list[Question], read: Read) -> None:
        with looked_up_once():
            for persona, asked in every:
                user = here.users[persona]
                with undone():
                    known = set(AuditEvent.objects.values_list("pk", flat=True))
                    said = answer(asked)
                    if isinstance(said, HttpResponse):
                        events = AuditEvent.objects.exclude(pk__in=known).exclude(outcome=Outcome.REFUSED)
                        found = words.found_in(said.content.decode(errors="replace"))
                        self.judge(read, persona, user, asked, found, list(events))

    def judge(
        self, read: Read, persona: str, user: User, asked: Asked, found: set[Place], events: list[AuditEvent]
    ) -> None:
        read.answers += 1
        recorded = {
            (event.case_id, Section(section))
            for event in events
            if event.actor_id == user.pk
            for section in event.sections
        }
        for place in found:
            read.shown[place.column] += 1
            if asked.resolver_match.view_name != TIMELINE:
                read.beside_the_timeline.add(place.column)
            if (None if place.column in UNDER_NO_CASE else place.case, place.section) not in recorded:
                read.wrong.append((persona, _name(asked), place.column, place.section))
        were_shown = {(place.case, place.section) for place in found}
        for case, section in recorded:
            if section in PLANTED:
                read.named += 1
                read.spurious[_name(asked)] += (case, section) not in were_shown


def questions(here: Situation, stage: str, beside: list[str]) -> Iterator[Question]:
    """Each page of each case, by everybody who may know of it, for no purpose and for each.

    Each list, the trail of each case and what is ``beside``, by everybody.
    """
    for seat in SEATS[stage]:
        case = here.cases[seat.case]
        asked = [(method, path) for path in paths(here, seat.case) for method in ("GET", "POST")]
        asked += [("GET", path) for path in older(case)]
        for chosen in purposes(seat):
            session = {"purposes": {case.reference: chosen}} if chosen else {}
            for method, path in asked:
                yield seat.persona, Asked(here.users[seat.persona], method, path, **session)
    of_all = [reverse(full(name)) for name in LISTS] + [
        address(name, shown(case)) for name in TRAIL_OF_A_CASE for case in here.cases.values()
    ]
    for persona in PERSONAS:
        for path in of_all:
            yield persona, Asked(here.users[persona], "GET", path)
        for path in beside:
            for method in ("GET", "POST"):
                yield persona, Asked(here.users[persona], method, path)


def paths(here: Situation, letter: str) -> Iterator[str]:
    for name in PAGES | ROWS:
        row = [str(here.rows[letter].get(name, NOWHERE))] if name in ROWS else []
        yield address(name, shown(here.cases[letter]), *row)


def older(case: Case) -> list[str]:
    """What the first page of the timeline has no room for."""
    pages = -(-record.acts(case).count() // timeline.A_PAGE)
    return [f"{address('timeline', shown(case))}?page={page}" for page in range(2, pages + 1)]


def purposes(seat: Seat) -> list[dict[str, Any] | None]:
    """Only those by which something else is opened."""
    opened = READS[seat.as_what]
    return [
        chosen for chosen, reads in zip(PURPOSES, opened, strict=True) if opened.index(reads) == PURPOSES.index(chosen)
    ]


def is_timeline(one: Question) -> bool:
    return one[1].resolver_match.view_name == TIMELINE and one[1].method == "GET"


def chosen(every: list[Question]) -> list[Question]:
    """Not only by lot: something that opens more than the case opens, and the timeline, are always among them."""
    if IN_THE_DRILL:
        return every
    opens_more = [one for one in every if one[1].resolver_match.view_name in OPENS_MORE]
    timelines = [one for one in every if is_timeline(one)]
    return some(opens_more, suite=ALL, ci=HALF) + some(timelines, suite=1, ci=HALF) + some(every, suite=38, ci=80)


def report(read: Read) -> str:
    spurious = sum(read.spurious.values())
    often = ", ".join(f"{name} {count}" for name, count in read.spurious.most_common(12) if count)
    return (
        f"{read.answers} answers showed {sum(read.shown.values())} words of {len(read.shown)} columns;"
        f" {len(read.wrong)} without a record; {read.named} sections named, {spurious} of which nothing stood: {often}"
    )


def _name(asked: Asked) -> str:
    return f"{asked.method} {asked.resolver_match.view_name}"
