"""Is the person held or charged, by whom, until when, and who was told that they must not be? (17, 24)"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import Office, User
from orgs.refusals import Refused

from ..models import Case, Detention, NonPunishmentNotice
from ..types import DetentionKind
from . import deadlines, extensions, identifying
from .acting import Work, change, working
from .interim import not_in_future


def record(
    *,
    by: User,
    case: Case,
    kind: DetentionKind,
    started_at: datetime,
    office: Office | None = None,
    released_at: datetime | None = None,
    for_what: str = "",
    place: str = "",
) -> Detention:
    """An arrest, detention or charge, told at once or late. A detention lengthens the period by itself."""
    with working("detention.recorded", by=by, case=case, permission="detention.record", guideline=17, why=kind) as work:
        not_in_future(work, started_at)
        if released_at is not None:
            _check_release(work, started_at=started_at, released_at=released_at)
        row = work.add(
            Detention,
            kind=kind,
            office=office,
            started_at=started_at,
            released_at=released_at,
            release_recorded_at=work.now if released_at else None,
            release_recorded_by=by if released_at else None,
            for_what=for_what,
            place=place,
        )
        extensions.count_detention(work)
        identifying.reconsider(work)
        if released_at is None:
            deadlines.start(work, "detention_alert", subject=row.pk, due_at=deadlines.end_of(work.today))
    return row


def release(*, by: User, detention: Detention, released_at: datetime, released_to: str = "") -> None:
    """The person is free; for a charge: it was dropped. Every day it touched is counted."""
    with working("detention.released", by=by, case=detention.case, permission="detention.record", guideline=17) as work:
        row = _open(work, detention)
        _check_release(work, started_at=row.started_at, released_at=released_at)
        change(
            row,
            released_at=released_at,
            release_recorded_at=work.now,
            release_recorded_by=by,
            released_to=released_to,
        )
        extensions.count_detention(work)
        deadlines.meet(work, "detention_alert", subject=row.pk)


def look_today(*, by: User, detention: Detention) -> None:
    """Today's look is done; tomorrow it is due again, every day until the release."""
    with working(
        "detention.looked_at", by=by, case=detention.case, permission="detention.record", guideline=17
    ) as work:
        row = _open(work, detention)
        deadlines.meet(work, "detention_alert", subject=row.pk)
        tomorrow = deadlines.end_of(work.today + timedelta(days=1))
        deadlines.start(work, "detention_alert", subject=row.pk, due_at=tomorrow)


def send_notice(*, by: User, detention: Detention, sent_at: datetime, addressed_to: str) -> NonPunishmentNotice:
    """A notice that names guideline 24, to those who hold or charge the person."""
    with working("notice.sent", by=by, case=detention.case, permission="detention.record", guideline=24) as work:
        not_in_future(work, sent_at)
        if not addressed_to.strip():
            raise Refused(_("Write to whom the notice went."), why="empty")
        return work.add(NonPunishmentNotice, detention=detention, sent_at=sent_at, addressed_to=addressed_to)


def answer_notice(*, by: User, notice: NonPunishmentNotice, answer: str) -> None:
    """What they answered."""
    with working("notice.answered", by=by, case=notice.case, permission="detention.record", guideline=24) as work:
        row = NonPunishmentNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk, case=work.case)
        if row.answered_at is not None:
            raise Refused(_("An answer is recorded already."), why="already")
        change(row, answer=answer, answered_at=work.now, answered_by=by)


def _open(work: Work, detention: Detention) -> Detention:
    row = Detention.objects.select_for_update(of=("self",)).get(pk=detention.pk, case=work.case)
    if row.released_at is not None:
        raise Refused(_("The release is recorded already."), why="already")
    return row


def _check_release(work: Work, *, started_at: datetime, released_at: datetime) -> None:
    not_in_future(work, released_at)
    if released_at < started_at:
        raise Refused(
            _("The release cannot lie before %(day)s.") % {"day": f"{clock.local_day(started_at):%d.%m.%Y}"},
            why="order",
        )
