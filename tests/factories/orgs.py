"""Bodies, offices and people for tests, built through the actions of `orgs`.

Everything is by the command line (``by=None``) unless a test gives someone.
"""

from datetime import date, timedelta
from itertools import count

from orgs import clock, hierarchy, log
from orgs.actions import interpreters, members, offices, organisations, trainings
from orgs.models import Interpreter, Office, Organisation, Province, User
from orgs.places import Duty
from orgs.types import Course, Gender, Role

PROVINCES = {"01": ("Banteay Meanchey", "បន្ទាយមានជ័យ"), "12": ("Phnom Penh", "ភ្នំពេញ"), "17": ("Siem Reap", "សៀមរាប")}

_numbers = count(1)

TRAININGS_BY_ROLE = {
    Role.RESPONDER: (Course.INDICATOR_SCREENING, Course.TRAUMA_INFORMED),
    Role.CASEWORKER: (Course.INDICATOR_SCREENING, Course.TRAUMA_INFORMED, Course.SERVICE_PROVISION),
    Role.SPECIALIST: (Course.FORMAL_IDENTIFICATION, Course.TRAUMA_INFORMED, Course.INDICATOR_SCREENING),
    Role.SUPERVISOR: (Course.FORMAL_IDENTIFICATION, Course.TRAUMA_INFORMED),
}


def province(code: str = "01") -> Province:
    """A province of the gazetteer: 01 Banteay Meanchey, 12 Phnom Penh, 17 Siem Reap."""
    found = Province.objects.filter(code=code).first()
    if found is not None:
        return found
    name, name_km = PROVINCES[code]
    with log.recording("province.created", by=None):
        row = Province(code=code, name=name, name_km=name_km)
        row.full_clean()
        row.save(force_insert=True)
    return row


def organisation(*, type: str = "ngo", name: str = "") -> Organisation:
    number = next(_numbers)
    return organisations.create(
        by=None, slug=f"example-{number}", name=name or f"Example {type} {number}", type=type, invented=True
    )


def office(
    *,
    type: str = "ngo",
    province: Province | None = None,
    parent: Office | None = None,
    organisation: Organisation | None = None,
    name: str = "",
) -> Office:
    """An office of a new body of ``type``, or of ``organisation``."""
    body = organisation or _organisation(type=type, name=name)
    return offices.open_office(
        by=None,
        organisation=body,
        name=name or f"Office {next(_numbers)}",
        province=province or _province(),
        parent=parent,
    )


def national_office() -> Office:
    """The national coordinating office; made when there is none yet."""
    found = hierarchy.national_office()
    if found is not None:
        return found
    return offices.open_office(
        by=None,
        organisation=organisation(type="national_coordination"),
        name="National coordination (example)",
        province=province("12"),
        is_national_coordination=True,
    )


def serves(office: Office, *duties: Duty, province: Province | None = None) -> Office:
    """Name ``office`` for duties in its own province, or in another."""
    for duty in duties:
        offices.name_for(by=None, province=province or office.province, duty=duty, office=office)
    return office


def member(
    *,
    role: Role | str | None = Role.CASEWORKER,
    office: Office | None = None,
    trained: bool = True,
    gender: Gender = Gender.WOMAN,
    name: str = "",
) -> User:
    """Someone who works in ``office`` (a new NGO's by default) in ``role``, with the trainings of that role."""
    place = office or _office()
    number = next(_numbers)
    user = members.create(
        by=None,
        email=f"person{number}@example.org",
        name=name or f"Example Person {number}",
        organisation=place.organisation,
        gender=gender,
    )
    if role is not None:
        members.give_role(by=None, user=user, office=place, role=Role(role))
        if trained:
            for course in TRAININGS_BY_ROLE.get(Role(role), ()):
                training(user=user, course=course)
    return user


def training(
    *,
    user: User,
    course: Course = Course.INDICATOR_SCREENING,
    completed_on: date | None = None,
    valid_until: date | None = None,
) -> None:
    """A certificate completed a year ago that counts for ten more, unless dates are given.

    Wide on purpose: tests that move the clock by months keep trained people.
    """
    today = clock.today()
    trainings.record(
        by=None,
        user=user,
        course=course,
        completed_on=completed_on or today - timedelta(days=365),
        valid_until=valid_until or today + timedelta(days=3650),
        today=today,
    )


def interpreter(
    language: str = "vi", *, gender: Gender = Gender.WOMAN, trained: bool = True, languages: tuple[str, ...] = ()
) -> Interpreter:
    """An entry of the roster; with ethics training that counts today unless ``trained`` is off."""
    today = clock.today()
    return interpreters.add(
        by=None,
        languages=languages or (language,),
        gender=gender,
        today=today,
        ethics_trained_on=today - timedelta(days=30) if trained else None,
    )


_province, _organisation, _office = province, organisation, office
