"""May this person do this to this case, and what may they see of it? Fetching is authorising."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, FilteredRelation, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs import clock, log, people
from orgs.asking import Later, written_once
from orgs.models import User
from orgs.refusals import Refused

from .. import reference as references
from ..models import Case
from ..sections import Section, open_until_request_ends, opened
from ..types import Stage
from . import grants, protected
from .matrix import PERMISSION_BY_CODE, ROW_BY_TIE, Permission, Tie, opened_to
from .purposes import Purpose
from .ties import ties

UNKNOWN = _("There is no such page.")
WRONG_STAGE = _("This cannot be done at the stage “%(stage)s”.")
NOT_TRAINED = _("Your training “%(course)s” is missing or has run out. Ask your supervisor.")


class Denied(Refused):
    """Whoever asks may not do this. ``may_know`` is False where they may not know that the case exists.

    ``true_reason`` is a code for the record alone, where what is asked for is no page of a case.
    """

    def __init__(
        self, sentence: str | Promise, *, case: Case | None, act: str, may_know: bool, true_reason: str = ""
    ) -> None:
        super().__init__(sentence, why="denied")
        self.case, self.act, self.may_know, self.true_reason = case, act, may_know, true_reason


@dataclass(frozen=True)
class Reason:
    """Why someone who is not assigned reads: a purpose, and a second reason where identity is opened."""

    purpose: str = ""
    with_identity: bool = False


def refusal(user: User, permission: str, case: Case) -> str | Promise | None:
    """A sentence that says why ``user`` may not do this now, or None where they may.

    For pages: of a case that ``user`` opened in this request the ties found then are used, and what was said of them
    once. Acts never ask here.
    """
    row = PERMISSION_BY_CODE[permission]
    prepared: Any = case  # where it was opened, by `_prepared`
    if getattr(case, "opened_by", None) != user.pk:
        return _refusal(user, row, case, ties(user, case))
    said: dict[tuple[str, str], str | Promise | None] = prepared.refusals
    if (row.code, case.stage) not in said:
        said[row.code, case.stage] = _refusal(user, row, case, prepared.ties)
    return said[row.code, case.stage]


def _refusal(user: User, row: Permission, case: Case, found: frozenset[Tie]) -> str | Promise | None:
    if not found & row.ties:
        return row.sentence if found else UNKNOWN
    if Stage(case.stage) not in row.stages:
        return WRONG_STAGE % {"stage": Stage(case.stage).label}
    if row.course is not None and not people.is_trained(user, row.course, clock.today()):
        return NOT_TRAINED % {"course": row.course.label}
    return None


@contextmanager
def require(user: User, permission: str, case: Case) -> Iterator[str]:
    """Raise `Denied`, or open what the permission names until the block ends; yields the tie's code."""
    row = PERMISSION_BY_CODE[permission]
    found = ties(user, case, among=row.ties)
    if not found or _refusal(user, row, case, found) is not None:
        # Any other tie at all decides whether they may know of the case.
        every = ties(user, case)
        raise Denied(_refusal(user, row, case, every) or UNKNOWN, case=case, act=permission, may_know=bool(every))
    with opened(case_id=case.pk, sections=row.opens):
        yield str(min(found & row.ties, key=list(Tie).index))


def open_case(
    user: User,
    reference: str,
    *,
    need: str = "case.see",
    want: Iterable[Section] = (),
    reason: Reason | None = None,
    which: UUID | None = None,
) -> Case:
    """The case of ``reference`` with ``case.opened``, ``case.ties`` and ``case.summary_only``.

    Opens of ``want`` what the matrix gives, until the request ends, and records that before it
    returns, with the row that is looked at where it is one alone (``which``).
    Raises `Denied`; unknown references and cases one may not know of raise alike.
    """
    want = frozenset(want)
    case: Any = _fetched(reference)
    # Of a case that does not exist as much is asked as of one that ``user`` may not know of.
    found = ties(user, case or Case())
    row = PERMISSION_BY_CODE[need]
    sentence = _refusal(user, row, case, found) if case else UNKNOWN
    if case is None or sentence is not None:
        raise Denied(sentence or UNKNOWN, case=case, act=need, may_know=bool(found))
    reason = reason or Reason()
    given = grants.sections(user, case) if Tie.HELPER in found else frozenset()
    given |= protected.sections(user, case, found) if Section.C5 in want else frozenset()
    sections = opened_to(found, purpose=reason.purpose, with_identity=reason.with_identity) | given
    sections &= want
    relation = min(found, key=list(Tie).index)
    purpose = Purpose.EMERGENCY if relation is Tie.EMERGENCY else reason.purpose or Purpose.CARE
    record_look(user, case, subject=need, relation=relation, purpose=purpose, sections=sections, which=which)
    open_until_request_ends(case_id=case.pk, sections=sections, wrapped=case.wrapped_keys)
    return _prepared(case, user, found, sections)


def record_look(
    user: User,
    case: Case,
    *,
    subject: str,
    relation: str,
    purpose: str,
    sections: Iterable[Section],
    which: UUID | None = None,
) -> None:
    """Put on record, before anything of ``sections`` is open, who reads them, as what and what for."""
    log.seen(
        "case.opened",
        by=user,
        case=case,
        subject=subject,
        relation=str(relation),
        purpose=purpose,
        sections=[str(section) for section in sections],
        details={"which": str(which)} if which else {},
    )


def _prepared(case: Any, user: User, found: frozenset[Tie], sections: frozenset[Section]) -> Case:
    case.opened_by, case.ties, case.refusals = user.pk, found, {}
    case.opened = sections
    case.summary_only = all(ROW_BY_TIE[tie].only_summary for tie in found)
    case.asks_purpose = Tie.SUPERVISOR in found and Section.C2 not in opened_to(found, purpose="", with_identity=False)
    return case


def is_only_asked(case: Case) -> bool:
    """Whether whoever opened ``case`` is asked to receive it, to answer for it or to help, and nothing more."""
    found: frozenset[Tie] = getattr(case, "ties", frozenset())
    return bool(found) and found <= {Tie.OFFICE_ASKED, Tie.OFFERED, Tie.REFERRED}


def _fetched(reference: str) -> Case | None:
    # Asked for even where no case can be called so: it costs the same.
    rows: list[Any] = _called(reference=references.read(reference) or "")
    if not rows:
        return None
    rows[0].wrapped_keys = [row.key for row in rows if hasattr(row, "key")]
    return rows[0]


@written_once
def _called() -> QuerySet[Case]:
    """A case with its keys, wrapped as they are: a row for each, or one where all were destroyed."""
    people = ("person", "author", "responsible", "received_by", "caseworker", "specialist")
    offices = ("author_office", "responsible_office", "identifying_office", "province__identifying_office")
    key = FilteredRelation("casekey", condition=~Q(casekey__wrapped=""))
    rows = Case.objects.filter(reference=Later("reference", CharField())).annotate(key=key)
    return rows.select_related(*people, *offices, "key")  # type: ignore[misc]  # annotated
