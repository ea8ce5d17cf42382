"""Whatever happens in whatever order, an office reads what the matrix says of its referral, and not a request longer.

The oracle is written from domain 8 and 9, apart from the code it judges.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from orgs import clock
from orgs.refusals import Refused
from referrals.actions import helping, referring
from referrals.models import Referral
from referrals.types import EndedWhy, Outcome
from screening import access, reference
from screening.actions import consents, denials
from screening.models import Case
from screening.sections import Section
from screening.types import DenialWhy, SharedGroup
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import cast

LAST = 30
SUMMARY: frozenset[Section] = frozenset()
AGREED = frozenset({Section.C1, Section.C2, Section.C3})
ACTS = (
    "send", "accept", "name_supervisor", "name_partner", "complete", "end", "withdraw", "deny_partner", "deny_office",
    "ten_days",
)  # fmt: skip


@dataclass
class Oracle:
    """What must be true by now."""

    day: int = 0
    sent: bool = False
    accepted: bool = False
    over: bool = False
    withdrawn: bool = False
    named: str = ""
    partner_denied: bool = False
    office_denied: bool = False

    @property
    def is_open(self) -> bool:
        return self.sent and not (self.over or self.withdrawn or self.office_denied) and self.day <= LAST

    def reads(self, who: str) -> frozenset[Section] | None:
        """The sections open to ``who``; None where the case answers as one that is not there."""
        if not self.is_open or (who == "partner" and self.partner_denied):
            return None
        return AGREED if self.accepted and self.named == who else SUMMARY

    def may(self, act: str) -> bool:
        helps = self.is_open and self.accepted
        return {
            "send": not (self.sent or self.withdrawn or self.office_denied) and self.day <= LAST,
            "accept": self.is_open and not self.accepted and not self.partner_denied,
            "name_supervisor": helps,
            "name_partner": helps and not self.partner_denied,
            "complete": helps and self.named == "partner" and not self.partner_denied,
            # Also after the last day: what ran out by itself is still ended by somebody.
            "end": self.accepted and not (self.over or self.withdrawn or self.office_denied),
            "withdraw": not self.withdrawn,
            "deny_partner": not self.partner_denied,
            "deny_office": not self.office_denied,
            "ten_days": True,
        }[act]

    def after(self, act: str) -> None:
        match act:
            case "send":
                self.sent = True
            case "accept":
                self.accepted, self.named = True, "partner"
            case "name_supervisor" | "name_partner":
                self.named = act.removeprefix("name_")
            case "complete" | "end":
                self.over = True
            case "withdraw":
                self.withdrawn = True
            case "deny_partner":
                self.partner_denied = True
                self.over = self.over or self.named == "partner"
            case "deny_office":
                self.office_denied = True
            case "ten_days":
                self.day += 10


class Grants(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = people = cast()
        cls.case = stages.received(people)
        groups, until = [SharedGroup.CODED, SharedGroup.WRITTEN], clock.today() + timedelta(days=LAST)
        cls.consent = made.consented(people, cls.case, groups=groups, until_on=until)
        cls.referral = referring.draft(by=people.caseworker, case=cls.case, basis=cls.consent)
        cls.began = clock.now()

    @settings(max_examples=settings().max_examples // 6)
    @given(st.lists(st.sampled_from(ACTS), min_size=1, max_size=10).map(lambda acts: ["send", "accept", *acts]))
    def test_after_every_act_each_reads_what_the_matrix_says(self, acts: list[str]) -> None:
        oracle = Oracle()
        for act in acts:
            with clock.at(self.began + timedelta(days=oracle.day, minutes=1)):
                assert self.done(act) == oracle.may(act), (act, oracle)
            if oracle.may(act):
                oracle.after(act)
            with clock.at(self.began + timedelta(days=oracle.day, minutes=2)):
                for who in ("partner", "supervisor"):
                    assert self.read(who) == oracle.reads(who), (who, act, oracle)

    def done(self, act: str) -> bool:
        """Whether the act went through."""
        people, row = self.people, Referral.objects.get(pk=self.referral.pk)
        by, above = people.caseworker, people.partner_supervisor
        case = Case.objects.get(pk=self.case.pk)
        acts = {
            "send": lambda: referring.send(by=by, referral=row),
            "accept": lambda: helping.accept(by=above, referral=row, named=people.partner),
            "name_supervisor": lambda: helping.name(by=above, referral=row, named=above),
            "name_partner": lambda: helping.name(by=above, referral=row, named=people.partner),
            "complete": lambda: helping.complete(by=people.partner, referral=row, outcome=Outcome.PARTLY),
            "end": lambda: referring.end(by=by, referral=row, why=EndedWhy.OTHER),
            "withdraw": lambda: consents.withdraw(by=by, consent=self.consent),
            "deny_partner": lambda: denials.deny(by=by, case=case, why=DenialWhy.ACCUSED, user=people.partner),
            "deny_office": lambda: denials.deny(by=by, case=case, why=DenialWhy.CONFLICT, office=people.partner_office),
            "ten_days": lambda: None,
        }
        try:
            with transaction.atomic():
                acts[act]()
        except Refused:
            return False
        return True

    def read(self, who: str) -> frozenset[Section] | None:
        user = self.people.partner if who == "partner" else self.people.partner_supervisor
        try:
            found = access.open_case(user, reference.shown(self.case.reference), want=Section)
        except access.Denied as denied:
            # That it exists is C1.
            return frozenset({Section.C1}) if denied.may_know else None
        return found.opened
