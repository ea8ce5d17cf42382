"""Did the person agree that one office is told, what of it, and until when? It can be taken back at once (domain 8)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import SUPPORTS

from ..models import Case, Consent, RelatedPerson
from ..people import Part
from ..types import TEACH_BACK_COUNTS, ChoiceMade, GivenBy, GrantEnd, ServiceKind, SharedGroup, TeachBack
from . import choices, grants, relatives
from .acting import Work, change, working


def record(
    *,
    by: User,
    case: Case,
    service: ServiceKind,
    office: Office,
    groups: list[SharedGroup],
    until_on: date,
    language: str,
    teach_back: TeachBack,
    given_by: GivenBy = GivenBy.SELF,
    guardian: RelatedPerson | None = None,
    child_assents: bool | None = None,
    words: str = "",
    best_interests: str = "",
) -> Consent:
    """Keep a yes to one office for one service. The ledger of choices says “wants” from then on.

    Raises `Refused` where it was not said back, for an implicated guardian, and for a child who says no.
    """
    with working("consent.recorded", by=by, case=case, permission="consent.record", guideline=33, why=service) as work:
        if teach_back not in TEACH_BACK_COUNTS:
            raise Refused(
                _("Explain it again until the person can say what is shared with whom. Then record it."),
                why="teach_back",
            )
        if not office.organisation.can(SUPPORTS):
            raise Refused(_("This office does not support people. Choose one that does."), why="office")
        if SharedGroup.CODED not in groups:
            raise Refused(_("Whoever helps needs at least the first group."), why="groups")
        child = _of_child(work, given_by, guardian, child_assents=child_assents, best_interests=best_interests)
        row = work.add(
            Consent,
            service=service,
            office=office,
            groups=groups,
            until_on=grants.last_day(until_on, today=work.today),
            language=language,
            teach_back=teach_back,
            given_by=given_by,
            words=words,
            **child,
        )
        choices.keep(work, service, ChoiceMade.WANTS, language=language)
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
        change(row, withdrawn_at=work.now, withdrawn_by=by, withdrawn_words=words)
        choices.keep(work, ServiceKind(row.service), ChoiceMade.CHANGED_MIND, language=row.language)


def require_standing(work: Work, consent: Consent) -> Consent:
    """``consent`` as it is now. Raises `Refused` where it no longer carries anything.

    A guardian who consented and is named as implicated since, or must not be told, carries nothing either.
    """
    rows = Consent.objects.select_for_update(of=("self",)).select_related("office", "guardian")
    row = rows.get(pk=consent.pk, case=work.case)
    if row.withdrawn_at is not None:
        raise Refused(_("The person withdrew this consent. Ask them again first."), why="withdrawn")
    if row.until_on < work.today:
        raise Refused(_("This consent has run out. Ask the person again first."), why="expired")
    if row.guardian is not None:
        relatives.require(work, Part.CONSENT, row.guardian)
    return row


def standing(case: Case, *, today: date) -> list[Consent]:
    """Those of a case that was opened that still carry something, latest first."""
    rows = [row for row in of(case) if row.withdrawn_at is None and row.until_on >= today]
    return [row for row in rows if row.guardian is None or relatives.why_not(Part.CONSENT, row.guardian) is None]


def of(case: Case) -> list[Consent]:
    """Every consent of a case that was opened, latest first."""
    rows = Consent.objects.filter(case=case).select_related("office", "guardian", "recorded_by", "withdrawn_by")
    return list(rows.order_by("-recorded_at"))
