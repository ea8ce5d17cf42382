"""The trail: what an auditor and a supervisor read of it, what never stands in it, and that reading it is on record."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import appending, clock, log
from orgs.actions import deputies, members
from orgs.models import AuditEvent, User
from orgs.types import Role
from screening import trail
from screening.access import Denied, audit, review
from screening.actions import denials, emergencies, matches, notes, persons, protected
from screening.actions import review as acts
from screening.event_families import ABOUT
from screening.event_words import words_of
from screening.models import Case
from screening.office_event_words import OFFICE_WORDS
from screening.types import DenialWhy, MatchAnswer, ProtectedKind, Reviewed
from tests.factories import many, matching, orgs, stages
from tests.factories.cast import Cast, cast
from tests.factories.looked_at import tried
from tests.persona.asking import UNKNOWN
from tests.reading import address, in_order, read, shown, signed_in
from tests.test_architecture import sources

pytestmark = pytest.mark.django_db
PAGE = reverse("screening:audit")
# How many events there are in all tells of no case.
DRAWN = re.compile(rb'value="[A-Za-z0-9]{64}"|value="[0-9a-f-]{36}"|[0-9]+ events are not sealed')
WHY = "May come to harm tonight, and nobody answers."


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.received(people).pk)


def found(reader: User, **wanted: Any) -> list[AuditEvent]:
    return trail.search(audit.reader(reader), trail.Wanted(**wanted)).events


def kinds(reader: User, **wanted: Any) -> set[str]:
    return {event.kind for event in found(reader, **wanted)}


def look(by: User, case: Case) -> None:
    """As a page of it is opened by whoever may, and refused to whoever may not."""
    signed_in(Client(), by).get(address("case", case))


def rows_of(page: str) -> int:
    return len(re.findall(r"<tr><th scope=\"row\">", page))


class TestWhoseTrail:
    def test_an_auditor_reads_of_everybody_and_a_supervisor_of_their_offices_alone(self, people, case):
        look(people.caseworker, case)
        look(people.outsider, case)
        of_case = {"case.opened", "case.refused", "handover.sent", "caseworker.named"}
        assert of_case <= kinds(people.auditor)
        assert of_case <= kinds(people.other_supervisor)
        # Their own caseworker was refused; of the case itself they read nothing.
        assert kinds(people.outside_supervisor) & of_case == {"case.refused"}
        assert not kinds(people.identifying_supervisor) & of_case

    def test_whoever_stands_in_today_reads_what_the_supervisor_reads_and_not_a_day_longer(self, people, case):
        today = clock.today()
        deputies.name(
            by=people.other_supervisor, office=people.coordinating, user=people.second_caseworker,
            starts_on=today, ends_on=today, today=today,
        )  # fmt: skip
        assert "handover.sent" in kinds(people.second_caseworker)
        with clock.at(clock.now() + timedelta(days=1)), pytest.raises(Denied):
            kinds(people.second_caseworker)

    def test_a_supervisor_follows_their_people_into_other_offices_and_learns_no_reference_there(self, people, case):
        emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        look(people.outsider, case)
        page = signed_in(Client(), people.outside_supervisor).get(PAGE).content.decode()
        assert people.outsider.code in page
        assert "A case of another office" in page
        assert shown(case) not in page
        assert case.reference not in page
        assert str(case.pk) not in page
        assert case.pk.hex not in page

    def test_whoever_is_shut_out_reads_nothing_of_the_case_whatever_they_supervise(self, people, case):
        look(people.caseworker, case)
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.other_supervisor)
        assert not [event for event in found(people.other_supervisor) if event.case_id == case.pk]
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.auditor)
        assert not [event for event in found(people.auditor) if event.case_id == case.pk]
        for user in (people.other_supervisor, people.auditor):
            client = signed_in(Client(), user)
            for name in ("audit_case", "audit_sheet"):
                assert client.get(address(name, case)).status_code == 404
            assert shown(case) not in client.get(PAGE).content.decode()

    def test_a_refusal_says_to_nobody_whether_there_is_such_a_case(self, people, case):
        """One who is shut out could send a colleague to try a reference, and read here what came of it."""
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.outside_supervisor)
        for ref in (shown(case), UNKNOWN):
            signed_in(Client(), people.outsider).get(reverse("screening:case", args=[ref]))
        tried = found(people.outside_supervisor, who=people.outsider.code, did="refused")
        assert {event.case_id for event in tried} == {case.pk, None}
        page = signed_in(Client(), people.outside_supervisor).get(f"{PAGE}?did=refused").content.decode()
        reasons = set(
            re.findall(r"Not theirs to open, or there is no such thing\.|There is no such case\.|No tie", page)
        )
        assert reasons == {"Not theirs to open, or there is no such thing."}
        mine = signed_in(Client(), people.outside_supervisor)
        page += mine.get(reverse("screening:audit_person", args=[people.outsider.code])).content.decode()
        assert "There is no such case" not in page
        assert "No tie to the case" not in page
        assert "A case of another office" not in page
        assert "2 times" in page

    def test_what_is_protected_and_what_the_match_desk_looks_at_stand_where_they_stood(self, people):
        case = matching.asked_about(people)
        other = matching.elsewhere(people)
        request = matching.asked(people, case)
        signed_in(Client(), people.match_desk).get(reverse("screening:match", args=[request.pk]))
        matches.judge(by=people.match_desk, request=request, other=other, answer=MatchAnswer.SAME)
        protected.write(by=people.responder, case=case, kind=ProtectedKind.OFFICIAL, text="The captain")
        assert {"match.compared", "match.judged"} <= kinds(people.auditor)
        # The supervisor of the office in which the desk works reads nothing of it either.
        for supervisor in (people.other_supervisor, people.national_supervisor):
            assert not kinds(supervisor) & {"match.compared", "match.judged"}
        for reader in (people.auditor, people.other_supervisor, people.supervisor):
            assert not [event for event in found(reader) if "protected" in event.kind + event.subject]


class TestNothingOfTheContent:
    def test_an_auditor_sees_no_byte_of_what_a_case_says_on_any_page(self, people):
        case = stages.reflecting(people)
        canaries = {name: f"canary-{name}" for name in ("official_name", "contact_details", "name_to_use")}
        persons.write(by=people.caseworker, case=case, **canaries)
        notes.write(by=people.caseworker, case=case, text="canary-note")
        protected.write(by=people.caseworker, case=case, kind=ProtectedKind.OFFICIAL, text="canary-protected")
        emergencies.begin(by=people.outsider, reference=case.reference, reason="canary-reason " + WHY)
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.partner, reason="canary-shut")
        case.refresh_from_db()
        people_of_it = [people.caseworker, people.responder, people.other_supervisor, people.outsider]
        client = signed_in(Client(), people.auditor)
        paths = [PAGE, f"{PAGE}?case={shown(case)}", address("audit_case", case)]
        paths += [reverse("screening:audit_person", args=[one.code]) for one in people_of_it]
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            page = answer.content.decode()
            for never in ("canary", case.codename, "Accused", people.outsider.name, people.other_supervisor.name):
                assert never not in page, (path, never)

    def test_the_reason_of_a_step_tells_of_the_case_and_is_not_told_to_an_auditor(self, people):
        case = stages.closed(people, stages.Calendar(first=clock.today() - timedelta(days=60)))
        path = f"{address('audit_case', case)}"
        theirs = read(signed_in(Client(), people.other_supervisor), path)
        audited = read(signed_in(Client(), people.auditor), path)
        assert "The case took a step" in theirs
        assert "The case took a step" in audited
        for said in ("Start identification", "Identified"):
            assert said not in audited


class TestReadingIsOnRecord:
    def test_an_auditor_reads_who_answered_what_in_the_review_and_nothing_of_why(self, people, client: Client):
        case = tried(people)
        [item] = review.queue(people.supervisor).items
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ESCALATED, note="He is my brother-in-law.")
        [up] = review.queue(people.national_supervisor).items
        acts.answer(by=people.national_supervisor, key=up.key, answer=Reviewed.ASKED, note="I call him.")
        page = read(signed_in(client, people.auditor), f"{PAGE}?did=reviewed")
        of_whom = f"what {people.responder.code} did"
        assert in_order(page, people.national_supervisor.code, str(Reviewed.ASKED.label), of_whom, shown(case))
        assert in_order(page, people.supervisor.code, str(Reviewed.ESCALATED.label), of_whom, shown(case))
        for word in ("brother-in-law", "I call him", str(item.reason.title), "interpreter"):
            assert word not in page
        # A colleague of theirs may be whom it is about, and whoever it is about reads nothing of it.
        for user in (people.supervisor, people.national_supervisor):
            own = read(signed_in(Client(), user), f"{PAGE}?did=reviewed")
            assert rows_of(own) == own.count(of_whom) == own.count(shown(case)) == 0
            assert "Something was reviewed" in own

    def test_an_auditor_who_is_looked_at_does_not_read_that_they_were(self, people, case):
        another = orgs.member(role=Role.AUDITOR, office=people.national)
        log.seen("case.opened", by=people.auditor, case=case)
        [item] = review.queue(people.other_supervisor).items
        read(signed_in(Client(), people.other_supervisor), reverse("screening:review_item", args=[item.key]))
        acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
        assert not {"review.opened", "review.answered"} & kinds(people.auditor)
        assert {"review.opened", "review.answered"} <= kinds(another)

    def test_an_auditor_who_is_shut_out_of_a_case_reads_an_answer_as_one_of_no_case(self, people, client: Client):
        case = tried(people)
        [item] = review.queue(people.supervisor).items
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.OK)
        denials.deny(by=people.responder, case=case, why=DenialWhy.RELATIVE, user=people.auditor)
        page = read(signed_in(client, people.auditor), f"{PAGE}?did=reviewed")
        assert f"what {people.responder.code} did" in page
        assert shown(case) not in page

    def test_every_look_at_the_trail_is_on_record_before_it_is_shown_with_what_was_asked_as_a_digest(
        self, people, case, client: Client
    ):
        signed_in(client, people.auditor)
        who = people.caseworker.code
        client.get(f"{PAGE}?who={who}")
        client.get(address("audit_case", case))
        client.get(reverse("screening:audit_person", args=[who]))
        events = list(AuditEvent.objects.filter(kind__startswith="audit.").order_by("at", "id"))
        assert sorted(event.kind for event in events) == ["audit.case_read", "audit.person_read", "audit.searched"]
        assert {event.actor_id for event in events} == {people.auditor.pk}
        searched = next(event for event in events if event.kind == "audit.searched")
        assert set(searched.details) == {"count", "wanted"}
        assert re.fullmatch("[0-9a-f]{64}", searched.details["wanted"])
        assert who not in str(searched.details)
        of_case = next(event for event in events if event.kind == "audit.case_read")
        assert of_case.case_id == case.pk
        # And it is read by the next one.
        assert "audit.case_read" in kinds(people.other_supervisor)

    def test_if_the_look_cannot_be_recorded_nothing_is_shown(self, people, case, client: Client, monkeypatch):
        signed_in(client, people.auditor)
        monkeypatch.setattr(appending, "append", lambda event: 1 / 0)
        for path in (PAGE, address("audit_case", case), reverse("screening:audit_person", args=[people.partner.code])):
            with pytest.raises(ZeroDivisionError):
                client.get(path)

    def test_ones_own_acts_are_shown_as_ones_own(self, people, case, client: Client):
        look(people.other_supervisor, case)
        page = read(signed_in(client, people.other_supervisor), PAGE)
        assert f"{people.other_supervisor.code} (you)" in page


class TestAReferenceThatIsTyped:
    def test_one_that_may_not_be_known_answers_as_one_that_does_not_exist(self, people, case, client: Client):
        signed_in(client, people.outside_supervisor)
        answers, costs = [], []
        client.post(PAGE, {"reference": UNKNOWN})
        for ref in (shown(case), UNKNOWN):
            with CaptureQueriesContext(connection) as queries:
                said = client.post(PAGE, {"reference": ref})
            answers.append((said.status_code, DRAWN.sub(b"", said.content)))
            costs.append(len(queries))
            assert ref.encode() not in said.content
        assert answers[0] == answers[1]
        assert costs[0] == costs[1]
        assert "No such case is open to you here." in answers[0][1].decode()
        for name in ("audit_case", "audit_sheet"):
            gone, unknown = client.get(address(name, case)), client.get(reverse(f"screening:{name}", args=[UNKNOWN]))
            assert gone.status_code == unknown.status_code == 404
            assert DRAWN.sub(b"", gone.content) == DRAWN.sub(b"", unknown.content)

    def test_one_that_may_be_known_leads_to_its_rows_and_keeps_the_other_filters(self, people, case, client: Client):
        signed_in(client, people.other_supervisor)
        answer = client.post(f"{PAGE}?did=changed&before=0-0", {"reference": shown(case).lower()})
        assert answer["Location"] == f"{PAGE}?did=changed&case={shown(case)}"
        page = read(client, answer["Location"])
        assert "The hand-over was received" in page
        assert "Who looked at this case, and should they have?" in page


class TestFilters:
    def test_each_filter_leaves_only_what_it_names(self, people, case):
        look(people.caseworker, case)
        look(people.outsider, case)
        emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        auditor = people.auditor
        assert {event.actor_id for event in found(auditor, who=people.outsider.code.lower())} == {people.outsider.pk}
        assert kinds(auditor, did="opened") == {"case.opened"}
        assert kinds(auditor, did="refused") == {"case.refused"}
        assert kinds(auditor, did="emergency") == {"emergency.tried", "emergency.opened"}
        assert {event.case_id for event in found(auditor, case=case)} == {case.pk}
        assert {event.office_id for event in found(auditor, office=people.coordinating.pk)} == {people.coordinating.pk}
        assert {event.purpose for event in found(auditor, purpose="emergency")} == {"emergency"}
        assert found(auditor, who="NOBODY-1") == []

    def test_every_family_asks_for_something_and_what_the_pages_offer_is_what_is_asked(self, people, client: Client):
        signed_in(client, people.auditor)
        for code in ABOUT:
            assert client.get(f"{PAGE}?did={code}").status_code == 200, code

    def test_nonsense_in_the_address_harms_nothing_and_a_day_that_cannot_be_read_is_said_to_be_so(
        self, people, client: Client
    ):
        signed_in(client, people.auditor)
        for query in (
            "before=nonsense",
            "after=1-zz",
            "before=1e400-0",
            "who=%00%27",
            "case=zzz",
            "before=nan-" + "0" * 32,
        ):
            assert client.get(f"{PAGE}?{query}").status_code == 200, query
        for query in ("did=nonsense", "office=1", "purpose=x", "first_on_day=31&first_on_month=2&first_on_year=2026"):
            assert client.get(f"{PAGE}?{query}").status_code == 422, query
        page = client.get(
            f"{PAGE}?first_on_day=2&first_on_month=2&first_on_year=2026&last_on_day=1&last_on_month=2&last_on_year=2026"
        )
        assert page.status_code == 422
        assert "This day is before the first one." in page.content.decode()

    def test_thirty_days_are_shown_unless_days_are_chosen(self, people, case):
        event = AuditEvent.objects.filter(case_id=case.pk).first()
        now = clock.now()
        many.events_like(event, 1, at=now - timedelta(days=40), actor_code="OLD-1")
        assert found(people.auditor, who="OLD-1") == []
        chosen = (now - timedelta(days=41)).date()
        assert len(found(people.auditor, who="OLD-1", first_on=chosen)) == 1

    def test_a_day_begins_and_ends_at_midnight_in_phnom_penh(self, people, case):
        event = AuditEvent.objects.filter(case_id=case.pk).first()
        zone = clock.PHNOM_PENH
        moments = {
            "before": datetime(2026, 3, 13, 23, 59, 59, 999999, tzinfo=zone),
            "first": datetime(2026, 3, 14, 0, 0, tzinfo=zone),
            "last": datetime(2026, 3, 14, 23, 59, 59, 999999, tzinfo=zone),
            "after": datetime(2026, 3, 15, 0, 0, tzinfo=zone),
        }
        for why, at in moments.items():
            many.events_like(event, 1, at=at, why=why)
        day = moments["first"].date()
        assert {row.why for row in found(people.auditor, first_on=day, last_on=day)} == {"first", "last"}
        assert {row.why for row in found(people.auditor, last_on=day)} >= {"before", "first", "last"}
        assert "after" not in {row.why for row in found(people.auditor, last_on=day)}


class TestPages:
    def test_pages_keep_their_order_and_lose_nothing_where_many_happened_at_one_moment(self, people, case):
        event = AuditEvent.objects.filter(case_id=case.pk).first()
        many.events_like(event, 3 * trail.A_PAGE, at=clock.now())
        reader, wanted = audit.reader(people.auditor), trail.Wanted(case=case)
        every = list(trail.open_to(reader).filter(wanted.asked()).order_by("-at", "-id").values_list("id", flat=True))
        seen, before, pages = [], None, []
        while True:
            page = trail.search(reader, wanted, before=before)
            pages.append(page)
            seen += [row.id for row in page.events]
            if page.older is None:
                break
            before = trail.Place.read(str(page.older))
        assert seen == every
        assert pages[0].newer is None
        back = trail.search(reader, wanted, after=trail.Place.read(str(pages[2].newer)))
        assert [row.id for row in back.events] == [row.id for row in pages[1].events]
        first = trail.search(reader, wanted, after=trail.Place.read(str(pages[1].newer)))
        assert ([row.id for row in first.events], first.newer) == ([row.id for row in pages[0].events], None)

    def test_what_is_written_meanwhile_moves_nothing(self, people, case):
        event = AuditEvent.objects.filter(case_id=case.pk).first()
        many.events_like(event, 2 * trail.A_PAGE, at=clock.now())
        reader, wanted = audit.reader(people.auditor), trail.Wanted(case=case)
        older = trail.search(reader, wanted).older
        before = [row.id for row in trail.search(reader, wanted, before=older).events]
        many.events_like(event, 7, at=clock.now() + timedelta(seconds=1))
        assert [row.id for row in trail.search(reader, wanted, before=older).events] == before

    def test_no_page_asks_more_of_the_database_at_1000_events_than_at_10(self, people, case):
        look(people.caseworker, case)
        event = AuditEvent.objects.get(kind="case.opened", case_id=case.pk)
        client = signed_in(Client(), people.other_supervisor)
        paths = [
            PAGE, f"{PAGE}?case={shown(case)}", address("audit_case", case), address("audit_sheet", case),
            reverse("screening:audit_person", args=[people.caseworker.code]),
        ]  # fmt: skip

        def asked() -> list[list[str]]:
            said = []
            for path in paths:
                client.get(path)
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(path).status_code == 200
                said.append([row["sql"] for row in queries])
            return said

        few = asked()
        many.events_like(event, 1000, at=clock.now())
        lots = asked()
        assert [len(said) for said in lots] == [len(said) for said in few]
        # Nothing is counted and nothing skipped to show a page of the trail.
        assert not [sql for sql in lots[0] if re.search(r"OFFSET|COUNT\(\*\).*orgs_auditevent", sql)]


def test_every_kind_of_act_about_people_and_offices_has_its_words():
    written: set[str] = set()
    for path in sources("orgs", "config"):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'(?:recording|log\.seen|log\.refused)\(\s*"([a-z_]+\.[a-z_]+)"', text))
        written |= set(re.findall(r'(?:kind=|_lock\(request, )"([a-z_]+\.[a-z_]+)"', text))
    assert len(written) > 50
    assert {kind for kind in written if words_of(kind) == kind} == set()
    asked = " ".join(str(row.asked) for row in ABOUT.values())
    assert [kind for kind in OFFICE_WORDS if f"'{kind.split('.')[0]}.'" not in asked] == []


def test_a_role_that_was_ended_reads_nothing_more(people):
    auditor = orgs.member(role=Role.AUDITOR, office=people.national, name="auditor for a day")
    client = signed_in(Client(), auditor)
    assert client.get(PAGE).status_code == 200
    members.end_role(by=people.administrator, membership=auditor.memberships.get())
    # Every sign-in of theirs was ended with it; a new one opens nothing.
    assert client.get(PAGE).status_code == 302
    assert signed_in(client, auditor).get(PAGE).status_code == 404
    assert AuditEvent.objects.filter(kind="case.refused", actor_id=auditor.pk, why="no_role_in_audit").exists()
    assert AuditEvent.objects.filter(kind="audit.searched", actor_id=auditor.pk).count() == 1
