"""Every page, in both languages, at three widths, with its errors: nothing cut, unnamed, too small or out of order.

The suite looks at a few pages drawn by lot; ci looks at all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from orgs import checkpoints, clock, setup_links
from orgs.types import Role
from screening import access, review_rules
from screening.access import drawn, review
from screening.actions import consents, emergencies, indicator_sets, matches
from screening.actions import review as review_acts
from screening.types import MatchAnswer
from tests.factories import helping, matching, orgs, stages
from tests.factories.cast import cast
from tests.lot import HALF, collected, some
from tests.orgs import test_persona_orgs as people_and_offices
from tests.persona import situations
from tests.persona.asking import address, full, shown
from tests.persona.stage import NOWHERE
from tests.persona.table import LISTS, PAGES, ROWS, SEATS, STAGES
from tests.reading import signed_in
from tests.signing_in import with_phone

from . import looking

pytestmark = pytest.mark.django_db(transaction=True)
PUBLIC = (
    "about", "account_login", "account_reset_password", "account_reset_password_done", "account_inactive",
    "account_reset_password_from_key_done", "transfer_steps",
)  # fmt: skip
NO_CASE, PEOPLE, LINKS, DESK = "no case", "people and offices", "links", "match desk"
TRAIL, REVIEW = "trail", "review"
NO_PAGE = {"attachment_open"}  # a picture alone: tests/browser/test_attachments.py
ERROR = "main form[method=post] button[type=submit]:not([name]), main form[method=post] button[type=submit].btn-primary"


@dataclass(frozen=True)
class Opened:
    """One page, and for whom it is opened; nobody where it is public."""

    name: str
    path: str
    persona: str = ""
    after: str = ""  # what has to be opened before it
    status: int = 200


def of_stage(stage: str, here: situations.Situation) -> Iterator[Opened]:
    """Each address that opens at this stage and at none after it, for the first who may read it."""
    for name, (got, _sent) in (PAGES | ROWS).items():
        later = got.split()[STAGES.index(stage) + 1 :]
        place = got.split()[STAGES.index(stage)].find("2")
        if name in NO_PAGE or place < 0 or any("2" in letters for letters in later):
            continue
        seat = SEATS[stage][place]
        row = (str(here.rows[seat.case].get(name, NOWHERE)),) if name in ROWS else ()
        yield Opened(name, address(name, shown(here.cases[seat.case]), *row), seat.persona)


def of_no_case() -> Iterator[Opened]:
    for name in (name for name, (got, _sent) in LISTS.items() if got == "2"):
        for persona in ("responder", "caseworker", "other_supervisor", "administrator"):
            yield Opened(f"{name} ({persona})", reverse(full(name)), persona)
    for name in PUBLIC:
        yield Opened(name, reverse(name))
    yield Opened("unknown", "/nothing-is-here/", status=404)
    yield Opened("hide", reverse("hide"))
    yield Opened("unlock", reverse("unlock"), "colleague", after=reverse("hide"))
    yield Opened("rights", reverse("rights", args=["en"]))
    yield Opened("emergency_begin", reverse("screening:emergency_begin"), "caseworker")
    for name in (
        "account_logout", "account_change_password", "account_reauthenticate", "sign_ins", "mfa_add_webauthn",
        "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    ):  # fmt: skip
        yield Opened(name, reverse(name), "responder")


def of_links() -> tuple[Mapping[str, Any], list[Opened]]:
    """What is opened by a link that works once, or belongs to no case any more."""
    people = cast()
    new = orgs.member(role=Role.RESPONDER, office=people.ngo, name="not set up yet")
    new.set_unusable_password()
    new.save(update_fields=["password"])
    key = user_pk_to_url_str(people.colleague), default_token_generator.make_token(people.colleague)
    row = helping.accepted(people, stages.received(people))
    consents.withdraw(by=people.caseworker, consent=row.consent)
    return people.people(), [
        Opened("set_up", setup_links.path_for(user=new)),
        Opened("account_reset_password_from_key", reverse("account_reset_password_from_key", args=key)),
        Opened("account_reset_password_from_key (used)", "/accounts/password/reset/key/0-nothing/"),
        Opened("give_back", reverse("referrals:give_back", args=[row.pk]), "partner_supervisor"),
    ]


def of_people_and_offices(built: type[people_and_offices.Pages]) -> Iterator[Opened]:
    """Each page of the directory, of people and of offices, for an administrator; else for whoever works there."""
    for name, (read, _sent) in people_and_offices.TABLE.items():
        for persona in ("administrator", "caseworker"):
            if read[people_and_offices.PERSONAS.index(persona)] == "2":
                yield Opened(name, reverse(f"orgs:{name}", args=built.rows.get(name, [])), persona)
                break


class Looker:
    """Opens pages in one language, each person in a browser of their own."""

    def __init__(self, page_of: Callable[..., Page], users: Mapping[str, Any], language: str) -> None:
        self.page_of, self.users, self.language = page_of, users, language
        self.pages: dict[str, Page] = {}
        self.titles: dict[str, str] = {}
        self.feet: set[str] = set()
        self.wrong: dict[str, list[str]] = {}

    def page(self, persona: str) -> Page:
        if persona not in self.pages:
            # By day in English, at night in Khmer: the colours of both are looked at.
            colours = "dark" if self.language == "km" else "light"
            page = self.page_of(self.users[persona] if persona else None, reduced_motion="reduce", color_scheme=colours)
            page.goto("/livez")
            cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": page.url}
            page.context.add_cookies([cookie])
            self.pages[persona] = page
        return self.pages[persona]

    def look(self, one: Opened) -> None:
        page = self.page(one.persona)
        if one.after:
            page.goto(one.after)
        answer = page.goto(one.path)
        assert answer is not None
        assert answer.status == one.status, one
        language = "en" if one.name == "rights" else self.language
        found = looking.wrong_with(page, language=language)
        if foot := page.evaluate(looking.FOOT):
            self.feet.add(foot)
        # What hides a page and what brings it back look alike on purpose.
        whose = {"unlock": "hide"}.get(one.name, one.name.partition(" ")[0])
        if self.titles.setdefault(page.title(), whose) != whose:
            found.append(f"the title of {self.titles[page.title()]} too: {page.title()}")
        if self.language == "en":
            found += looking.wrong_with_keys(page)
        found += self.with_errors(page)
        if found:
            self.wrong[f"{one.name} {one.path}"] = found

    def with_errors(self, page: Page) -> list[str]:
        """What is wrong once an empty form came back; nothing where it can be sent empty."""
        button = next((one for one in page.query_selector_all(ERROR) if one.is_visible()), None)
        if (
            button is None
            or page.query_selector("main form .form-control, main form .form-check-input, main form select") is None
        ):
            return []
        with page.expect_navigation() as sent:
            button.click()
        if sent.value is None or sent.value.status != 422:
            return []
        found = [f"with errors: {one}" for one in looking.wrong_with(page, language=self.language, widths=(320, 1280))]
        if not page.title().startswith(("Error:", "បញ្ហា")):
            found.append(f"with errors: the title is {page.title()}")
        return found + [f"with errors: {one}" for one in page.evaluate(looking.ERRORS)]


def of_the_match_desk() -> tuple[Mapping[str, Any], list[Opened]]:
    """Somebody asked about, somebody who fits, and two cases that are linked."""
    people = cast()
    request = matching.asked(people, matching.asked_about(people))
    matching.elsewhere(people, contact_details=matching.SAME_TELEPHONE)
    same = {"other": matching.elsewhere(people), "answer": MatchAnswer.SAME}
    link = matches.judge(by=people.match_desk, request=request, **same)
    other = shown(matching.elsewhere(people))
    keys = {"matches": (), "match": (request.pk,), "match_judge": (request.pk, other), "match_close": (request.pk,)}
    keys |= {"match_undo": (link.pk,)}
    return people.people(), [Opened(name, reverse(full(name), args=key), "match_desk") for name, key in keys.items()]


def of_the_trail() -> tuple[Mapping[str, Any], list[Opened]]:
    """A case that people opened, one of them in an emergency, and whom somebody was refused."""
    people = cast()
    case = stages.received(people)
    for user in (people.caseworker, people.outsider):
        signed_in(Client(), user).get(address("case", shown(case)))
    emergencies.begin(by=people.partner, reference=case.reference, reason="May come to harm, and nobody answers.")
    keys = {"audit": (), "audit_case": (shown(case),), "audit_person": (people.caseworker.code,)}
    opened = [Opened(name, reverse(full(name), args=key), "other_supervisor") for name, key in keys.items()]
    opened.append(Opened("audit_sheet", reverse(full("audit_sheet"), args=[shown(case)]), "other_supervisor"))
    own = reverse(full("audit_person"), args=[people.auditor.code])
    return people.people(), [*opened, Opened("own", own, "auditor"), Opened("audit", reverse(full("audit")), "auditor")]


def of_the_review() -> tuple[Mapping[str, Any], list[Opened]]:
    """Something of each kind waits; a week is signed, and one may be."""
    people = cast()
    tried = stages.safe_answers(language="vi", comfort="no", interpreter_kind="connected", independence=["told_rules"])
    weeks = review_rules.spans(clock.today())
    with clock.at(drawn.began(weeks[2]) + timedelta(hours=12)):
        access.open_case(people.responder, stages.begun(people, answers=tried).reference)
    checkpoints.seal()
    items = review.queue(people.supervisor).items
    signed = review_acts.sign(by=people.supervisor, office=people.ngo.pk, span=weeks[0].code)
    keys = {"review": (), "review_item": (items[0].key,), "review_signed": (signed.pk,)}
    keys |= {"review_sign": (people.ngo.pk, weeks[1].code)}
    return people.people(), [Opened(name, reverse(full(name), args=key), "supervisor") for name, key in keys.items()]


GROUPS = (*STAGES, NO_CASE, PEOPLE, LINKS, DESK, TRAIL, REVIEW)


def built(group: str) -> tuple[Mapping[str, Any], list[Opened]]:
    """Whoever is there, and the pages to look at."""
    if group == LINKS:
        return of_links()
    if group == DESK:
        return of_the_match_desk()
    if group == TRAIL:
        return of_the_trail()
    if group == REVIEW:
        return of_the_review()
    if group == PEOPLE:
        people_and_offices.Pages.setUpTestData()
        return people_and_offices.Pages.people.people(), list(of_people_and_offices(people_and_offices.Pages))
    here = situations.built(group if group in STAGES else "received")
    if group != NO_CASE:
        return here.users, list(of_stage(group, here))
    with_phone(here.users["responder"])
    return here.users, list(of_no_case())


@pytest.mark.parametrize("language", collected(["km", "en"], suite=1, ci=1))
@pytest.mark.parametrize("group", collected(GROUPS, suite=1))
def test_every_page_can_be_read_used_and_mended(page_of: Callable[..., Page], group: str, language: str):
    indicator_sets.load_shipped()
    users, opened = built(group)
    looker = Looker(page_of, users, language)
    for one in some(opened, suite=3, ci=HALF):
        looker.look(one)
    assert len(looker.feet) == 1, "the foot of every page leads to the same places, in the same order"
    assert looker.wrong == {}, "\n".join(f"{name}\n    " + "\n    ".join(found) for name, found in looker.wrong.items())
