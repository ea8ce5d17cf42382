"""Saying no costs nothing, and may be taken back: to any service, to the police, to an embassy (guidelines 1, 33)."""

from collections.abc import Iterable
from typing import Any

from screening import facts
from screening.actions import choices, moves, persons, reflection
from screening.models import Case, Choice
from screening.types import ChoiceMade, ServiceKind, WishAnswer
from tests.factories import days, stages
from tests.factories.days import LAST_DAY, april, march, on, refused

SOME = (ServiceKind.POLICE, ServiceKind.SHELTER, ServiceKind.LEGAL_AID, ServiceKind.RETURN_HOME)
NO = (ChoiceMade.NOT_NOW, ChoiceMade.CHANGED_MIND, ChoiceMade.THINKING)


class Choosing(days.Lived):
    """What both classes do."""

    def choose(self, service: ServiceKind, choice: ChoiceMade, **said: Any) -> Choice:
        if service == ServiceKind.INDEPENDENT_ADVICE:
            said = {"adviser_is_independent": True, **said}
        return choices.record(by=self.people.caseworker, case=self.case, service=service, choice=choice, **said)

    def refuse(self, services: Iterable[ServiceKind] = ServiceKind) -> None:
        for number, service in enumerate(services):
            self.choose(service, NO[number % 3])
        persons.write(
            by=self.people.caseworker,
            case=self.case,
            wishes_police=WishAnswer.NO,
            wishes_embassy=WishAnswer.NO,
            wishes_home=WishAnswer.NO,
        )

    def stands(self) -> dict[str, Any]:
        """Everything that gates know, every date, every task, who works on it and where it is."""
        row = facts.period_of(self.case)
        fresh = Case.objects.get(pk=self.case.pk)
        return {
            "gates": facts.of(fresh, today=march(20)),
            "dates": row and (row.starts_on, row.ends_on, row.extension_days, row.detention_days),
            "tasks": days.open_tasks(self.case),
            "people": (fresh.stage, fresh.responsible_id, fresh.caseworker_id, fresh.specialist_id),
            "requests": self.case.approval_set.count(),
        }


class BeforeThePeriod(Choosing):
    """Explained on 3 March, and not begun."""

    begins = staticmethod(days.explained_case)

    def test_refusing_shortens_ends_and_blocks_nothing_and_the_30_days_begin(self) -> None:
        with on(march(3)):
            before = self.stands()
            self.refuse(SOME)
            assert self.stands() == before
            reflection.grant(by=self.people.caseworker, case=self.case, starts_on=march(3))
        assert facts.last_protected_day(self.case) == LAST_DAY


class Choices(Choosing):
    """The 30 days since 3 March."""

    begins = staticmethod(days.thirty_days)

    def test_refusing_every_service_shortens_ends_and_blocks_nothing(self) -> None:
        with on(march(10)):
            before = self.stands()
            self.refuse()
            assert self.stands() == before

    def test_nor_does_it_at_identification_and_in_support_and_the_interview_stays_open(self) -> None:
        self.refuse(SOME)
        days.identifying(self.people, self.case)
        with on(april(3)):
            before = self.stands()
            self.refuse(SOME)
            assert self.stands() == before
            # A plan for another route is the person's own decision, and not what follows from a no.
            stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
            step = "support_without_interview"
            asked = moves.move(by=self.people.caseworker, case=self.case, transition=step, reason="Their decision.")
            stages.approve(self.people.other_supervisor, asked)
            before = self.stands()
            self.refuse(SOME)
            assert self.stands() == before

    def test_every_change_of_mind_is_kept_both_ways_and_the_latest_counts(self) -> None:
        said = (
            (march(4), ChoiceMade.OFFERED),
            (march(5), ChoiceMade.NOT_NOW),
            (march(6), ChoiceMade.WANTS),
            (march(7), ChoiceMade.CHANGED_MIND),
            (march(8), ChoiceMade.WANTS),
        )
        for day, choice in said:
            with on(day):
                self.choose(ServiceKind.SHELTER, choice, language="vi")
                assert choices.latest(self.case)[ServiceKind.SHELTER].choice == choice
        rows = Choice.objects.filter(case=self.case).order_by("recorded_at")
        assert [(row.recorded_at, row.choice) for row in rows] == [(days.moment(day), choice) for day, choice in said]
        assert {(row.language, row.recorded_by) for row in rows} == {("vi", self.people.caseworker)}

    def test_each_service_has_its_own_ledger(self) -> None:
        with on(march(4)):
            self.choose(ServiceKind.SHELTER, ChoiceMade.WANTS)
            self.choose(ServiceKind.DOCTOR, ChoiceMade.NOT_NOW)
        latest = choices.latest(self.case)
        assert latest[ServiceKind.SHELTER].choice == ChoiceMade.WANTS
        assert latest[ServiceKind.DOCTOR].choice == ChoiceMade.NOT_NOW
        assert set(latest) == {ServiceKind.SHELTER, ServiceKind.DOCTOR}

    def test_independent_advice_says_whether_the_adviser_is_independent(self) -> None:
        with on(march(4)):
            with refused("adviser"):
                self.choose(ServiceKind.INDEPENDENT_ADVICE, ChoiceMade.OFFERED, adviser_is_independent=None)
            for answer in (False, True):
                row = self.choose(ServiceKind.INDEPENDENT_ADVICE, ChoiceMade.OFFERED, adviser_is_independent=answer)
                assert Choice.objects.get(pk=row.pk).adviser_is_independent is answer
            # Of other services nobody asks.
            assert self.choose(ServiceKind.LEGAL_AID, ChoiceMade.OFFERED).adviser_is_independent is None

    def test_a_no_for_now_is_asked_again_on_the_day_that_was_agreed(self) -> None:
        with on(march(4)):
            for day in (march(3), march(4)):
                with self.subTest(day=day), refused("past"):
                    self.choose(ServiceKind.DOCTOR, ChoiceMade.NOT_NOW, offer_again_on=day)
            self.choose(ServiceKind.DOCTOR, ChoiceMade.NOT_NOW, offer_again_on=march(11))
            self.choose(ServiceKind.SCHOOL, ChoiceMade.THINKING, offer_again_on=march(12))
        with on(march(11)):
            self.choose(ServiceKind.DOCTOR, ChoiceMade.WANTS)
        open_now = self.case.deadline_set.filter(kind="choice_again", met_at__isnull=True)
        assert [f"{row.due_at:%d.%m.}" for row in open_now] == ["12.03."]

    def test_only_whoever_works_on_the_case_records_them(self) -> None:
        with on(march(4)):
            for by in (self.people.outsider, self.people.responder, self.people.other_supervisor):
                with self.subTest(by=by), days.not_allowed():
                    choices.record(by=by, case=self.case, service=ServiceKind.DOCTOR, choice=ChoiceMade.WANTS)
            assert not Choice.objects.exists()
