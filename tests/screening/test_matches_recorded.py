"""Every act of the match desk records itself, refuses the outsider, and leaves nothing without its event."""

from orgs.models import AuditEvent
from screening import record
from screening.actions import matches
from screening.types import Fact, MatchAnswer
from tests.every_action import Actions
from tests.factories import matching
from tests.factories.cast import cast


class AtTheMatchDesk(Actions):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = matching.asked_about(cls.people)
        cls.other = matching.elsewhere(cls.people)
        cls.request = matching.asked(cls.people, cls.case)
        cls.third = matching.elsewhere(cls.people)
        cls.link = matches.judge(
            by=cls.people.match_desk, request=cls.request, other=cls.third, answer=MatchAnswer.SAME
        )

    answer = MatchAnswer.NOT_SAME
    rows = (
        (matches.ask, "responder", lambda t: {"case": t.other, "facts": [Fact.NAME]}),
        (matches.judge, "match_desk", lambda t: {"request": t.request, "other": t.other, "answer": t.answer}),
        (matches.undo, "match_desk", lambda t: {"match": t.link, "reason": "Mistaken."}),
        (matches.close, "match_desk", lambda t: {"request": t.request}),
    )  # fmt: skip

    def test_what_was_found_is_on_record_by_both_references_and_in_the_record_of_neither_case(self) -> None:
        event = AuditEvent.objects.get(kind="match.judged")
        assert event.case_id is None
        assert event.details == {"references": sorted([self.case.reference, self.third.reference])}
        assert (event.why, event.relation, event.actor_id) == ("same", "match_desk", self.people.match_desk.pk)
        assert [label for label, _pk, _digest in event.rows] == ["screening.Match"]
        for case in (self.case, self.third):
            assert not record.acts(case).filter(kind__in=("match.judged", "match.undone")).exists()
