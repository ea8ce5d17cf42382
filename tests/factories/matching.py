"""Two people who may be one, in two provinces, and a question about the first of them to the match desk."""

from typing import Any

from django.test import Client, TestCase
from django.urls import reverse

from orgs.models import User
from orgs.types import Role
from screening import access, reference, sections
from screening.actions import matches, persons
from screening.models import Case, Match, MatchRequest
from screening.types import Fact, MatchAnswer
from tests.persona.asking import undone

from . import orgs, stages
from .cast import Cast, cast

# Invented: one name in both scripts, one telephone in two ways of writing it.
NAME, SAME_NAME = "Sok Chanthou", "សុខ ចន្ធូ"
TELEPHONE, SAME_TELEPHONE = "Call 012 555 010 after six", "+855 12555010"


def named(by: User, case: Case, **said: Any) -> Case:
    persons.write(by=by, case=case, **{"name_to_use": NAME} | said)
    return Case.objects.select_related("person").get(pk=case.pk)


def asked_about(people: Cast, **said: Any) -> Case:
    """Received by the social affairs office in A, with a name and a telephone."""
    return named(people.caseworker, stages.received(people), **{"contact_details": TELEPHONE} | said)


def elsewhere(people: Cast, **said: Any) -> Case:
    """Being screened by the NGO in A, of which those who ask may not know."""
    return named(people.responder, stages.begun(people), **{"name_to_use": SAME_NAME} | said)


def asked(people: Cast, case: Case, *facts: Fact, by: User | None = None) -> MatchRequest:
    return matches.ask(by=by or people.caseworker, case=case, facts=facts or (Fact.NAME,))


def second_at_the_desk(people: Cast) -> User:
    return orgs.member(role=Role.MATCH_DESK, office=people.national, name="second at the match desk")


def page(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(f"screening:{name}", args=args)).content.decode()


def shown(case: Case) -> str:
    return reference.shown(case.reference)


class AtTheDesk(TestCase):
    """One person asked about in A; somebody with the same name, being screened by an NGO."""

    people: Cast
    case: Case
    other: Case

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = asked_about(cls.people)
        cls.other = elsewhere(cls.people)

    def asked(self, *facts: Fact) -> MatchRequest:
        return asked(self.people, self.case, *facts)

    def signed_in(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def compared(self, request: MatchRequest, *, by: User | None = None) -> access.Comparison:
        with undone(), sections.nothing_open():
            return access.compare(by or self.people.match_desk, request.pk)

    def fitting(self, request: MatchRequest, *, by: User | None = None) -> list[Case]:
        return [row.case for row in self.compared(request, by=by).to_judge]

    def judged(self, request: MatchRequest, answer: MatchAnswer = MatchAnswer.SAME, *, by: User | None = None) -> Match:
        return matches.judge(by=by or self.people.match_desk, request=request, other=self.other, answer=answer)
