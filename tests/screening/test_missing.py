"""When somebody cannot be found: an alert at once, a search, another look on a day, and no call to the police."""

from datetime import date

from orgs.models import AuditEvent
from screening import access, facts
from screening.actions import missing, moves
from screening.models import Case, MissingAlert
from screening.types import Stage
from tests.factories import days, stages
from tests.factories.days import march, on, refused


class Looking(days.Lived):
    """What both classes do."""

    def open(self) -> MissingAlert:
        return missing.open(by=self.people.caseworker, case=self.case, last_seen="At the market.")

    def search(self, alert: MissingAlert, next_look_on: date, words: str = "Asked at the market.") -> None:
        missing.record_search(by=self.people.caseworker, alert=alert, search=words, next_look_on=next_look_on)

    def close(self) -> None:
        asked = moves.move(by=self.people.caseworker, case=self.case, transition="close_missing", reason="Not found.")
        stages.approve(self.people.other_supervisor, asked)


class Missing(Looking):
    """The 30 days since 3 March; on the 8th nobody knows where the person is."""

    begins = staticmethod(days.thirty_days)

    def test_an_alert_is_looked_at_within_the_hour_by_caseworker_and_supervisor(self) -> None:
        with on(march(8)):
            self.open()
            assert days.open_tasks(self.case)["missing_look"] == "08.03. 11:00"
            for who in (self.people.caseworker, self.people.other_supervisor):
                assert "missing_look" in {row.kind for row in access.tasks(who).today}

    def test_the_police_hear_nothing_of_it(self) -> None:
        police = (self.people.specialist, self.people.identifying_supervisor)
        with on(march(8)):
            self.search(self.open(), march(9))
            for who in police:
                assert not access.ties(who, Case.objects.get(pk=self.case.pk))
                assert not access.visible(who).exists()
        assert {row.office for row in self.case.deadline_set.filter(kind="missing_look")} == {self.people.coordinating}

    def test_one_alert_is_open_at_a_time_and_a_second_absence_opens_another(self) -> None:
        with on(march(8)):
            alert = self.open()
            assert self.open().pk == alert.pk
            missing.found(by=self.people.caseworker, alert=alert)
            assert "missing_look" not in days.open_tasks(self.case)
            with refused("already"):
                missing.found(by=self.people.caseworker, alert=alert)
            with refused("already"):
                self.search(alert, march(9))
        with on(march(15)):
            assert self.open().pk != alert.pk
            assert days.open_tasks(self.case)["missing_look"] == "15.03. 11:00"

    def test_a_search_says_what_was_done_and_when_we_look_again(self) -> None:
        with on(march(8)):
            alert = self.open()
            with refused("empty"):
                self.search(alert, march(9), words="  ")
            for day in (march(7), march(8)):
                with self.subTest(day=day), refused("past"):
                    self.search(alert, day)
            self.search(alert, march(10))
            assert days.open_tasks(self.case)["missing_look"] == "10.03. 23:59"
        with on(march(10)):
            self.search(alert, march(17))
        assert days.open_tasks(self.case)["missing_look"] == "17.03. 23:59"
        kept = MissingAlert.objects.get(pk=alert.pk)
        assert (kept.searched_at, kept.searched_by) == (days.moment(march(10)), self.people.caseworker)
        assert (kept.next_look_on, kept.found_at) == (march(17), None)

    def test_an_adult_is_closed_as_missing_after_a_search_only_and_somebody_keeps_looking(self) -> None:
        with on(march(8)):
            with refused("gate", None):
                self.close()
            alert = self.open()
            with refused("gate", None):
                self.close()
            self.search(alert, march(22))
            asked = moves.move(
                by=self.people.caseworker, case=self.case, transition="close_missing", reason="Not found."
            )
            assert Case.objects.get(pk=self.case.pk).stage == Stage.REFLECTION
            stages.approve(self.people.other_supervisor, asked)
        assert Case.objects.get(pk=self.case.pk).stage == Stage.CLOSED
        assert MissingAlert.objects.get(pk=alert.pk).found_at is None
        assert days.open_tasks(self.case) == {"missing_look": "22.03. 23:59"}

    def test_found_before_the_supervisor_answers_the_case_stays_open(self) -> None:
        with on(march(8)):
            alert = self.open()
            self.search(alert, march(22))
            asked = moves.move(
                by=self.people.caseworker, case=self.case, transition="close_missing", reason="Not found."
            )
            missing.found(by=self.people.caseworker, alert=alert)
            with refused("gate", None):
                stages.approve(self.people.other_supervisor, asked)
        assert Case.objects.get(pk=self.case.pk).stage == Stage.REFLECTION

    def test_every_look_is_on_the_record_by_whom(self) -> None:
        with on(march(8)):
            alert = self.open()
            self.search(alert, march(9))
            missing.found(by=self.people.caseworker, alert=alert)
        kinds = AuditEvent.objects.filter(kind__startswith="missing.").order_by("at", "id")
        assert {row.kind for row in kinds} == {"missing.alert_opened", "missing.searched", "missing.found"}
        assert {row.actor_code for row in kinds} == {self.people.caseworker.code}

    def test_after_closing_the_next_look_can_be_done_and_a_further_day_named(self) -> None:
        with on(march(8)):
            alert = self.open()
            self.search(alert, march(22))
            self.close()
        with on(march(22)):
            assert "missing_look" in {row.kind for row in access.tasks(self.people.caseworker).today}
            self.search(alert, march(29))
        assert days.open_tasks(self.case) == {"missing_look": "29.03. 23:59"}

    def test_until_the_hand_over_is_received_the_sender_opens_the_alert_of_a_child_who_leaves(self) -> None:
        with on(days.MET, "12:00"):
            case = stages.handed_over(self.people, answers=stages.safe_answers(under_18="yes"))
            missing.open(by=self.people.responder, case=case, last_seen="At the gate.")
        offices = {row.office for row in case.deadline_set.filter(kind="missing_look")}
        assert offices == {self.people.ngo, self.people.coordinating}


class OfAChild(Looking):
    """The 30 days since 3 March, of somebody who may be under 18."""

    begins = staticmethod(days.thirty_days_of_a_child)

    def test_a_child_is_never_closed_as_missing_and_the_alert_goes_on(self) -> None:
        with on(march(8)):
            self.search(self.open(), march(9))
            with refused("gate", 5):
                self.close()
        assert days.open_tasks(self.case)["missing_look"] == "09.03. 23:59"
        assert facts.of(self.case, today=march(8)).missing_alert_open
