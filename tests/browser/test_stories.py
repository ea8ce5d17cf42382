"""Two stories in a real browser on a phone: a girl of twelve, and a woman of 22 with the brothel's “translator”."""

from typing import Any

import pytest
from playwright.sync_api import Page

from orgs import clock
from screening import reference
from screening.actions import indicator_sets
from screening.models import Case
from tests.factories import orgs
from tests.factories.cast import cast
from tests.journeys.walk import POINTS, Walk
from tests.lot import collected


@pytest.fixture
def people(transactional_db):
    people = cast()
    indicator_sets.load_shipped()
    return people


QUESTIONS = (
    ("danger",), ("place",), ("present",),
    ("language", "comfort", "interpreter_kind", "interpreter", "independence", "gender_accepted"), ("under_18",),
)  # fmt: skip


class Phone:
    """Fills in forms as a thumb does."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, path: str) -> None:
        self.page.goto(path)

    def choose(self, **said: Any) -> None:
        for name, value in said.items():
            for one in value if isinstance(value, list) else [value]:
                box = self.page.locator(f'input[name="{name}"][value="{one}"]')
                if box.count():
                    box.check()
                else:
                    self.page.select_option(f'select[name="{name}"]', one)

    def tick(self, name: str) -> None:
        self.page.check(f'input[name="{name}"]')

    def write(self, **said: str) -> None:
        for name, value in said.items():
            self.page.fill(f'[name="{name}"]', value)

    def send(self) -> str:
        self.page.click('main form[method="post"] button[type="submit"].btn-primary')
        self.page.wait_for_load_state()
        return self.page.inner_text("main")

    def answer_one_by_one(self, **said: Any) -> str:
        """The safety check as the page asks it: one question, then the next; the text after the last one."""
        text = ""
        for names in QUESTIONS:
            self.choose(**{name: said[name] for name in names if name in said})
            text = self.send()
        return text

    def no_sideways_scroll(self) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, self.page.url


SAFE = {"danger": "no", "place": "private", "present": ["nobody"], "language": "km", "comfort": "yes"}


def begin(phone: Phone) -> Case:
    phone.go("/screenings/new/")
    phone.send()
    return Case.objects.latest("opened_at")


def a_girl_of_twelve_sold_for_debt_by_her_mother(page_of: Any, people: Any) -> None:
    """Child route; nothing depends on her consent; no means are needed; the mother is implicated."""
    phone = Phone(page_of(people.responder))
    case = begin(phone)
    at = f"/cases/{reference.shown(case.reference)}"
    phone.go(f"{at}/screening/safety/")
    phone.no_sideways_scroll()
    assert "Treat this person as a child" in phone.answer_one_by_one(**SAFE, under_18="yes")
    # The responder does not ask a child about control: the page says why, with its number.
    phone.go(f"{at}/screening/control_and_freedom/")
    assert "G5" in phone.page.inner_text("main")
    phone.go(f"{at}/needs/new/")
    phone.choose(kinds=["food_water", "safe_bed"])
    phone.send()
    phone.go(f"{at}/screening/how_they_came/?item=R7")
    phone.choose(R7="yes", R7_sources=["said"])
    phone.send()
    phone.go(f"{at}/screening/exploitation/?item=X12")
    phone.choose(X12="yes", X12_sources=["said"])
    phone.send()
    phone.go(f"{at}/screening/result/")
    said = phone.page.inner_text("main")
    assert "Presume this person is a victim of trafficking" in said
    assert "Finish without a hand-over" not in said
    phone.go(f"{at}/handover/new/")
    phone.no_sideways_scroll()
    phone.choose(answer="does_not_agree", urgency="now", not_asked_why="child_for_specialist")
    assert "hear what they say" in phone.send()
    phone.tick("child_was_heard")
    assert "child protection" in phone.send().lower()

    boss = Phone(page_of(people.other_supervisor))
    boss.go(f"{at}/handover/")
    summary = boss.page.inner_text("main")
    assert "Treat as a child" in summary
    boss.go(f"{at}/handover/receipt/")
    boss.send()
    boss.go(f"{at}/caseworker/")
    boss.choose(caseworker=people.child_protection_officer.code)
    boss.send()

    worker = Phone(page_of(people.child_protection_officer))
    worker.go(f"{at}/people/new/")
    worker.choose(relation="guardian", is_implicated="yes", must_not_be_told="yes")
    worker.write(name="An invented mother")
    assert "implicated" in worker.send()
    assert "Assess: Guardian" not in worker.page.inner_text("main")
    _to_the_finding(people, case)


def _to_the_finding(people, case: Case) -> None:
    """The weeks that follow, page by page: never beside her mother, and without asking for means."""
    walk = Walk(people)
    walk.case = case
    by = people.child_protection_officer
    mother = case.relatedperson_set.get()
    with walk.day(1):
        walk.send(by, "family_assess", mother.pk, status=422, safe="yes", took_place_at=clock.now(), text="Visited.")
        walk.interim(by)
        walk.send(by, "reflection_grant", starts_on=clock.today())
        assert "G5" in walk.step(by, "close_left", status=409, reason="Back to her mother.")
        assert "G5" in walk.step(by, "close_missing", status=409, reason="Not seen.")
    with walk.day(27):
        walk.review(by)
    with walk.day(32):
        walk.step(by, "identify")
        walk.send(people.identifying_supervisor, "specialist_name", specialist=people.specialist.code)
        assert "support person" in walk.interview(people.specialist, status=422)
        # Her mother is no choice at all, and is not taken where she is sent anyway.
        beside_mother = {"attended": ["support_person"], "support_person": str(mother.pk)}
        assert "Choose one of the answers shown" in walk.interview(people.specialist, status=422, **beside_mother)
        assert "named among the people" in walk.interview(people.specialist, status=422, attended=["support_person"])
        walk.send(by, "relative_add", relation="support_person", is_implicated="no", must_not_be_told="no")
        beside = case.relatedperson_set.get(relation="support_person")
        walk.interview(people.specialist, attended=["support_person"], support_person=str(beside.pk))
        walk.find(people.specialist, people.identifying_supervisor, means=False)
        walk.tell(by, "finding")
        walk.step(by, "support_after_finding")
    with walk.day(40):
        walk.helped(by, service="school")
    assert walk.stage() == "support"
    assert case.finding_set.get().outcome == "identified"
    assert not case.finding_set.get().means


def a_woman_of_22_to_whom_the_brothels_translator_is_offered(page_of: Any, people: Any) -> None:
    """The “translator” is refused, for good and without override; an independent interpreter comes."""
    roster = orgs.interpreter("vi")
    phone = Phone(page_of(people.responder))
    case = begin(phone)
    at = f"/cases/{reference.shown(case.reference)}"
    talk = SAFE | {"present": ["interpreter"], "language": "vi", "comfort": "no", "under_18": "no"}
    phone.go(f"{at}/screening/safety/")
    assert "Wait for an interpreter" in phone.answer_one_by_one(**talk, interpreter_kind="found_at_place")
    # What she would say through him is not asked (G22).
    phone.go(f"{at}/screening/how_they_came/")
    assert "G22" in phone.page.inner_text("main")
    assert phone.page.locator('input[name="R6"]').count() == 0
    phone.go(f"{at}/needs/new/")
    phone.choose(kinds=["womens_health"])
    phone.send()
    phone.go(f"{at}/screening/observations/")
    phone.choose(O1="saw_it", O7="saw_it")
    phone.send()
    phone.go(f"{at}/screening/safety/?question=language")
    phone.choose(interpreter_kind="roster", interpreter=roster.code, independence=POINTS, gender_accepted="yes")
    assert "You can talk now" in phone.send()
    phone.go(f"{at}/screening/explain/")
    phone.choose(teach_back="understood", agreement="agreed")
    phone.send()
    phone.go(f"{at}/screening/how_they_came/?item=R6")
    phone.choose(R6="yes", R6_sources=["said"])
    phone.send()
    phone.go(f"{at}/screening/exploitation/?item=X1")
    phone.no_sideways_scroll()
    phone.choose(X1="yes", X1_sources=["said"])
    phone.send()
    phone.go(f"{at}/screening/result/")
    assert "Presume this person is a victim of trafficking" in phone.page.inner_text("main")
    phone.go(f"{at}/handover/new/")
    phone.choose(answer="agrees", urgency="today", not_asked_why="enough_to_refer")
    phone.send()
    # An outsider of another province finds nothing at all.
    stranger = Phone(page_of(people.outsider))
    stranger.go(f"{at}/")
    assert "Page not found" in stranger.page.inner_text("main")
    # Hide screen: one tap, and nothing of the case is left.
    phone.go(f"{at}/handover/")
    phone.page.click(".hide-screen")
    phone.page.wait_for_load_state()
    assert reference.shown(case.reference) not in phone.page.content()
    case.refresh_from_db()
    assert (case.stage, case.result) == ("interim", "presume")
    _on_to_the_period(people, case, roster)


def _on_to_the_period(people, case: Case, roster: Any) -> None:
    walk = Walk(people)
    walk.case = case
    by = people.caseworker
    with walk.day(1):
        walk.receive(people.other_supervisor, by)
        # Without an interpreter the intake is kept and does not count (G8): the period stays shut.
        walk.interim(by)
        assert "G8" in walk.send(by, "reflection_grant", status=409, starts_on=clock.today())
        walk.interpreted_by(roster, "vi")
    with walk.day(2):
        walk.interim(by)
        walk.send(by, "reflection_grant", starts_on=clock.today())
    with walk.day(5):
        # A yes that nobody trained and independent put into her language is none (G8, G22).
        refused = walk.send(
            by, "referrals:consent_record", status=422, service="doctor", office=str(people.partner_office.pk),
            groups=["coded"], until_on=clock.today(), teach_back="understood", language="vi",
        )  # fmt: skip
        assert "G8" in refused
        walk.helped(by, service="doctor")
    with walk.day(28):
        walk.review(by)
    with walk.day(33):
        walk.to_the_finding(by, people.specialist, people.identifying_supervisor)
    assert walk.stage() == "support"


STORIES = (a_girl_of_twelve_sold_for_debt_by_her_mother, a_woman_of_22_to_whom_the_brothels_translator_is_offered)


@pytest.mark.parametrize("story", collected(STORIES, suite=1, ci=1), ids=lambda story: story.__name__)
def test_a_story_on_a_phone(page_of, people, story):
    story(page_of, people)
