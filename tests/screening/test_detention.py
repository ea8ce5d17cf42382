"""Held or charged: somebody acts today and every day, help goes on, and no day of it is taken from the 30."""

from datetime import date, datetime

from orgs.models import AuditEvent
from screening import access, facts, period
from screening.actions import detention, needs, reflection
from screening.fields import held
from screening.models import Approval, Case, Detention, NonPunishmentNotice
from screening.period import Span
from screening.types import ChangeKind, DetentionKind, NeedKind
from tests.factories import days, stages
from tests.factories.days import FIRST_DAY, LAST_DAY, april, march, on, refused

HELD, CHARGED = DetentionKind.DETENTION, DetentionKind.CHARGE

# Detentions as (first day, last day), and how many days since 3 March they touch: counted on a calendar.
TOUCHED: tuple[tuple[tuple[tuple[date, date], ...], int], ...] = (
    ((), 0),
    (((march(10), march(10)),), 1),
    (((march(10), march(12)),), 3),
    (((march(10), march(12)), (march(12), march(14))), 5),
    (((march(10), march(14)), (march(11), march(12))), 5),
    (((march(10), march(12)), (march(10), march(12))), 3),
    (((march(10), march(12)), (march(20), march(20))), 4),
    (((march(1), march(2)),), 0),
    (((march(1), march(3)),), 1),
    (((march(1), march(31)),), 29),
    (((march(30), april(2)), (march(31), april(1))), 4),
)


def test_each_day_that_any_detention_touches_counts_once_since_the_start() -> None:
    for spans, number in TOUCHED:
        for order in (spans, spans[::-1]):
            found = period.detention_days([Span(first=a, last=b) for a, b in order], starts_on=FIRST_DAY)
            assert found == number, order


class Held(days.Lived):
    """The 30 days from 3 March to 2 April."""

    begins = staticmethod(days.thirty_days)

    def hold(
        self, since: datetime, until: datetime | None = None, kind: DetentionKind = HELD, **said: object
    ) -> Detention:
        return detention.record(
            by=self.people.caseworker, case=self.case, kind=kind, started_at=since, released_at=until, **said
        )

    def release(self, row: Detention, until: datetime, to: str = "") -> None:
        detention.release(by=self.people.caseworker, detention=row, released_at=until, released_to=to)

    def last_day(self) -> date | None:
        return facts.last_protected_day(self.case)

    # Days

    def test_while_somebody_is_held_there_is_no_end_and_every_day_of_it_is_added_on_release(self) -> None:
        with on(march(10), "12:00"):
            row = self.hold(days.moment(march(10)))
            assert self.last_day() is None
        with on(april(3)):
            assert not facts.of(self.case, today=april(3)).period_over
        with on(april(4)):
            self.release(row, days.moment(march(12), "09:00"))
        assert self.last_day() == april(5)
        assert not facts.of(self.case, today=april(5)).period_over
        assert facts.of(self.case, today=april(6)).period_over

    def test_days_are_those_of_phnom_penh(self) -> None:
        with on(march(11)):
            self.hold(days.moment(march(10), "23:59"), days.moment(march(11), "00:00"))
            assert self.last_day() == april(4)

    def test_overlapping_late_and_enclosed_ones_add_no_day_twice(self) -> None:
        with on(march(20)):
            self.hold(days.moment(march(10)), days.moment(march(12)))
            assert self.last_day() == april(5)
            self.hold(days.moment(march(12)), days.moment(march(14)))
            assert self.last_day() == april(7)
            self.hold(days.moment(march(11)), days.moment(march(13)))
            assert self.last_day() == april(7)
        kinds = list(self.case.periodchange_set.values_list("kind", flat=True))
        assert kinds == [ChangeKind.GRANT, ChangeKind.DETENTION, ChangeKind.DETENTION]

    def test_a_detention_told_of_after_the_last_day_is_added_all_the_same(self) -> None:
        with on(april(10)):
            self.hold(days.moment(march(5)), days.moment(march(6)))
            assert self.last_day() == april(4)
            self.hold(days.moment(march(8)), days.moment(march(20)))
        assert self.last_day() == april(17)
        assert not facts.of(self.case, today=april(10)).period_over

    def test_a_second_one_still_open_keeps_the_end_unknown(self) -> None:
        with on(march(12)):
            first = self.hold(days.moment(march(10)))
            self.hold(days.moment(march(11)))
            self.release(first, days.moment(march(12)))
            assert self.last_day() is None

    def test_nobody_approves_it_and_the_row_is_told_like_every_change(self) -> None:
        with on(march(12)):
            self.hold(days.moment(march(10)), days.moment(march(12)))
            row = self.case.periodchange_set.get(kind=ChangeKind.DETENTION)
            assert (row.from_ends_on, row.to_ends_on, row.why) == (LAST_DAY, april(5), "detention")
            tell = {"by": self.people.caseworker, "case": self.case, "change_row": row, "language": "km"}
            with refused("impossible"):
                reflection.tell_change(told_on=march(11), **tell)
            reflection.tell_change(told_on=march(12), **tell)
        assert not Approval.objects.exists()

    def test_a_charge_is_no_detention_and_adds_no_day(self) -> None:
        with on(march(12)):
            row = self.hold(days.moment(march(10)), kind=CHARGED)
            assert self.last_day() == LAST_DAY
            assert not facts.of(self.case, today=march(12)).detained
            self.release(row, days.moment(march(12)))
        assert self.last_day() == LAST_DAY

    # Alerts

    def test_it_alerts_at_once_and_every_day_until_the_release(self) -> None:
        self.check_alerts(HELD)

    def test_a_charge_alerts_alike_until_it_is_dropped(self) -> None:
        self.check_alerts(CHARGED)

    def check_alerts(self, kind: DetentionKind) -> None:
        with on(march(10)):
            row = self.hold(days.moment(march(10)), kind=kind)
            assert days.open_tasks(self.case)["detention_alert"] == "10.03. 23:59"
            for who in (self.people.caseworker, self.people.other_supervisor):
                assert "detention_alert" in {task.kind for task in access.tasks(who).today}
            detention.look_today(by=self.people.caseworker, detention=row)
            assert days.open_tasks(self.case)["detention_alert"] == "11.03. 23:59"
        with on(march(14)):
            # Nobody looked since: it stays, and is ours to have missed.
            assert days.open_tasks(self.case)["detention_alert"] == "11.03. 23:59"
            detention.look_today(by=self.people.caseworker, detention=row)
            assert days.open_tasks(self.case)["detention_alert"] == "15.03. 23:59"
            self.release(row, days.moment(march(14)), to="A place to stay.")
            assert "detention_alert" not in days.open_tasks(self.case)
            with refused("already"):
                detention.look_today(by=self.people.caseworker, detention=row)

    def test_one_that_is_over_when_it_is_told_of_alerts_nobody(self) -> None:
        with on(march(14)):
            self.hold(days.moment(march(10)), days.moment(march(12)))
        assert "detention_alert" not in days.open_tasks(self.case)

    def test_two_at_once_are_two_alerts(self) -> None:
        with on(march(10)):
            first = self.hold(days.moment(march(10)))
            self.hold(days.moment(march(9)), kind=CHARGED)
            self.release(first, days.moment(march(10)))
            assert days.open_tasks(self.case)["detention_alert"] == "10.03. 23:59"

    def test_the_release_is_recorded_once_to_where_and_not_before_it_began_or_to_come(self) -> None:
        with on(march(12)):
            row = self.hold(days.moment(march(10)))
            with refused("order"):
                self.release(row, days.moment(march(10), "09:59"))
            with refused("future"):
                self.release(row, days.moment(march(12), "10:01"))
            with refused("future"):
                self.hold(days.moment(march(13)))
            with refused("order"):
                self.hold(days.moment(march(10)), days.moment(march(9)))
            self.release(row, days.moment(march(11)), to="A place to stay.")
            with refused("already"):
                self.release(row, days.moment(march(12)))
        kept = Detention.objects.get(pk=row.pk)
        assert (kept.released_at, kept.release_recorded_at) == (days.moment(march(11)), days.moment(march(12)))
        assert held(kept, "released_to") == "A place to stay."

    # Notices

    def test_a_notice_names_guideline_24_to_whom_it_went_and_what_they_answered(self) -> None:
        by = self.people.caseworker
        with on(march(10), "12:00"):
            row = self.hold(days.moment(march(10)))
            with refused("empty"):
                detention.send_notice(by=by, detention=row, sent_at=days.moment(march(10)), addressed_to=" ")
            with refused("future"):
                detention.send_notice(by=by, detention=row, sent_at=days.moment(march(11)), addressed_to="The post.")
            sent = days.moment(march(10), "11:00")
            notice = detention.send_notice(by=by, detention=row, sent_at=sent, addressed_to="The post.")
        with on(march(12)):
            detention.answer_notice(by=by, notice=notice, answer="She is free tomorrow.")
            with refused("already"):
                detention.answer_notice(by=by, notice=notice, answer="No.")
        kept = NonPunishmentNotice.objects.get(pk=notice.pk)
        assert (kept.sent_at, held(kept, "addressed_to")) == (sent, "The post.")
        assert (held(kept, "answer"), kept.answered_at) == ("She is free tomorrow.", days.moment(march(12)))
        numbers = AuditEvent.objects.filter(kind__startswith="notice.").values_list("guideline", flat=True)
        assert list(numbers) == [24, 24]


class BeforeThePeriod(days.Lived):
    """Received on 1 March."""

    begins = staticmethod(days.received_case)

    def test_help_goes_on_for_someone_who_is_held(self) -> None:
        by = self.people.caseworker
        with on(march(3)):
            detention.record(by=by, case=self.case, kind=HELD, started_at=days.moment(march(3)))
            needs.record(by=by, case=self.case, kinds=[NeedKind.DOCTOR])
            stages.do_interim(by, self.case)
            known = facts.of(Case.objects.get(pk=self.case.pk), today=march(3))
            assert known.intake_explained
            assert known.risk_assessed
            with refused("gate", 17, 24):
                reflection.grant(by=by, case=self.case, starts_on=march(3))


class FromTheFirstMinute(days.Lived):
    """Begun at eight in the morning; nothing was asked yet."""

    begins = staticmethod(days.first_page)

    def test_it_is_recorded_by_whoever_is_with_the_person(self) -> None:
        since = days.moment(days.MET, "07:30")
        with on(days.MET, "08:05"):
            row = detention.record(by=self.people.responder, case=self.case, kind=HELD, started_at=since)
            assert days.open_tasks(self.case)["detention_alert"] == "01.03. 23:59"
            for by in (self.people.outsider, self.people.supervisor):
                with days.not_allowed():
                    detention.release(by=by, detention=row, released_at=since)
