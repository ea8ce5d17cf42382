"""Protected notes: written by many, read by whom somebody else gave them by name, and on no other page."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from orgs import clock
from orgs.actions import members
from orgs.models import AuditEvent
from orgs.refusals import Refused
from screening import access, rules
from screening.access import Denied, Reason, approvers
from screening.actions import approvals, cases, denials, emergencies, protected
from screening.models import Case, ProtectedReading
from screening.sections import Section, SectionClosed, nothing_open
from screening.types import ApprovalAnswer, DenialWhy, ProtectedKind
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.lot import some
from tests.persona.asking import Asked, answer, looked_up_once
from tests.reading import address, read, say_why, signed_in

pytestmark = pytest.mark.django_db
CANARY, WHY_SHUT_OUT, WHY_ASKED = "The captain of post nine takes money", "Threatened her sister", "To plan her safety"
SAYS_THERE_IS_SOME = ("A protected note was written", "Somebody asked to read protected notes", CANARY, WHY_SHUT_OUT)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    case = stages.received(people)
    protected.write(by=people.responder, case=case, kind=ProtectedKind.OFFICIAL, text=CANARY)
    denials.deny(by=people.responder, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer, reason=WHY_SHUT_OUT)
    return Case.objects.get(pk=case.pk)


def give(people: Cast, case: Case, *, to: str = "caseworker", by: str = "other_supervisor") -> ProtectedReading:
    asked = protected.ask(by=getattr(people, to), case=case, reason=WHY_ASKED)
    approvals.answer(by=getattr(people, by), approval=asked, answer=ApprovalAnswer.APPROVED)
    return ProtectedReading.objects.get(approval=asked)


def sent() -> dict[str, str]:
    """A form with nothing to fill in, as it is sent."""
    return {"submission": str(uuid4())}


def opens(user, case) -> bool:
    why = Reason(purpose="supervision", with_identity=True)
    return Section.C5 in access.open_case(user, case.reference, want=Section, reason=why).opened


class TestReading:
    def test_nobody_reads_it_by_any_tie_alone(self, people, case):
        for user in (people.responder, people.caseworker, people.other_supervisor):
            assert not opens(user, case)
        emergencies.begin(by=people.outsider, reference=case.reference, reason="May come to harm tonight.")
        assert not opens(people.outsider, case)

    def test_whoever_was_given_it_reads_it_with_the_reasons_of_denials_and_each_look_is_recorded(self, people, case):
        give(people, case)
        text = read(signed_in(Client(), people.caseworker), address("protected", case))
        for part in (CANARY, "Allegation against an official", WHY_SHUT_OUT, people.denied_officer.code):
            assert part in text
        look = AuditEvent.objects.filter(kind="case.opened", actor_id=people.caseworker.pk).latest("at")
        assert (look.subject, look.relation, "C5" in look.sections) == ("protected.see", "caseworker", True)
        theirs = read(signed_in(Client(), people.other_supervisor), address("protected", case))
        assert CANARY not in theirs

    def test_whoever_wrote_it_does_not_read_it_back(self, people, case):
        text = read(signed_in(Client(), people.responder), address("protected", case))
        assert CANARY not in text
        note = case.protectednote_set.get()
        with nothing_open(), pytest.raises(SectionClosed):
            str(note.text)

    def test_it_is_open_for_a_day_and_not_a_second_more(self, people, case):
        given = give(people, case)
        assert timedelta(hours=24) == rules.PROTECTED_READING_LASTS
        for seconds, is_open in ((-1, True), (1, False)):
            with clock.at(given.recorded_at + timedelta(hours=24, seconds=seconds)):
                assert opens(people.caseworker, case) is is_open

    def test_it_ends_with_the_tie_it_was_given_for(self, people, case):
        give(people, case)
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.second_caseworker)
        with pytest.raises(Denied):
            opens(people.caseworker, case)
        assert not opens(people.second_caseworker, case)

    @pytest.mark.parametrize("who", ["other_supervisor", "caseworker"])
    def test_it_is_taken_back_at_once(self, people, case, who):
        given = give(people, case)
        client = signed_in(Client(), people.caseworker)
        assert CANARY in read(client, address("protected", case))
        url = reverse("screening:protected_take_back", args=[case.reference, given.pk])
        assert signed_in(Client(), getattr(people, who)).post(url, sent()).status_code == 302
        assert CANARY not in read(client, address("protected", case))
        with pytest.raises(Refused):
            protected.take_back(by=getattr(people, who), reading=given)

    def test_nobody_else_takes_it_back(self, people, case):
        given = give(people, case)
        for user in (people.responder, people.outsider, people.second_caseworker):
            with pytest.raises(Denied):
                protected.take_back(by=user, reading=given)

    def test_whoever_is_shut_out_reads_nothing_whatever_was_given(self, people, case):
        give(people, case)
        denials.deny(by=people.other_supervisor, case=case, why=DenialWhy.ACCUSED, user=people.caseworker)
        with pytest.raises(Denied):
            opens(people.caseworker, case)
        page = address("protected", case)
        assert signed_in(Client(), people.caseworker).get(page).status_code == 404

    def test_whoever_is_suspended_reads_nothing(self, people, case):
        give(people, case)
        members.suspend(by=people.administrator, user=people.caseworker)
        people.caseworker.refresh_from_db()
        with pytest.raises(Denied):
            opens(people.caseworker, case)


class TestTwoPeople:
    def test_nobody_gives_it_to_themselves(self, people, case):
        asked = protected.ask(by=people.other_supervisor, case=case, reason=WHY_ASKED)
        with pytest.raises((Denied, Refused)):
            approvals.answer(by=people.other_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED)
        approvals.answer(by=people.national_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED)
        assert opens(people.other_supervisor, case)
        with pytest.raises(IntegrityError), transaction.atomic():
            ProtectedReading.objects.update(recorded_by=people.other_supervisor)

    def test_nobody_who_works_on_the_case_gives_it(self, people, case):
        asked = protected.ask(by=people.other_supervisor, case=case, reason=WHY_ASKED)
        assert approvers.asked_now(asked) == [people.national_supervisor]
        for held in ("caseworker", "specialist", "responsible"):
            before = getattr(asked.case, held)
            setattr(asked.case, held, people.national_supervisor)
            assert approvers.asked_now(asked) == [], held
            setattr(asked.case, held, before)

    def test_whoever_gave_it_from_above_reads_nothing_and_ends_it_at_once(self, people, case):
        given = give(people, case, to="other_supervisor", by="national_supervisor")
        client = signed_in(Client(), people.national_supervisor)
        page = client.get(address("case", case))
        assert page["Location"] == address("protected", case)
        text = read(client, address("protected", case))
        assert people.other_supervisor.code in text
        assert CANARY not in text
        assert client.get(address("notes", case)).status_code == 403
        client.post(reverse("screening:protected_take_back", args=[case.reference, given.pk]), sent())
        assert not opens(people.other_supervisor, case)
        assert client.get(address("protected", case)).status_code == 404

    def test_nothing_is_given_to_whoever_does_not_work_on_it_any_more(self, people, case):
        asked = protected.ask(by=people.caseworker, case=case, reason=WHY_ASKED)
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.second_caseworker)
        with pytest.raises(Refused):
            approvals.answer(by=people.other_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED)
        assert not ProtectedReading.objects.exists()

    def test_only_those_who_work_on_it_or_supervise_ask(self, people, case):
        for user in (people.responder, people.outsider, people.second_caseworker, people.denied_officer):
            with pytest.raises(Denied):
                protected.ask(by=user, case=case, reason=WHY_ASKED)


class TestWriting:
    def test_its_author_writes_long_after_it_went_to_other_hands(self, people, case):
        with clock.at(clock.now() + timedelta(days=90)):
            protected.write(by=people.responder, case=case, kind=ProtectedKind.NO_CONTACT, text="Later.")

    def test_who_may_not_know_of_it_and_whoever_is_shut_out_writes_nothing(self, people, case):
        for user in (people.outsider, people.denied_officer, people.specialist, people.auditor):
            with pytest.raises(Denied):
                protected.write(by=user, case=case, kind=ProtectedKind.OTHER, text="Nothing.")

    def test_the_record_of_the_act_says_nothing_of_what_was_written(self, people, case):
        for event in AuditEvent.objects.filter(kind__startswith="protected."):
            assert (event.why, event.details, event.sections) == ("", {}, [])


class TestNoOtherPage:
    """Whoever was not given it cannot tell whether there is anything."""

    @pytest.mark.parametrize("given", [False, True], ids=["not given", "given to the caseworker"])
    def test_no_page_of_anybody_not_given_it_holds_any_of_it(self, people, case, given):
        asked = protected.ask(by=people.caseworker, case=case, reason=WHY_ASKED)
        if given:
            approvals.answer(by=people.other_supervisor, approval=asked, answer=ApprovalAnswer.APPROVED)
            signed_in(Client(), people.caseworker).get(address("protected", case))
        emergencies.begin(by=people.outsider, reference=case.reference, reason="May come to harm tonight.")
        chosen = {case.reference: {"purpose": "supervision", "identity": True}}
        with looked_up_once():
            for who in ("caseworker", "other_supervisor", "outsider" if given else "responder"):
                for name, path in some(pages_of(case)):
                    if (who, name) != ("caseworker", "screening:protected"):
                        said = answer(Asked(getattr(people, who), "GET", path, purposes=chosen))
                        text = said.content.decode(errors="replace") if isinstance(said, HttpResponse) else ""
                        assert not [words for words in SAYS_THERE_IS_SOME if words in text], (who, name)
                        assert WHY_ASKED not in text, (who, name)

    def test_the_pages_are_the_same_whether_something_is_written_or_not(self, people):
        case = stages.received(people)
        by = people.other_supervisor
        pages = [address(name, case) for name in ("protected", "case", "timeline", "people", "notes", "seen")]
        client = signed_in(Client(), by)
        say_why(client, case, identity=True)
        # Who has looked grows with each look of the reader's own, and with nothing else.
        before = [re.sub(r"\d+ times|once", "", read(client, path)) for path in pages for _twice in range(2)][1::2]
        protected.write(by=people.responder, case=case, kind=ProtectedKind.INFORMANT, text=CANARY)
        signed_in(Client(), people.responder).get(address("protected", case))
        after = [re.sub(r"\d+ times|once", "", read(client, path)) for path in pages]
        assert after[:5] == before[:5]
        assert people.responder.code not in after[5]
        assert "There may be protected notes." in after[0]

    def test_a_request_stands_only_on_the_pages_of_those_it_concerns(self, people, case):
        protected.ask(by=people.other_supervisor, case=case, reason=WHY_ASKED)
        theirs = signed_in(Client(), people.caseworker)
        for page in (address("case", case), address("timeline", case), reverse("screening:today")):
            text = read(theirs, page)
            assert "Read protected notes" not in text, page
            assert "Answer a request" not in text, page
        above = signed_in(Client(), people.national_supervisor)
        assert "Read protected notes" in read(above, reverse("screening:approvals"))
        assert "Answer a request" in read(above, reverse("screening:today"))


def pages_of(case: Case) -> list[tuple[str, str]]:
    """Every address of the case without a row, and every list."""
    found: list[tuple[str, str]] = []

    def walk(patterns, space: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, one.namespace or space)
            elif isinstance(one, URLPattern) and space in ("screening", "referrals"):
                wants = set(one.pattern.converters)
                args = {"ref": case.reference} if wants == {"ref"} else {}
                if wants == set(args):
                    found.append((f"{space}:{one.name}", reverse(f"{space}:{one.name}", kwargs=args)))

    walk(get_resolver().url_patterns, "")
    return found
