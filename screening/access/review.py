"""What waits for this supervisor's look? Computed from what is on record, never written down before it is answered.

Nobody finds here what they did themselves, nor anything of a case they are shut out of; a reference stands only
where they know the case.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from orgs import clock, log
from orgs.models import AuditEvent, Office, User
from orgs.models.event import Outcome

from .. import review_rules as rules
from ..models import Approval, Case, Denial, ReviewAnswer
from ..review_rules import REASON_BY_CODE, REASONS, Reason
from ..sections import Section, opened
from ..types import ApprovalKind
from . import approvers, drawn, patterns
from .doors import UNKNOWN, Denied
from .handed_up import handed_up
from .lists import visible
from .review_items import NOBODY, Item, Queue, item_of
from .reviewers import Ladder, people_of, shut_out
from .ties import shut_out_of, supervised_offices

OF_EVENTS = {
    "opened_after_refusal": patterns.opened_after_refusal,
    "asked_though_shut_out": patterns.asked_though_shut_out,
    "beside_accused": patterns.beside_the_accused,
}


def list_review(user: User) -> Queue:
    """What waits for ``user``; the look is recorded."""
    found = queue(user)
    log.seen("review.listed", by=user, details=log.listed(item.key for item in found.items))
    return found


def open_review(user: User, key: UUID) -> Item:
    """One of what waits for ``user``; the look is recorded. Raises `Denied`."""
    item = to_answer(user, key)
    sections = [str(Section.C3)] if item.before else []
    log.seen("review.opened", by=user, subject=str(key), sections=sections, details={"reason": item.reason.code})
    return item


@contextmanager
def note_open(user: User, row: ReviewAnswer) -> Iterator[None]:
    """What a supervisor wrote is open to them and to whoever they handed it up to; never to whom it is about."""
    theirs = row.recorded_by_id == user.pk or row.escalated_to_id in supervised_offices(user)
    sections = {Section.C3} if theirs and row.person_id != user.pk else set()
    with opened(case_id=row.case_id, sections=sections):  # type: ignore[arg-type]  # None for what is of no case
        yield


def to_answer(user: User, key: UUID) -> Item:
    """One of what waits for ``user``. Raises `Denied`, alike for what is not there and for what is not theirs."""
    item = queue(user).of(key)
    if item is None or item.request is not None:
        raise Denied(UNKNOWN, case=None, act="review.answer", may_know=False)
    return item


def answered(user: User, key: UUID) -> ReviewAnswer | None:
    """What a colleague, or ``user``, answered about something in an office that ``user`` supervises."""
    ladder = Ladder(user)
    rows = ReviewAnswer.objects.filter(Q(office__in=ladder.own) | Q(escalated_to__in=ladder.own), key=key)
    return rows.exclude(person=user).exclude(case__in=shut_out_of(user)).order_by("-step").first()


def answered_by(user: User) -> list[ReviewAnswer]:
    """What ``user`` answered lately, the newest first."""
    rows = ReviewAnswer.objects.filter(recorded_by=user, recorded_at__gte=clock.now() - rules.LOOKS_BACK)
    rows = rows.exclude(case__in=shut_out_of(user)).select_related("person", "office", "escalated_to")
    return list(rows.order_by("-recorded_at")[: rules.MOST_SHOWN])


def next_above(user: User, item: Item) -> Office | None:
    """Where ``item`` goes when ``user`` hands it up; None where nobody stands above."""
    denied = shut_out([item.case_id])[item.case_id] if item.case_id else set()
    here = item.before.escalated_to_id if item.before and item.before.escalated_to_id else item.office
    found = Ladder(user).above(here, without=item.parties | denied | {user.pk})
    return Office.objects.filter(pk=found).first() if found else None


def queue(user: User) -> Queue:
    """What waits for ``user``, the oldest first."""
    ladder = Ladder(user)
    if not ladder.own:
        return Queue([])
    since = clock.now() - rules.LOOKS_BACK
    people = people_of(ladder, since=since)
    people.pop(user.pk, None)
    shut = shut_out_of(user)
    theirs = Q(actor_id__in=people.keys())
    everything = Q(actor_id__isnull=True, case_id__isnull=True) if NOBODY in people else Q(pk__in=())
    scope = Q(case_id__in=_cases(ladder)) | theirs | everything
    events = AuditEvent.objects.filter(scope, at__gte=since).exclude(actor_id=user.pk).exclude(case_id__in=shut)
    acts = _acts(events)
    chosen = AuditEvent.objects.in_bulk(drawn.looks(ladder.own, today=clock.today(), without=shut, by=user.pk))
    found = [item_of(reason, event) for reason, event in [*acts, *_beside_others(events)]]
    mine = _mine(user, ladder, people, [*found, *_days(AuditEvent.objects.filter(theirs, at__gte=since), shut)])
    lots = [item_of(_of("drawn"), event, office=event.office_id) for event in chosen.values()]
    items = _unanswered([*mine, *lots]) + _emergencies(user, since) + handed_up(user, ladder, shut)
    return Queue(_with_references(user, sorted(items, key=lambda item: item.at)), len(acts) >= rules.MOST_LOOKED_AT)


def own_open(user: User) -> list[tuple[UUID, date]]:
    """Office and day of what ``user`` did themselves and somebody else has not answered yet: for signing alone."""
    ladder, since = Ladder(user), clock.now() - rules.LOOKS_BACK
    shut = shut_out_of(user)
    asked_for = Q(kind="request.answered", details__contains=str(user.pk))
    events = AuditEvent.objects.filter(Q(actor_id=user.pk) | asked_for, at__gte=since).exclude(case_id__in=shut)
    items = [item_of(reason, event) for reason, event in [*_acts(events), *_beside_others(events)]]
    found = [(item.event.office_id or NOBODY, item.on) for item in _unanswered(items) if item.event]
    asked = Approval.objects.filter(kind=ApprovalKind.EMERGENCY, answer="", recorded_by=user).exclude(case__in=shut)
    rows = asked.values_list("case__responsible_office", "recorded_at")
    found += [(office, clock.local_day(at)) for office, at in rows]
    days = _unanswered(_days(AuditEvent.objects.filter(actor_id=user.pk, at__gte=since), shut))
    return found + [(office, item.on) for item in days for office in ladder.own]


def _acts(events: QuerySet[AuditEvent]) -> list[tuple[Reason, AuditEvent]]:
    """Each act with the reason for which it is looked at, without what was answered."""
    rows = [reason for reason in REASONS if reason.acts is not None and reason.code != "emergency"]
    asked = {reason.code: _not_answered(reason) for reason in rows}
    marks = {code: models.Case(models.When(wanted, then=True), default=False) for code, wanted in asked.items()}
    done = events.filter(reduce(or_, asked.values())).annotate(**marks).order_by("at", "id")
    found = [(row, event) for event in done[: rules.MOST_LOOKED_AT] for row in rows if getattr(event, row.code)]
    return [(reason, event) for reason, event in found if reason.code != "all_no" or _completes_a_row(event)]


def _not_answered(reason: Reason) -> Q:
    answers = ReviewAnswer.objects.filter(reason=reason.code, event_id=OuterRef("pk"))
    return (reason.acts or Q()) & Q(~Exists(answers), outcome=reason.outcome)


def _completes_a_row(event: AuditEvent) -> bool:
    number: int = event.details["all_no_in_a_row"]
    return number % rules.ALL_NO_IN_A_ROW == 0


def _beside_others(events: QuerySet[AuditEvent]) -> list[tuple[Reason, AuditEvent]]:
    """Acts that are looked at for what else is known, each with its reason."""
    return [(_of(code), event) for code, finds in OF_EVENTS.items() for event in finds(events)]


def _days(events: QuerySet[AuditEvent], shut: Any) -> list[Item]:
    """What is found over a day of one person, by reason.

    Looks at a case that the reader is shut out of count for nothing. Refusals do: they are counted of cases that are
    not there too, and one fewer than the trail shows would be one of a case that is.
    """
    looks = events.exclude(case_id__in=shut)
    found = [("cases", "many_cases", day) for day in patterns.many_cases(looks)]
    found += [("cases", "off_hours", day) for day in patterns.off_hours(looks)]
    found += [("times", "refused_often", day) for day in patterns.refused_often(events)]
    return [
        Item(_of(code), day.person, day.code, day.first, NOBODY, counts={counted: day.number, "last": day.last})
        for counted, code, day in found
    ]


def _mine(user: User, ladder: Ladder, people: dict[UUID, set[UUID]], items: list[Item]) -> list[Item]:
    """Those that ``user`` looks at, through an office in which they are the first who may."""
    cases = {item.case_id for item in items if item.case_id}
    office_of = dict(Case.objects.filter(pk__in=cases).values_list("pk", "responsible_office"))
    denied = shut_out(cases)
    found = []
    for item in items:
        nobody = item.parties | (denied[item.case_id] if item.case_id else set())
        through = [office_of[item.case_id]] if item.case_id in office_of else []
        if not item.reason.tells_of_case:
            through += sorted(people.get(item.person, set()) - set(through))
        office = next((one for one in through if user.pk in ladder.first(one, without=nobody)), None)
        if office is not None and user.pk not in nobody:
            found.append(replace(item, office=office))
    return found


def _cases(ladder: Ladder) -> QuerySet:
    """Cases of which something may come before the reader: of their offices, or where nobody below may look."""
    without = [office for office in ladder.reach if not ladder.reviewers[office]]
    denied = Exists(Denial.objects.filter(case=OuterRef("pk"), lifted_at__isnull=True))
    climbs = Q(responsible_office__in=ladder.reach) & (Q(responsible_office__in=without) | Q(denied))
    return Case.objects.filter(Q(responsible_office__in=ladder.own) | climbs).values("pk")


def _emergencies(user: User, since: datetime) -> list[Item]:
    """Those whose look was asked of ``user``: where it is answered, and how it climbs, `approvers` says."""
    rows = Approval.objects.filter(answer="", kind=ApprovalKind.EMERGENCY).select_related("case", "office")
    asked = {str(row.pk): row for row in approvers.to_answer(user, rows.select_related("recorded_by"))}
    cases = {row.case_id for row in asked.values()}
    events = AuditEvent.objects.filter(kind="emergency.opened", case_id__in=cases, at__gte=since, outcome=Outcome.DONE)
    found = [(asked[event.details["review"]], event) for event in events if event.details.get("review") in asked]
    reason = _of("emergency")
    return [replace(item_of(reason, event), office=row.office_id, request=row) for row, event in found]


def _unanswered(items: Iterable[Item]) -> list[Item]:
    items = list(items)
    keys = [item.key for item in items]
    known = set(ReviewAnswer.objects.filter(key__in=keys).values_list("key", flat=True))
    return [item for item in items if item.key not in known]


def _with_references(user: User, items: list[Item]) -> list[Item]:
    cases = {item.case_id for item in items if item.case_id}
    known: dict[Any, str] = {}
    if cases:
        known = dict(visible(user).filter(pk__in=cases).order_by().values_list("pk", "reference"))
    return [replace(item, reference=known.get(item.case_id, "")) for item in items]


def _of(code: str) -> Reason:
    return REASON_BY_CODE[code]
