"""How does the office asked answer, and record what it did? Only while its grant is live (domain 8)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from orgs import clock, log
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import CASEWORKING_ROLES
from screening.access import UNKNOWN, Denied, shut_out_of, supervised_offices
from screening.access import grants as access_grants
from screening.actions import deadlines, grants
from screening.actions.acting import Work, change, lock, working
from screening.models import Case, Grant
from screening.types import GivenBack, GrantEnd

from ..models import Referral, ReferralQuestion, ServiceNote
from ..types import DeclinedWhy, EndedWhy, Outcome, ReferralStatus
from . import referring


@contextmanager
def _answering(kind: str, *, by: User, referral: Referral, permission: str) -> Iterator[tuple[Work, Referral, Grant]]:
    """The act of somebody to whom *this* referral is open: another one of the same case opens nothing of it."""
    with working(kind, by=by, case=referral.case, permission=permission, guideline=44) as work:
        row = referring.locked(work, referral)
        mine = access_grants.accepted_by_name(by) if permission == "referral.serve" else access_grants.of_offices(by)
        if row.grant is None or not mine.filter(pk=row.grant.pk).exists():
            raise Denied(UNKNOWN, case=work.case, act=permission, may_know=False)
        yield work, row, grants.locked(work, row.grant)


def accept(*, by: User, referral: Referral, named: User) -> None:
    """Take it on, and name who inside reads what the person agreed to."""
    with _answering("referral.accepted", by=by, referral=referral, permission="referral.answer") as (work, row, grant):
        if row.status != ReferralStatus.SENT:
            raise Refused(_("This was answered already, by a colleague."), why="already")
        grants.accept(work, grant, named=named)
        change(row, status=ReferralStatus.ACCEPTED, answered_at=work.now, answered_by=by)


def decline(*, by: User, referral: Referral, why: DeclinedWhy, words: str = "") -> None:
    """Say no, and why; the caseworker asks another office within a day."""
    with _answering("referral.declined", by=by, referral=referral, permission="referral.answer") as (work, row, grant):
        if row.status != ReferralStatus.SENT:
            raise Refused(_("This was answered already, by a colleague."), why="already")
        work.act.why = why
        grants.end(work, grant, GrantEnd.DECLINED)
        change(
            row,
            status=ReferralStatus.DECLINED,
            answered_at=work.now,
            answered_by=by,
            declined_why=why,
            answer_words=words,
        )
        referring.ask_another(work, row)


def ask(*, by: User, referral: Referral, question: str) -> ReferralQuestion:
    """Ask the caseworker back. That answers nothing: the date stands. Once somebody is named, only they ask."""
    with _answering("referral.asked_back", by=by, referral=referral, permission="referral.answer") as (work, row, _g):
        if not may_ask(by, row):
            raise Refused(_("Only whoever is named as helping asks now."), why="not_named")
        if not question.strip():
            raise Refused(_("Write the question."), why="empty")
        asked = work.add(ReferralQuestion, referral=row, question=question)
        deadlines.start(work, "referral_question", subject=asked.pk)
    return asked


def name(*, by: User, referral: Referral, named: User) -> None:
    """Somebody else inside helps from now on: said by whoever helps, or by a supervisor of that office."""
    with _answering("referral.named", by=by, referral=referral, permission="referral.answer") as (work, row, grant):
        if row.status not in (ReferralStatus.ACCEPTED, ReferralStatus.UNDER_WAY):
            raise Refused(_("Accept it first."), why="status")
        if not may_name(by, row):
            raise Refused(
                _("Only whoever helps, or a supervisor of your office, names somebody else."), why="not_named"
            )
        grants.name(work, grant, named=named)


def begin(*, by: User, referral: Referral) -> None:
    """The person has come: the service is under way."""
    with _answering("referral.begun", by=by, referral=referral, permission="referral.serve") as (work, row, _grant):
        if row.status != ReferralStatus.ACCEPTED:
            raise Refused(_("This is under way already."), why="already")
        change(row, status=ReferralStatus.UNDER_WAY, begun_at=work.now, begun_by=by)


def write(*, by: User, referral: Referral, text: str) -> ServiceNote:
    """A note on the service, by whoever gives it."""
    with _answering("referral.noted", by=by, referral=referral, permission="referral.serve") as (work, row, _grant):
        if not text.strip():
            raise Refused(_("Write the note."), why="empty")
        return work.add(ServiceNote, referral=row, text=text)


def complete(*, by: User, referral: Referral, outcome: Outcome, words: str = "") -> None:
    """What was agreed was done, or what of it. The case closes to this office."""
    with _answering("referral.completed", by=by, referral=referral, permission="referral.serve") as (work, row, _grant):
        work.act.why = outcome
        referring.finish(work, row, ReferralStatus.COMPLETED, outcome=outcome, outcome_words=words)


def leave(*, by: User, referral: Referral, why: EndedWhy, words: str = "") -> None:
    """The office ends it before it is done; the caseworker asks another office."""
    with _answering("referral.left", by=by, referral=referral, permission="referral.serve") as (work, row, _grant):
        work.act.why = why
        referring.finish(work, row, ReferralStatus.ENDED, ended_why=why, outcome_words=words)
        referring.ask_another(work, row)


def is_named(user: User, referral: Referral) -> bool:
    """Reads what the person agreed to, and does what is recorded of the help."""
    return referral.grant is not None and referral.grant.named_id == user.pk


def may_ask(user: User, referral: Referral) -> bool:
    """Anybody asked, until somebody is named; then only they."""
    return referral.status == ReferralStatus.SENT or is_named(user, referral)


def may_name(user: User, referral: Referral) -> bool:
    """Whoever helps hands over; a supervisor of the office where they cannot. Nobody names themselves."""
    return is_named(user, referral) or referral.to_office_id in supervised_offices(user)


def of(case: Case, user: User) -> list[Referral]:
    """The referrals of a case through which it is open to ``user`` now."""
    rows = Referral.objects.filter(case=case, grant__in=access_grants.of_offices(user))
    rows = rows.select_related("grant__named", "to_office", "case__province")
    return list(rows.prefetch_related("notes__recorded_by", "questions__recorded_by").order_by("-sent_at"))


def to_give_back(user: User) -> list[Referral]:
    """What the offices of ``user`` read before the consent was withdrawn, and have not answered for yet.

    Also of what was done by then: what they wrote down is still there. Whoever is shut out of a case learns nothing.
    """
    if not user.is_active:
        return []
    offices = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    rows = Referral.objects.filter(
        to_office__in=offices,
        consent__withdrawn_at__isnull=False,
        grant__accepted_at__isnull=False,
        grant__given_back="",
    )
    rows = rows.exclude(case__in=shut_out_of(user)).order_by("consent__withdrawn_at")
    return list(rows.select_related("consent", "grant", "case", "to_office"))


def give_back(*, by: User, referral: Referral, how: GivenBack) -> None:
    """Say what became of what was read. It opens nothing: whoever had it stays outside the case."""
    if referral.pk not in {row.pk for row in to_give_back(by)}:
        raise Denied(UNKNOWN, case=referral.case, act="referral.give_back", may_know=False)
    with log.recording("referral.given_back", by=by, case=referral.case, guideline=44, why=how):
        lock(referral.case)
        grant = Grant.objects.select_for_update(of=("self",)).get(pk=referral.sent_grant.pk)
        change(grant, given_back=how, given_back_at=clock.now(), given_back_by=by)
