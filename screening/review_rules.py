"""For which plain reasons is somebody asked to look at what was done? One row each, and the numbers it goes by.

``acts`` says how the acts stand on record: each of them is looked at. A row without is found over a day of one person,
or by lot, by the function of its code in `access.review`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.models.event import Outcome

from .types import ApprovalAnswer, ApprovalKind, DenialWhy

# All local policy (security 3.6, ux S2).
LOOKS_BACK = timedelta(days=70)  # a month can still be signed for a month after it ended
LOOKED_AT_WITHIN = timedelta(hours=72)
MOST_SHOWN = 60
MOST_LOOKED_AT = 300  # acts of which a queue is made at once, the oldest first
OPENED_AGAIN_WITHIN = timedelta(minutes=20)
MOST_CASES_IN_AN_HOUR = 15
MOST_REFUSED_IN_A_DAY = 5
ALL_NO_IN_A_ROW = 3
DRAWN_A_WEEK = 5
WEEKS_DRAWN = 4
WEEKS_TO_SIGN = 4
LONGEST_NOTE = 1000

# Rows of the safety gate after which nobody should ask for a while: the codes of `safety.SAFETY_ROWS`.
SHUT_BECAUSE_OF = frozenset({"no_danger", "apart_from_control"})
# The acts that send a screening.
SENT = ("handover.sent", "screening.ended")
LOOK = "case.opened"
WITH_INTERPRETER = (
    "safety.checked", "intake.recorded", "information.given", "interview.recorded", "choice.recorded",
    "consent.recorded",
)  # fmt: skip
EXPORTS = ("record.exported",)
# Refusals of a case that somebody may not know of.
KEPT_OUT = Q(kind="case.refused", why="may_not_know") | Q(kind="emergency.refused", case_id__isnull=False)
# Refusals of what was asked for by its reference: those of a case that is not there too, or their number would tell.
NOT_FOUND = Q(kind="case.refused", why__in=("may_not_know", "unknown_reference", "shut_out")) | Q(
    kind__in=("emergency.refused", "emergency.tried")
)
SHUT_OUT = Q(kind="case.refused", why="shut_out") | Q(kind="emergency.refused", why="shut_out_of_case")
# Whose colleagues are looked at when they open the case in which somebody says so.
ACCUSED = (DenialWhy.ACCUSED, DenialWhy.FEARED)
# Relations in which a look at night is part of the work, or is looked at for a reason of its own.
AT_ANY_HOUR = ("author", "emergency")
OF_THE_CLOCK = (ApprovalKind.EXTENSION, ApprovalKind.CORRECTION, ApprovalKind.LATE_START)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why something stands in the queue, in words for people; ``is_talk`` where it is for a talk, not a complaint.

    ``tells_of_case``: it says what stands in the case, and so only those look at it who answer for the case.
    """

    code: str
    title: str | Promise
    why: str | Promise
    acts: Q | None = None
    outcome: Outcome = Outcome.DONE
    guideline: int | None = None
    is_talk: bool = False
    tells_of_case: bool = False


def _said(word: str) -> Q:
    """Acts whose details say ``word``, as a key or a value."""
    return Q(details__contains=word)


REASONS: tuple[Reason, ...] = (
    Reason(
        code="safety_overridden",
        title=_("The talk was opened soon after the safety check had closed it"),
        why=_("Danger, or somebody who may control the person, was there minutes before. Questions can wait."),
        acts=Q(kind="safety.checked") & _said("opened_again"),
        guideline=18,
    ),
    Reason(
        code="interpreter_refused",
        title=_("Somebody was tried as interpreter who may not interpret"),
        why=_("Nobody found at the place, no relative and nobody untrained may interpret."),
        acts=Q(kind__in=WITH_INTERPRETER) & _said("interpreter_refused"),
        guideline=22,
    ),
    Reason(
        code="not_referred",
        title=_("Not referred, although signs were recorded"),
        why=_("Signs were recorded, so the person is presumed a victim until a specialist has talked with them."),
        acts=Q(kind="screening.ended", why="close_signs_not_referred"),
        guideline=2,
    ),
    Reason(
        code="result_lowered",
        title=_("A yes was taken away, and the result is lower for it"),
        why=_("A result that says there are signs is only made lower for a good reason."),
        acts=Q(kind__in=("screening.answered", "screening.answer_taken_back")) & _said("result_lowered"),
        guideline=2,
    ),
    Reason(
        code="clock_changed",
        title=_("The 30 days were changed"),
        why=_("They ended early, became longer, or begin on another day. Two people have to be sure of that."),
        acts=Q(kind="request.answered", subject__in=OF_THE_CLOCK, why=ApprovalAnswer.APPROVED)
        | Q(kind__in=("request.answered", "case.stage.moved")) & _said("period_ended_early"),
        guideline=30,
    ),
    Reason(
        code="emergency",
        title=_("Emergency access was used"),
        why=_("Somebody read a case on their own word. Somebody else says whether it was in order."),
        acts=Q(kind="emergency.opened"),
        guideline=3,
    ),
    Reason(
        code="exported",
        title=_("Something was exported"),
        why=_("What has left the system is no longer protected by it."),
        acts=Q(kind__in=EXPORTS),
        outcome=Outcome.SEEN,
        guideline=3,
    ),
    Reason(
        code="unreadable",
        title=_("Something that was typed could not be read"),
        why=_(
            "It was damaged or changed past the system. Whoever keeps the system verifies the record and the backup."
        ),
        acts=Q(kind="case.unreadable"),
        outcome=Outcome.REFUSED,
    ),
    Reason(
        code="without_tie",
        title=_("Opened without any tie to the case"),
        why=_("Nothing on record says why this colleague may read it. Perhaps the system let them in by mistake."),
        acts=Q(kind=LOOK, relation=""),
        outcome=Outcome.SEEN,
        guideline=3,
    ),
    Reason(
        code="opened_after_refusal",
        title=_("Opened after it had been refused"),
        why=_("A case was closed to this colleague, and later they opened it. Somebody should know how that came."),
        guideline=3,
    ),
    Reason(
        code="asked_though_shut_out",
        title=_("Somebody asked for a case they are shut out of"),
        why=_("They did not get it. They may know that the person is here: think of the safety of the person."),
        guideline=3,
        tells_of_case=True,
    ),
    Reason(
        code="beside_accused",
        title=_("A colleague of somebody who is accused opened the case"),
        why=_("They work in the same office. Somebody should know whether they can keep it to themselves."),
        guideline=3,
        tells_of_case=True,
    ),
    Reason(
        code="refused_often",
        title=_("Refused many times in a day"),
        why=_("Many references were typed that are not theirs, or that there are not. It may be guessing."),
        guideline=3,
    ),
    Reason(
        code="many_cases",
        title=_("Very many cases were opened within an hour"),
        why=_("Nobody needs that many cases in one hour for their work, unless something special happened."),
        guideline=3,
    ),
    Reason(
        code="off_hours",
        title=_("Cases were opened at night"),
        why=_("Between 22:00 and 05:00 few tasks need a case to be read."),
        guideline=3,
    ),
    Reason(
        code="all_no",
        title=_("Several screenings in a row in which everything was answered no"),
        why=_("A talk about how the questions are asked. It is no complaint and no punishment."),
        acts=Q(kind__in=SENT) & _said("all_no_in_a_row"),
        guideline=12,
        is_talk=True,
    ),
    Reason(
        code="drawn",
        title=_("A look at a case, drawn by lot"),
        why=_("Nobody suspects anything. Each week a few looks are drawn, and nobody can choose which."),
        guideline=3,
    ),
)
REASON_BY_CODE = {row.code: row for row in REASONS}


@dataclass(frozen=True)
class Span:
    """A week from Monday or a month: what is signed at once."""

    code: str
    starts_on: date
    ends_on: date

    @property
    def is_month(self) -> bool:
        return "W" not in self.code


def week(on: date) -> Span:
    """The week of the calendar (ISO 8601) in which ``on`` lies."""
    year, number, weekday = on.isocalendar()
    monday = on - timedelta(days=weekday - 1)
    return Span(f"{year}-W{number:02}", monday, monday + timedelta(days=6))


def month(on: date) -> Span:
    first = on.replace(day=1)
    return Span(f"{first:%Y-%m}", first, _next_month(first) - timedelta(days=1))


def spans(today: date) -> list[Span]:
    """What may be signed today, the newest first: the last weeks and the last month that are over."""
    weeks = [week(today - timedelta(weeks=back)) for back in range(1, WEEKS_TO_SIGN + 1)]
    return [*weeks, month(today.replace(day=1) - timedelta(days=1))]


def weeks_drawn(today: date) -> list[Span]:
    """The weeks out of which looks are drawn: over, the newest first."""
    return [week(today - timedelta(weeks=back)) for back in range(1, WEEKS_DRAWN + 1)]


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
