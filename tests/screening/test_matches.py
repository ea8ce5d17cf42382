"""What the match desk reads, and what it says of two cases; no case opens by it."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from orgs import appending, log
from orgs.models import AuditEvent, User
from orgs.refusals import Refused
from screening import access, rules, sections
from screening.access import Denied, Tie
from screening.actions import denials, matches
from screening.fields import held
from screening.models import Case, Match, MatchRequest
from screening.sections import Section, SectionClosed
from screening.types import DenialWhy, Fact, MatchAnswer
from tests.factories import matching, stages
from tests.factories.matching import AtTheDesk, page, shown
from tests.persona.asking import undone

LINKED = "The match desk links this case with another; the desk can put you in contact."


class TestWhatTheDeskReads(AtTheDesk):
    def test_who_fits_is_read_side_by_side_with_what_fits_and_each_look_is_on_record(self) -> None:
        request = self.asked(Fact.NAME, Fact.TELEPHONE)
        text = page(self.signed_in(self.people.match_desk), "match", request.pk)
        for part in (shown(self.case), shown(self.other), matching.NAME, matching.SAME_NAME, matching.TELEPHONE):
            assert part in text
        looks = AuditEvent.objects.filter(kind="match.compared", actor_id=self.people.match_desk.pk)
        assert {row.case_id for row in looks} == {self.case.pk, self.other.pk}
        assert {(row.relation, row.purpose, *row.sections) for row in looks} == {("match_desk", "match", "C1", "C4")}

    def test_where_a_look_cannot_be_recorded_nothing_is_read(self) -> None:
        request = self.asked()
        append, count = appending.append, []

        def breaks_at_the_second(event: AuditEvent) -> None:
            count.append(event)
            if len(count) == 2:
                raise IntegrityError("the event cannot be written")
            append(event)

        with patch.object(appending, "append", breaks_at_the_second), undone(), sections.nothing_open():
            with pytest.raises(log.NotWritten):
                access.compare(self.people.match_desk, request.pk)
            assert not sections.are_open(case_id=self.case.pk)
            assert not sections.are_open(case_id=self.other.pk)

    def test_of_those_compared_nothing_but_identity_is_open_and_of_others_not_even_that(self) -> None:
        request = self.asked()
        far = matching.named(self.people.responder, stages.begun(self.people), name_to_use="Vichet")
        with undone(), sections.nothing_open():
            found = access.compare(self.people.match_desk, request.pk)
            for case in (found.request.case, found.to_judge[0].case):
                assert case.person.name_to_use
                with pytest.raises(SectionClosed):
                    _ = case.person.wishes
                assert sections.are_open(case_id=case.pk) == {Section.C1, Section.C4}
            with pytest.raises(SectionClosed):
                _ = far.person.name_to_use

    def test_only_what_was_asked_for_is_compared_and_what_says_most_stands_first(self) -> None:
        both = matching.elsewhere(self.people, contact_details=matching.SAME_TELEPHONE)
        assert self.fitting(self.asked(Fact.NAME, Fact.TELEPHONE)) == [both, self.other]
        matches.close(by=self.people.match_desk, request=MatchRequest.objects.get())
        assert self.fitting(self.asked(Fact.TELEPHONE)) == [both]

    def test_no_more_people_are_read_than_the_rule_says(self) -> None:
        for _number in range(rules.MOST_CANDIDATES + 1):
            case = stages.begun(self.people)
            matching.named(self.people.responder, case, name_to_use=matching.SAME_NAME)
        found = self.compared(self.asked())
        assert (len(found.to_judge), found.left_out) == (rules.MOST_CANDIDATES, 2)

    def test_no_page_of_a_case_opens_to_the_desk(self) -> None:
        request = self.asked()
        client = self.signed_in(self.people.match_desk)
        assert client.get(reverse("screening:match", args=[request.pk])).status_code == 200
        for case in (self.case, self.other):
            assert not access.ties(self.people.match_desk, case)
            assert access.ties(self.people.match_desk, case, among=frozenset(Tie)) == {Tie.MATCH_DESK}
            for name in ("case", "people", "match_ask", "timeline"):
                assert client.get(reverse(f"screening:{name}", args=[shown(case)])).status_code == 404
        assert shown(self.case) not in page(client, "cases")

    def test_a_child_is_asked_for_first_and_stays_a_child(self) -> None:
        self.asked()
        child = stages.begun(self.people, answers=stages.safe_answers(under_18="maybe"))
        matching.named(self.people.responder, child, name_to_use=matching.NAME)
        request = matching.asked(self.people, child, by=self.people.responder)
        with undone():
            assert [row.case_id for row in access.requests_at_desk(self.people.match_desk)] == [child.pk, self.case.pk]
        text = page(self.signed_in(self.people.match_desk), "match", request.pk)
        assert text.count("Treat as a child") == 1
        matches.judge(by=self.people.match_desk, request=request, other=self.case, answer=MatchAnswer.SAME)
        assert Case.objects.get(pk=child.pk).is_child
        assert not Case.objects.get(pk=self.case.pk).is_child


class TestWhatIsFound(AtTheDesk):
    def blocks_of(self, user: User, case: Case) -> str:
        return page(self.signed_in(user), "people", shown(case))

    def test_a_link_opens_neither_case_and_is_read_on_both_by_who_works_on_it_and_their_supervisor(self) -> None:
        self.judged(self.asked())
        people = self.people
        for user, case, other in (
            (people.caseworker, self.case, self.other),
            (people.other_supervisor, self.case, self.other),
            (people.responder, self.other, self.case),
            (people.supervisor, self.other, self.case),
        ):
            text = self.blocks_of(user, case)
            assert LINKED in text
            assert (shown(other) in text) is bool(access.ties(user, other))
        assert not access.ties(people.caseworker, self.other)
        assert not access.ties(people.supervisor, Case.objects.get(pk=self.case.pk))

    def test_whoever_is_shut_out_of_the_one_reads_no_link_on_the_other(self) -> None:
        self.judged(self.asked())
        denials.deny(by=self.people.responder, case=self.other, why=DenialWhy.ACCUSED, user=self.people.caseworker)
        assert LINKED not in self.blocks_of(self.people.caseworker, self.case)
        assert LINKED in self.blocks_of(self.people.other_supervisor, self.case)

    def test_an_answer_gives_way_to_another_and_a_link_only_to_a_reason(self) -> None:
        request = self.asked()
        self.judged(request, MatchAnswer.CANNOT_TELL)
        assert LINKED not in self.blocks_of(self.people.caseworker, self.case)
        link = self.judged(request)
        for answer in (MatchAnswer.SAME, MatchAnswer.NOT_SAME):
            with pytest.raises(Refused):
                self.judged(request, answer)
        with pytest.raises(Refused):
            matches.undo(by=self.people.match_desk, match=link, reason=" ")
        matches.undo(by=self.people.match_desk, match=link, reason="Two sisters.")
        assert LINKED not in self.blocks_of(self.people.caseworker, self.case)
        row = Match.objects.get(pk=link.pk)
        assert (row.undone_by, held(row, "undone_why")) == (self.people.match_desk, "Two sisters.")
        assert self.judged(request, MatchAnswer.NOT_SAME).undone_at is None

    def test_a_link_outlives_the_request_and_is_still_undone(self) -> None:
        request = self.asked()
        link = self.judged(request)
        matches.close(by=self.people.match_desk, request=request)
        second = matching.second_at_the_desk(self.people)
        denials.deny(by=self.people.responder, case=self.other, why=DenialWhy.CONFLICT, user=second)
        assert access.links_at_desk(second) == []
        with pytest.raises(Denied):
            matches.undo(by=second, match=link, reason="Mistaken.")
        matches.undo(by=self.people.match_desk, match=link, reason="Mistaken.")

    def test_the_database_itself_refuses_two_answers_for_two_cases_and_a_case_with_itself(self) -> None:
        request = self.asked()
        self.judged(request)
        for case, other in ((self.case, self.other), (self.other, self.case), (self.case, self.case)):
            with pytest.raises(IntegrityError), transaction.atomic():
                Match.objects.bulk_create(
                    [Match(request=request, case=case, other=other, answer="same", recorded_by=self.people.match_desk)]
                )
        with pytest.raises(IntegrityError), transaction.atomic():
            MatchRequest.objects.filter(pk=request.pk).update(
                closed_at=request.recorded_at, closed_by=request.recorded_by
            )
