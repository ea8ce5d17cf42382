"""Each form about people and offices does its act once, however often it is sent, and keeps what was typed."""

import html
import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import deputies, elevations, evidence, holidays, interpreters, members, services
from orgs.models import (
    AuditEvent,
    Deputy,
    Elevation,
    Evidence,
    Holiday,
    Interpreter,
    Office,
    Province,
    Service,
    Training,
    User,
)
from orgs.models.event import Outcome
from orgs.types import Role, ServiceKind
from orgs.urls import urlpatterns
from tests.factories import orgs
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db

Said = dict[str, Any]


def day(name: str, on: date) -> Said:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.fixture
def people() -> Cast:
    return cast()


def send(user: User, name: str, args: list[Any], said: Said) -> tuple[int, str]:
    client = Client()
    client.force_login(user)
    answer = client.post(reverse(f"orgs:{name}", args=args), said)
    return answer.status_code, html.unescape(answer.content.decode())


def holiday() -> Holiday:
    return Holiday.objects.filter(name="Example day").first() or holidays.add(
        by=None, on=date(2031, 3, 14), name="Example day", basis="decree 1"
    )


def deputy(people: Cast) -> Deputy:
    today = clock.today()
    return deputies.name(
        by=None, office=people.coordinating, user=people.second_caseworker, starts_on=today,
        ends_on=today + timedelta(days=3), today=today,
    )  # fmt: skip


def power(people: Cast) -> Elevation:
    """Asked for by another administrator."""
    return elevations.ask(
        by=people.second_administrator, user=people.colleague, office=people.ngo, role=Role.SUPERVISOR
    )


def service(people: Cast) -> Service:
    body = people.ngo.organisation
    found = Service.objects.filter(organisation=body, kind="money").first()
    return found or services.add(by=None, organisation=body, kind=ServiceKind.MONEY, source="invented", age_from=5)


def suspended(people: Cast) -> User:
    user = orgs.member(role=Role.RESPONDER, office=people.ngo)
    members.suspend(by=people.administrator, user=user)
    return user


def shown(people: Cast) -> Evidence:
    return evidence.enter(
        by=None, guideline=16, organisation=people.ngo.organisation, office=people.ngo, title="Invented",
        document_version="1", kept_where="nowhere", today=clock.today(),
    )  # fmt: skip


def off_the_roster() -> Interpreter:
    row = orgs.interpreter()
    interpreters.set_active(by=None, interpreter=row, is_active=False)
    return row


# Every form: the act it records, what its address names, and what is sent.
FORMS: dict[str, tuple[str, Callable[[Cast], list[Any]], Callable[[Cast], Said]]] = {
    "service_new": ("service.added", lambda p: [p.ngo.organisation.slug], lambda p: {
        "kind": "doctor", "province": "01", "age_from": "១៥", "genders": ["woman"], "source": "invented"}),
    "service_change": ("service.changed", lambda p: [service(p).pk], lambda p: {"kind": "money", "source": "again"}),
    "service_capacity": ("service.capacity_said", lambda p: [service(p).pk], lambda p: {"capacity": "៨"}),
    "service_confirm": ("service.confirmed", lambda p: [service(p).pk], lambda p: {
        "facts": ["ages"], "source": "by telephone (invented)"}),
    "organisation_new": ("organisation.created", lambda p: [], lambda p: {
        "name": "New body (example)", "type": "ngo", "source": "invented"}),
    "organisation_change": ("organisation.updated", lambda p: [p.ngo.organisation.slug], lambda p: {
        "name": "Renamed (example)", "type": "ngo", "source": "invented"}),
    "organisation_confirm": ("organisation.updated", lambda p: [p.ngo.organisation.slug], lambda p: {}),
    "service_withdraw": ("service.withdrawn", lambda p: [service(p).pk], lambda p: {}),
    "office_new": ("office.opened", lambda p: [], lambda p: {
        "organisation": p.ngo.organisation.slug, "name": "Another office", "province": "17",
        "duty_telephone": "០១២ ៣៤៥ ៦៧៨"}),
    "office_change": ("office.updated", lambda p: [p.ngo.pk], lambda p: {"name": "Renamed", "province": "01"}),
    # An administrator asks, another one gives.
    "deputy_name": ("elevation.asked", lambda p: [p.coordinating.pk], lambda p: {
        "user": str(p.caseworker.pk), **day("starts_on", clock.today()), **day("ends_on", clock.today())}),
    "deputy_end": ("deputy.ended", lambda p: [p.coordinating.pk, deputy(p).pk], lambda p: {}),
    "province_name": ("province.office_named", lambda p: ["01", "coordinating_office"], lambda p: {"office": "none"}),
    "interpreter_new": ("interpreter.added", lambda p: [], lambda p: {
        "languages": ["th", "lo"], "gender": "man", **day("ethics_trained_on", clock.today())}),
    "interpreter_train": ("interpreter.trained", lambda p: [orgs.interpreter(trained=False).code],
                          lambda p: day("ethics_trained_on", clock.today())),
    "interpreter_take_off": ("interpreter.availability_changed", lambda p: [orgs.interpreter().code], lambda p: {}),
    "interpreter_put_back": ("interpreter.availability_changed", lambda p: [off_the_roster().code], lambda p: {}),
    "holiday_new": ("holiday.added", lambda p: [], lambda p: {
        **day("on", date(2031, 3, 15)), "name": "Another day", "basis": "decree 2"}),
    "holidays_load": ("holidays.loaded", lambda p: [], lambda p: {"year": str(clock.today().year)}),
    "holiday_move": ("holiday.moved", lambda p: [holiday().pk], lambda p: {
        **day("on", date(2031, 3, 16)), "basis": "decree 2"}),
    "holiday_cancel": ("holiday.cancelled", lambda p: [holiday().pk], lambda p: {}),
    "evidence_new": ("evidence.entered", lambda p: [], lambda p: {
        "guideline": "45", "office": str(p.ngo.pk), "title": "Standards (invented)", "document_version": "2",
        "kept_where": "file 3", **day("valid_until", date(2031, 3, 16))}),
    "evidence_confirm": ("evidence.confirmed", lambda p: [shown(p).pk], lambda p: {"document_version": "2"}),
    "evidence_withdraw": ("evidence.withdrawn", lambda p: [shown(p).pk], lambda p: {}),
    "person_new": ("member.created", lambda p: [], lambda p: {
        "email": "new@example.org", "name": "New Example", "gender": "woman", "organisation": p.ngo.organisation.slug}),
    "person_suspend": ("member.suspended", lambda p: [p.denied_officer.code], lambda p: {}),
    "person_deactivate": ("member.deactivated", lambda p: [p.denied_officer.code], lambda p: {}),
    "person_reinstate": ("member.reinstated", lambda p: [suspended(p).code], lambda p: {}),
    "person_link": ("member.link_renewed", lambda p: [p.colleague.code], lambda p: {}),
    "role_give": ("member.role_given", lambda p: [p.colleague.code], lambda p: {
        "office": str(p.ngo.pk), "role": "responder"}),
    "elevation": ("elevation.given", lambda p: [power(p).pk], lambda p: {"answer": "give"}),
    "person_second_factor": ("member.second_factor_forgotten", lambda p: [p.colleague.code], lambda p: {}),
    "role_end": ("member.role_ended", lambda p: [p.colleague.memberships.get().pk], lambda p: {}),
    "training_record": ("training.recorded", lambda p: [p.colleague.code], lambda p: {
        "course": "repatriation", **day("completed_on", clock.today())}),
    "training_correct": ("training.corrected", lambda p: [p.colleague.trainings.first().pk],
                         lambda p: day("valid_until", clock.today())),
}  # fmt: skip
SHOWS_ONCE = {"person_link"}  # the link stands on the page that answers
READ_ONLY = {
    "organisations", "organisation", "offices", "office", "provinces", "interpreters", "holidays", "people", "person",
    "whereabouts", "evidence",
}  # fmt: skip
# Whoever works there, and no administrator: tests/persona/test_whereabouts.py.
NO_ADMINISTRATOR = {"whereabouts_write"}


def test_every_form_has_its_row():
    assert {route.name for route in urlpatterns} - READ_ONLY - NO_ADMINISTRATOR - {"set_up"} == set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_twice_acts_once_and_both_times_leads_on(people, name):
    kind, args, said = FORMS[name]
    row, sent = args(people), said(people) | {"submission": str(uuid.uuid4())}
    acts = AuditEvent.objects.filter(kind=kind, outcome=Outcome.DONE)
    before = acts.count()
    codes = [send(people.administrator, name, row, sent)[0] for _time in range(2)]
    assert codes == ([200, 302] if name in SHOWS_ONCE else [302, 302])
    assert acts.count() == before + 1
    assert acts.order_by("at", "id").last().actor_id == people.administrator.pk


@pytest.mark.parametrize("name", FORMS)
def test_two_presses_that_are_not_the_same_sending_are_two_acts_or_a_sentence(people, name):
    """A page opened twice: the second sending is judged for itself, and never ends in a broken page."""
    _kind, args, said = FORMS[name]
    row, sent = args(people), said(people)
    codes = [send(people.administrator, name, row, sent | {"submission": str(uuid.uuid4())})[0] for _time in range(2)]
    assert codes[0] in (200, 302)
    assert codes[1] in (200, 302, 422)


# What cannot be taken: form, what is wrong with a good sending, field, sentence, and what must stand there still.
BAD = [
    ("office_new", {"name": " \u200b "}, "name", "Enter the name of the office.", ""),
    ("office_new", {"name": "Lotus House (example)"}, "name", "This body has an office of that name already.", "Lotus House (example)"),
    ("office_new", {"name": "x" * 161}, "name", "This text is 1 character too long. Shorten it to 160 characters.", "x" * 161),
    ("office_new", {"organisation": "nobody"}, "organisation", "Choose one of the answers shown.", "Another office"),
    ("office_new", {"province": ""}, "province", "Choose the province.", "Another office"),
    ("office_new", {"duty_telephone": "the guard"}, "duty_telephone", "Enter a telephone number in digits, such as 012 345 678.", "the guard"),
    ("office_new", {"parent": str(uuid.uuid4())}, "parent", "Choose one of the answers shown.", "Another office"),
    ("deputy_name", {"user": ""}, "user", "Choose who stands in.", ""),
    ("deputy_name", {"starts_on_month": "Smarch"}, "starts_on", "Enter the month as a number from 1 to 12, or its name.", "Smarch"),
    ("deputy_name", {"ends_on_year": "2024"}, "ends_on", "The last day must lie ahead, and not before the first.", "2024"),
    ("province_name", {"office": ""}, "office", "Choose an office, or none.", ""),
    ("province_name", {"office": str(uuid.uuid4())}, "office", "Choose one of the answers shown.", ""),
    ("evidence_new", {"valid_until_year": "2024"}, "valid_until", "This day is over: what has run out does not count.", "2024"),
    ("evidence_new", {"title": ""}, "title", "Enter what it is called.", "file 3"),
    ("interpreter_new", {"languages": []}, "languages", "Tick every language they interpret.", ""),
    ("interpreter_new", {"ethics_trained_on_day": "31", "ethics_trained_on_month": "2"}, "ethics_trained_on", "There is no such day. Enter a day that this month has.", "31"),
    ("interpreter_new", {"ethics_trained_on_year": "2099"}, "ethics_trained_on", "This day is still to come. Enter today or a day before it.", "2099"),
    ("interpreter_train", {"ethics_trained_on_day": ""}, "ethics_trained_on", "Enter the day, such as 12.", ""),
    ("holiday_new", {"on_year": "2574"}, "on", "This looks like a Buddhist Era year. Use 2031.", "2574"),
    ("holiday_new", {"on_day": "14"}, "on", "That day is a holiday already.", "Another day"),
    ("holiday_new", {"name": ""}, "name", "Enter the name of the holiday.", "decree 2"),
    ("holiday_new", {"basis": ""}, "basis", "Enter what says so, such as the number of the decree.", "Another day"),
    ("holiday_move", {"basis": ""}, "basis", "Enter what says so, such as the number of the decree.", "16"),
    ("holidays_load", {"year": "1950"}, "year", "Enter a whole number from", "1950"),
    ("holidays_load", {"year": "next"}, "year", "Enter a whole number from", "next"),
    ("person_new", {"email": "nobody"}, "email", "Enter an e-mail address such as name@example.org.", "nobody"),
    ("role_give", {"role": "auditor"}, "role", "One person may not be Auditor and Caseworker.", ""),
    ("training_record", {"completed_on_year": "2099"}, "completed_on", "This day is still to come. Enter today or a day before it.", "2099"),
    ("training_correct", {"valid_until_year": "1999"}, "valid_until", "A certificate cannot end before the course was completed.", "1999"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "wrong", "field", "sentence", "kept"),
    BAD,
    ids=[f"{row[0]}-{row[2]}-{place}" for place, row in enumerate(BAD)],
)
def test_what_cannot_be_taken_comes_back_with_a_sentence_beside_the_field(people, name, wrong, field, sentence, kept):
    _kind, args, said = FORMS[name]
    holiday()
    row = args(people)
    before = AuditEvent.objects.filter(outcome=Outcome.DONE).count()
    status, page = send(people.administrator, name, row, said(people) | wrong)
    assert status == 422
    beside = re.search(rf'id="id_{field}_error".*?</div></div>', page, re.DOTALL)
    assert beside is not None
    assert sentence in beside.group(0)
    assert page.count(sentence) >= 2, "in the summary too"
    assert kept in page
    assert AuditEvent.objects.filter(outcome=Outcome.DONE).count() == before
    assert "<title>Error: " in page


def test_khmer_digits_and_months_are_taken_in_every_day(people):
    khmer = {"on_day": "១៤", "on_month": "មីនា", "on_year": "២០២៧", "name": "បុណ្យ", "basis": "អនុក្រឹត្យ ៧"}
    assert send(people.administrator, "holiday_new", [], khmer)[0] == 302
    assert Holiday.objects.get().on == date(2027, 3, 14)
    said = {
        "user": str(people.caseworker.pk), "starts_on_day": "១", "starts_on_month": "មករា", "starts_on_year": "២០៣០",
        "ends_on_day": "២", "ends_on_month": "កុម្ភៈ", "ends_on_year": "២០៣០",
    }  # fmt: skip
    assert send(people.other_supervisor, "deputy_name", [people.coordinating.pk], said)[0] == 302
    assert (Deputy.objects.get().starts_on, Deputy.objects.get().ends_on) == (date(2030, 1, 1), date(2030, 2, 2))
    year = clock.today().year
    khmer_year = str(year).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    assert send(people.administrator, "holidays_load", [], {"year": khmer_year})[0] == 302
    assert Holiday.objects.filter(on__year=year).count() > 15


def test_what_was_sent_is_what_is_kept(people):
    _kind, args, said = FORMS["office_new"]
    send(people.administrator, "office_new", args(people), said(people))
    office = Office.objects.get(name="Another office")
    assert (office.organisation, office.province_id, office.duty_telephone) == (
        people.ngo.organisation,
        "17",
        "012 345 678",
    )
    _kind, args, said = FORMS["interpreter_new"]
    send(people.administrator, "interpreter_new", args(people), said(people))
    assert Interpreter.objects.get().languages == ["lo", "th"]
    send(people.administrator, "training_record", [people.colleague.code], {
        "course": "repatriation", **day("completed_on", date(2026, 3, 3)), **day("valid_until", date(2026, 9, 3))})  # fmt: skip
    assert Training.objects.get(course="repatriation").valid_until == date(2026, 9, 3)
    send(people.administrator, "province_name", ["17", "identifying_office"], {"office": str(people.identifying.pk)})
    assert Province.objects.get(code="17").identifying_office == people.identifying
