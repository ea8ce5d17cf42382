"""Every action of those who help records itself, refuses the outsider, and leaves nothing without its event."""

import sys
from datetime import timedelta

import referrals.actions
from orgs import clock
from referrals.actions import exchanges, helping, placements, referring, tracings, visits
from referrals.types import DeclinedWhy, EndedWhy, Outcome, PlacementKind, TracingOutcome, VisitKind, VisitOutcome
from screening.actions import (
    consents,
    sharing,
    transfers,
)  # fmt: skip
from screening.actions.recipients import abroad, to_help, to_take_over
from screening.types import (
    GivenBack,
    ServiceKind,
    SharedGroup,
    SharingGround,
    TeachBack,
)  # fmt: skip
from tests.every_action import Actions, later, left_out, now
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import cast

# Only looked at.
ELSEWHERE = {"referrals.actions.finder.offered", "referrals.actions.whereabouts.read"}


class AtReferral(Actions):
    """Asked of the partner: one accepted, one not answered, one written down; and one without consent."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = people = cast()
        cls.case = stages.received(people)
        cls.accepted = made.accepted(people, cls.case)
        cls.asked = made.sent(people, cls.case, service=ServiceKind.SCHOOL)
        cls.question = helping.ask(by=people.partner, referral=cls.accepted, question="Which days?")
        cls.consent = made.consented(people, cls.case, service=ServiceKind.DOCTOR)
        cls.draft = referring.draft(by=people.caseworker, case=cls.case, basis=cls.consent)
        said = {"case": cls.case, "to": to_help(ServiceKind.DOCTOR, people.ngo), "until_on": later()}
        cls.without = said | {"groups": [SharedGroup.CODED], "ground": SharingGround.LAW, "reason": "Invented."}
        cls.proposed = sharing.propose(by=people.caseworker, **cls.without)
        cls.confirmed = sharing.propose(by=people.caseworker, **cls.without)
        sharing.confirm(by=people.other_supervisor, sharing=cls.confirmed)
        cls.withdrawn = made.accepted(people, stages.received(people))
        consents.withdraw(by=people.caseworker, consent=cls.withdrawn.consent)
        cls.weighed = made.WEIGHED
        cls.abroad = made.consented(people, cls.case, to=abroad("VN"))
        cls.exchange = exchanges.weigh(by=people.caseworker, case=cls.case, **cls.weighed)
        cls.contacted = made.asked_abroad(people, cls.case)
        cls.taken_back = made.asked_abroad(people, cls.case)
        consents.withdraw(by=people.caseworker, consent=cls.taken_back.consent)
        cls.to_take_over = made.consented(people, cls.case, to=to_take_over(people.partner_office))
        cls.offered = stages.received(people)
        made.offered(people, cls.offered)

    rows = (
        (consents.record, "caseworker", lambda t: {"case": t.case, "to": to_help(ServiceKind.DOCTOR, t.people.partner_office), "groups": [SharedGroup.CODED], "until_on": later(), "language": "km", "teach_back": TeachBack.UNDERSTOOD}),
        (consents.withdraw, "caseworker", lambda t: {"consent": t.consent}),
        (sharing.propose, "caseworker", lambda t: t.without),
        (sharing.confirm, "other_supervisor", lambda t: {"sharing": t.proposed}),
        (referring.draft, "caseworker", lambda t: {"case": t.case, "basis": t.consent}),
        (exchanges.weigh, "caseworker", lambda t: {"case": t.case, **t.weighed}),
        (exchanges.contact, "caseworker", lambda t: {"exchange": t.exchange, "basis": t.abroad, "groups": [SharedGroup.CODED], "took_place_at": now(), "addressed_to": "A consul.", "told": "A language."}),
        (exchanges.answer, "caseworker", lambda t: {"exchange": t.contacted, "answer": "Papers can be made."}),
        (exchanges.give_back, "caseworker", lambda t: {"exchange": t.taken_back, "how": GivenBack.RETURNED}),
        (transfers.offer, "caseworker", lambda t: {"case": t.case, "basis": t.to_take_over}),
        (transfers.accept, "partner_supervisor", lambda t: {"case": t.offered}),
        (transfers.decline, "partner_supervisor", lambda t: {"case": t.offered, "why": DeclinedWhy.FULL}),
        (transfers.take_back, "caseworker", lambda t: {"case": t.offered}),
        (referring.send, "caseworker", lambda t: {"referral": t.draft}),
        (referring.take_back, "caseworker", lambda t: {"referral": t.asked}),
        (referring.end, "caseworker", lambda t: {"referral": t.accepted, "why": EndedWhy.OTHER}),
        (referring.answer, "caseworker", lambda t: {"question": t.question, "answer": "Mondays."}),
        (placements.record, "caseworker", lambda t: {"case": t.case, "kind": PlacementKind.FAMILY, "began_on": clock.today()}),
        (visits.plan, "caseworker", lambda t: {"case": t.case, "arrived_on": clock.today()}),
        (visits.record, "caseworker", lambda t: {"case": t.case, "kind": VisitKind.DAY_30, "outcome": VisitOutcome.MADE, "took_place_at": now()}),
        (helping.accept, "partner_supervisor", lambda t: {"referral": t.asked, "named": t.people.partner}),
        (helping.decline, "partner_supervisor", lambda t: {"referral": t.asked, "why": DeclinedWhy.FULL}),
        (helping.ask, "partner_supervisor", lambda t: {"referral": t.asked, "question": "Which school?"}),
        (helping.name, "partner_supervisor", lambda t: {"referral": t.accepted, "named": t.people.partner_supervisor}),
        (helping.begin, "partner", lambda t: {"referral": t.accepted}),
        (helping.write, "partner", lambda t: {"referral": t.accepted, "text": "Came."}),
        (helping.complete, "partner", lambda t: {"referral": t.accepted, "outcome": Outcome.RECEIVED}),
        (helping.leave, "partner", lambda t: {"referral": t.accepted, "why": EndedWhy.CANNOT_GO_ON}),
        (helping.give_back, "partner_supervisor", lambda t: {"referral": t.withdrawn, "how": GivenBack.DELETED}),
    )  # fmt: skip


class AtTracing(Actions):
    """After the finding: one relative may be looked for, another is."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = people = cast()
        calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
        cls.case = stages.found(people, calendar)
        cls.agreed = made.agreed_to_trace(people, cls.case)
        cls.under_way = tracings.begin(
            by=people.caseworker, case=cls.case, consent=made.agreed_to_trace(people, cls.case), search="By letter."
        )

    rows = (
        (tracings.begin, "caseworker", lambda t: {"case": t.case, "consent": t.agreed, "search": "By letter."}),
        (tracings.end, "caseworker", lambda t: {"tracing": t.under_way, "outcome": TracingOutcome.NOT_FOUND}),
    )  # fmt: skip


def test_no_action_is_left_out_of_the_tables():
    here = [kind for kind in vars(sys.modules[__name__]).values() if isinstance(kind, type) and kind is not Actions]
    tables = [kind for kind in here if issubclass(kind, Actions)]
    assert left_out(referrals.actions, tables, ELSEWHERE) == set()
