"""Who gets which answer at which address of people and offices? Typed by hand: every route, persona and method."""

import re
import uuid
from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse

from orgs import clock
from orgs.actions import deputies, elevations, evidence, holidays, services
from orgs.models import AuditEvent
from orgs.models.event import Outcome
from orgs.types import Role, ServiceKind
from orgs.urls import urlpatterns
from tests.factories import orgs
from tests.factories.cast import Cast, cast
from tests.lot import some
from tests.persona.asking import not_drawn

# Columns, in order. The office asked for is that of `other_supervisor`; `deputy` stands in there today.
PERSONAS = (
    "responder", "supervisor", "caseworker", "other_supervisor", "specialist", "partner", "outsider", "match_desk",
    "auditor", "statistician", "administrator", "former_worker", "denied_officer", "deputy",
)  # fmt: skip
CODE = {"2": 200, "3": 302, "4": 404, "5": 405, "U": 422}
NEVER = "55555555555555"
#                          GET and HEAD      POST with nothing in it
TABLE = {
    "organisations":        ("22222222222222", NEVER),
    "organisation":         ("22222222222222", NEVER),
    "organisation_new":     ("44444444442444", "4444444444U444"),
    "organisation_change":  ("44444444442444", "4444444444U444"),
    "organisation_confirm": ("44444444442444", "4444444444U444"),
    "service_new":          ("44444444442444", "4444444444U444"),
    "service_change":       ("44444444442444", "4444444444U444"),
    # Whoever works on cases in the body itself, or an administrator.
    "service_capacity":     ("44224444442422", "44UU444444U4UU"),
    "service_confirm":      ("44444444442444", "4444444444U444"),
    "service_withdraw":     ("44444444442444", "4444444444U444"),
    "offices":              ("42424444442442", NEVER),
    "office_new":           ("44444444442444", "4444444444U444"),
    "office":               ("44424444442442", NEVER),
    "office_change":        ("44444444442444", "4444444444U444"),
    # Whoever works there, in whichever role; no administrator.
    "whereabouts":          ("44224444444422", NEVER),
    "whereabouts_write":    ("44224444444422", "44UU44444444UU"),
    "deputy_name":          ("44424444442444", "444U444444U444"),
    "deputy_end":           ("44424444442444", "444U444444U444"),
    "provinces":            ("44444444442444", NEVER),
    "province_name":        ("44444444442444", "4444444444U444"),
    "interpreters":         ("22222222442422", NEVER),
    "interpreter_new":      ("44444444442444", "4444444444U444"),
    "interpreter_train":    ("44444444442444", "4444444444U444"),
    "interpreter_take_off": ("44444444442444", "4444444444U444"),
    "interpreter_put_back": ("44444444442444", "4444444444U444"),
    "holidays":             ("22222222222222", NEVER),
    "holiday_new":          ("44444444442444", "4444444444U444"),
    "holidays_load":        ("44444444442444", "4444444444U444"),
    "holiday_move":         ("44444444442444", "4444444444U444"),
    "holiday_cancel":       ("44444444442444", "4444444444U444"),
    "evidence":             ("22222222442422", NEVER),
    "evidence_new":         ("44444444442444", "4444444444U444"),
    "evidence_confirm":     ("44444444442444", "4444444444U444"),
    "evidence_withdraw":    ("44444444442444", "4444444444U444"),
    "people":               ("44444444442444", NEVER),
    "person_new":           ("44444444442444", "4444444444U444"),
    "person":               ("44424444442442", NEVER),
    "person_link":          ("44444444442444", "4444444444U444"),
    "person_suspend":       ("44424444442442", "444U444444U44U"),
    "person_deactivate":    ("44444444442444", "4444444444U444"),
    "person_reinstate":     ("44444444442444", "4444444444U444"),
    "person_second_factor": ("44444444442444", "4444444444U444"),
    "elevation":            ("44444444442444", "4444444444U444"),
    "role_give":            ("44444444442444", "4444444444U444"),
    "role_end":             ("44444444442444", "4444444444U444"),
    "training_record":      ("44444444442444", "4444444444U444"),
    "training_correct":     ("44444444442444", "4444444444U444"),
    # Open to whoever holds a link; this one is nobody's.
    "set_up":               ("44444444444444", "UUUUUUUUUUUUUU"),
}  # fmt: skip
# For each route with a row in it: a row that is not there, as an administrator asks for it (GET, POST).
NOT_THERE = {
    "organisation": "45", "service_new": "44", "service_change": "44", "service_capacity": "44",
    "service_confirm": "44", "service_withdraw": "44", "office": "45",
    "office_change": "44", "deputy_name": "44", "province_name": "44",
    "interpreter_train": "44", "interpreter_take_off": "44", "interpreter_put_back": "44", "holiday_move": "44",
    "evidence_confirm": "44", "evidence_withdraw": "44",
    "person": "45", "person_link": "44", "person_suspend": "44", "person_deactivate": "44", "person_reinstate": "44",
    "person_second_factor": "44", "elevation": "44",
    "role_give": "44", "role_end": "44", "training_record": "44", "training_correct": "44", "set_up": "4U",
    # Gone already: the same press, sent once more, leads back to the list.
    "deputy_end": "43", "holiday_cancel": "43",
}  # fmt: skip
PUBLIC = {"set_up"}


class Pages(TestCase):
    people: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = people = cast()
        today = clock.today()
        cls.deputy = people.second_caseworker
        row = deputies.name(
            by=None, office=people.coordinating, user=cls.deputy, starts_on=today, ends_on=today + timedelta(days=3),
            today=today,
        )  # fmt: skip
        power = elevations.ask(
            by=people.second_administrator, user=people.colleague, office=people.ngo, role=Role.SUPERVISOR
        )
        holiday = holidays.add(by=None, on=date(2031, 3, 14), name="Example day", basis="decree 1")
        code, office, interpreter = people.caseworker.code, people.coordinating.pk, orgs.interpreter().code
        cls.rows: dict[str, list[Any]] = {
            "organisation": [people.ngo.organisation.slug],
            "organisation_change": [people.ngo.organisation.slug],
            "organisation_confirm": [people.ngo.organisation.slug],
            "service_new": [people.ngo.organisation.slug],
            "office": [office],
            "office_change": [office],
            "deputy_name": [office],
            "whereabouts": [office],
            "whereabouts_write": [office],
            "deputy_end": [office, row.pk],
            "province_name": ["01", "coordinating_office"],
            "holiday_move": [holiday.pk],
            "holiday_cancel": [holiday.pk],
            "elevation": [power.pk],
            "role_end": [people.caseworker.memberships.get().pk],
            "training_correct": [people.caseworker.trainings.first().pk],
            "set_up": [uuid.uuid4(), "abc123-0123456789abcdef"],
        }
        service = services.add(
            by=None,
            organisation=people.coordinating.organisation,
            kind=ServiceKind.MONEY,
            source="invented",
            age_from=5,
        )
        about_service = ("service_change", "service_capacity", "service_confirm", "service_withdraw")
        cls.rows |= {name: [service.pk] for name in about_service}
        shown = evidence.enter(
            by=None, guideline=16, organisation=people.ngo.organisation, office=people.ngo, title="Invented",
            document_version="1", kept_where="nowhere", today=today,
        ).pk  # fmt: skip
        cls.rows |= {"evidence_confirm": [shown], "evidence_withdraw": [shown]}
        about_interpreter = ("interpreter_train", "interpreter_take_off", "interpreter_put_back")
        about_person = (
            "person", "person_link", "person_suspend", "person_deactivate", "person_reinstate", "role_give",
            "person_second_factor",
            "training_record",
        )  # fmt: skip
        cls.rows |= {name: [interpreter] for name in about_interpreter} | {name: [code] for name in about_person}

    def address(self, name: str) -> str:
        return reverse(f"orgs:{name}", args=self.rows.get(name, []))

    def client_of(self, persona: str) -> Client:
        client = Client()
        client.force_login(self.deputy if persona == "deputy" else self.people.people()[persona])
        return client

    def answer(self, client: Client, method: str, path: str) -> Any:
        """One request, of which nothing stays behind."""
        before = transaction.savepoint()
        try:
            return getattr(client, method)(path)
        finally:
            transaction.savepoint_rollback(before)

    def test_every_answer_is_as_the_table_says(self) -> None:
        wrong = []
        for column, persona in enumerate(PERSONAS):
            client = self.client_of(persona)
            nowhere = normalised(client.get("/nowhere/"))
            for place, (name, (read, sent)) in some(enumerate(TABLE.items())):
                rows = {"get": read} | ({"post": sent} if read[column] != "4" or sent[column] != "4" else {})
                # Where nothing is there to be read, and of the other methods, every third persona asks, going round.
                if (place + column) % 3 == 0:
                    rows |= {"post": sent, "head": read, "put": NEVER, "delete": NEVER}
                for method, row in rows.items():
                    expected = CODE[row[column]]
                    # Every page is drawn for an administrator, and each refusal for whoever is refused.
                    drawn = expected == 404 or persona == "administrator"
                    with nullcontext() if drawn else not_drawn():
                        answer = self.answer(client, method, self.address(name))
                    alike = expected != 404 or method == "head" or normalised(answer) == nowhere
                    if answer.status_code != expected or not alike:
                        wrong.append((persona, method, name, answer.status_code, expected))
        assert wrong == []

    def test_a_row_that_is_not_there_answers_as_an_address_that_is_not(self) -> None:
        client = self.client_of("administrator")
        nowhere = normalised(client.get("/nowhere/"))
        for name, row in NOT_THERE.items():
            args: list[Any] = [
                uuid.uuid4()
                if isinstance(value, uuid.UUID)
                else {"coordinating_office": "no_such_duty"}.get(value, "99")
                for value in self.rows[name]
            ]
            if name == "deputy_end":
                args[0] = self.people.coordinating.pk
            path = reverse(f"orgs:{name}", args=args)
            for method, code in zip(("get", "post"), row, strict=True):
                answer = self.answer(client, method, path)
                assert answer.status_code == CODE[code], (name, method)
                if code == "4":
                    assert normalised(answer) == nowhere, (name, method)

    def test_a_deputy_of_another_office_is_not_ended_through_ones_own(self) -> None:
        own = self.people.elsewhere
        path = reverse("orgs:deputy_end", args=[own.pk, self.rows["deputy_end"][1]])
        client = self.client_of("administrator")
        assert self.answer(client, "get", path).status_code == 404

    def test_each_refusal_is_on_record_with_who_asked_and_for_what(self) -> None:
        client = self.client_of("statistician")
        for name, (read, sent) in TABLE.items():
            for method, row in (("get", read), ("post", sent)):
                if row[PERSONAS.index("statistician")] != "4" or name in PUBLIC:
                    continue
                before = AuditEvent.objects.filter(outcome=Outcome.REFUSED).count()
                getattr(client, method)(self.address(name))
                refused = AuditEvent.objects.filter(outcome=Outcome.REFUSED)
                assert refused.count() == before + 1, (name, method)
                last = refused.order_by("at", "id").filter(actor_id=self.people.statistician.pk).last()
                assert last.subject

    def test_whoever_has_not_signed_in_is_sent_to_the_sign_in(self) -> None:
        for name in set(TABLE) - PUBLIC:
            for method in ("get", "head", "post", "put", "delete"):
                answer = self.answer(Client(), method, self.address(name))
                assert answer.status_code == 302, (name, method)
                assert answer["Location"].startswith("/accounts/login/"), name

    def test_what_is_read_of_people_is_on_record(self) -> None:
        kinds = {
            "organisations": "organisations.listed", "organisation": "organisation.opened", "offices": "offices.listed",
            "office": "office.read", "provinces": "provinces.listed", "interpreters": "interpreters.listed",
            "holidays": "holidays.listed", "evidence": "evidence.listed",
            "people": "people.listed", "person": "member.opened",
        }  # fmt: skip
        client = self.client_of("administrator")
        for name, kind in kinds.items():
            client.get(self.address(name))
            event = AuditEvent.objects.get(kind=kind)
            assert (event.outcome, event.actor_id) == (Outcome.SEEN, self.people.administrator.pk)


def test_every_route_of_people_and_offices_has_its_row():
    assert {route.name for route in urlpatterns} == set(TABLE)


def normalised(answer: Any) -> bytes:
    """The answer without what is drawn anew each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
