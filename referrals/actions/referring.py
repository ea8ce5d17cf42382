"""How does the coordinating side ask another office to help, take that back, and answer what is asked? (domain 8)"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused
from screening import rules
from screening.actions import bases, deadlines, grants
from screening.actions.acting import Work, change, working
from screening.actions.bases import Basis
from screening.models import Case
from screening.types import GrantEnd, SharingPurpose, Urgency

from ..models import Referral, ReferralQuestion
from ..types import GOING_ON, HELPING, EndedWhy, ReferralStatus

HELP = SharingPurpose.HELP


def draft(*, by: User, case: Case, basis: Basis, urgency: Urgency = Urgency.TODAY, words: str = "") -> Referral:
    """Write down what would be asked of the office of ``basis``, consent or named act. Nothing has left yet."""
    with working("referral.drafted", by=by, case=case, permission="referral.write", guideline=44) as work:
        row = bases.require(work, basis, HELP)
        said = {"service": row.service, "to_office": row.office_told, **bases.columns(row)}
        return work.add(Referral, **said, urgency=urgency, words=words)


def send(*, by: User, referral: Referral) -> None:
    """The office asked reads the summary, and answers by a day of the rules, sooner where it is urgent."""
    with working("referral.sent", by=by, case=referral.case, permission="referral.write", guideline=44) as work:
        row = locked(work, referral)
        if row.status != ReferralStatus.DRAFT:
            raise Refused(_("This was sent already."), why="already")
        _require_not_asked(work, row)
        grant = grants.offer(work, bases.require(work, bases.of(row), HELP))
        change(row, grant=grant, status=ReferralStatus.SENT, sent_at=work.now, sent_by=work.by)
        deadlines.start(work, "referral_answer", subject=grant.pk, due_at=answer_due(work, row))
        deadlines.meet(work, "refer_again", subject=_help_sought(row))


def _require_not_asked(work: Work, row: Referral) -> None:
    same = Referral.objects.filter(case=work.case, to_office=row.to_office, service=row.service, status__in=GOING_ON)
    if same.filter(grant__ended_at__isnull=True).exists():
        raise Refused(_("This office was asked for this already. Wait for its answer, or take it back."), why="already")


def ask_another(work: Work, referral: Referral) -> None:
    """The office will not help, or no more: another one is asked for the same help within a day."""
    deadlines.start(work, "refer_again", subject=_help_sought(referral))


def _help_sought(referral: Referral) -> UUID:
    """One task for each kind of help that a person still waits for, however many offices said no."""
    return uuid5(referral.case_id, referral.service)


def answer_due(work: Work, row: Referral) -> datetime:
    urgent = row.urgency == Urgency.NOW
    within = rules.URGENT_REFERRAL_ANSWER if urgent else rules.DEADLINE_BY_KIND["referral_answer"].within
    return work.now + within


def take_back(*, by: User, referral: Referral) -> None:
    """Before it is answered: the office sees nothing from its next request on."""
    with working("referral.taken_back", by=by, case=referral.case, permission="referral.write", guideline=44) as work:
        row = locked(work, referral)
        if row.status not in (ReferralStatus.DRAFT, ReferralStatus.SENT):
            raise Refused(_("It was answered already. End it instead."), why="status")
        if row.grant is not None:
            grants.end(work, row.grant, GrantEnd.TAKEN_BACK)
        change(row, status=ReferralStatus.WITHDRAWN, ended_at=work.now, ended_by=by)


def end(*, by: User, referral: Referral, why: EndedWhy, words: str = "") -> None:
    """End what was accepted, from our side. The office reads nothing more."""
    with working("referral.ended", by=by, case=referral.case, permission="referral.write", guideline=44) as work:
        finish(work, referral, ReferralStatus.ENDED, ended_why=why, outcome_words=words)


def finish(work: Work, referral: Referral, status: ReferralStatus, **said: Any) -> None:
    """The referral is over, and what it opened closes."""
    row = locked(work, referral)
    if row.status not in HELPING or row.grant is None or row.grant.ended_at is not None:
        raise Refused(_("Only what was accepted, and has not ended, can end."), why="status")
    grants.end(work, row.grant, GrantEnd.REFERRAL_ENDED)
    change(row, status=status, ended_at=work.now, ended_by=work.by, **said)


def answer(*, by: User, question: ReferralQuestion, answer: str) -> None:
    """What the office asked is answered; the answer may hold no more than was agreed."""
    case = question.case
    with working("referral.question_answered", by=by, case=case, permission="referral.write", guideline=44) as work:
        if not answer.strip():
            raise Refused(_("Write the answer."), why="empty")
        row = ReferralQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk, case=work.case)
        if row.answered_at is not None:
            raise Refused(_("This question was answered already."), why="already")
        change(row, answer=answer, answered_at=work.now, answered_by=by)
        deadlines.meet(work, "referral_question", subject=row.pk)


def locked(work: Work, referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",)).select_related(
        "consent__office", "grant", "to_office", "without_consent__office"
    )
    return rows.get(pk=referral.pk, case=work.case)


def of(case: Case) -> list[Referral]:
    """The referrals of a case that was opened, latest first."""
    rows = Referral.objects.filter(case=case).select_related("to_office", "grant__named", "consent", "recorded_by")
    return list(rows.prefetch_related("notes", "questions").order_by("-recorded_at"))
