"""Where a shelter is: read by those who work there and by whoever works on a case that it accepted; by nobody else.

Every page, list, search, form, refusal, history row and line of the log is looked through for it, as every persona.
"""

from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from orgs.actions import organisations, services, whereabouts
from orgs.models import AuditEvent, Office
from orgs.refusals import NotPermitted, Refused
from orgs.types import ServiceKind
from referrals.actions import helping, placements
from referrals.actions import whereabouts as told
from referrals.models import Referral
from referrals.types import EndedWhy, PlacementKind
from screening import access
from screening.actions import consents
from screening.types import SharedGroup
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import cast
from tests.lot import some

from .asking import Asked, answer, looked_up_once, shown
from .table import PUBLIC

MARK = "Street 4417, behind the yellow gate"
# Whoever may know of the case at all, the author and the second referral's office among them.
TIED = ("responder", "caseworker", "other_supervisor", "partner", "partner_supervisor")
# For what is of no case: the shelter's people, whoever works on a case, no tie at all, an office's people.
EVERYBODY = ("partner", "partner_supervisor", "caseworker", "outsider", "administrator")
SEARCHED = ("orgs:organisations", "screening:cases", "screening:screenings", "screening:today", "referrals:inbox")
SEARCHES = (
    "",
    "?q=4417",
    "?q=yellow",
    "?reference=4417",
    "?province=17",
    "?service=shelter&age=24",
    "?service=shelter",
)


class TestWhereAShelterIs(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = people = cast()
        cls.shelter: Office = people.partner_office
        organisations.update(by=None, organisation=cls.shelter.organisation, place_to_stay=True)
        body, where = cls.shelter.organisation, people.province_b
        services.add(by=None, organisation=body, kind=ServiceKind.SHELTER, source="invented", province=where)
        whereabouts.write(by=people.partner, office=cls.shelter, words=MARK)
        cls.case = stages.received(people)
        everything = list(SharedGroup)
        cls.accepted = made.accepted(people, cls.case, service=ServiceKind.SHELTER, groups=everything)
        cls.asked = made.sent(people, cls.case, service=ServiceKind.SCHOOL)
        cls.other = stages.received(people)
        made.sent(people, cls.other, service=ServiceKind.SHELTER)

    def of_a_case(self) -> list[tuple[str, str]]:
        """Every address of the case, with the referral that was accepted where one is asked for."""
        ref = shown(self.case)
        return [
            (name, reverse(name, kwargs={"ref": ref} | ({"pk": self.accepted.pk} if "pk" in wants else {})))
            for name, wants in _addresses()
            if wants in ({"ref"}, {"ref", "pk"})
        ]

    def of_no_case(self) -> list[tuple[str, str]]:
        """Every list and search, and every page about the shelter, its office and its service."""
        body = self.shelter.organisation
        rows = [self.shelter.pk, *body.offers.values_list("pk", flat=True)]
        found: list[tuple[str, str]] = []
        for name, wants in _addresses():
            if wants == {"pk"}:
                found += [(name, reverse(name, args=[pk])) for pk in rows]
            elif wants == {"slug"}:
                found.append((name, reverse(name, args=[body.slug])))
            elif not wants:
                found += [(name, reverse(name) + more) for more in (SEARCHES if name in SEARCHED else ("",))]
        return found

    def told_to(self, personas: Iterable[str], pages: list[tuple[str, str]], **session: Any) -> set[tuple[str, str]]:
        """Who of ``personas`` is shown it, and where."""
        found = set()
        for name in personas:
            for route, path in pages:
                said = answer(Asked(getattr(self.people, name), "GET", path, **session))
                if isinstance(said, HttpResponse) and MARK in said.content.decode(errors="replace"):
                    found.add((name, route))
        return found

    def test_no_page_shows_it_to_anybody_but_those_two(self) -> None:
        chosen = {shown(self.case).replace("-", ""): {"purpose": "safety", "identity": True}}
        of_a_case = self.of_a_case()
        assert len(of_a_case) > 120
        shown_on = {row for row in of_a_case if row[0].endswith("whereabouts")}
        with looked_up_once():
            told_to = self.told_to(TIED, [*shown_on, *some(of_a_case)], purposes=chosen)
            told_to |= self.told_to(EVERYBODY, self.of_no_case())
        assert told_to == {
            ("partner", "orgs:whereabouts"),
            ("partner_supervisor", "orgs:whereabouts"),
            ("caseworker", "referrals:whereabouts"),
        }

    def test_no_row_of_any_history_and_no_line_of_the_log_holds_it(self) -> None:
        whereabouts.write(by=self.people.partner, office=self.shelter, words=f"{MARK}, second floor")
        whereabouts.read(by=self.people.partner, office=self.shelter)
        holding = [
            model._meta.label
            for model in apps.get_models()
            if any("yellow gate" in str(values) for values in model._base_manager.values_list())
        ]
        assert holding == []
        kinds = set(
            AuditEvent.objects.filter(kind__startswith="whereabouts.", subject=str(self.shelter.pk)).values_list(
                "kind", flat=True
            )
        )
        assert kinds == {"whereabouts.written", "whereabouts.read"}

    def test_each_look_is_on_record_with_the_case_it_was_for(self) -> None:
        client = Client()
        client.force_login(self.people.caseworker)
        client.get(reverse("referrals:whereabouts", args=[shown(self.case), self.accepted.pk]))
        event = AuditEvent.objects.get(kind="whereabouts.read", actor_id=self.people.caseworker.pk)
        assert (event.case_id, event.subject) == (self.case.pk, str(self.shelter.pk))

    def test_once_the_help_ends_the_caseworker_is_told_no_more(self) -> None:
        page = reverse("referrals:whereabouts", args=[shown(self.case), self.accepted.pk])
        client = Client()
        client.force_login(self.people.caseworker)
        for ends in (self._left, self._withdrawn):
            row = Referral.objects.get(pk=self.accepted.pk)
            with self.subTest(ends.__name__):
                assert client.get(page).status_code == 200
                with _undone():
                    ends(row)
                    assert client.get(page).status_code == 404
                    with pytest.raises(Refused):
                        told.read(by=self.people.caseworker, case=self.case, referral=row)

    def _left(self, row: Referral) -> None:
        helping.leave(by=self.people.partner, referral=row, why=EndedWhy.CANNOT_GO_ON)

    def _withdrawn(self, row: Referral) -> None:
        consents.withdraw(by=self.people.caseworker, consent=row.consent)

    def test_nobody_else_writes_it(self) -> None:
        for name in ("administrator", "outsider", "caseworker", "former_worker"):
            with self.subTest(name), pytest.raises(NotPermitted):
                whereabouts.write(by=getattr(self.people, name), office=self.shelter, words="Elsewhere")
        assert whereabouts.read(by=self.people.partner, office=self.shelter) == MARK

    def test_where_a_person_lives_takes_no_address_of_a_shelter(self) -> None:
        with pytest.raises(Refused, match="Of a shelter no address"):
            placements.record(
                by=self.people.caseworker, case=self.case, kind=PlacementKind.SHELTER,
                began_on=self.case.opened_at.date(), where=MARK,
            )  # fmt: skip

    def test_whoever_is_asked_here_is_everybody_who_may_know_of_the_case(self) -> None:
        known = {name for name, user in self.people.people().items() if access.ties(user, self.case)}
        assert known == set(TIED)


def _undone() -> Any:
    from .asking import undone

    return undone()


def _addresses() -> list[tuple[str, set[str]]]:
    found: list[tuple[str, set[str]]] = []

    def walk(patterns: Any, space: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, one.namespace or space)
            elif isinstance(one, URLPattern) and space and f"{space}:{one.name}" not in PUBLIC:
                found.append((f"{space}:{one.name}", set(one.pattern.converters)))

    walk(get_resolver().url_patterns, "")
    return found
