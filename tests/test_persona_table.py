"""Who gets which answer at which address? Typed by hand, over every route, persona and method, at three stages."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from orgs import clock
from screening import reference
from screening.models import Case
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db

UNKNOWN = "7KQ4-M2XA"
# Reached without a sign-in, or before one: their own tests judge them.
PUBLIC = {
    "livez", "readyz", "set_language", "about", "hide", "unlock", "account_login", "account_logout", "account_inactive",
    "account_reauthenticate", "account_change_password", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "orgs:set_up",
}  # fmt: skip

# Persona columns of the tables below, in order.
PERSONAS = (
    "responder", "supervisor", "caseworker", "other_supervisor", "specialist", "partner", "outsider", "match_desk",
    "auditor", "statistician", "administrator", "former_worker", "denied_officer",
)  # fmt: skip

# Addresses without a case: GET, per persona. 2 = 200, 4 = 404.
LISTS = {
    "screening:home": "2222222222222",
    "screening:today": "2222222222222",
    "screening:cases": "2222222222222",
    "screening:approvals": "2222222222222",
    "screening:told": "2222222222222",
    "screening:screening_new": "2222222222222",
    "orgs:organisations": "2222222222222",
    "orgs:people": "4444444444244",
    "orgs:person_new": "4444444444244",
}

# GET of a case's pages, per stage and persona: 2 = 200, 3 = 302, 9 = 409, F = 403 (may know, may not do), 4 = 404.
# begun: at screening; received: interim, with a caseworker; supported: after the finding.
KNOWS = {
    "begun": "2244444444444",
    "received": "2422444444444",
    "supported": "2422444444444",
}
READS = ("assessments.read", "timeline.read", "seen.read")
#                       begun            received         supported
PAGES = {
    "case":                 ("2244444444444", "2422444444444", "2422444444444"),
    "handover":             ("2244444444444", "2422444444444", "2422444444444"),
    "screening_read":       ("2244444444444", "2422444444444", "F422444444444"),
    "needs":                ("2244444444444", "2422444444444", "F422444444444"),
    "moves":                ("2244444444444", "2422444444444", "2422444444444"),
    "interim":              ("2244444444444", "F422444444444", "F422444444444"),
    "detention":            ("2244444444444", "F422444444444", "F422444444444"),
    "reflection":           ("2244444444444", "F422444444444", "F422444444444"),
    "choices":              ("2244444444444", "F422444444444", "F422444444444"),
    "finding":              ("2244444444444", "F422444444444", "F422444444444"),
    "plan":                 ("2244444444444", "F422444444444", "F422444444444"),
    "people":               ("2244444444444", "F422444444444", "F422444444444"),
    "notes":                ("2244444444444", "F422444444444", "F422444444444"),
    "referrals:visits":     ("2244444444444", "F422444444444", "F422444444444"),
    "timeline":             ("2244444444444", "F422444444444", "F422444444444"),
    "seen":                 ("F244444444444", "F422444444444", "F422444444444"),
    # The screening form: its author, while it is not sent.
    "screening":            ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_beside":     ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_safety":     ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_explain":    ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_observations": ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_section":    ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_response":   ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_removal":    ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_conversation": ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_check":      ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_raise":      ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "screening_end":        ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    "handover_send":        ("2F44444444444", "F4FF444444444", "F4FF444444444"),
    # Whoever works with the person.
    "screening_wishes":     ("2F44444444444", "F42F444444444", "F42F444444444"),
    "screening_identity":   ("2F44444444444", "F42F444444444", "F42F444444444"),
    "needs_record":         ("2F44444444444", "F42F444444444", "F42F444444444"),
    "note_write":           ("2F44444444444", "F42F444444444", "F42F444444444"),
    "contact_record":       ("2F44444444444", "F42F444444444", "F42F444444444"),
    "relative_add":         ("2F44444444444", "F42F444444444", "F42F444444444"),
    "detention_record":     ("2F44444444444", "F42F444444444", "F42F444444444"),
    "denial_add":           ("2244444444444", "F422444444444", "F422444444444"),
    "addendum_write":       ("FF44444444444", "24FF444444444", "F4FF444444444"),
    # The hand-over, for the office that is asked; and naming a caseworker.
    "handover_receive":     ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "handover_send_later":  ("FF44444444444", "F42F444444444", "F42F444444444"),
    "handover_accept":      ("FF44444444444", "F422444444444", "F422444444444"),
    "handover_ask":         ("FF44444444444", "F422444444444", "F422444444444"),
    "caseworker_name":      ("FF44444444444", "F4F2444444444", "F4F2444444444"),
    # Casework.
    "intake_record":        ("FF44444444444", "F42F444444444", "F42F444444444"),
    "risk_assess":          ("FF44444444444", "F42F444444444", "F42F444444444"),
    "information_give":     ("FF44444444444", "F42F444444444", "F42F444444444"),
    "reflection_grant":     ("FF44444444444", "F42F444444444", "F42F444444444"),
    "reflection_extend":    ("FF44444444444", "F42F444444444", "F42F444444444"),
    "reflection_correct":   ("FF44444444444", "F42F444444444", "F42F444444444"),
    "check_in_record":      ("FF44444444444", "F42F444444444", "F42F444444444"),
    "choice_record":        ("FF44444444444", "F42F444444444", "F42F444444444"),
    "alternative_write":    ("FF44444444444", "F42F444444444", "F42F444444444"),
    "needs_assess":         ("FF44444444444", "F42F444444444", "F42F444444444"),
    "goal_add":             ("FF44444444444", "F42F444444444", "F42F444444444"),
    "missing_open":         ("FF44444444444", "F42F444444444", "F42F444444444"),
    "age_propose":          ("FF44444444444", "F42F444444444", "F42F444444444"),
    "best_interests_propose": ("FF44444444444", "F42F444444444", "F42F444444444"),
    "referrals:visits_plan": ("FF44444444444", "F42F444444444", "F42F444444444"),
    "referrals:visit_record": ("FF44444444444", "F42F444444444", "F42F444444444"),
    # Identification: nobody outside that stage.
    "identification_pass_on": ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "specialist_name":      ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "interview_record":     ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "finding_propose":      ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "finding_more_time":    ("FF44444444444", "F4FF444444444", "F4FF444444444"),
    "complaint_record":     ("F244444444444", "F422444444444", "F422444444444"),
    # A step: by whoever may take it from there.
    "move":                 ("2F44444444444", "F42F444444444", "F42F444444444"),
}  # fmt: skip

# Routes with a row of the case in them: a row that is not there is unknown to everybody who may do the act.
WITH_ROWS = {
    "handover_answer", "notice_send", "detention_release", "detention_look", "notice_answer", "change_tell", "approval",
    "approval_withdraw", "finding_answer", "complaint_decide", "goal_settle", "relative_write", "missing_search",
    "missing_found", "denial_ask_lift", "denial_lift", "age_confirm", "best_interests_confirm", "family_assess",
    "need_settle",
}  # fmt: skip
POST_ONLY = {"purpose"}
# Pages that are read and never sent: they know no POST, whoever asks.
READ_ONLY = {
    "case", "handover", "screening_read", "needs", "moves", "interim", "detention", "reflection", "choices", "finding",
    "plan", "people", "notes", "referrals:visits", "timeline", "seen", "screening", "screening_check",
}  # fmt: skip
OTHER = {
    "orgs:organisation", "orgs:person", "orgs:role_end", "orgs:person_link", "orgs:role_give", "orgs:person_suspend",
    "orgs:person_reinstate", "orgs:training_record",
}  # fmt: skip
CODE = {"2": 200, "3": 302, "4": 404, "9": 409, "F": 403}
MAKE = {"begun": stages.begun, "received": stages.received}


def routes() -> set[str]:
    found: set[str] = set()

    def walk(patterns, prefix: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)
            elif isinstance(one, URLPattern) and one.name:
                found.add(f"{prefix}{one.name}")

    walk(get_resolver().url_patterns, "")
    return found


def full(name: str) -> str:
    return name if ":" in name else f"screening:{name}"


def test_every_route_has_its_row():
    rows = PUBLIC | set(LISTS) | OTHER | {full(name) for name in (*PAGES, *WITH_ROWS, *POST_ONLY)}
    assert routes() == rows


def address(name: str, ref: str) -> str:
    rest = {"screening_section": ["exploitation"], "move": ["close_left"]}.get(name, [])
    return reverse(full(name), args=[ref, *rest, *([str(uuid.uuid4())] if name in WITH_ROWS else [])])


@pytest.fixture
def people():
    return cast()


def made(people, stage: str) -> Case:
    case = (
        stages.supported(people, stages.Calendar(first=clock.today() - timedelta(days=60)))
        if stage == "supported"
        else MAKE[stage](people)
    )
    return Case.objects.get(pk=case.pk)


def test_lists_open_as_the_table_says(people, client: Client):
    for column, persona in enumerate(PERSONAS):
        client.force_login(people.people()[persona])
        for name, row in LISTS.items():
            assert client.get(reverse(name)).status_code == CODE[row[column]], (persona, name)


@pytest.mark.parametrize(("place", "stage"), [(0, "begun"), (1, "received"), (2, "supported")])
def test_pages_of_a_case_answer_as_the_table_says(people, client: Client, place, stage):
    case = made(people, stage)
    shown = reference.shown(case.reference)
    wrong = []
    for column, persona in enumerate(PERSONAS):
        client.force_login(people.people()[persona])
        nowhere = normalised(client.get(address("case", UNKNOWN)))
        for name, rows in PAGES.items():
            answer = client.get(address(name, shown))
            got = answer.status_code
            if got != CODE[rows[place][column]] or (got == 404 and normalised(answer) != nowhere):
                wrong.append((persona, name, got, CODE[rows[place][column]]))
    assert wrong == []


@pytest.mark.parametrize("stage", ["begun", "received", "supported"])
def test_nobody_who_may_not_know_can_tell_the_case_from_an_unknown_reference(people, client: Client, stage):
    """What is sent, over every route of a case; what is read is compared above. Equal to the byte but for tokens."""
    case = made(people, stage)
    shown = reference.shown(case.reference)
    strangers = [name for column, name in enumerate(PERSONAS) if KNOWS[stage][column] == "4"]
    assert len(strangers) >= 10
    names = [*PAGES, *WITH_ROWS, *POST_ONLY]
    for persona in strangers:
        client.force_login(people.people()[persona])
        nowhere = normalised(client.get(address("case", UNKNOWN)))
        for name in names:
            sent = client.post(address(name, shown))
            if name in READ_ONLY:
                assert sent.status_code == client.post(address(name, UNKNOWN)).status_code == 405
            else:
                assert (sent.status_code, normalised(sent)) == (404, nowhere), (persona, name)


def test_an_unknown_reference_answers_alike_at_every_address(people, client: Client):
    client.force_login(people.outsider)
    answers = {
        normalised(client.post(address(name, UNKNOWN)) if name in POST_ONLY else client.get(address(name, UNKNOWN)))
        for name in (*PAGES, *WITH_ROWS, *POST_ONLY)
    }
    assert len(answers) == 1


def test_the_methods_a_page_does_not_know_are_refused(people, client: Client):
    case = made(people, "received")
    client.force_login(people.caseworker)
    for name in PAGES:
        for method in (client.put, client.patch, client.delete):
            assert method(address(name, case.reference)).status_code == 405, name


def test_whoever_has_not_signed_in_is_sent_to_the_sign_in(people, client: Client):
    case = made(people, "begun")
    for name in (*PAGES, *WITH_ROWS, *POST_ONLY):
        for ref in (case.reference, UNKNOWN):
            answer = client.post(address(name, ref)) if name in POST_ONLY else client.get(address(name, ref))
            assert answer.status_code in (302, 405), name
            assert answer.status_code == 405 or answer["Location"].startswith("/accounts/login/")
    for name in LISTS:
        assert client.get(reverse(name)).status_code == 302


def normalised(answer) -> bytes:
    """The answer without what is drawn anew each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
