"""Did the person agree that somebody is told, what, and until when? It can be taken back at once (domain 8)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import facts
from ..models import Case, Consent, Interpreting, RelatedPerson
from ..people import Part
from ..types import (
    TEACH_BACK_COUNTS,
    ChoiceMade,
    GivenBy,
    GrantEnd,
    ServiceKind,
    SharedGroup,
    SharingPurpose,
    TeachBack,
)
from . import choices, grants, interpreting, recipients, relatives, transfers
from .acting import Work, change, working
from .interpreting import Voice
from .recipients import Recipient


def record(
    *,
    by: User,
    case: Case,
    to: Recipient,
    until_on: date,
    language: str,
    teach_back: TeachBack,
    groups: Iterable[SharedGroup] = (),
    voice: Voice | None = None,
    given_by: GivenBy = GivenBy.SELF,
    guardian: RelatedPerson | None = None,
    child_assents: bool | None = None,
    words: str = "",
    best_interests: str = "",
) -> Consent:
    """Keep a yes for one purpose, to whoever that names. The ledger of choices says “wants” from then on.

    Raises `Refused` where it was not said back, through an interpreter who does not count, for an implicated
    guardian or relative, and for a child who says no.
    """
    why = to.service or to.purpose
    with working("consent.recorded", by=by, case=case, permission="consent.record", guideline=33, why=why) as work:
        if to.purpose == SharingPurpose.SEARCH:
            raise Refused(_("Whoever is missed cannot be asked: two people answer for this."), why="purpose")
        if teach_back not in TEACH_BACK_COUNTS:
            raise Refused(
                _("Explain it again until the person can say what is shared with whom. Then record it."),
                why="teach_back",
            )
        heard = _heard(work, voice)
        child = _of_child(work, given_by, guardian, child_assents=child_assents, best_interests=best_interests)
        row = work.add(
            Consent,
            **recipients.checked(work, to, groups),
            until_on=grants.last_day(until_on, today=work.today),
            language=language,
            interpreting=heard,
            teach_back=teach_back,
            given_by=given_by,
            words=words,
            **child,
        )
        said = {"office": row.office, "language": language, "interpreting": heard}
        choices.keep(work, ChoiceMade.WANTS, purpose=to.purpose, service=to.service, **said)
    return row


def _heard(work: Work, voice: Voice | None) -> Interpreting | None:
    """A yes said through an interpreter who does not count is none (guidelines 8, 22)."""
    row = interpreting.record_if_any(work, voice)
    if not facts.counts_as_interpreted(work.case.person, row):
        raise Refused(
            _("A trained, independent interpreter must be there (G8, G22). Record who interpreted."), why="interpreter"
        )
    return row


def _of_child(
    work: Work,
    given_by: GivenBy,
    guardian: RelatedPerson | None,
    *,
    child_assents: bool | None,
    best_interests: str,
) -> dict[str, Any]:
    """A child is asked, by age; a guardian consents unless implicated; what is best is written down (guideline 5)."""
    if not work.case.is_child:
        if given_by != GivenBy.SELF:
            raise Refused(_("An adult consents for themselves."), why="adult")
        return {}
    if not child_assents:
        raise Refused(_("Ask the child in words for their age. Without their yes nothing is shared."), why="assent")
    if not best_interests.strip():
        raise Refused(_("Write why this is best for the child (G5)."), why="best_interests")
    if given_by == GivenBy.GUARDIAN:
        if guardian is None:
            raise Refused(_("Say which guardian consented."), why="guardian")
        relatives.require(work, Part.CONSENT, guardian)
    return {"guardian": guardian, "child_assents": True, "best_interests": best_interests}


def withdraw(*, by: User, consent: Consent, words: str = "") -> None:
    """Everything that rests on it ends now, and each office that read it is asked to give back or delete."""
    case = consent.case
    with working("consent.withdrawn", by=by, case=case, permission="consent.record", guideline=33) as work:
        row = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk, case=work.case)
        if row.withdrawn_at is not None:
            raise Refused(_("This was withdrawn already."), why="already")
        grants.end_all(work, GrantEnd.CONSENT_WITHDRAWN, consent=row)
        transfers.lapse(work, consent=row)
        change(row, withdrawn_at=work.now, withdrawn_by=by, withdrawn_words=words)
        said = {"office": row.office, "language": row.language}
        service = ServiceKind(row.service) if row.service else None
        choices.keep(work, ChoiceMade.CHANGED_MIND, purpose=SharingPurpose(row.purpose), service=service, **said)


def of(case: Case) -> list[Consent]:
    """Every consent of a case that was opened, latest first."""
    rows = Consent.objects.filter(case=case).select_related(
        "office",
        "guardian",
        "relative",
        "recorded_by",
        "withdrawn_by",
        "interpreting__interpreter",
        "interpreting__member",
    )
    return list(rows.order_by("-recorded_at"))
