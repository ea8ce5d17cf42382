"""How is an invented person helped by another office? They agree, it is asked, it accepts, and it ends."""

from datetime import time, timedelta
from typing import Any

from orgs import clock
from orgs.models import Office
from referrals.actions import helping, placements, referring
from referrals.models import Referral
from referrals.types import DeclinedWhy, Outcome, PlacementKind
from screening.actions import consents
from screening.actions.recipients import Recipient, to_help
from screening.types import GivenBy, HandoverAnswer, ServiceKind, SharedGroup, TeachBack

from .cases import Story, who
from .person import SIEM_REAP, Person, Steps, Team, case_of, there, voice, worker_of

PARTNER, PARTNER_SUPERVISOR = "partner", "supervisor.partner"
OFFICE = "River Shelter, Siem Reap (example)"
OF_CHILD: dict[str, Any] = {
    "child_assents": True,
    "given_by": GivenBy.SELF,
    "best_interests": "Invented: the child asked for it.",
}


def agreed(told: Story, person: Person, to: Recipient, *, groups: tuple[SharedGroup, ...] = (), words: str = "") -> Any:
    """The person says yes to this and to nothing else, for half a year."""
    return consents.record(
        by=worker_of(told),
        case=case_of(told),
        to=to,
        groups=groups,
        until_on=clock.today() + timedelta(days=180),
        language=person.language,
        voice=voice(person),
        teach_back=TeachBack.UNDERSTOOD,
        words=words,
        **(OF_CHILD if person.is_child else {}),
    )


def helped(person: Person, team: Team) -> Steps:
    """By the partner, with counselling; asked on the third of the 30 days, and done after a month or so."""
    if person.agrees is not HandoverAnswer.AGREES and not person.is_child:
        return []

    def ask(told: Story) -> None:
        by, case = worker_of(told), case_of(told)
        to = to_help(ServiceKind.COUNSELLING, Office.objects.get(name=OFFICE))
        groups = (SharedGroup.CODED, SharedGroup.WRITTEN)
        consent = agreed(told, person, to, groups=groups, words="“Yes, but only what they need.”")
        row = referring.draft(by=by, case=case, basis=consent, words="Somebody to talk with, once a week.")
        referring.send(by=by, referral=row)
        told.made["referral"] = row
        placements.record(by=by, case=case, kind=PlacementKind.SHELTER, began_on=clock.today())

    def accept(told: Story) -> None:
        helping.accept(by=who(PARTNER_SUPERVISOR), referral=_referral(told), named=who(PARTNER))

    def begin(told: Story) -> None:
        helping.begin(by=who(PARTNER), referral=_referral(told))
        helping.write(by=who(PARTNER), referral=_referral(told), text="Came to the first talk. Wants to go on.")

    def complete(told: Story) -> None:
        helping.complete(by=who(PARTNER), referral=_referral(told), outcome=Outcome.RECEIVED)

    def decline(told: Story) -> None:
        helping.decline(by=who(PARTNER), referral=_referral(told), why=DeclinedWhy.FULL, words="Ask again in a month.")

    if team is SIEM_REAP:
        return [(5, time(15), ask), (7, time(9), decline)]
    return [(5, time(15), ask), (7, time(9), accept), (9, time(10), begin), (70, time(10), complete)]


def _referral(told: Story) -> Referral:
    return there(told.made.get("referral"))
