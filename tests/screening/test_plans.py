"""What does the person need and aim at, and which other way is planned where the interview is not theirs? (40, 43)"""

from datetime import date
from typing import Any

from orgs import clock
from orgs.models import User
from screening import facts
from screening.actions import findings, interviews, moves, plans
from screening.fields import held
from screening.models import AlternativePlan, Case, Goal, NeedsAssessment
from screening.types import Attended, FindingOutcome, GoalStatus, InformationTopic, NeedsDomain, ServiceKind, Stage
from tests.factories import days, stages
from tests.factories.days import LAST_DAY, april, march, on, refused

HEADINGS = {"safety", "health", "economic", "emotional", "social", "justice", "values"}


class Plans(days.Lived):
    """The 30 days since 3 March."""

    begins = staticmethod(days.thirty_days)

    def assess(self, *, with_person: bool = True, **said: Any) -> NeedsAssessment:
        values = {"took_place_at": clock.now(), "words": {NeedsDomain.HEALTH: "Sleeps badly."}, **said}
        return plans.assess_needs(by=self.people.caseworker, case=self.case, with_person=with_person, **values)

    def add(self, text: str = "To learn sewing.", *, by: User | None = None) -> Goal:
        return plans.add_goal(by=by or self.people.caseworker, case=self.case, domain=NeedsDomain.ECONOMIC, text=text)

    def settle(self, goal: Goal, status: GoalStatus, why: str = "") -> None:
        plans.settle_goal(by=self.people.caseworker, goal=goal, status=status, settled_why=why)

    def write(self, *, review_on: date, **said: Any) -> AlternativePlan:
        values = {"own_decision": True, "services": [ServiceKind.COUNSELLING], "text": "A plan.", **said}
        return plans.write_alternative(by=self.people.caseworker, case=self.case, review_on=review_on, **values)

    def known(self, today: date) -> facts.CaseFacts:
        return facts.of(Case.objects.get(pk=self.case.pk), today=today)

    # Needs and goals

    def test_needs_are_assessed_under_the_seven_headings_of_the_guideline(self) -> None:
        assert set(NeedsDomain) == HEADINGS
        with on(march(10)):
            for words in ({}, {NeedsDomain.HEALTH: "  "}):
                with self.subTest(words=words), refused("empty"):
                    self.assess(words=words)
            with refused("future"):
                self.assess(took_place_at=days.moment(march(11)))
            row = self.assess(
                words={NeedsDomain.SAFETY: "A lock.", NeedsDomain.VALUES: "Her sister.", NeedsDomain.JUSTICE: ""}
            )
        assert NeedsAssessment.objects.get(pk=row.pk).domains == ["safety", "values"]

    def test_an_assessment_without_the_person_is_none(self) -> None:
        with on(march(10)):
            self.assess(with_person=False)
            assert not self.known(march(10)).needs_assessed
            self.assess()
            assert self.known(march(10)).needs_assessed

    def test_goals_follow_the_assessment(self) -> None:
        with on(march(10)):
            with refused("no_assessment"):
                self.add()
            self.assess()
            with refused("empty"):
                self.add("  ")
            self.add()

    def test_each_goal_is_met_or_says_why_not_before_needs_are_met(self) -> None:
        with on(march(10)):
            self.assess()
            first, second = self.add(), self.add("To call home.")
            assert not self.known(march(10)).goals_settled
            self.settle(first, GoalStatus.MET)
            assert not self.known(march(10)).goals_settled
            for why in ("", "  "):
                with self.subTest(why=why), refused("reason"):
                    self.settle(second, GoalStatus.NOT_MET, why)
            self.settle(second, GoalStatus.NOT_MET, "She does not want to any more.")
            assert self.known(march(10)).goals_settled
            self.settle(first, GoalStatus.OPEN)
            assert not self.known(march(10)).goals_settled
        kept = Goal.objects.get(pk=second.pk)
        assert (kept.settled_by, kept.settled_at) == (self.people.caseworker, days.moment(march(10)))
        assert held(kept, "settled_why") == "She does not want to any more."
        reopened = Goal.objects.get(pk=first.pk)
        assert (reopened.settled_by, reopened.settled_at) == (None, None)

    def test_an_open_goal_or_no_assessment_holds_the_closing_by_its_number(self) -> None:
        with on(march(10)):
            stages.told(self.people.caseworker, self.case, InformationTopic.CLOSING)
            with refused("gate", 43, None):
                self.close()
            self.assess()
            goal = self.add()
            with refused("gate", 43, None):
                self.close()
            self.settle(goal, GoalStatus.MET)
            # What is left is the visit of day 180.
            with refused("gate", None):
                self.close()

    def close(self) -> None:
        moves.move(by=self.people.caseworker, case=self.case, transition="close_needs_met")

    def test_only_whoever_works_on_the_case_writes_them(self) -> None:
        with on(march(10)):
            self.assess()
            for by in (self.people.outsider, self.people.other_supervisor, self.people.responder):
                with self.subTest(by=by), days.not_allowed():
                    self.add(by=by)

    # Another route

    def test_another_plan_names_a_service_says_something_and_is_looked_at_again(self) -> None:
        with on(march(10)):
            with refused("empty"):
                self.write(review_on=march(20), services=[])
            with refused("empty"):
                self.write(review_on=march(20), text=" ")
            for day in (march(9), march(10)):
                with self.subTest(day=day), refused("past"):
                    self.write(review_on=day)
            self.write(review_on=march(20))
            assert days.open_tasks(self.case)["plan_review"] == "20.03. 23:59"
        with on(march(20)):
            self.write(review_on=april(20))
        rows = self.case.deadline_set.filter(kind="plan_review").order_by("due_at")
        assert [row.met_at for row in rows] == [days.moment(march(20)), None]
        assert days.open_tasks(self.case)["plan_review"] == "20.04. 23:59"

    def skip_interview(self) -> None:
        step = "support_without_interview"
        asked = moves.move(by=self.people.caseworker, case=self.case, transition=step, reason="Their decision.")
        stages.approve(self.people.other_supervisor, asked)

    def test_an_adult_goes_without_the_interview_by_their_own_decision_with_a_plan_and_told_what_follows(self) -> None:
        with on(march(10)):
            with refused("gate", 2, 7, 40):
                self.skip_interview()
            stages.told(self.people.caseworker, self.case, InformationTopic.NEXT_STEPS)
            with refused("gate", 2, 40):
                self.skip_interview()
            self.write(review_on=march(20), own_decision=False)
            with refused("gate", 2):
                self.skip_interview()
        with on(march(11)):
            self.write(review_on=march(20))
            self.skip_interview()
        assert Case.objects.get(pk=self.case.pk).stage == Stage.SUPPORT
        # The period runs on, and so does everything that is due in it.
        assert facts.last_protected_day(self.case) == LAST_DAY
        assert {"check_in_14", "check_in_21", "review_25", "last_protected_day"} <= set(days.open_tasks(self.case))

    def test_the_plan_that_was_written_last_says_whose_decision_it_is(self) -> None:
        with on(march(10)):
            self.write(review_on=march(20), own_decision=True)
            assert self.known(march(10)).own_decision
        with on(march(11)):
            self.write(review_on=march(20), own_decision=False)
            assert not self.known(march(11)).own_decision

    def test_goals_follow_an_assessment_that_the_person_took_part_in(self) -> None:
        with on(march(10)):
            self.assess(with_person=False)
            with refused("no_assessment"):
                self.add()

    def test_who_left_before_the_period_was_over_is_not_examined_without_a_full_one(self) -> None:
        with on(march(10)):
            asked = moves.move(by=self.people.caseworker, case=self.case, transition="close_left", reason="Left.")
            stages.approve(self.people.other_supervisor, asked)
        with on(april(20)), refused("gate", 30):
            moves.move(
                by=self.people.other_supervisor, case=self.case, transition="identify_after_new_facts", reason="New."
            )


class NotIdentified(days.Lived):
    """At identification; on 6 April two people find that it is not shown, and the person is told."""

    begins = staticmethod(days.identification)

    def find(self) -> None:
        people, supports = self.people, {f"{name}_support": "Said." for name in ("act", "means", "purpose")}
        none = dict.fromkeys(("act", "means", "purpose"), False)
        with on(april(5)):
            interviews.record(
                by=people.specialist, case=self.case, took_place_at=clock.now(), attended=[Attended.NOT_WANTED],
                account="Invented.",
            )  # fmt: skip
            row = findings.propose(
                by=people.specialist, case=self.case, outcome=FindingOutcome.NOT_IDENTIFIED, **none, **supports
            )
        with on(april(6)):
            findings.confirm(by=people.identifying_supervisor, finding=row)
            stages.told(people.caseworker, self.case, InformationTopic.FINDING)

    def go_on(self) -> None:
        moves.move(by=self.people.caseworker, case=self.case, transition="support_after_finding")

    def test_a_plan_follows_the_finding_before_support_goes_on(self) -> None:
        self.find()
        with on(april(8)):
            with refused("gate", 40):
                self.go_on()
            stages.alternative_plan(self.people.caseworker, self.case)
            self.go_on()
        assert self.case.stage == Stage.SUPPORT

    def test_a_plan_from_before_the_finding_does_not_follow_it(self) -> None:
        with on(april(4)):
            stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
        self.find()
        with on(april(8)), refused("gate", 40):
            self.go_on()
