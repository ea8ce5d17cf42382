"""Under 18, or maybe: a child, until two people of child protection determine otherwise (guideline 5)."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from orgs import clock
from orgs.actions import offices
from orgs.models import User
from orgs.places import Duty
from orgs.types import Role
from screening.actions import ages, denials, ending, handover, persons, safety_check
from screening.models import AgeDetermination, Case, Handover
from screening.safety import Part
from screening.types import (
    AgeBand,
    AgeConclusion,
    AgeGround,
    DenialWhy,
    HandoverAnswer,
    HandoverKind,
    HandoverStatus,
    Stage,
)
from tests.factories import days, orgs, stages
from tests.factories.cast import Cast
from tests.factories.days import march, on, refused

ADULT_BANDS = ("18_24", "25_34", "35_49", "50_plus")
CHILD_BANDS = ("under_12", "12_15", "16_17")


def is_child(case: Case) -> bool:
    return Case.objects.get(pk=case.pk).is_child


def say(people: Cast, case: Case, band: str) -> None:
    persons.write(by=people.responder, case=case, part=Part.SAFETY, age_band=AgeBand(band))


class OfAnAdult(days.Lived):
    """Somebody who says that they are not under 18."""

    begins = staticmethod(days.answered_case)

    def check(self, under_18: str) -> None:
        safety_check.record(by=self.people.responder, case=self.case, answers=stages.safe_answers(under_18=under_18))

    def test_whoever_says_an_age_below_eighteen_is_a_child(self) -> None:
        assert not is_child(self.case)
        with on(days.MET, "09:00"):
            for band in CHILD_BANDS:
                with self.subTest(band=band), transaction.atomic():
                    say(self.people, self.case, band)
                    assert is_child(self.case)
                    transaction.set_rollback(True)

    def test_doubt_that_comes_later_makes_a_child_of_an_adult(self) -> None:
        with on(days.MET, "09:00"):
            self.check("maybe")
        assert is_child(self.case)

    def test_an_age_below_eighteen_and_a_no_do_not_go_together(self) -> None:
        with on(days.MET, "09:00"):
            say(self.people, self.case, "16_17")
            with refused("age"):
                self.check("no")
        assert is_child(self.case)

    def test_of_an_adult_nobody_asks_whether_they_were_heard_as_a_child(self) -> None:
        with on(days.MET, "09:00"):
            row = handover.send(by=self.people.responder, case=self.case, answer=HandoverAnswer.AGREES)
        assert (row.kind, row.child_was_heard) == (HandoverKind.AGREED, None)


class BeforeAnything(days.Lived):
    """The first page."""

    begins = staticmethod(days.first_page)

    def test_nobody_is_an_adult_before_they_were_asked(self) -> None:
        assert is_child(self.case)


class AtScreening(days.Lived):
    """Somebody who may be under 18; answered, and not sent."""

    begins = staticmethod(days.child_answered)

    def test_maybe_is_a_child(self) -> None:
        assert is_child(self.case)

    def test_no_age_that_is_said_makes_an_adult_of_a_child(self) -> None:
        with on(days.MET, "09:00"):
            for band in ADULT_BANDS:
                with self.subTest(band=band), refused("child"):
                    say(self.people, self.case, band)
            say(self.people, self.case, "not_known")
        assert is_child(self.case)

    def test_no_age_is_determined_at_screening(self) -> None:
        with on(days.MET, "09:00"), days.not_allowed():
            ages.propose(
                by=self.people.responder, case=self.case, conclusion=AgeConclusion.ADULT,
                grounds=[AgeGround.DOCUMENT], reasons="R.",
            )  # fmt: skip

    def test_a_child_s_screening_ends_by_a_hand_over_and_no_other_way(self) -> None:
        with on(days.MET, "09:00"):
            for step in ending.ENDINGS:
                with self.subTest(step=step), pytest.raises(Exception, match="G5 ") as caught:
                    ending.end(by=self.people.responder, case=self.case, transition=step, reason="R.")
                assert 5 in {gate.guideline for gate in caught.value.gates}

    def test_a_child_goes_to_child_protection_whatever_is_answered_and_is_kept_nowhere(self) -> None:
        protection = orgs.office(
            type="social_affairs", province=self.people.province_a, parent=self.people.national, name="Children A"
        )
        orgs.serves(protection, Duty.CHILD_PROTECTION)
        with on(days.MET, "09:00"):
            for answer in HandoverAnswer:
                with self.subTest(answer=answer), transaction.atomic():
                    handover.send(by=self.people.responder, case=self.case, answer=answer, child_was_heard=True)
                    row = Handover.objects.get(case=self.case)
                    assert (row.to_office, row.kind) == (protection, HandoverKind.CHILD)
                    assert (row.status, self.case.stage) == (HandoverStatus.SENT, Stage.INTERIM)
                    assert not self.case.coordinationline_set.exists()
                    transaction.set_rollback(True)

    def test_where_child_protection_is_shut_out_the_national_office_receives_the_child(self) -> None:
        by, office = self.people.responder, self.people.coordinating
        with on(days.MET, "09:00"):
            denials.deny(by=by, case=self.case, why=DenialWhy.ACCUSED, office=office)
            handover.send(by=by, case=self.case, answer=HandoverAnswer.NOT_ASKED, child_was_heard=True)
        assert Handover.objects.get(case=self.case).to_office == self.people.national

    def test_where_none_is_named_social_affairs_of_the_province_protects_children(self) -> None:
        offices.name_for(by=None, province=self.people.province_a, duty=Duty.CHILD_PROTECTION, office=None)
        with on(days.MET, "09:00"):
            handover.send(by=self.people.responder, case=self.case, answer=HandoverAnswer.AGREES, child_was_heard=True)
        assert Handover.objects.get(case=self.case).to_office == self.people.coordinating

    def test_a_child_is_told_and_heard_first(self) -> None:
        with on(days.MET, "09:00"):
            for heard in (None, False):
                with self.subTest(heard=heard), refused("child_heard"):
                    handover.send(
                        by=self.people.responder, case=self.case, answer=HandoverAnswer.AGREES, child_was_heard=heard
                    )

    def test_no_second_look_at_screening_makes_an_adult_of_whoever_may_be_a_child(self) -> None:
        with on(days.MET, "09:00"):
            no = stages.safe_answers(under_18="no")
            with refused("age"):
                safety_check.record(by=self.people.responder, case=self.case, answers=no)
        assert is_child(self.case)


class Determining(days.Lived):
    """With child protection, which is the coordinating office; maybe under 18."""

    begins = staticmethod(days.child_received)

    def propose(
        self, *, by: User | None = None, conclusion: AgeConclusion = AgeConclusion.ADULT,
        grounds: Iterable[AgeGround] = (AgeGround.DOCUMENT,), reasons: str = "A family book.",
    ) -> AgeDetermination:  # fmt: skip
        return ages.propose(
            by=by or self.people.caseworker, case=self.case, conclusion=conclusion, grounds=grounds, reasons=reasons
        )

    def test_two_people_of_child_protection_determine_it(self) -> None:
        with on(march(3)):
            row = self.propose()
            assert is_child(self.case)
            with days.not_allowed():
                ages.confirm(by=self.people.caseworker, determination=row)
            assert is_child(self.case)
            ages.confirm(by=self.people.second_caseworker, determination=row)
        assert not is_child(self.case)
        with on(march(4)), days.not_allowed():
            ages.confirm(by=self.people.other_supervisor, determination=row)

    def test_doubt_stays_a_child(self) -> None:
        with on(march(3)):
            ages.confirm(by=self.people.second_caseworker, determination=self.propose(conclusion=AgeConclusion.CHILD))
        assert is_child(self.case)

    def test_an_adult_so_determined_may_be_a_child_after_all(self) -> None:
        with on(march(3)):
            ages.confirm(by=self.people.second_caseworker, determination=self.propose())
            again = self.propose(conclusion=AgeConclusion.CHILD, grounds=[AgeGround.SCHOOL_RECORD])
            ages.confirm(by=self.people.second_caseworker, determination=again)
        assert is_child(self.case)

    def test_nobody_else_determines_it(self) -> None:
        people = self.people
        with on(march(3)):
            for by in (
                people.responder,
                people.supervisor,
                people.specialist,
                people.outsider,
                people.second_caseworker,
            ):
                with self.subTest(by=by), days.not_allowed():
                    self.propose(by=by)
            row = self.propose()
            for by in (
                people.responder,
                people.supervisor,
                people.specialist,
                people.outside_supervisor,
                people.auditor,
            ):
                with self.subTest(by=by), days.not_allowed():
                    ages.confirm(by=by, determination=row)
        assert is_child(self.case)

    def test_never_by_looks_or_an_examination_alone(self) -> None:
        looks, examination = AgeGround.LOOKS, AgeGround.EXAMINATION
        with on(march(3)):
            for grounds in ([looks], [examination], [looks, examination]):
                with self.subTest(grounds=grounds), refused("looks"):
                    self.propose(grounds=grounds)
            with refused("grounds"):
                self.propose(grounds=[])
            row = self.propose(grounds=[looks, AgeGround.SAID])
        assert row.grounds == ["looks", "said"]

    def test_the_reasons_are_written_and_one_determination_waits_at_a_time(self) -> None:
        with on(march(3)):
            with refused("reason"):
                self.propose(reasons="  ")
            self.propose()
            with refused("already"):
                self.propose(conclusion=AgeConclusion.CHILD)

    def test_one_person_s_word_is_not_kept_even_behind_the_pages(self) -> None:
        with on(march(3)):
            row = AgeDetermination.objects.filter(pk=self.propose().pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(confirmed_at=clock.now(), confirmed_by=self.people.caseworker)

    def test_an_adult_age_is_written_down_after_the_determination(self) -> None:
        said: dict[str, Any] = {"by": self.people.caseworker, "case": self.case, "age_band": AgeBand.FROM_18_TO_24}
        with on(march(3)):
            with refused("child"):
                persons.write(**said)
            ages.confirm(by=self.people.second_caseworker, determination=self.propose())
            persons.write(**said)
        assert Case.objects.get(pk=self.case.pk).age_band == AgeBand.FROM_18_TO_24

    def test_child_protection_determines_it_where_another_office_answers_for_the_case(self) -> None:
        protection = orgs.office(type="social_affairs", province=self.people.province_a, parent=self.people.national)
        first, second = (orgs.member(role=Role.CASEWORKER, office=protection) for _each in range(2))
        orgs.serves(protection, Duty.CHILD_PROTECTION)
        with on(march(3)):
            ages.confirm(by=second, determination=self.propose(by=first))
        assert not is_child(self.case)
