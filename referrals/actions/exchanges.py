"""How is a mission or focal point of another country asked? Weighed first, told the least, on a consent or a ground."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused
from screening.actions import bases
from screening.actions.acting import Work, change, check_gates, working
from screening.actions.bases import Basis
from screening.actions.interim import not_in_future
from screening.models import Case, Consent, SharingWithoutConsent
from screening.types import GivenBack, SharedGroup, SharingPurpose

from ..models import Exchange
from ..types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, Wish
from ..workflow import CONTACT_COUNTRY, ExchangeFacts


def weigh(
    *,
    by: User,
    case: Case,
    country: str,
    with_whom: ExchangeWith,
    exchange_about: ExchangeAbout,
    asked_first: AskedFirst,
    wish: Wish,
    danger: Danger,
    risk: str,
) -> Exchange:
    """What could it do to the person and their family? Nothing has left yet. ``country``: ISO 3166."""
    with working("exchange.weighed", by=by, case=case, permission="exchange.record", guideline=9, why=danger) as work:
        if not risk.strip():
            raise Refused(_("Write what you weighed: who there would learn of it, and what could follow."), why="empty")
        return work.add(
            Exchange,
            country=country,
            with_whom=with_whom,
            exchange_about=exchange_about,
            asked_first=asked_first,
            wish=wish,
            danger=danger,
            risk=risk,
        )


def contact(
    *,
    by: User,
    exchange: Exchange,
    basis: Basis,
    groups: Iterable[SharedGroup],
    took_place_at: datetime,
    addressed_to: str,
    told: str,
) -> None:
    """Keep to whom it went, and what was told. Raises `GateRefused` before the gates hold (9, 38, 39)."""
    case = exchange.case
    with working("exchange.made", by=by, case=case, permission="exchange.record", guideline=38) as work:
        row = _locked(work, exchange)
        if row.contacted_at is not None:
            raise Refused(_("This contact is written down already."), why="already")
        not_in_future(work, took_place_at)
        rests_on = bases.require(work, basis, SharingPurpose.EXCHANGE)
        if rests_on.country != row.country:
            raise Refused(_("This was agreed for another country."), why="country")
        shared = [SharedGroup(one) for one in groups]
        check_gates(CONTACT_COUNTRY, case_facts=_facts(row, rests_on, shared))
        if not told.strip() or not addressed_to.strip():
            raise Refused(_("Write to whom it went, and what was told."), why="empty")
        change(
            row,
            groups=shared,
            took_place_at=took_place_at,
            contacted_at=work.now,
            contacted_by=by,
            addressed_to=addressed_to,
            told=told,
            **bases.columns(rests_on),
        )


def _facts(row: Exchange, rests_on: Basis, shared: list[SharedGroup]) -> ExchangeFacts:
    return ExchangeFacts(
        danger_found=row.danger != Danger.NONE_FOUND,
        wished=row.wish == Wish.YES and isinstance(rests_on, Consent),
        by_named_act=isinstance(rests_on, SharingWithoutConsent),
        within_what_rests=bool(shared) and set(shared) <= set(rests_on.groups),
    )


def answer(*, by: User, exchange: Exchange, answer: str) -> None:
    """What came back."""
    case = exchange.case
    with working("exchange.answered", by=by, case=case, permission="exchange.record", guideline=38) as work:
        row = _locked(work, exchange)
        if row.contacted_at is None or row.answered_at is not None:
            raise Refused(_("An answer is written down once, to a contact that was made."), why="status")
        if not answer.strip():
            raise Refused(_("Write the answer."), why="empty")
        change(row, answer=answer, answered_at=work.now, answered_by=by)


def give_back(*, by: User, exchange: Exchange, how: GivenBack) -> None:
    """The person took their consent back: what became of what was told there?"""
    case = exchange.case
    with working("exchange.given_back", by=by, case=case, permission="exchange.record", guideline=33, why=how) as work:
        row = _locked(work, exchange)
        if not is_to_give_back(row):
            raise Refused(_("Nothing is to be given back here."), why="status")
        change(row, given_back=how, given_back_at=work.now, given_back_by=by)


def is_to_give_back(row: Exchange) -> bool:
    """Told on a consent that was taken back since, and not answered for yet."""
    return row.consent is not None and row.consent.withdrawn_at is not None and not row.given_back


def _locked(work: Work, exchange: Exchange) -> Exchange:
    rows = Exchange.objects.select_for_update(of=("self",)).select_related("consent")
    return rows.get(pk=exchange.pk, case=work.case)


def of(case: Case) -> list[Exchange]:
    """Those of a case that was opened, latest first."""
    rows = Exchange.objects.filter(case=case).select_related("recorded_by", "contacted_by", "answered_by", "consent")
    return list(rows.order_by("-recorded_at"))
