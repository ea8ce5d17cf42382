"""The people of the tests: who works where, in two provinces, and may see what?

Province A is Banteay Meanchey, province B Siem Reap. A responder of the NGO in A screens; the
social affairs office in A coordinates, supports and protects children; the police office in A
identifies. The NGO in B is the partner; the social affairs office in B is elsewhere.
"""

from dataclasses import dataclass, fields

from orgs import clock, log
from orgs.models import Office, Province, User
from orgs.places import Duty
from orgs.types import Gender, Role

from . import orgs
from .kept import the_cast


@dataclass(frozen=True)
class Cast:
    """Everyone and every place of the tests."""

    province_a: Province
    province_b: Province
    national: Office
    ngo: Office
    coordinating: Office
    identifying: Office
    partner_office: Office
    elsewhere: Office

    responder: User
    colleague: User
    supervisor: User
    caseworker: User
    second_caseworker: User
    other_supervisor: User
    child_protection_officer: User
    specialist: User
    second_specialist: User
    identifying_supervisor: User
    second_identifying_supervisor: User
    partner: User
    partner_supervisor: User
    outsider: User
    outside_supervisor: User
    national_caseworker: User
    national_supervisor: User
    match_desk: User
    auditor: User
    statistician: User
    administrator: User
    second_administrator: User
    former_worker: User
    denied_officer: User

    def people(self) -> dict[str, User]:
        """Every persona by name."""
        values = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in values if isinstance(value, User)}


def cast() -> Cast:
    """Everyone, through the actions the first time. Call it once in a test, or in a fixture."""
    return the_cast(_cast)


def _cast() -> Cast:
    places = _places()
    return Cast(**places, **_people(places), former_worker=_former_worker(places["coordinating"]))


def _places() -> dict:
    a, b = orgs.province("01"), orgs.province("17")
    national = orgs.national_office()
    coordinating = orgs.office(type="social_affairs", province=a, parent=national, name="Social affairs A (example)")
    identifying = orgs.office(type="judicial_police", province=a, parent=national, name="Police office A (example)")
    elsewhere = orgs.office(type="social_affairs", province=b, parent=national, name="Social affairs B (example)")
    orgs.serves(coordinating, Duty.COORDINATING, Duty.CHILD_PROTECTION)
    orgs.serves(identifying, Duty.IDENTIFYING)
    orgs.serves(elsewhere, Duty.COORDINATING, Duty.CHILD_PROTECTION, Duty.IDENTIFYING)
    return {
        "province_a": a,
        "province_b": b,
        "national": national,
        "ngo": orgs.office(type="ngo", province=a, name="Lotus House (example)"),
        "coordinating": coordinating,
        "identifying": identifying,
        "partner_office": orgs.office(type="ngo", province=b, name="River Shelter (example)"),
        "elsewhere": elsewhere,
    }


# Persona, office, role: the cast in one table.
_ROLES = (
    ("responder", "ngo", Role.RESPONDER),
    ("colleague", "ngo", Role.CASEWORKER),
    ("supervisor", "ngo", Role.SUPERVISOR),
    ("caseworker", "coordinating", Role.CASEWORKER),
    ("second_caseworker", "coordinating", Role.CASEWORKER),
    ("other_supervisor", "coordinating", Role.SUPERVISOR),
    ("child_protection_officer", "coordinating", Role.CASEWORKER),
    ("specialist", "identifying", Role.SPECIALIST),
    ("second_specialist", "identifying", Role.SPECIALIST),
    ("identifying_supervisor", "identifying", Role.SUPERVISOR),
    ("second_identifying_supervisor", "elsewhere", Role.SUPERVISOR),
    ("partner", "partner_office", Role.CASEWORKER),
    ("partner_supervisor", "partner_office", Role.SUPERVISOR),
    ("outsider", "elsewhere", Role.CASEWORKER),
    ("outside_supervisor", "elsewhere", Role.SUPERVISOR),
    ("national_caseworker", "national", Role.CASEWORKER),
    ("national_supervisor", "national", Role.SUPERVISOR),
    ("match_desk", "national", Role.MATCH_DESK),
    ("auditor", "national", Role.AUDITOR),
    ("statistician", "national", Role.STATISTICIAN),
    ("administrator", "national", Role.ADMINISTRATOR),
    ("second_administrator", "national", Role.ADMINISTRATOR),
    ("denied_officer", "coordinating", Role.CASEWORKER),
)
_MEN = {"specialist", "partner", "denied_officer"}


def _people(places: dict) -> dict[str, User]:
    return {
        persona: orgs.member(
            role=role, office=places[place], gender=Gender.MAN if persona in _MEN else Gender.WOMAN, name=persona
        )
        for persona, place, role in _ROLES
    }


def _former_worker(office: Office) -> User:
    """Left the office: the only role has ended; the account itself still signs in."""
    leaver = orgs.member(role=Role.CASEWORKER, office=office, name="former worker")
    membership = leaver.memberships.get()
    administrator = orgs.member(role=Role.ADMINISTRATOR, office=office, name="who ended it")
    with log.recording("member.role_ended", by=administrator, subject=leaver.code):
        membership.ended_at, membership.ended_by = clock.now(), administrator
        membership.save(update_fields=["ended_at", "ended_by"])
    return leaver
