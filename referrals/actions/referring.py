"""How does the coordinating side ask another office to help, take that back, and answer what is asked? (domain 8)"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from orgs.models import Office, User
from orgs.refusals import Refused
from screening import rules
from screening.actions import deadlines, grants
from screening.actions.acting import Work, change, working
from screening.models import Case, Consent, SharingWithoutConsent
from screening.types import GrantEnd, SharedGroup, Urgency

from ..models import Referral, ReferralQuestion
from ..types import GOING_ON, HELPING, EndedWhy, ReferralStatus


def draft(*, by: User, case: Case, consent: Consent, urgency: Urgency = Urgency.TODAY, words: str = "") -> Referral:
    """Write down what would be asked of the office of ``consent``. Nothing has left yet."""
    with working("referral.drafted", by=by, case=case, permission="referral.write", guideline=44) as work:
        standing = _standing(work, consent)
        said = {"service": standing.service, "to_office": standing.office, "consent": standing}
        return work.add(Referral, **said, urgency=urgency, words=words)


def draft_without_consent(
    *, by: User, case: Case, sharing: SharingWithoutConsent, urgency: Urgency = Urgency.NOW, words: str = ""
) -> Referral:
    """The same on the named act of two people. Raises `Refused` where a second one has not confirmed it."""
    with working("referral.drafted", by=by, case=case, permission="referral.write", guideline=3) as work:
        row = _confirmed(work, sharing)
        said = {"service": row.service, "to_office": row.office, "without_consent": row}
        return work.add(Referral, **said, urgency=urgency, words=words)


def send(*, by: User, referral: Referral) -> None:
    """The office asked reads the summary, and has 72 hours to answer, 24 where it is urgent."""
    with working("referral.sent", by=by, case=referral.case, permission="referral.write", guideline=44) as work:
        row = locked(work, referral)
        if row.status != ReferralStatus.DRAFT:
            raise Refused(_("This was sent already."), why="already")
        if row.consent is not None:
            _send(work, row, row.consent.office, consent=_standing(work, row.consent))
        elif row.without_consent is not None:
            _send(work, row, row.without_consent.office, without_consent=_confirmed(work, row.without_consent))


def _send(
    work: Work,
    row: Referral,
    office: Office,
    *,
    consent: Consent | None = None,
    without_consent: SharingWithoutConsent | None = None,
) -> None:
    basis: Any = consent or without_consent
    same = Referral.objects.filter(case=work.case, to_office=office, service=row.service, status__in=GOING_ON)
    if same.filter(grant__ended_at__isnull=True).exists():
        raise Refused(_("This office was asked for this already. Wait for its answer, or take it back."), why="already")
    grant = grants.offer(
        work,
        office=office,
        groups=[SharedGroup(code) for code in basis.groups],
        until_on=basis.until_on,
        consent=consent,
        without_consent=without_consent,
    )
    change(row, grant=grant, status=ReferralStatus.SENT, sent_at=work.now, sent_by=work.by)
    deadlines.start(work, "referral_answer", subject=grant.pk, due_at=answer_due(work, row))
    deadlines.meet(work, "refer_again")


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
        deadlines.meet(work, "answer_question", subject=row.pk)


def locked(work: Work, referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",)).select_related(
        "consent__office", "grant", "to_office", "without_consent__office"
    )
    return rows.get(pk=referral.pk, case=work.case)


def _standing(work: Work, consent: Consent) -> Consent:
    """``consent`` as it is now. Raises `Refused` where it no longer carries anything."""
    row = Consent.objects.select_for_update(of=("self",)).select_related("office").get(pk=consent.pk, case=work.case)
    if row.withdrawn_at is not None:
        raise Refused(_("The person withdrew this consent. Ask them again first."), why="withdrawn")
    if row.until_on < work.today:
        raise Refused(_("This consent has run out. Ask the person again first."), why="expired")
    return row


def _confirmed(work: Work, sharing: SharingWithoutConsent) -> SharingWithoutConsent:
    rows = SharingWithoutConsent.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.get(pk=sharing.pk, case=work.case)
    if row.confirmed_at is None:
        raise Refused(_("A second person has to confirm this first."), why="second_person")
    if row.until_on < work.today:
        raise Refused(_("This has run out. Propose it again where it is still needed."), why="expired")
    return row


def of(case: Case) -> list[Referral]:
    """The referrals of a case that was opened, latest first."""
    rows = Referral.objects.filter(case=case).select_related("to_office", "grant__named", "consent", "recorded_by")
    return list(rows.prefetch_related("notes", "questions").order_by("-recorded_at"))
