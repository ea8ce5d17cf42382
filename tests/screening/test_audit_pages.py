"""Who looked at this case, and should they have? What a colleague opened; and the sheet for the person."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import checkpoints, clock, signatures
from orgs.models import AuditEvent
from screening import opened_by
from screening.access import Tie, audit
from screening.actions import approvals, cases, denials, emergencies, notes, protected
from screening.models import Case
from screening.types import ApprovalAnswer, ApprovalKind, DenialWhy, ProtectedKind
from screening.views import audit_sheet
from tests.factories import many, stages
from tests.factories.cast import Cast, cast
from tests.lifted import lifted
from tests.reading import address, in_order, read, say_why, shown, signed_in, words_of

pytestmark = pytest.mark.django_db
ALERT = 'record-state" role="alert"'
WHY = "May come to harm tonight, and nobody answers."
RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\b\d{4}-\d{2}-\d{2}\b|\bTrue\b|\bFalse\b|\bNone\b|\bC[1-5]\b")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.received(people).pk)


def look(by, case, name: str = "case") -> None:
    signed_in(Client(), by).get(address(name, case))


def in_an_emergency(by, case, *, answered: ApprovalAnswer | None = None, reviewer=None) -> None:
    emergencies.begin(by=by, reference=case.reference, reason=WHY)
    look(by, case)
    if answered:
        review = case.approval_set.get(kind=ApprovalKind.EMERGENCY, recorded_by=by)
        approvals.answer(by=reviewer, approval=review, answer=answered, reason="Called them.")


def verdicts(people: Cast, case: Case) -> dict[str, str]:
    rows = opened_by.lookers(audit.reader(people.other_supervisor), case)
    return {one.code: str(one.verdict.sentence) for one in rows}


class TestCase:
    def test_the_question_is_answered_on_one_page_one_line_for_each_person(self, people, case, client: Client):
        supervisor = signed_in(Client(), people.other_supervisor)
        say_why(supervisor, case)
        supervisor.get(address("notes", case))
        look(people.caseworker, case, "notes")
        look(people.caseworker, case)
        look(people.outsider, case)
        in_an_emergency(people.partner, case)
        page = read(signed_in(client, people.other_supervisor), address("audit_case", case))
        assert in_order(page, "Opened it in an emergency, and nobody has looked at that yet.", "Was refused, and never")
        office = str(people.coordinating)
        assert in_order(page, people.caseworker.code, "caseworker", office, "Their tie to the case explains it.")
        assert str(Tie.CASEWORKER.label) in page
        assert "Care for the person" in page
        assert in_order(page, "Opened", "2 times", "saw", "narrative and notes")
        assert f"{people.other_supervisor.code} (you)" in page
        assert "Your own: for somebody else to judge." in page
        assert in_order(page, "Why, in truth", people.outsider.code, "No tie to the case.", "once")
        assert in_order(page, "Who changed what", "A caseworker was named", "The hand-over was received")
        assert RAW.findall(page) == []

    def test_everybody_who_did_anything_has_exactly_one_line(self, people, case):
        for user in (people.caseworker, people.second_caseworker, people.other_supervisor, people.outsider):
            look(user, case)
            look(user, case, "notes")
        rows = opened_by.lookers(audit.reader(people.other_supervisor), case)
        codes = [one.code for one in rows]
        on_record = (
            AuditEvent.objects.filter(case_id=case.pk).exclude(actor_code="").values_list("actor_code", flat=True)
        )
        assert sorted(codes) == sorted(set(on_record))

    def test_each_verdict_is_found_where_it_holds(self, people, case):
        look(people.caseworker, case)
        look(people.colleague, case)  # refused
        look(people.outsider, case)  # refused first, then opened
        with clock.at(clock.now() + timedelta(minutes=1)):
            in_an_emergency(people.outsider, case)
        in_an_emergency(people.partner, case, answered=ApprovalAnswer.NOT_IN_ORDER, reviewer=people.other_supervisor)
        in_an_emergency(
            people.national_caseworker, case, answered=ApprovalAnswer.IN_ORDER, reviewer=people.other_supervisor
        )
        in_an_emergency(people.second_caseworker, case)
        found = verdicts(people, case)
        assert found[people.caseworker.code] == "Their tie to the case explains it."
        assert found[people.colleague.code] == "Was refused, and never opened it."
        assert found[people.outsider.code].startswith("Was refused, and opened it afterwards.")
        assert found[people.partner.code] == "Opened it in an emergency, and that was not in order."
        assert found[people.national_caseworker.code].startswith("Opened it in an emergency; somebody looked at that")
        assert found[people.second_caseworker.code] == "Opened it in an emergency, and nobody has looked at that yet."

    def test_who_has_no_tie_any_more_and_who_is_shut_out_now_is_said(self, people, case, client: Client):
        look(people.caseworker, case)
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.second_caseworker)
        assert verdicts(people, case)[people.caseworker.code].startswith("Had a tie to it when they opened it")
        denials.deny(by=people.other_supervisor, case=case, why=DenialWhy.RELATIVE, user=people.caseworker)
        assert verdicts(people, case)[people.caseworker.code] == "Opened it, and is shut out of it now."
        # Whom somebody accuses is for no auditor to read.
        audited = read(signed_in(client, people.auditor), address("audit_case", case))
        assert "shut out of it" not in audited
        assert "is shut out" not in audited

    def test_what_stands_out_comes_first_and_then_who_came_last(self, people, case):
        look(people.caseworker, case)
        look(people.outsider, case)
        in_an_emergency(people.partner, case)
        rows = opened_by.lookers(audit.reader(people.other_supervisor), case)
        ranks = [one.verdict.rank for one in rows]
        assert ranks == sorted(ranks)
        assert rows[0].code == people.partner.code

    def test_opening_it_at_night_is_said_in_words(self, people, case, client: Client):
        night = clock.now().astimezone(clock.PHNOM_PENH).replace(hour=2, minute=30) + timedelta(days=1)
        with clock.at(night + timedelta(hours=8)):
            look(people.caseworker, case)
        event = AuditEvent.objects.get(kind="case.opened", actor_id=people.caseworker.pk)
        many.events_like(event, 2, at=night)
        page = read(signed_in(client, people.other_supervisor), address("audit_case", case))
        assert "Opened it 2 times at night." in page

    def test_a_supervisor_reaches_the_page_from_the_case(self, people, case, client: Client):
        signed_in(client, people.other_supervisor)
        assert address("audit_case", case) in client.get(address("seen", case)).content.decode()
        caseworkers = signed_in(Client(), people.caseworker).get(address("seen", case)).content.decode()
        assert "/audit/" not in caseworkers


class TestSheet:
    def sheet(self, people, case) -> str:
        answer = signed_in(Client(), people.other_supervisor).get(address("audit_sheet", case))
        assert answer.status_code == 200
        return answer.content.decode()

    def test_it_lists_everybody_who_really_opened_it_and_nobody_else(self, people, case):
        opened = (people.caseworker, people.responder, people.other_supervisor)
        for user in opened:
            look(user, case)
        in_an_emergency(people.partner, case)
        look(people.outsider, case)
        signed_in(Client(), people.auditor).get(address("audit_case", case))
        page = self.sheet(people, case)
        assert len(re.findall(r'<th scope="row">', page)) == len(opened) + 1
        text = words_of(page)
        assert "4 people opened your file. 1 other person tried to open it and was not let in." in text
        for where in (people.coordinating, people.ngo, people.partner_office):
            assert str(where) in text
        assert str(people.elsewhere) not in text
        assert in_order(text, "Works with you and helps you.")
        assert "Was afraid that you might come to harm, and could read it for one hour." in text

    def test_it_holds_no_code_no_reference_no_name_and_no_title_that_gives_anybody_away(self, people, case):
        protected.write(by=people.responder, case=case, kind=ProtectedKind.OFFICIAL, text="The captain of post nine")
        look(people.caseworker, case)
        page = self.sheet(people, case)
        whole = re.sub(r"<nav.*?</nav>|<a class=\"back.*?</a>", "", page, flags=re.S)
        for never in (shown(case), case.reference, case.codename, str(case.pk), people.caseworker.code, "captain"):
            assert never not in whole.replace(f"/audit/case/{shown(case)}/sheet/", ""), never
        assert re.search("<title>(.*?)</title>", page).group(1) == "A sheet for you"
        assert not re.search("traffick|victim|exploit|suspect", words_of(page), re.IGNORECASE)
        assert RAW.findall(words_of(page)) == []

    def test_a_day_on_which_somebody_was_refused_or_read_the_record_is_no_day_on_which_they_opened_it(
        self, people, case
    ):
        now = clock.now()
        with clock.at(now + timedelta(days=1)):
            look(people.partner, case)
        with clock.at(now + timedelta(days=2)):
            in_an_emergency(people.partner, case)
        with clock.at(now + timedelta(days=5)):
            look(people.partner, case)
        rows = opened_by.lookers(audit.reader(people.other_supervisor), case)
        [row] = [one for one in rows if one.code == people.partner.code]
        assert (clock.local_day(row.first), clock.local_day(row.last)) == (
            clock.local_day(now + timedelta(days=2)),
        ) * 2

    def test_the_print_is_on_record_and_its_line_is_read_by_the_caseworker(self, people, case, client: Client):
        self.sheet(people, case)
        event = AuditEvent.objects.get(kind="audit.printed")
        assert (event.case_id, event.actor_id, event.purpose) == (case.pk, people.other_supervisor.pk, "supervision")
        seen = read(signed_in(client, people.caseworker), address("seen", case))
        assert "Made the sheet for the person: who opened their file" in seen

    def test_no_auditor_and_no_other_supervisor_prints_it(self, people, case):
        for user in (people.auditor, people.supervisor, people.caseworker):
            assert signed_in(Client(), user).get(address("audit_sheet", case)).status_code == 404

    def test_every_tie_has_its_sentence_for_the_person(self):
        assert set(audit_sheet.WHY) == set(Tie)


class TestPerson:
    def page(self, reader, who, query: str = "") -> str:
        return read(signed_in(Client(), reader), reverse("screening:audit_person", args=[who.code]) + query)

    def test_what_a_colleague_opened_with_and_without_a_tie_day_by_day(self, people, case):
        look(people.caseworker, case)
        other = Case.objects.get(pk=stages.begun(people).pk)
        in_an_emergency(people.caseworker, other)
        page = self.page(people.other_supervisor, people.caseworker)
        assert in_order(page, "Different cases opened", "2", "Opened in an emergency", "1")
        assert in_order(page, "Cases they opened", "A case of another office", str(Tie.EMERGENCY.label))
        assert in_order(page, "Cases they opened", shown(case), str(Tie.CASEWORKER.label))
        assert shown(other) not in page
        assert in_order(page, "Day by day", "2 cases")
        assert shown(other) in self.page(people.auditor, people.caseworker)
        assert RAW.findall(page) == []

    def test_they_stand_beside_the_middle_of_those_with_the_same_role_in_the_same_office(self, people, case):
        look(people.caseworker, case)
        event = AuditEvent.objects.get(kind="case.opened", actor_id=people.caseworker.pk)
        peers = (people.second_caseworker, people.child_protection_officer, people.denied_officer)
        for user, number in zip(peers, (1, 3, 20), strict=True):
            many.events_like(event, number, actor_id=user.pk, actor_code=user.code)
        many.events_like(event, 9)
        page = self.page(people.other_supervisor, people.caseworker)
        assert in_order(page, "How often something of a case was opened", "10", "3", "more than twice theirs")
        assert "Beside 3 people with the same role in the same office." in page
        # Nobody of another role, office or time.
        alone = self.page(people.auditor, people.match_desk)
        assert "Nobody else holds the same role in the same office" in alone

    def test_nights_and_days_off_are_flagged_in_words(self, people, case):
        look(people.caseworker, case)
        event = AuditEvent.objects.get(kind="case.opened", actor_id=people.caseworker.pk)
        zone = clock.PHNOM_PENH
        moments = {
            "Sat 14 March": datetime(2026, 3, 14, 10, 0, tzinfo=zone),
            "Mon 16 March": datetime(2026, 3, 16, 21, 59, tzinfo=zone),
            "Tue 17 March": datetime(2026, 3, 17, 22, 0, tzinfo=zone),
            "Wed 18 March": datetime(2026, 3, 18, 4, 59, tzinfo=zone),
            "Thu 19 March": datetime(2026, 3, 19, 5, 0, tzinfo=zone),
        }
        for at in moments.values():
            many.events_like(event, 1, at=at)
        query = "?first_on_day=1&first_on_month=3&first_on_year=2026&last_on_day=31&last_on_month=3&last_on_year=2026"
        with clock.at(datetime(2026, 4, 1, 9, 0, tzinfo=zone)):
            page = self.page(people.auditor, people.caseworker, query)
        day_by_day = page[page.index("Day by day") :]
        said = {day: day_by_day[day_by_day.index(day) :][:70] for day in moments}
        assert "not a working day" in said["Sat 14 March"]
        assert "at night" not in said["Mon 16 March"].split("Sat")[0]
        assert "at night: once" in said["Tue 17 March"]
        assert "at night: once" in said["Wed 18 March"]
        assert "at night" not in said["Thu 19 March"].split("Wed")[0]

    def test_a_supervisor_sees_their_own_as_their_own_and_beside_nobody(self, people, case):
        look(people.other_supervisor, case)
        own = self.page(people.other_supervisor, people.other_supervisor)
        assert in_order(own, "My own activity", "This is for you to see. Somebody else looks at it.")
        for never in ("Beside them", "more than twice", "The middle of their peers"):
            assert never not in own

    def test_a_colleague_of_another_office_is_as_unknown_as_nobody(self, people, case):
        client = signed_in(Client(), people.outside_supervisor)
        answers = [
            client.get(reverse("screening:audit_person", args=[code])) for code in (people.caseworker.code, "NOBODY-1")
        ]
        bodies = {re.sub(rb'value="[A-Za-z0-9]{64}"', b"", said.content) for said in answers}
        assert {said.status_code for said in answers} == {404}
        assert len(bodies) == 1


class TestStateOfTheRecord:
    def test_a_guard_that_is_missing_is_seen_first_and_the_page_stays_readable(self, people, case, client: Client):
        signed_in(client, people.auditor)
        assert ALERT not in client.get(reverse("screening:audit")).content.decode()
        with lifted():
            for name in ("audit", "audit_case", "audit_person"):
                path = {"audit": reverse("screening:audit"), "audit_case": address("audit_case", case)}.get(
                    name, reverse("screening:audit_person", args=[people.caseworker.code])
                )
                page = client.get(path).content.decode()
                assert ALERT in page
                text = words_of(page)
                assert "The record is not guarded" in text
                assert "Guards are missing" in text
                assert text.index("The record is not guarded") < 120, "under the heading, above all else"

    def test_it_says_what_is_sealed_and_what_is_not(self, people, case, client: Client):
        page = read(signed_in(client, people.auditor), reverse("screening:audit"))
        assert re.search(r"\d+ events are not sealed yet", page)
        sealed = checkpoints.seal()
        assert sealed is not None
        page = read(client, reverse("screening:audit"))
        assert f"fingerprint {signatures.fingerprint(sealed)}" in page
        assert in_order(page, "The record is sealed and guarded", "Sealed up to event")


def test_a_note_written_without_looking_counts_as_having_had_it_open(people, case):
    notes.write(by=people.caseworker, case=case, text="An invented note.")
    row = next(
        one
        for one in opened_by.lookers(audit.reader(people.other_supervisor), case)
        if one.code == people.caseworker.code
    )
    assert row.opened
    assert row.acts
