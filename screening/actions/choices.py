"""What was offered, and what did the person say each time? Kept per service, and reversible (32, 33)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from orgs.models import Office, User
from orgs.refusals import Refused

from ..models import Case, Choice
from ..types import ChoiceMade, ServiceKind, SharingPurpose
from . import deadlines, interpreting
from .acting import Work, working
from .interpreting import Voice


def record(
    *,
    by: User,
    case: Case,
    choice: ChoiceMade,
    service: ServiceKind | None = None,
    purpose: SharingPurpose = SharingPurpose.HELP,
    office: Office | None = None,
    language: str = "",
    voice: Voice | None = None,
    offer_again_on: date | None = None,
    adviser_is_independent: bool | None = None,
    remarks: str = "",
) -> Choice:
    """A new row each time; the latest counts. Refusing never ends or shortens anything."""
    with working("choice.recorded", by=by, case=case, permission="choice.record", guideline=33, why=choice) as work:
        if offer_again_on is not None and offer_again_on <= work.today:
            raise Refused(_("Choose a day that is still to come to ask again."), why="past")
        if service == ServiceKind.INDEPENDENT_ADVICE and adviser_is_independent is None:
            raise Refused(
                _("Say whether the adviser is independent of the coordinating and the identifying office (G32)."),
                why="adviser",
            )
        row = keep(
            work,
            choice,
            purpose=purpose,
            service=service,
            office=office,
            language=language,
            interpreting=interpreting.record_if_any(work, voice),
            offer_again_on=offer_again_on,
            adviser_is_independent=adviser_is_independent,
            remarks=remarks,
        )
        if offer_again_on is not None:
            due = deadlines.end_of(offer_again_on)
            deadlines.start(work, "choice_again", subject=_subject(work.case, service or purpose), due_at=due)
    return row


def keep(
    work: Work, choice: ChoiceMade, *, purpose: SharingPurpose, service: ServiceKind | None, **said: Any
) -> Choice:
    """A line of the ledger inside the act under way; whatever was to be asked again is asked now.

    Raises `Refused` for help of which nobody says which.
    """
    if (purpose == SharingPurpose.HELP) != (service is not None):
        raise Refused(_("Say which help was offered."), why="service")
    row = work.add(Choice, purpose=purpose, service=service or "", choice=choice, **said)
    deadlines.meet(work, "choice_again", subject=_subject(work.case, service or purpose))
    return row


def latest(case: Case) -> dict[ServiceKind, Choice]:
    """The row that counts, by kind of help."""
    rows = Choice.objects.filter(case=case, purpose=SharingPurpose.HELP).order_by("recorded_at")
    return {ServiceKind(row.service): row for row in rows}


def _subject(case: Case, about: ServiceKind | SharingPurpose) -> UUID:
    return uuid5(case.pk, str(about))
