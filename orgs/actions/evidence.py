"""What institutions have shown for a guideline: entered, confirmed again, taken off (guidelines 16, 17, 20, 21, 26,
28, 45, 46)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import log, people
from ..models import Evidence, Office, Organisation, User
from ..refusals import Refused
from ..rules import EVIDENCE_RULES

_KIND_OF = {rule.guideline: rule.kind for rule in EVIDENCE_RULES}


def enter(
    *,
    by: User | None,
    guideline: int,
    organisation: Organisation,
    title: str,
    document_version: str,
    kept_where: str,
    today: date,
    office: Office | None = None,
    valid_until: date | None = None,
    remarks: str = "",
) -> Evidence:
    """Put on the register what was shown by a body, or by one of its offices. Raises `Refused`."""
    with log.recording("evidence.entered", by=by, guideline=guideline) as act:
        people.require_administrator(by=by)
        if guideline not in _KIND_OF:
            raise Refused(_("Nothing is shown once and for all for this guideline."), why="guideline")
        if office is not None and office.organisation_id != organisation.pk:
            raise Refused(_("This office belongs to another body."), why="office")
        row = Evidence(
            guideline=guideline, kind=_KIND_OF[guideline], organisation=organisation, office=office, title=title,
            document_version=document_version, kept_where=kept_where, valid_until=valid_until, remarks=remarks,
            confirmed_on=today, confirmed_by=by,
        )  # fmt: skip
        _clean(row, today=today)
        row.save(force_insert=True)
        act.subject = str(row.pk)
    return row


def confirm(
    *, by: User | None, evidence: Evidence, document_version: str, today: date, valid_until: date | None = None
) -> None:
    """It was looked at again: this version counts, until this day. Raises `Refused`."""
    with log.recording("evidence.confirmed", by=by, guideline=evidence.guideline, subject=str(evidence.pk)):
        people.require_administrator(by=by)
        row = _there(evidence)
        row.document_version, row.valid_until, row.confirmed_on, row.confirmed_by = (
            document_version,
            valid_until,
            today,
            by,
        )
        _clean(row, today=today)
        row.save(update_fields=["document_version", "valid_until", "confirmed_on", "confirmed_by"])
    evidence.refresh_from_db()


def withdraw(*, by: User | None, evidence: Evidence, today: date) -> None:
    """Take off what does not hold any more; its history stays. Raises `Refused`."""
    with log.recording("evidence.withdrawn", by=by, guideline=evidence.guideline, subject=str(evidence.pk)):
        people.require_administrator(by=by)
        row = _there(evidence)
        row.withdrawn_on = today
        row.save(update_fields=["withdrawn_on"])
    evidence.refresh_from_db()


def _there(evidence: Evidence) -> Evidence:
    row = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This was taken off the register. Enter it anew."), why="withdrawn")
    return row


def _clean(row: Evidence, *, today: date) -> None:
    if row.valid_until is not None and row.valid_until < today:
        raise Refused(_("This day is over: what has run out does not count."), why="valid_until")
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error
