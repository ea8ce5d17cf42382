"""The match desk alone learns whether somebody is known already; whoever asks reads the same, whoever fits."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs.actions import members
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import Role
from screening import access
from screening.access import Denied, Tie
from screening.actions import denials, matches, persons
from screening.models import Match, MatchRequest
from screening.types import DenialWhy, Fact, MatchAnswer
from tests.factories import matching
from tests.factories.matching import AtTheDesk, page, shown
from tests.persona.asking import undone
from tests.persona.equality import TOKEN

# Drawn anew for each answer, or the minute of it.
DRAWN = re.compile(rb'name="submission" value="[^"]*"|\b\d\d:\d\d\b|datetime="[^"]*"')


class TestWhoMayNot(AtTheDesk):
    def refused(self, request: MatchRequest, user: User) -> None:
        with undone():
            assert request not in access.requests_at_desk(user)
        for act in (
            lambda: access.compare(user, request.pk),
            lambda: self.judged(request, by=user),
            lambda: matches.close(by=user, request=request),
        ):
            with undone(), pytest.raises(Denied):
                act()
        client = self.signed_in(user)
        unknown = client.get(reverse("screening:match", args=[uuid4()]))
        for name, args in (("match", []), ("match_close", []), ("match_judge", [shown(self.other)])):
            answer = client.get(reverse(f"screening:{name}", args=[request.pk, *args]))
            assert (answer.status_code, TOKEN.sub(b"", answer.content)) == (404, TOKEN.sub(b"", unknown.content))

    def test_whoever_is_shut_out_of_the_case_that_is_asked_about(self) -> None:
        request = self.asked()
        denials.deny(by=self.people.caseworker, case=self.case, why=DenialWhy.CONFLICT, user=self.people.match_desk)
        self.refused(request, self.people.match_desk)
        assert self.fitting(request, by=matching.second_at_the_desk(self.people)) == [self.other]

    def test_whoever_is_shut_out_of_a_case_that_fits_reads_as_if_it_did_not(self) -> None:
        request = self.asked()
        denials.deny(by=self.people.responder, case=self.other, why=DenialWhy.ACCUSED, user=self.people.match_desk)
        assert self.fitting(request) == []
        assert shown(self.other) not in page(self.signed_in(self.people.match_desk), "match", request.pk)
        with pytest.raises(Denied):
            self.judged(request)
        assert self.fitting(request, by=matching.second_at_the_desk(self.people)) == [self.other]

    def test_that_whoever_asks_is_shut_out_hides_nothing_from_the_desk(self) -> None:
        denials.deny(by=self.people.responder, case=self.other, why=DenialWhy.ACCUSED, user=self.people.caseworker)
        assert self.fitting(self.asked()) == [self.other]

    def test_whoever_left_the_desk_or_is_suspended(self) -> None:
        request = self.asked()
        leaver, suspended = (matching.second_at_the_desk(self.people) for _one in range(2))
        members.end_role(by=self.people.administrator, membership=leaver.memberships.get())
        members.suspend(by=self.people.administrator, user=suspended)
        self.refused(request, User.objects.get(pk=leaver.pk))
        with pytest.raises(Denied):
            access.request_at_desk(User.objects.get(pk=suspended.pk), request.pk)

    def test_whoever_asked_or_works_with_the_person_even_with_a_second_role_at_the_desk(self) -> None:
        office = self.people.coordinating
        for user in (self.people.caseworker, self.people.other_supervisor):
            members.give_role(by=None, user=user, office=office, role=Role.MATCH_DESK)
        request = self.asked()
        self.refused(request, self.people.caseworker)
        assert self.fitting(request, by=self.people.other_supervisor) == [self.other]

    def test_nobody_through_another_request_in_which_the_case_only_fits(self) -> None:
        """A tie by one request answers no other one."""
        members.give_role(
            by=None, user=self.people.caseworker, office=self.people.coordinating,
            role=Role.MATCH_DESK,
        )  # fmt: skip
        own = self.asked()
        matching.asked(self.people, self.other, by=self.people.responder)
        assert Tie.MATCH_DESK in access.ties(self.people.caseworker, self.case, among=frozenset(Tie))
        self.refused(own, self.people.caseworker)

    def test_nobody_once_the_request_was_ended_between_reading_and_answering(self) -> None:
        request = self.asked()
        client = self.signed_in(self.people.match_desk)
        path = reverse("screening:match_judge", args=[request.pk, shown(self.other)])
        assert client.get(path).status_code == 200
        matches.close(by=matching.second_at_the_desk(self.people), request=request)
        assert client.post(path, {"answer": "same", "submission": str(uuid4())}).status_code == 404
        assert not Match.objects.exists()
        self.refused(request, self.people.match_desk)

    def test_a_case_that_fits_no_more_is_not_linked(self) -> None:
        request = self.asked()
        persons.write(by=self.people.responder, case=self.other, name_to_use="Vichet")
        with pytest.raises(Denied):
            self.judged(request)


class TestWhatWhoeverAsksLearns(AtTheDesk):
    """Two worlds: in the one somebody fits, in the other nobody does. What the office reads is the same to the byte."""

    PAGES = ("case", "people", "timeline", "seen", "match_ask", "notes", "moves")

    def world(self, *, somebody_fits: bool) -> list[tuple[Any, ...]]:
        """All that whoever asked, and their supervisor, gets from asking until the desk is done."""
        said: list[tuple[Any, ...]] = []
        with undone():
            if not somebody_fits:
                persons.write(by=self.people.responder, case=self.other, name_to_use="Vichet")
            asker = self.signed_in(self.people.caseworker)
            path = reverse("screening:match_ask", args=[shown(self.case)])
            with CaptureQueriesContext(connection) as queries:
                answer = asker.post(path, {"facts": ["name", "telephone"], "submission": str(uuid4())})
            said.append((answer.status_code, answer["Location"], answer.content, len(queries)))
            said += self.read(asker)
            self.at_the_desk(MatchRequest.objects.get(), somebody_fits=somebody_fits)
            said += self.read(asker)
            said += self.read(self.signed_in(self.people.other_supervisor))
        return said

    def at_the_desk(self, request: MatchRequest, *, somebody_fits: bool) -> None:
        desk = self.signed_in(self.people.match_desk)
        assert (shown(self.other) in page(desk, "match", request.pk)) is somebody_fits
        if somebody_fits:
            page(desk, "match_judge", request.pk, shown(self.other))
            self.judged(request, MatchAnswer.CANNOT_TELL)
            self.judged(request, MatchAnswer.NOT_SAME)
        matches.close(by=self.people.match_desk, request=request)

    def read(self, client: Client) -> list[tuple[Any, ...]]:
        found = []
        for name in self.PAGES:
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(reverse(f"screening:{name}", args=[shown(self.case)]))
            found.append((name, answer.status_code, self.plain(answer.content), len(queries)))
        return found

    def plain(self, content: bytes) -> bytes:
        return DRAWN.sub(b"", TOKEN.sub(b"", content))

    def test_is_the_same_whether_somebody_fits_or_not(self) -> None:
        with_somebody, with_nobody = self.world(somebody_fits=True), self.world(somebody_fits=False)
        assert len(with_somebody) == 1 + 3 * len(self.PAGES)
        for one, other in zip(with_somebody, with_nobody, strict=True):
            assert one == other, one[0]

    def test_and_whoever_works_with_the_other_person_is_not_told_that_anybody_asked(self) -> None:
        responder = self.signed_in(self.people.responder)
        names = [name for name in self.PAGES if name != "match_ask"]

        def read() -> list[bytes]:
            return [self.plain(page(responder, name, shown(self.other)).encode()) for name in names]

        read()
        before = [text for name, text in zip(names, read(), strict=True) if name != "seen"]
        request = self.asked()
        self.at_the_desk(request, somebody_fits=True)
        after = dict(zip(names, read(), strict=True))
        assert [text for name, text in after.items() if name != "seen"] == before
        assert self.people.match_desk.code.encode() not in after["seen"]

    def test_asking_looks_nothing_up_among_others(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            self.asked()
        among = [query["sql"] for query in queries if "identitykey" in query["sql"]]
        assert len(among) == 1
        assert self.case.pk.hex in among[0].replace("-", "")

    def test_nothing_is_asked_of_what_is_not_written_down_nor_twice(self) -> None:
        with pytest.raises(Refused, match="Number of a paper"):
            self.asked(Fact.DOCUMENT)
        self.asked()
        with pytest.raises(Refused, match="asked already"):
            self.asked()

    def test_only_who_works_with_the_person_asks(self) -> None:
        for name in ("other_supervisor", "specialist", "responder", "second_caseworker", "match_desk", "outsider"):
            with pytest.raises(Denied):
                matching.asked(self.people, self.case, by=getattr(self.people, name))
        assert matching.asked(self.people, self.other, by=self.people.responder)
