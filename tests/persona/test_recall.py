"""Whoever reads a sensitive word of a case is on record: for that case, by name, with the section it stands in.

Every page of cases is asked by everybody who may open it, with a word of its own in every sensitive column.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse

from orgs import clock, log
from orgs.models import AuditEvent, User
from orgs.models.event import Outcome
from referrals.actions import helping, placements, visits
from referrals.models import Referral
from referrals.types import PlacementKind, VisitKind, VisitOutcome
from screening.actions import attachments, drafts, notes, protected
from screening.checklist import ObservationAnswer
from screening.models import AlternativePlan, Case, Observation, Removal, Response
from screening.sections import Section
from screening.types import ProtectedKind
from tests.factories import files
from tests.lot import ALL, HALF, IN_THE_DRILL, IN_THE_SUITE, some

from .asking import Asked, address, answer, full, looked_up_once, shown, undone
from .canaries import Canaries, Place, columns, planted
from .situations import Situation, built
from .stage import NOWHERE, Wrong, listed
from .table import LISTS, PAGES, PERSONAS, READS, ROWS, SEATS, STAGES, Seat

# C1 and C2 are coded: no word can be planted in them.
PLANTED = {Section.C3, Section.C4, Section.C5}
# Why a link between two cases was undone: written at the match desk (tests/screening/test_matches.py).
# What a supervisor wrote of what somebody did: recorded under no case (tests/screening/test_review.py).
# Why a case has to be kept: told to a command, and on no page (tests/screening/test_shredding.py).
NOT_PLANTED = {"Match.undone_why", "ReviewAnswer.note", "Hold.reason"}
# Planted, and shown only after something that happens at none of the five stages: the crawl says nothing of them.
NOT_SHOWN = {
    "Approval.answer_reason", "BestInterests.child_view", "Consent.best_interests", "Consent.withdrawn_words",
    "Detention.released_to", "Draft.content", "Exchange.answer", "Move.reason", "NeedsAssessment.words",
    "NonPunishmentNotice.answer", "Person.wishes_not_honoured_why", "ReflectionPeriod.paper_record",
    "RelatedPerson.implicated_why", "Screening.raised_why",
}  # fmt: skip
OPENS_MORE = {
    "screening:approval", "screening:access_answer", "screening:handover", "screening:handover_answer",
    "referrals:sharing_confirm", "referrals:helping",
}  # fmt: skip
PURPOSES = (None, {"purpose": "supervision", "identity": False}, {"purpose": "supervision", "identity": True})


@dataclass
class Read:
    """What was shown, and what is on record of it."""

    wrong: Wrong = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    named: int = 0
    spurious: Counter[str] = field(default_factory=Counter)


def with_more(here: Situation, stage: str) -> Situation:
    """A row of what is nowhere else written at these stages."""
    case = here.cases["A"]
    if stage == "begun":
        by = here.users["responder"]
        drafts.keep(by=by, case=case, part=drafts.Part.EXPLOITATION, content={"narrative": "Two invented words."})
    if stage == "supported":
        of_the_case(here, case)
    return here


def of_the_case(here: Situation, case: Case) -> None:
    by = here.users["caseworker"]
    notes.write(by=by, case=case, text="A note.")
    paper = attachments.add(by=by, case=case, **files.attached())
    attachments.take_back(by=by, attachment=paper, why="Of somebody else.")
    protected.write(by=here.users["responder"], case=case, kind=ProtectedKind.OTHER, text="Said.")
    placements.record(by=by, case=case, kind=PlacementKind.FAMILY, began_on=clock.today(), where="Somewhere.")
    visits.record(by=by, case=case, kind=VisitKind.OTHER, outcome=VisitOutcome.MADE, took_place_at=clock.now())
    served = Referral.objects.get(pk=here.rows["A"]["referrals:begin"])
    helping.write(by=here.users["colleague"], referral=served, text="Came.")
    screening = case.screening_set.get()
    rows = [
        Observation(screening=screening, item="o1", answer=ObservationAnswer.values[0]),
        Removal(took_place_at=clock.now(), arrived_at_kind="office"),
        Response(),
        AlternativePlan(review_on=clock.today() + timedelta(days=30)),
    ]
    with log.recording("member.moved", by=by, case=case):
        for row in rows:
            row.case, row.recorded_by, row.recorded_at = case, by, clock.now()
            row.save(force_insert=True)


class TestEveryLook(TestCase):
    def test_whatever_is_read_of_a_case_is_on_record_with_its_section(self) -> None:
        read, put = Read(), set[str]()
        for stage in some(STAGES, suite=1):
            with undone():
                here = with_more(built(stage), stage)
                words = planted(here.cases.values())
                put |= words.planted
                self.ask(here, stage, words, read)
        sys.stdout.write(report(read))  # read with -s
        assert not read.wrong, listed(read.wrong)
        assert read.shown
        if not IN_THE_SUITE:
            assert columns() - put == NOT_PLANTED
        if IN_THE_DRILL:
            assert columns() - set(read.shown) == NOT_PLANTED | NOT_SHOWN

    def ask(self, here: Situation, stage: str, words: Canaries, read: Read) -> None:
        with looked_up_once():
            for persona, asked in chosen(questions(here, stage)):
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
            if (place.case, place.section) not in recorded:
                read.wrong.append((persona, _name(asked), place.column, place.section))
        were_shown = {(place.case, place.section) for place in found}
        for case, section in recorded:
            if section in PLANTED:
                read.named += 1
                read.spurious[_name(asked)] += (case, section) not in were_shown


def questions(here: Situation, stage: str) -> Iterator[tuple[str, Asked]]:
    """Each page of each case, by everybody who may know of it, for no purpose and for each; each list, by everybody."""
    for seat in SEATS[stage]:
        case = here.cases[seat.case]
        for name in PAGES | ROWS:
            path = address(name, shown(case), *([str(here.rows[seat.case].get(name, NOWHERE))] if name in ROWS else []))
            for chosen in purposes(seat):
                session = {"purposes": {case.reference: chosen}} if chosen else {}
                for method in ("GET", "POST"):
                    yield seat.persona, Asked(here.users[seat.persona], method, path, **session)
    for persona in PERSONAS:
        for name in LISTS:
            yield persona, Asked(here.users[persona], "GET", reverse(full(name)))


def purposes(seat: Seat) -> list[dict[str, Any] | None]:
    """Only those by which something else is opened."""
    opened = READS[seat.as_what]
    return [
        chosen for chosen, reads in zip(PURPOSES, opened, strict=True) if opened.index(reads) == PURPOSES.index(chosen)
    ]


def chosen(every: Iterator[tuple[str, Asked]]) -> list[tuple[str, Asked]]:
    """Not only by lot: some of those that open something beside what the case opens are always among them."""
    found = list(every)
    always = [one for one in found if one[1].resolver_match.view_name in OPENS_MORE]
    drawn = some(found, suite=40, ci=80)
    return drawn if IN_THE_DRILL else some(always, suite=ALL, ci=HALF) + drawn


def report(read: Read) -> str:
    spurious = sum(read.spurious.values())
    often = ", ".join(f"{name} {count}" for name, count in read.spurious.most_common(12) if count)
    return (
        f"{read.answers} answers showed {sum(read.shown.values())} words of {len(read.shown)} columns;"
        f" {len(read.wrong)} without a record; {read.named} sections named, {spurious} of which nothing stood: {often}"
    )


def _name(asked: Asked) -> str:
    return f"{asked.method} {asked.resolver_match.view_name}"
