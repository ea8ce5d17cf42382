"""What happens when a person cannot be found? An alert at once, a search, and another look on a day."""

from datetime import date, timedelta
from uuid import uuid5

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.places import child_protection_office
from orgs.refusals import Refused

from ..models import Case, MissingAlert
from . import deadlines
from .acting import Work, change, working


def open(*, by: User, case: Case, last_seen: str = "") -> MissingAlert:
    """Somebody who left or was not met. The police hear of it only by a separate, named act (domain 8)."""
    with working("missing.alert_opened", by=by, case=case, permission="missing.open", guideline=5) as work:
        return open_alert(work, last_seen=last_seen)


def open_alert(work: Work, *, last_seen: str = "") -> MissingAlert:
    """Inside the act under way: to the office that answers, and for a child to child protection as well."""
    found = MissingAlert.objects.filter(case=work.case, found_at__isnull=True).first()
    if found is not None:
        return found
    tomorrow = work.today + timedelta(days=1)
    row = work.add(MissingAlert, next_look_on=tomorrow, last_seen=last_seen)
    deadlines.start(work, "missing_look", subject=row.pk)
    if work.case.is_child:
        office = child_protection_office(work.case.province)[0]
        deadlines.start(work, "missing_look", subject=uuid5(row.pk, "child"), office=office)
    return row


def record_search(*, by: User, alert: MissingAlert, search: str, next_look_on: date) -> None:
    """What was done to find the person, and when we look again."""
    with working("missing.searched", by=by, case=alert.case, permission="missing.record", guideline=5) as work:
        row = _open(work, alert)
        if not search.strip():
            raise Refused(_("Write what was done to find the person."), why="empty")
        if next_look_on <= work.today:
            raise Refused(_("Choose a day that is still to come to look again."), why="past")
        change(row, search=search, searched_at=work.now, searched_by=by, next_look_on=next_look_on)
        deadlines.meet(work, "missing_look")
        deadlines.start(work, "missing_look", subject=row.pk, due_at=deadlines.end_of(next_look_on))


def found(*, by: User, alert: MissingAlert) -> None:
    """The person was found, or came back."""
    with working("missing.found", by=by, case=alert.case, permission="missing.record", guideline=5) as work:
        row = _open(work, alert)
        change(row, found_at=work.now, found_by=by)
        deadlines.meet(work, "missing_look")


def _open(work: Work, alert: MissingAlert) -> MissingAlert:
    row = MissingAlert.objects.select_for_update(of=("self",)).get(pk=alert.pk, case=work.case)
    if row.found_at is not None:
        raise Refused(_("The person was found already."), why="already")
    return row
