"""A person referred to the partner in the other province, and how far that went."""

from datetime import date, timedelta
from typing import Any

from orgs import clock
from orgs.models import Office
from referrals.actions import exchanges, helping, referring
from referrals.models import Exchange, Referral
from referrals.types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, Wish
from screening.actions import consents, families, relatives, transfers
from screening.actions.recipients import Recipient, abroad, to_help, to_take_over, to_trace
from screening.models import Case, Consent, Transfer
from screening.types import GivenBy, Relation, Safe, ServiceKind, SharedGroup, TeachBack

from .cast import Cast

LEAST = [SharedGroup.CODED]
CHILD = {"child_assents": True, "best_interests": "Invented: they asked to learn.", "given_by": GivenBy.SELF}


def consented(
    people: Cast,
    case: Case,
    *,
    service: ServiceKind = ServiceKind.COUNSELLING,
    office: Office | None = None,
    to: Recipient | None = None,
    groups: list[SharedGroup] | None = None,
    until_on: date | None = None,
    **said: Any,
) -> Consent:
    """The person agrees, for ninety days unless a day is given."""
    return consents.record(
        by=people.caseworker,
        case=case,
        to=to or to_help(service, office or people.partner_office),
        groups=groups or LEAST,
        until_on=until_on or clock.today() + timedelta(days=90),
        language="km",
        teach_back=TeachBack.UNDERSTOOD,
        **((CHILD if case.is_child else {}) | said),
    )


def sent(people: Cast, case: Case, **said: Any) -> Referral:
    """Asked of the partner, who has not answered."""
    row = referring.draft(by=people.caseworker, case=case, basis=consented(people, case, **said), words="Weekly.")
    referring.send(by=people.caseworker, referral=row)
    row = Referral.objects.get(pk=row.pk)
    return row


def accepted(people: Cast, case: Case, **said: Any) -> Referral:
    """The partner's supervisor accepted, and named the partner's caseworker."""
    row = sent(people, case, **said)
    helping.accept(by=people.partner_supervisor, referral=row, named=people.partner)
    row = Referral.objects.get(pk=row.pk)
    return row


WEIGHED = {
    "country": "VN",
    "with_whom": ExchangeWith.MISSION,
    "exchange_about": ExchangeAbout.PAPERS,
    "asked_first": AskedFirst.PERSON,
    "wish": Wish.YES,
    "danger": Danger.NONE_FOUND,
    "risk": "Invented: nobody there knows the family.",
}


def asked_abroad(people: Cast, case: Case, **weighed: Any) -> Exchange:
    """A mission was told the least, on the person's consent."""
    by = people.caseworker
    consent = consented(people, case, to=abroad("VN"))
    row = exchanges.weigh(by=by, case=case, **WEIGHED | weighed)
    said = {"took_place_at": clock.now(), "addressed_to": "A consul (invented).", "told": "A language and an hour."}
    exchanges.contact(by=by, exchange=row, basis=consent, groups=LEAST, **said)
    return Exchange.objects.select_related("consent").get(pk=row.pk)


def agreed_to_trace(people: Cast, case: Case) -> Consent:
    """A sister who is safe to be found by, and the person's yes to look for her."""
    by = people.caseworker
    sister = relatives.add(by=by, case=case, relation=Relation.FAMILY, name="A sister (invented)")
    families.assess(
        by=by, case=case, relative=sister, safe=Safe.YES, took_place_at=clock.now(), text="Invented: they write often."
    )
    return consented(people, case, to=to_trace(sister))


def offered(people: Cast, case: Case, *, office: Office | None = None) -> Transfer:
    """The partner is offered to answer for the person."""
    consent = consented(people, case, to=to_take_over(office or people.partner_office))
    return transfers.offer(by=people.caseworker, case=case, basis=consent, words="She speaks most in the morning.")
