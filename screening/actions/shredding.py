"""When is what was typed about a person destroyed for good? Long after the case was closed, by two people.

Rows, history and the record stay as they are; nothing of what was typed opens any more, in a copy of them neither.
"""

from django.db import connection
from django.utils.translation import gettext as _

from orgs import clock, hierarchy, log, people
from orgs.models import User
from orgs.refusals import NotPermitted, Refused
from orgs.types import Role

from .. import reference, rules
from ..access import is_denied
from ..models import Case, CaseKey, Deadline, Draft, Hold, IdentityKey
from ..types import Stage
from .acting import lock


def shred(*, by: User, given_by: User, case: Case) -> int:
    """Destroy every key of ``case``; how many there were. Asked by a supervisor of the office that answers for it,
    given by an administrator: nobody is both. Raises `Refused`.
    """
    with log.recording("case.shredded", by=by, case=case, details={"given_by": given_by.code}) as act:
        act.case = locked = lock(case)
        _require_both(by, given_by, locked)
        _refuse_too_early(locked)
        keys = list(CaseKey.objects.select_for_update().filter(case=locked, destroyed_at__isnull=True))
        if not keys:
            raise Refused(_("What was typed was destroyed before."), why="already")
        for key in keys:
            key.wrapped, key.destroyed_at, key.destroyed_by = "", clock.now(), by
            key.save(update_fields=["wrapped", "destroyed_at", "destroyed_by"])
        # By these a person is found again; and a draft is no part of the record.
        IdentityKey.objects.filter(case=locked).delete()
        Draft.objects.filter(case=locked).delete()
        act.details["count"] = len(keys)
    return len(keys)


def hold(*, by: User, case: Case, reason: str) -> None:
    """From now on nothing of it is destroyed: a supervisor of the office that answers for it says so, at once."""
    with log.recording("case.held", by=by, case=case) as act:
        act.case = locked = lock(case)
        _require_supervisor(by, locked)
        if Hold.objects.filter(case=locked, ended_at__isnull=True).exists():
            raise Refused(_("It is held already."), why="already")
        now = clock.now()
        Hold(case=locked, recorded_at=now, recorded_by=by, reason=reason).save(force_insert=True)


def release(*, by: User, given_by: User, case: Case) -> None:
    """End that, again by two."""
    with log.recording("case.hold_ended", by=by, case=case, details={"given_by": given_by.code}) as act:
        act.case = locked = lock(case)
        _require_both(by, given_by, locked)
        row = Hold.objects.select_for_update(of=("self",)).filter(case=locked, ended_at__isnull=True).first()
        if row is None:
            raise Refused(_("It is not held."), why="not_held")
        row.ended_at, row.ended_by = clock.now(), by
        row.save(update_fields=["ended_at", "ended_by"])


def find(typed: str) -> Case | None:
    """The case of a reference, as it was typed at the command line."""
    return Case.objects.filter(reference=reference.read(typed)).first()


def forget() -> bool:
    """Let the database keep no earlier version of a row that was just changed; whether it could."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return not cursor.fetchone()[0]
    return all(_written_anew(model._meta.db_table) for model in (CaseKey, IdentityKey, Draft))


def _written_anew(table: str) -> bool:
    """Only the owner of a table may do this; anybody else is told so in a warning, which says nothing here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode(%s)", [table])
        before = cursor.fetchall()
        cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
        cursor.execute("SELECT pg_relation_filenode(%s)", [table])
        return bool(cursor.fetchall() != before)


def _require_supervisor(by: User, case: Case) -> None:
    if not hierarchy.supervises(by, case.responsible_office, today=clock.today()) or is_denied(by, case):
        raise NotPermitted(_("Only a supervisor of the office that answers for the case asks for this."), why="asks")


def _require_both(by: User, given_by: User, case: Case) -> None:
    _require_supervisor(by, case)
    if by.pk == given_by.pk or not people.holds(given_by, Role.ADMINISTRATOR):
        raise NotPermitted(_("Only an administrator, who is not whoever asks, gives this."), why="gives")


def _refuse_too_early(case: Case) -> None:
    if case.stage != Stage.CLOSED or case.closed_at is None:
        raise Refused(_("The case is not closed."), why="open")
    if clock.now() < case.closed_at + rules.KEPT_AFTER_CLOSING:
        day = clock.local_day(case.closed_at + rules.KEPT_AFTER_CLOSING)
        raise Refused(_("What was typed is kept until %(day)s.") % {"day": f"{day:%d.%m.%Y}"}, why="kept")
    if Hold.objects.filter(case=case, ended_at__isnull=True).exists():
        raise Refused(_("This case is held: a court or a complaint needs it."), why="held")
    if Deadline.objects.filter(case=case, met_at__isnull=True, dropped_at__isnull=True).exists():
        raise Refused(_("Something of this case still waits: a complaint, a search or a visit."), why="waits")
