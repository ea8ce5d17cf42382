"""Every action about people and offices records itself, refuses whoever may not, and leaves nothing without its event."""

import inspect
import pkgutil
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import TestCase

import orgs.actions
from orgs import appending, clock, log, second_factors
from orgs.actions import (
    deputies,
    elevations,
    evidence,
    holidays,
    interpreters,
    members,
    offices,
    organisations,
    services,
    trainings,
    whereabouts,
)
from orgs.models import AuditEvent
from orgs.models.event import Outcome
from orgs.places import Duty
from orgs.refusals import NotPermitted
from orgs.types import Course, Gender, Role, ServiceKind
from tests.factories import orgs as made
from tests.factories.cast import Cast, cast

Takes = Callable[[Any], dict[str, Any]]

# What has no `by`, or reads only, or is of the demonstration; each with the place where it is judged.
ELSEWHERE = {
    "orgs.actions.members.set_up": "whoever holds the link: tests/orgs/test_setup_links.py",
    "orgs.actions.members.active_administrators": "reads",
    "orgs.actions.members.refuse_role": "reads, and refuses",
    "orgs.actions.elevations.waiting": "reads",
    "orgs.actions.deputies.refuse": "reads, and refuses",
    "orgs.actions.deputies.possible": "reads",
    "orgs.actions.services.may_say_capacity": "reads",
    "orgs.actions.whereabouts.read": "reads: tests/persona/test_whereabouts.py",
    "orgs.actions.whereabouts.tell": "reads: tests/persona/test_whereabouts.py",
    "orgs.actions.organisations.clean": "inside other actions",
    "orgs.actions.holidays.is_loaded": "reads",
    "orgs.actions.start.load_reference_data": "the command line only: tests/orgs/test_start.py",
    "orgs.actions.start.national_office": "the command line only: tests/orgs/test_start.py",
    "orgs.actions.start.administrators": "the command line only: tests/orgs/test_start.py",
    "orgs.actions.demo_people.load_demo_people": "the demonstration: tests/config/test_demo.py",
}
# A password and a second factor stand in no history, so that their events answer for no row.
WITHOUT_ROWS = {members.renew_link, members.forget_second_factor}

ADMINISTRATORS = ("administrator", "second_administrator")
# Refused whatever an administrator alone may do; the last one was an administrator until she was suspended.
NOT_ADMINISTRATORS = (
    "responder", "supervisor", "caseworker", "other_supervisor", "specialist", "outsider", "outside_supervisor",
    "national_supervisor", "match_desk", "auditor", "statistician", "former_worker", "suspended_administrator",
)  # fmt: skip
STRANGERS = (
    "outsider", "outside_supervisor", "supervisor", "caseworker", "specialist", "auditor", "former_worker",
    "suspended_administrator",
)  # fmt: skip
EXAMPLE_BODY = "organisations: [{slug: new-body, name: New body (example), type: ngo}]"
EXAMPLE_PROVINCE = "provinces: [{code: '99', name: Example, name_km: ឧទាហរណ៍}]"


class EveryAction(TestCase):
    people: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.today = clock.today()
        cls.soon = cls.today + timedelta(days=3)
        administrator = cls.people.administrator
        cls.suspended_administrator = made.member(role=Role.ADMINISTRATOR, office=cls.people.national)
        members.suspend(by=administrator, user=cls.suspended_administrator)
        cls.suspended = made.member(role=Role.RESPONDER, office=cls.people.ngo)
        members.suspend(by=administrator, user=cls.suspended)
        cls.deputy = deputies.name(
            by=None, office=cls.people.coordinating, user=cls.people.second_caseworker,
            starts_on=cls.today, ends_on=cls.soon, today=cls.today,
        )  # fmt: skip
        second_factors.invent(user=cls.people.colleague)
        cls.elevation = elevations.ask(
            by=administrator, user=cls.people.responder, office=cls.people.ngo, role=Role.MATCH_DESK
        )
        cls.holiday = holidays.add(by=administrator, on=date(2031, 3, 14), name="Example day", basis="decree 1")
        cls.interpreter = made.interpreter()
        cls.shown = evidence.enter(
            by=administrator, guideline=16, organisation=cls.people.ngo.organisation, title="Invented",
            document_version="1", kept_where="nowhere", today=cls.today,
        )  # fmt: skip
        folder = cls.enterClassContext(TemporaryDirectory())
        body = cls.people.ngo.organisation
        cls.service = services.add(
            by=administrator, organisation=body, kind=ServiceKind.MONEY, source="invented", age_from=5
        )
        cls.services = Path(folder, "services.yaml")
        cls.services.write_text(
            f"services:\n- {{organisation: {body.slug}, kind: school, source: invented}}\n", "utf-8"
        )
        cls.bodies, cls.provinces = Path(folder, "bodies.yaml"), Path(folder, "provinces.yaml")
        cls.bodies.write_text(EXAMPLE_BODY, encoding="utf-8")
        cls.provinces.write_text(EXAMPLE_PROVINCE, encoding="utf-8")

    # Action, who may, who may not, what it takes.
    rows: tuple[tuple[Any, tuple[str, ...], tuple[str, ...], Takes], ...] = (
        (members.create, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"email": "new@example.org", "name": "New Example", "organisation": t.people.ngo.organisation}),
        (members.renew_link, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague}),
        (members.give_role, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague, "office": t.people.ngo, "role": Role.RESPONDER}),
        (members.forget_second_factor, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague}),
        (elevations.ask, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague, "office": t.people.ngo, "role": Role.SUPERVISOR}),
        (elevations.give, ("second_administrator",), ("administrator", *NOT_ADMINISTRATORS), lambda t: {"elevation": t.elevation}),
        (elevations.refuse, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"elevation": t.elevation}),
        (members.end_role, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"membership": t.people.colleague.memberships.get()}),
        (members.suspend, (*ADMINISTRATORS, "other_supervisor"), STRANGERS, lambda t: {"user": t.people.denied_officer}),
        (members.reinstate, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.suspended}),
        (members.deactivate, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague}),
        (trainings.record, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"user": t.people.colleague, "course": Course.REPATRIATION, "completed_on": t.today, "today": t.today}),
        (trainings.correct, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"training": t.people.colleague.trainings.first(), "valid_until": t.today}),
        (deputies.name, ("other_supervisor",), (*ADMINISTRATORS, *STRANGERS, "second_caseworker"), lambda t: {"office": t.people.coordinating, "user": t.people.child_protection_officer, "starts_on": t.today, "ends_on": t.soon, "today": t.today}),
        (deputies.end, (*ADMINISTRATORS, "other_supervisor"), (*STRANGERS, "second_caseworker"), lambda t: {"deputy": t.deputy, "today": t.today}),
        (holidays.load, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"years": [2031]}),
        (holidays.load_year, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"year": 2031}),
        (holidays.add, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"on": date(2031, 3, 15), "name": "Another", "basis": "decree 2"}),
        (holidays.move, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"holiday": t.holiday, "on": date(2031, 3, 16), "basis": "decree 2"}),
        (holidays.cancel, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"holiday": t.holiday}),
        (interpreters.add, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"languages": ["th"], "gender": Gender.MAN, "today": t.today}),
        (interpreters.train, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"interpreter": t.interpreter, "ethics_trained_on": t.today, "today": t.today}),
        (interpreters.set_active, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"interpreter": t.interpreter, "is_active": False}),
        (evidence.enter, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"guideline": 45, "organisation": t.people.ngo.organisation, "title": "Invented", "document_version": "1", "kept_where": "nowhere", "today": t.today}),
        (evidence.confirm, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"evidence": t.shown, "document_version": "2", "today": t.today}),
        (evidence.withdraw, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"evidence": t.shown, "today": t.today}),
        (whereabouts.write, ("caseworker", "other_supervisor"), (*ADMINISTRATORS, "outsider", "supervisor", "former_worker"), lambda t: {"office": t.people.coordinating, "words": "Street 1 (example)"}),
        (offices.open_office, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"organisation": t.people.ngo.organisation, "name": "Another office", "province": t.people.province_b}),
        (offices.update, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"office": t.people.ngo, "duty_telephone": "012 345 678"}),
        (offices.name_for, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"province": t.people.province_a, "duty": Duty.COORDINATING, "office": None}),
        (organisations.create, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"slug": "new-body", "name": "New body (example)", "type": "ngo"}),
        (organisations.update, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"organisation": t.people.ngo.organisation, "name": "Another name"}),
        (organisations.enter, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"name": "New body (example)", "type": "ngo", "source": "invented"}),
        (organisations.correct, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"organisation": t.people.ngo.organisation, "name": "Another name", "source": "invented"}),
        (organisations.load, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"file": t.bodies}),
        (services.add, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"organisation": t.people.ngo.organisation, "kind": ServiceKind.DOCTOR, "source": "invented"}),
        (services.change, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"service": t.service, "source": "invented again"}),
        (services.confirm, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"service": t.service, "today": t.today}),
        (services.withdraw, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"service": t.service, "today": t.today}),
        (services.say_capacity, (*ADMINISTRATORS, "supervisor"), ("outsider", "partner", "responder"), lambda t: {"service": t.service, "capacity": 3, "accepting_now": True, "today": t.today}),
        (services.load, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"file": t.services}),
        (organisations.load_provinces, ADMINISTRATORS, NOT_ADMINISTRATORS, lambda t: {"file": t.provinces}),
    )  # fmt: skip

    def test_each(self) -> None:
        self.before = everything()
        for action, may, may_not, takes in self.rows:
            with self.subTest(action=name_of(action)):
                self.refuses(action, may_not, takes)
                for persona in may:
                    self.records(action, persona, takes)
                self.leaves_nothing_without_its_event(action, may[0], takes)

    def who(self, persona: str) -> Any:
        return getattr(self.people, persona, None) or getattr(self, persona)

    def refuses(self, action: Any, personas: tuple[str, ...], takes: Takes) -> None:
        for persona in personas:
            with self.subTest(persona=persona), self.assertRaises(NotPermitted):
                action(by=self.who(persona), **takes(self))
        self.assertEqual(everything(), self.before)

    def records(self, action: Any, persona: str, takes: Takes) -> None:
        with self.subTest(persona=persona), transaction.atomic():
            known = set(AuditEvent.objects.values_list("pk", flat=True))
            action(by=self.who(persona), **takes(self))
            new = AuditEvent.objects.exclude(pk__in=known)
            self.assertEqual(set(new.values_list("outcome", flat=True)), {Outcome.DONE})
            self.assertEqual(set(new.values_list("actor_id", flat=True)), {self.who(persona).pk})
            self.assertEqual(any(event.rows for event in new), action not in WITHOUT_ROWS)
            self.assertNotEqual(everything(), self.before)
            transaction.set_rollback(True)

    def leaves_nothing_without_its_event(self, action: Any, persona: str, takes: Takes) -> None:
        def broken(event: AuditEvent) -> None:
            raise IntegrityError("the event cannot be written")

        with patch.object(appending, "append", broken), self.assertRaises(log.NotWritten):
            action(by=self.who(persona), **takes(self))
        self.assertEqual(everything(), self.before)


def everything() -> dict[str, list[str]]:
    """Every value of every row about people and offices, history and sign-ins included."""
    tables = [*apps.get_app_config("orgs").get_models(), EmailAddress, Authenticator]
    return {table._meta.label: sorted(map(str, table._base_manager.values_list())) for table in tables}


def name_of(action: Any) -> str:
    return f"{action.__module__}.{action.__name__}"


def test_no_action_is_left_out_of_the_table():
    there = set()
    for found in pkgutil.iter_modules(orgs.actions.__path__):
        module = import_module(f"{orgs.actions.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                there.add(name_of(function))
    assert there == {name_of(action) for action, *_rest in EveryAction.rows} | set(ELSEWHERE)
