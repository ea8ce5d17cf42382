"""Was it explained so that it counts? In a language fully understood, said back, and interpreted by the rules."""

from datetime import date
from typing import Any

from django.db import transaction

from orgs import clock
from orgs.models import Interpreter
from orgs.types import Course
from screening import facts
from screening.actions import information, interim, interpreting, persons
from screening.actions.interpreting import Voice
from screening.fields import held
from screening.models import Case, InformationGiven
from screening.safety import EmbassyWish, Independence, InterpreterKind
from screening.types import InformationTopic, InformationWay, PaperKept, RiskLevel, TeachBack
from tests.factories import days, orgs
from tests.factories.days import FIRST_DAY, march, on, refused

UNDERSTOOD, PARTLY, NOT_CHECKED = TeachBack
ALL_FIVE = frozenset(Independence)


def voice(interpreter: Interpreter | None, kind: str = "roster", **said: Any) -> Voice:
    """A trained interpreter of Vietnamese who is independent in all five points, with changes."""
    values = {"language": "vi", "interpreter": interpreter, "independence": ALL_FIVE, "gender_accepted": True, **said}
    return Voice(kind=InterpreterKind(kind), **values)


class Explaining(days.Lived):
    """Received on 1 March; on 3 March everything else is done, so that only what is said here is open."""

    @classmethod
    def arrange(cls) -> None:
        cls.trained = orgs.interpreter("vi")
        cls.untrained = orgs.interpreter("vi", trained=False)

    def give(self, topic: InformationTopic, teach_back: TeachBack, **said: Any) -> InformationGiven:
        values = {"took_place_at": clock.now(), "language": "km", **said}
        return information.give(by=self.people.caseworker, case=self.case, topic=topic, teach_back=teach_back, **values)

    def intake(self, teach_back: TeachBack = UNDERSTOOD, **said: Any) -> None:
        told = dict.fromkeys(("rights_explained", "options_explained", "duties_explained"), True)
        values = {"took_place_at": clock.now(), "language": "km", **told, **said}
        interim.record_intake(by=self.people.caseworker, case=self.case, teach_back=teach_back, **values)

    def known(self) -> facts.CaseFacts:
        return facts.of(Case.objects.get(pk=self.case.pk), today=march(3))

    def speaks_vietnamese(self) -> None:
        persons.write(by=self.people.caseworker, case=self.case, languages=["vi"], needs_interpreter=True)

    def test_it_counts_when_it_was_said_back_and_not_when_that_could_not_be_checked(self) -> None:
        for teach_back, counts in ((UNDERSTOOD, True), (PARTLY, True), (NOT_CHECKED, False)):
            with self.subTest(teach_back=teach_back), on(march(3)), transaction.atomic():
                self.intake(teach_back)
                self.give(InformationTopic.PERIOD, teach_back)
                self.give(InformationTopic.CLOSING, teach_back)
                known = self.known()
                assert (known.intake_explained, known.period_explained, known.told_closing) == (counts,) * 3
                transaction.set_rollback(True)

    def test_each_topic_counts_for_itself(self) -> None:
        with on(march(3)):
            for topic in (InformationTopic.RIGHTS, InformationTopic.TIMELINE, InformationTopic.PACKAGE):
                self.give(topic, UNDERSTOOD)
            known = self.known()
            assert not (known.period_explained or known.told_next_steps or known.told_closing or known.told_finding)
            self.give(InformationTopic.NEXT_STEPS, UNDERSTOOD)
            known = self.known()
            assert (known.told_next_steps, known.period_explained, known.told_closing) == (True, False, False)

    def test_intake_is_all_of_rights_options_and_duties(self) -> None:
        for left_out in ("rights_explained", "options_explained", "duties_explained"):
            with self.subTest(left_out=left_out), on(march(3)), transaction.atomic():
                self.intake(**{left_out: False})
                assert not self.known().intake_explained
                assert "intake" in days.open_tasks(self.case)
                transaction.set_rollback(True)
        with on(march(3)):
            self.intake()
            assert "intake" not in days.open_tasks(self.case)

    def test_the_last_intake_counts(self) -> None:
        with on(march(3), "09:00"):
            self.intake()
        with on(march(3), "10:00"):
            self.intake(NOT_CHECKED)
            assert not self.known().intake_explained
        with on(march(3), "11:00"):
            self.intake(PARTLY)
            assert self.known().intake_explained

    def test_an_intake_that_could_not_be_checked_stays_due(self) -> None:
        with on(march(3)):
            self.intake(NOT_CHECKED)
        assert "intake" in days.open_tasks(self.case)

    def test_a_risk_is_weighed_with_the_person_and_a_high_one_has_its_answer(self) -> None:
        low, high = RiskLevel.LOW, RiskLevel.HIGH
        with on(march(3)):
            for name in ("health", "safety", "security"):
                with self.subTest(high=name), refused("response"):
                    self.assess(**{name: high})
                with self.subTest(high=name), refused("response"):
                    self.assess(**{name: high, f"{name}_response": " "})
            self.assess(with_person=False)
            assert not self.known().risk_assessed
            assert "risk" in days.open_tasks(self.case)
            self.assess(health=high, safety=low, health_response="A doctor today.")
            assert self.known().risk_assessed
            assert "risk" not in days.open_tasks(self.case)

    def assess(self, **said: Any) -> None:
        levels = dict.fromkeys(("health", "safety", "security"), RiskLevel.MEDIUM)
        values = {"took_place_at": clock.now(), "with_person": True, **levels, **said}
        interim.assess_risk(by=self.people.caseworker, case=self.case, **values)

    def test_through_an_interpreter_it_counts_when_the_rules_held(self) -> None:
        with on(march(3)):
            self.speaks_vietnamese()
            for heard, counts in (
                (None, False),
                (voice(self.untrained), False),
                (voice(self.trained, independence=ALL_FIVE - {Independence.NOT_KNOWN}), False),
                (voice(self.trained), True),
            ):
                with self.subTest(heard=heard), transaction.atomic():
                    self.intake(language="vi", voice=heard)
                    self.give(InformationTopic.PERIOD, UNDERSTOOD, language="vi", voice=heard)
                    known = self.known()
                    assert (known.interpreter_rules_held, known.period_explained) == (counts, counts)
                    transaction.set_rollback(True)

    def test_an_interpreter_who_breaks_the_rules_spoils_it_even_where_none_was_needed(self) -> None:
        with on(march(3)):
            self.give(InformationTopic.PERIOD, UNDERSTOOD, voice=voice(self.untrained))
            assert not self.known().period_explained

    def test_nothing_was_told_tomorrow(self) -> None:
        tomorrow = {"took_place_at": days.moment(march(4))}
        with on(march(3)):
            with refused("future"):
                self.give(InformationTopic.PERIOD, UNDERSTOOD, **tomorrow)
            with refused("future"):
                self.intake(**tomorrow)
            with refused("future"):
                self.assess(**tomorrow)

    def test_the_package_says_which_version_language_way_paper_and_when_it_is_looked_at_again(self) -> None:
        with on(march(3)):
            row = self.give(
                InformationTopic.PACKAGE, PARTLY, language="vi", way=InformationWay.PRINTED, sheet_version="2026-2",
                paper=PaperKept.NOT_SAFE, review_on=march(20), questions="When may I call home?",
            )  # fmt: skip
        kept = InformationGiven.objects.get(pk=row.pk)
        assert (kept.sheet_version, kept.language, kept.way, kept.paper) == ("2026-2", "vi", "printed", "not_safe")
        assert (kept.review_on, kept.recorded_by) == (march(20), self.people.caseworker)
        assert held(kept, "questions") == "When may I call home?"

    def test_an_intake_or_a_finding_told_through_an_untrained_interpreter_stays_due(self) -> None:
        with on(march(3)):
            self.speaks_vietnamese()
            self.intake(language="vi", voice=voice(self.untrained))
            assert "intake" in days.open_tasks(self.case)
            self.intake(language="vi")
            assert "intake" in days.open_tasks(self.case)
            self.intake(language="vi", voice=voice(self.trained))
            assert "intake" not in days.open_tasks(self.case)


class Interpreters(days.Lived):
    """Who counts as an interpreter, each row by hand: nobody overrides one."""

    @classmethod
    def arrange(cls) -> None:
        cls.trained = orgs.interpreter("vi")
        cls.untrained = orgs.interpreter("vi", trained=False)
        cls.staff = cls.people.colleague
        cls.ethical = cls.people.supervisor
        orgs.training(user=cls.ethical, course=Course.INTERPRETER_ETHICS, valid_until=march(10))

    def holds(self, said: Voice, today: date = FIRST_DAY) -> bool:
        return interpreting.rules_held(said, today=today)

    def test_trained_accepted_and_independent_in_five_points(self) -> None:
        assert self.holds(voice(self.trained))
        assert self.holds(voice(self.trained, "roster_remote"))
        assert not self.holds(voice(self.untrained))
        assert not self.holds(voice(None))
        assert not self.holds(voice(self.trained, gender_accepted=False))
        assert not self.holds(voice(self.trained, language="th"))
        for point in ALL_FIVE:
            assert not self.holds(voice(self.trained, independence=ALL_FIVE - {point})), point

    def test_never_from_the_place_never_a_machine_and_never_nobody(self) -> None:
        for kind in ("found_at_place", "connected", "machine", "nobody"):
            assert not self.holds(voice(self.trained, kind, member=self.ethical)), kind

    def test_staff_interpret_with_the_interpreters_training_only_and_while_it_counts(self) -> None:
        assert not self.holds(voice(None, "staff", member=self.staff))
        assert self.holds(voice(None, "staff", member=self.ethical), march(10))
        assert not self.holds(voice(None, "staff", member=self.ethical), march(11))

    def test_an_embassy_s_only_with_the_person_s_yes(self) -> None:
        assert self.holds(voice(self.trained, "embassy", embassy_wish=EmbassyWish.YES))
        for wish in (None, EmbassyWish.NO, EmbassyWish.NOT_ASKED):
            assert not self.holds(voice(self.trained, "embassy", embassy_wish=wish)), wish
