"""How does a child's case end? The child heard, child protection, what is best for the child, and a safe family."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from orgs import clock
from screening import facts
from screening.actions import best_interests, families, moves, plans, relatives
from screening.fields import held
from screening.models import BestInterests, Case, RelatedPerson
from screening.types import (
    ApprovalKind,
    BestInterestsAbout,
    InformationTopic,
    NeedsDomain,
    Relation,
    Safe,
    ServiceKind,
    Stage,
)
from tests.factories import days, stages
from tests.factories.days import LAST_DAY, april, march, on, refused
from tests.reading import address, in_order, read, signed_in

HOME, ABROAD, NO_INTERVIEW = (
    BestInterestsAbout.GOING_HOME,
    BestInterestsAbout.TRANSFER_ABROAD,
    BestInterestsAbout.NO_INTERVIEW,
)


class Closing(days.Lived):
    """A child in the 30 days since 3 March, with an aunt."""

    begins = staticmethod(days.thirty_days_of_a_child)

    @classmethod
    def arrange(cls) -> None:
        by = cls.people.caseworker
        with on(march(4)):
            cls.aunt = relatives.add(by=by, case=cls.case, relation=Relation.FAMILY)

    def best(self, about: BestInterestsAbout, *, supports_it: bool = True, heard: bool = True) -> BestInterests:
        return best_interests.propose(
            by=self.people.caseworker, case=self.case, about=about, supports_it=supports_it, child_was_heard=heard,
            child_view="I want to go home.", reasons="An invented reason.",
        )  # fmt: skip

    def determine(self, about: BestInterestsAbout, *, supports_it: bool = True) -> None:
        row = self.best(about, supports_it=supports_it)
        best_interests.confirm(by=self.people.second_caseworker, determination=row)

    def assess(self, safe: Safe = Safe.YES, relative: RelatedPerson | None = None, **said: Any) -> None:
        values = {"took_place_at": clock.now(), "text": "Visited.", **said}
        families.assess(by=self.people.caseworker, case=self.case, relative=relative or self.aunt, safe=safe, **values)

    def close(self, step: str) -> None:
        asked = moves.move(by=self.people.caseworker, case=self.case, transition=step, reason="Going home.")
        assert asked is not None
        assert asked.kind == ApprovalKind.MOVE
        stages.approve(self.people.other_supervisor, asked)

    def is_closed(self) -> bool:
        return Case.objects.get(pk=self.case.pk).stage == Stage.CLOSED

    def test_a_child_goes_home_with_everything_on_record_and_each_missing_thing_refuses_by_its_number(self) -> None:
        with on(march(20)):
            with refused("gate", 5, 41):
                self.close("close_left")
            self.assess()
            with refused("gate", 5):
                self.close("close_left")
            self.best(HOME)
            with refused("gate", 5):
                self.close("close_left")
            best_interests.confirm(by=self.people.second_caseworker, determination=self.case.bestinterests_set.get())
            self.close("close_left")
        assert self.is_closed()

    def test_without_the_family_assessed_a_child_does_not_go_home(self) -> None:
        with on(march(20)):
            self.determine(HOME)
            with refused("gate", 41):
                self.close("close_left")
            self.assess(Safe.NO)
            with refused("gate", 41):
                self.close("close_left")
            self.assess(Safe.WITH_SUPPORT)
            self.close("close_left")

    def test_a_child_is_transferred_abroad_with_a_determination_about_that_and_told(self) -> None:
        with on(march(20)):
            with refused("gate", 5, 7, 41):
                self.close("close_transferred_abroad")
            self.determine(HOME)
            self.assess()
            with refused("gate", 5, 7):
                self.close("close_transferred_abroad")
            self.determine(ABROAD)
            with refused("gate", 7):
                self.close("close_transferred_abroad")
            stages.told(self.people.caseworker, self.case, InformationTopic.CLOSING)
            self.close("close_transferred_abroad")
        assert self.is_closed()

    def test_what_was_determined_against_it_and_what_was_determined_last_counts(self) -> None:
        with on(march(18)):
            self.assess()
            self.determine(HOME, supports_it=False)
            with refused("gate", 5):
                self.close("close_left")
        with on(march(19)):
            self.determine(HOME)
            assert facts.of(self.case, today=march(19)).best_interests_going_home
        with on(march(20)):
            self.determine(HOME, supports_it=False)
            with refused("gate", 5):
                self.close("close_left")

    def test_whoever_is_implicated_is_no_family_and_counts_no_more_when_named_later(self) -> None:
        by = self.people.caseworker
        with on(march(20)):
            uncle = relatives.add(by=by, case=self.case, relation=Relation.FAMILY, is_implicated=True)
            feared = relatives.add(by=by, case=self.case, relation=Relation.GUARDIAN, must_not_be_told=True)
            for relative in (uncle, feared):
                with refused("implicated"):
                    self.assess(relative=relative)
            self.determine(HOME)
            self.assess()
            assert facts.of(self.case, today=march(20)).family_assessed
            for named in ({"is_implicated": True}, {"is_implicated": False, "must_not_be_told": True}):
                relatives.write(by=by, relative=self.aunt, **named)
                with refused("gate", 41):
                    self.close("close_left")

    def test_an_assessment_says_what_it_rests_on_and_is_not_of_tomorrow(self) -> None:
        with on(march(20)):
            with refused("empty"):
                self.assess(text=" ")
            with refused("future"):
                self.assess(took_place_at=days.moment(march(21)))

    def test_the_supervisor_answers_on_what_is_true_that_day(self) -> None:
        with on(march(20)):
            self.determine(HOME)
            self.assess()
            asked = moves.move(by=self.people.caseworker, case=self.case, transition="close_left", reason="Home.")
            relatives.write(by=self.people.caseworker, relative=self.aunt, is_implicated=True)
            with refused("gate", 41):
                stages.approve(self.people.other_supervisor, asked)
        assert not self.is_closed()

    # What is best

    def test_a_child_is_heard_and_two_people_of_child_protection_determine_with_reasons(self) -> None:
        people = self.people
        with on(march(20)):
            with refused("heard"):
                self.best(HOME, heard=False)
            row = self.best(HOME)
            for by in (people.caseworker, people.responder, people.supervisor, people.outsider, people.specialist):
                with self.subTest(by=by), days.not_allowed():
                    best_interests.confirm(by=by, determination=row)
            assert not facts.of(self.case, today=march(20)).best_interests_going_home
            best_interests.confirm(by=people.other_supervisor, determination=row)
        kept = BestInterests.objects.get(pk=row.pk)
        assert (kept.recorded_by, kept.confirmed_by) == (people.caseworker, people.other_supervisor)
        assert held(kept, "child_view") == "I want to go home."

    def test_whoever_is_to_confirm_reads_what_the_child_said(self) -> None:
        with on(march(20)):
            self.best(HOME)
            page = read(signed_in(Client(), self.people.second_caseworker), address("people", self.case))
        assert in_order(page, "An invented reason.", "What the child said", "I want to go home.")

    def test_one_person_s_word_on_it_is_not_kept_even_behind_the_pages(self) -> None:
        with on(march(20)):
            row = BestInterests.objects.filter(pk=self.best(HOME).pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(confirmed_at=clock.now(), confirmed_by=self.people.caseworker)

    # Without the interview

    def test_without_the_interview_a_child_has_the_full_period_first_and_what_is_best_decides(self) -> None:
        def skip() -> None:
            self.close("support_without_interview")

        with on(march(20)):
            stages.told(self.people.caseworker, self.case, InformationTopic.NEXT_STEPS)
            # The child's own decision is heard, and does not decide alone.
            stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
            with refused("gate", 2, 5):
                skip()
            self.determine(NO_INTERVIEW)
        with on(LAST_DAY, "23:59"), refused("gate", 5):
            skip()
        with on(april(3), "00:00"):
            skip()
        assert Case.objects.get(pk=self.case.pk).stage == Stage.SUPPORT

    def test_help_for_a_child_waits_for_none_of_this(self) -> None:
        with on(march(4)):
            plans.write_alternative(
                by=self.people.caseworker, case=self.case, own_decision=False, services=[ServiceKind.SCHOOL],
                review_on=march(20), text="School from Monday.",
            )  # fmt: skip
            plans.assess_needs(
                by=self.people.caseworker, case=self.case, took_place_at=clock.now(), with_person=True,
                words={NeedsDomain.SAFETY: "A bed."},
            )  # fmt: skip
        assert not BestInterests.objects.exists()
