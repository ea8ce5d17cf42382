"""Who may read the trail, and which part of it? Anybody else gets the answer of a page that does not exist.

An auditor reads of everybody, by references alone. A supervisor reads of the cases for which their offices answer and
of the people who work there; a case of another office is named to them by no reference. A denial wins over both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs.models import AuditEvent, Membership, User
from orgs.models.event import Outcome
from orgs.types import Role

from ..models import Case, ReviewAnswer
from .doors import UNKNOWN, Denied, _fetched
from .matrix import Tie
from .ties import shut_out_of, supervised_offices

ACT = "audit.read"
REVIEWED = "review.answered"


@dataclass(frozen=True)
class Reader:
    """Whoever reads the trail; ``offices`` are those they supervise."""

    user: User
    is_auditor: bool
    offices: frozenset[UUID]

    @property
    def relation(self) -> str:
        """As what they look, for the record of it."""
        return "" if self.is_auditor else str(Tie.SUPERVISOR)


def reader(user: User) -> Reader:
    """Raises `Denied` for anybody but auditors, supervisors and whoever stands in for one today."""
    is_auditor, offices = Role.AUDITOR in user.roles_now(), frozenset(supervised_offices(user))
    if not user.is_active or not (is_auditor or offices):
        raise Denied(UNKNOWN, case=None, act=ACT, may_know=False, true_reason="no_role_in_audit")
    return Reader(user=user, is_auditor=is_auditor, offices=offices)


def cases(reader: Reader) -> QuerySet[Case]:
    """Those whose reference ``reader`` may know here."""
    rows = Case.objects.exclude(pk__in=shut_out_of(reader.user))
    return rows if reader.is_auditor else rows.filter(responsible_office__in=reader.offices)


def find(reader: Reader, ref: str) -> Case | None:
    """The case ``ref`` where ``reader`` may know of it; asked for alike whether there is such a case or not."""
    found = _fetched(ref)
    is_open = cases(reader).filter(pk=(found or Case()).pk).exists()
    return found if is_open else None


def case(reader: Reader, ref: str) -> Case:
    """The case ``ref``. Raises `Denied`: one that they may not know of as one that does not exist."""
    found = find(reader, ref)
    if found is None:
        raise Denied(UNKNOWN, case=_fetched(ref), act=ACT, may_know=False)
    return found


def case_of_office(reader: Reader, ref: str) -> Case:
    """The same, for the supervisor of the office that answers for it alone."""
    found = case(reader, ref)
    if found.responsible_office_id not in reader.offices:
        raise Denied(UNKNOWN, case=found, act=ACT, may_know=False, true_reason="no_role_in_audit")
    return found


def people(reader: Reader) -> QuerySet[User]:
    """Whose acts ``reader`` may follow: everybody's, or those of who works in their offices now; always their own."""
    if reader.is_auditor:
        return User.objects.all()
    working = Membership.objects.filter(office__in=reader.offices, ended_at__isnull=True)
    return User.objects.filter(Q(pk__in=working.values("user")) | Q(pk=reader.user.pk))


def person(reader: Reader, code: str) -> User:
    """The colleague ``code``. Raises `Denied`: one of another office as one that does not exist."""
    found = people(reader).filter(code=code).first()
    if found is None:
        raise Denied(UNKNOWN, case=None, act=ACT, may_know=False, true_reason="not_theirs")
    return found


def events(reader: Reader) -> Q:
    """Which events ``reader`` may read: for a query of them.

    That one of their people was refused is shown whatever there is: were it missing where ``reader`` is shut out, they
    would learn from it that there is such a case. `cases` says of which they may be told the reference.
    """
    not_shut_out = Q(case_id__isnull=True) | Q(outcome=Outcome.REFUSED) | ~Q(case_id__in=shut_out_of(reader.user))
    if reader.is_auditor:
        return not_shut_out & ~_reviews_of(reader.user)
    of_theirs = Q(actor_id__in=people(reader).values("pk")) & not_shut_out
    # What the desk looks at, and how often, would say whether somebody fits (`record`).
    return (Q(case_id__in=cases(reader).values("pk")) | of_theirs) & ~Q(relation=Tie.MATCH_DESK)


@dataclass(frozen=True)
class Reviewed:
    """Of which case and of whom a supervisor said something; never for which reason: that tells of the case."""

    case_id: UUID | None
    case_reference: str
    person: str


def reviewed(reader: Reader, events: Iterable[AuditEvent]) -> dict[UUID, Reviewed]:
    """For an auditor: what each of ``events`` answers, by its id. A supervisor may be whom it is about."""
    keys = {event.pk: UUID(event.subject) for event in events if event.kind == REVIEWED} if reader.is_auditor else {}
    columns = ("key", "recorded_by", "case", "case__reference", "person__code")
    rows = ReviewAnswer.objects.filter(key__in=set(keys.values())).values_list(*columns)
    found = {(key, by): Reviewed(case, reference or "", code or "") for key, by, case, reference, code in rows}
    return {event.pk: found[keys[event.pk], event.actor_id] for event in events if event.pk in keys}


def _reviews_of(user: User) -> Q:
    """What others said of ``user``: they do not read that they were looked at."""
    keys = ReviewAnswer.objects.filter(person=user).values_list("key", flat=True)
    return Q(kind__startswith="review.", subject__in=[str(key) for key in keys])
