"""A period is signed for once nothing is left in it, by somebody else than who is looked at; looks are drawn by lot."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import checkpoints, clock, log, signatures
from orgs.models import AuditEvent, Checkpoint
from orgs.refusals import Refused
from screening import access, review_rules
from screening.access import Denied, drawn, review, signing
from screening.actions import denials
from screening.actions import review as acts
from screening.models import Case, ReviewSignOff
from screening.types import DenialWhy, Reviewed
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import read, signed_in

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, tzinfo=clock.PHNOM_PENH)
WEEK = "2026-W47"
NEXT = MONDAY + timedelta(days=7)
LATER = NEXT + timedelta(days=2)


@pytest.fixture
def people() -> Cast:
    return cast()


def checkpoint(at: datetime) -> Checkpoint:
    with clock.at(at):
        log.seen("test.looked", by=None)
        made = checkpoints.seal()
    assert made is not None
    return made


@pytest.fixture
def case(people: Cast) -> Case:
    """Opened by nobody yet in the week that is drawn from."""
    with clock.at(MONDAY - timedelta(days=3)):
        return stages.received(people)


def look(user: Any, case: Case, at: datetime) -> None:
    with clock.at(at):
        access.open_case(user, case.reference)


def looked(people: Cast, case: Case, *, times: int = 3) -> None:
    for number in range(times):
        look(people.caseworker, case, MONDAY + timedelta(days=1, hours=9 + number))


def drawn_for(user: Any) -> list[Any]:
    return [item.event.pk for item in review.queue(user).items if item.reason.code == "drawn" and item.event]


class TestTheLot:
    def test_nothing_is_drawn_before_the_week_is_over_and_held_by_a_checkpoint(self, people, case):
        looked(people, case)
        checkpoint(MONDAY + timedelta(days=3))
        with clock.at(NEXT - timedelta(minutes=1)):
            assert drawn_for(people.other_supervisor) == []
        with clock.at(LATER):
            assert drawn_for(people.other_supervisor) == []
            checkpoint(NEXT + timedelta(hours=1))
            assert len(drawn_for(people.other_supervisor)) == 1

    def test_it_stays_the_same_whatever_is_done_or_sealed_later(self, people, case):
        with clock.at(MONDAY - timedelta(days=2)):
            others = [stages.received(people) for _ in range(5)]
        for one in (case, *others):
            looked(people, one, times=1)
        checkpoint(NEXT)
        with clock.at(LATER):
            first = drawn_for(people.other_supervisor)
            assert len(first) == review_rules.DRAWN_A_WEEK
            read(signed_in(Client(), people.other_supervisor), reverse("screening:review"))
            access.open_case(people.caseworker, others[0].reference)
            checkpoint(LATER)
            assert drawn_for(people.other_supervisor) == first

    def test_another_checkpoint_draws_others(self):
        span, office, event = review_rules.week(MONDAY.date()), uuid4(), uuid4()
        assert drawn.lots([span]) == {}
        checkpoint(NEXT)
        lot = drawn.lots([span])[span.code]
        # The first digit is the root's, the last the signature's.
        others = [lot, f"{'1' if lot[0] == '0' else '0'}{lot[1:]}", f"{lot[:-1]}{'1' if lot[-1] == '0' else '0'}"]
        assert len({drawn._place(one, office, event) for one in others}) == 3

    def test_of_one_person_and_one_case_one_look_is_drawn(self, people, case):
        looked(people, case, times=9)
        checkpoint(NEXT)
        with clock.at(LATER):
            assert len(drawn_for(people.other_supervisor)) == 1

    def test_nobody_is_drawn_for_themselves_nor_where_they_are_shut_out(self, people, case):
        look(people.other_supervisor, case, MONDAY + timedelta(hours=10))
        checkpoint(NEXT)
        with clock.at(LATER):
            assert drawn_for(people.other_supervisor) == []
        looked(people, case, times=1)
        with clock.at(LATER):
            assert len(drawn_for(people.other_supervisor)) == 1
            denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, user=people.other_supervisor)
            assert drawn_for(people.other_supervisor) == []

    def test_no_other_office_finds_it(self, people, case):
        looked(people, case, times=1)
        checkpoint(NEXT)
        with clock.at(LATER):
            others = (people.supervisor, people.outside_supervisor, people.caseworker, people.auditor)
            assert [drawn_for(user) for user in others] == [[], [], [], []]

    def test_it_is_answered_like_all_else(self, people, case):
        looked(people, case, times=1)
        checkpoint(NEXT)
        with clock.at(LATER):
            [item] = review.queue(people.other_supervisor).items
            acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
            assert drawn_for(people.other_supervisor) == []

    def test_the_week_begins_on_monday_in_phnom_penh(self, people, case):
        for at in (MONDAY - timedelta(minutes=1), NEXT):
            look(people.caseworker, case, at)
        checkpoint(NEXT + timedelta(days=1))
        with clock.at(LATER):
            found = [item.on for item in review.queue(people.other_supervisor).items if item.reason.code == "drawn"]
            # The minute before Monday belongs to the week before; what was looked at since belongs to none yet.
            assert found in ([(MONDAY - timedelta(minutes=1)).date()], [(MONDAY - timedelta(days=3)).date()])


class TestSigning:
    def test_a_period_is_signed_once_nothing_is_left_in_it(self, people, case):
        looked(people, case, times=1)
        office = people.coordinating
        with clock.at(LATER):
            # Asking to sign seals what is on record, and what is drawn by that seal waits for a look.
            with pytest.raises(Refused, match="waits"):
                acts.sign(by=people.other_supervisor, office=office.pk, span=WEEK)
            [item] = review.queue(people.other_supervisor).items
            acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
            row = acts.sign(by=people.other_supervisor, office=office.pk, span=WEEK)
            sealed = Checkpoint.objects.latest("number")
            assert (row.checkpoint, row.root, row.answers) == (sealed.number, sealed.root, {"ok": 1})
            with pytest.raises(Refused, match="already"):
                acts.sign(by=people.other_supervisor, office=office.pk, span=WEEK)
        event = AuditEvent.objects.get(kind="review.signed")
        assert event.details == {"office": str(office.pk), "checkpoint": sealed.number, "root": sealed.root}
        assert [label for label, _pk, _digest in event.rows] == ["screening.ReviewSignOff"]

    def test_a_checkpoint_from_before_the_end_of_it_says_nothing_of_it(self, people, case):
        checkpoint(NEXT - timedelta(minutes=1))
        with clock.at(LATER), pytest.raises(Refused, match="checkpoint"):
            acts.sign(by=people.other_supervisor, office=people.coordinating.pk, span=WEEK)

    def test_nobody_signs_while_something_of_their_own_is_open(self, people, case):
        look(people.other_supervisor, case, MONDAY + timedelta(hours=23))
        checkpoint(NEXT)
        with clock.at(LATER):
            assert review.queue(people.other_supervisor).items == []
            with pytest.raises(Refused, match="somebody else"):
                acts.sign(by=people.other_supervisor, office=people.coordinating.pk, span=WEEK)
            [item] = review.queue(people.national_supervisor).items
            acts.answer(by=people.national_supervisor, key=item.key, answer=Reviewed.OK)
            acts.sign(by=people.other_supervisor, office=people.coordinating.pk, span=WEEK)

    def test_only_a_supervisor_of_the_office_signs_or_reads_it(self, people, case):
        checkpoint(NEXT)
        office = people.coordinating.pk
        page = reverse("screening:review_sign", args=[office, WEEK])
        with clock.at(LATER):
            row = acts.sign(by=people.other_supervisor, office=office, span=WEEK)
            sheet = reverse("screening:review_signed", args=[row.pk])
            for user in (people.supervisor, people.caseworker, people.national_supervisor, people.auditor):
                with pytest.raises(Denied):
                    acts.sign(by=user, office=office, span=WEEK)
                client = signed_in(Client(), user)
                assert [client.get(page).status_code, client.get(sheet).status_code] == [404, 404]

    def test_a_week_that_is_not_over_and_one_that_is_none_are_unknown(self, people, case):
        with clock.at(LATER):
            for code in ("2026-W48", "2026-W99", "2026-11", "nothing", "2020-W01"):
                with pytest.raises(Denied):
                    signing.signing(people.other_supervisor, people.coordinating.pk, code)

    def test_the_database_lets_nobody_sign_twice_or_change_what_was_signed(self, people, case):
        checkpoint(NEXT)
        with clock.at(LATER):
            row = acts.sign(by=people.other_supervisor, office=people.coordinating.pk, span=WEEK)
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewSignOff.objects.update(root="")
        row.pk = people.ngo.pk
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewSignOff.objects.bulk_create([row])

    def test_pressed_twice_it_is_signed_once_and_the_sheet_quotes_the_checkpoint(self, people, case):
        before = checkpoint(NEXT)
        page = reverse("screening:review_sign", args=[people.coordinating.pk, WEEK])
        with clock.at(LATER):
            client = signed_in(Client(), people.other_supervisor)
            assert signatures.fingerprint(before) in read(client, page)
            sent = {"submission": "8d1b6e0a-6f5e-4f6e-9d1c-0a1b2c3d4e5f"}
            assert [client.post(page, sent).status_code for _ in range(2)] == [302, 302]
            [row] = ReviewSignOff.objects.all()
            answer = client.get(reverse("screening:review_signed", args=[row.pk]))
            html = answer.content.decode()
            assert signatures.fingerprint(Checkpoint.objects.get(number=row.checkpoint)) in html
            assert people.other_supervisor.code in html
            title = html[html.index("<title>") : html.index("</title>")]
            assert people.other_supervisor.code not in title
            assert people.coordinating.name not in title

    def test_a_month_is_signed_too(self, people, case):
        with clock.at(datetime(2026, 12, 2, 9, tzinfo=clock.PHNOM_PENH)):
            checkpoint(clock.now())
            for item in review.queue(people.other_supervisor).items:
                acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
            row = acts.sign(by=people.other_supervisor, office=people.coordinating.pk, span="2026-11")
            assert (row.starts_on.day, row.ends_on.day) == (1, 30)


def test_spans_cover_every_day_and_none_twice():
    day = datetime(2026, 1, 1).date()
    for number in range(800):
        on = day + timedelta(days=number)
        week, month = review_rules.week(on), review_rules.month(on)
        assert week.starts_on <= on <= week.ends_on
        assert (week.ends_on - week.starts_on).days == 6
        assert month.starts_on.day == 1
        assert month.starts_on <= on <= month.ends_on
        assert (month.ends_on + timedelta(days=1)).day == 1
        assert all(span.ends_on < on for span in review_rules.spans(on))
