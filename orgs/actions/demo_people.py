"""Who are the invented bodies, offices and people of the demonstration?

Every name is invented, and the map of offices is local policy, invented. One password serves all:
it is printed by the demonstration and nowhere else accepted.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from .. import clock, hierarchy, log, second_factors, shipped
from ..models import Interpreter, Office, Organisation, Province, User
from ..places import Duty
from ..refusals import Refused
from ..rules import TRAINING_WARNING
from ..types import Course, Gender, Role
from . import interpreters, members, offices, organisations, services, trainings

FILE = Path(settings.BASE_DIR) / "fixtures" / "demo" / "offices.yaml"
SERVICES = FILE.with_name("services.yaml")
PASSWORD = "romduol-shows-invented-people"  # printed by the demonstration
# Everyone joined before the oldest case of the demonstration, and was trained shortly before that.
JOINED_BEFORE = timedelta(days=500)
TRAINED_BEFORE = timedelta(days=30)

COURSES = {
    Role.RESPONDER: (Course.INDICATOR_SCREENING, Course.TRAUMA_INFORMED),
    Role.CASEWORKER: (Course.INDICATOR_SCREENING, Course.TRAUMA_INFORMED, Course.SERVICE_PROVISION),
    Role.SPECIALIST: (Course.FORMAL_IDENTIFICATION, Course.TRAUMA_INFORMED, Course.INDICATOR_SCREENING),
    Role.SUPERVISOR: (Course.INDICATOR_SCREENING, Course.TRAUMA_INFORMED, Course.FORMAL_IDENTIFICATION),
}


@dataclass(frozen=True)
class Account:
    """One line of what the demonstration prints."""

    email: str
    code: str
    office: str
    roles: tuple[Role, ...]


def load_demo_people(*, by: User | None = None) -> list[Account]:
    """Enter what is not there yet; the accounts of the file. Provinces must be loaded before."""
    if not settings.CLOCK_MAY_MOVE:
        raise Refused("Invented people are for the demonstration and for tests only.", why="not_a_demo")
    present = clock.today()
    with clock.at(clock.now() - JOINED_BEFORE):
        return _load(by=by, present=present)


def _load(*, by: User | None, present: date) -> list[Account]:
    data = shipped.read(FILE)
    for row in data["organisations"]:
        if not Organisation.objects.filter(slug=row["slug"]).exists():
            organisations.create(by=by, invented=True, confidence=data["meta"]["basis"], **row)
    places = _offices(data["offices"], by=by)
    for code, duties in data["provinces"].items():
        _serve(Province.objects.get(code=code), {Duty(duty): places[key] for duty, key in duties.items()}, by=by)
    services.load(by=by, file=SERVICES)
    for row in data["interpreters"]:
        _interpreter(row, by=by)
    return [_account(row, places, by=by, present=present) for row in data["people"]]


def _offices(rows: list[dict[str, Any]], *, by: User | None) -> dict[str, Office]:
    places: dict[str, Office] = {}
    for row in rows:
        body = Organisation.objects.get(slug=row["organisation"])
        found = hierarchy.national_office() if row.get("national") else None
        found = found or body.offices.filter(name=row["name"]).first()
        places[row["key"]] = found or offices.open_office(
            by=by,
            organisation=body,
            name=row["name"],
            province=Province.objects.get(code=row["province"]),
            parent=places[row["parent"]] if "parent" in row else None,
            is_national_coordination=row.get("national", False),
        )
    return places


def _serve(province: Province, duties: dict[Duty, Office], *, by: User | None) -> None:
    for duty, office in duties.items():
        if getattr(province, duty.value) != office:
            offices.name_for(by=by, province=province, duty=duty, office=office)


def _interpreter(row: dict[str, Any], *, by: User | None) -> None:
    if Interpreter.objects.filter(code=row["code"]).exists():
        return
    today = clock.today()
    interpreters.add(
        by=by,
        code=row["code"],
        languages=row["languages"],
        gender=Gender(row["gender"]),
        today=today,
        ethics_trained_on=today - TRAINED_BEFORE if row.get("trained", True) else None,
    )


def _account(row: dict[str, Any], places: dict[str, Office], *, by: User | None, present: date) -> Account:
    office, roles = places[row["office"]], tuple(Role(role) for role in row["roles"])
    if not User.objects.filter(email=row["email"]).exists():
        user = members.create(
            by=by,
            code=row["code"],
            email=row["email"],
            name=row["name"],
            organisation=office.organisation,
            gender=Gender(row["gender"]),
        )
        for role in roles:
            members.give_role(by=by, user=user, office=office, role=role)
        _train(user, roles, until=present + TRAINING_WARNING if row.get("ending") else None, by=by)
        _set_password(user, by=by)
    return Account(email=row["email"], code=row["code"], office=office.name, roles=roles)


def _train(user: User, roles: tuple[Role, ...], *, until: date | None, by: User | None) -> None:
    today = clock.today()
    for course in sorted({course for role in roles for course in COURSES.get(role, ())}):
        trainings.record(
            by=by,
            user=user,
            course=course,
            completed_on=today - TRAINED_BEFORE,
            valid_until=until,
            today=today,
        )


@cache
def _password() -> str:
    """Hashed once: it is the same for all, printed, and opens invented cases only."""
    return make_password(PASSWORD)


def _set_password(user: User, *, by: User | None) -> None:
    """And a phone that nobody has: the page that asks for its code says it."""
    with log.recording("account.set_up", by=by, subject=user.code):
        user.password = _password()
        user.save(update_fields=["password"])
        second_factors.invent(user=user)
