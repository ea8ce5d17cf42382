"""Which offices are there, under whom, and which one serves a province in which duty?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import log, people
from ..models import Office, Organisation, Province, User
from ..places import DUTY_RULES, Duty, can_serve
from ..refusals import Refused


def open_office(
    *,
    by: User | None,
    organisation: Organisation,
    name: str,
    province: Province,
    parent: Office | None = None,
    name_km: str = "",
    is_national_coordination: bool = False,
    duty_telephone: str = "",
) -> Office:
    """Enter an office of a body. Raises `Refused`."""
    with log.recording("office.opened", by=by) as act:
        people.require_administrator(by=by)
        office = Office(
            organisation=organisation,
            name=name,
            name_km=name_km,
            province=province,
            parent=parent,
            is_national_coordination=is_national_coordination,
            duty_telephone=duty_telephone,
        )
        _clean(office)
        office.save(force_insert=True)
        act.subject = str(office.pk)
    return office


def update(*, by: User | None, office: Office, **facts: Any) -> None:
    """Change the name, parent, province or duty telephone of an office. Raises `Refused`."""
    with log.recording("office.updated", by=by, subject=str(office.pk)):
        people.require_administrator(by=by)
        row = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
        changed = [field for field, value in facts.items() if getattr(row, field) != value]
        for field in changed:
            setattr(row, field, facts[field])
        _clean(row)
        if changed:
            row.save(update_fields=changed)
    office.refresh_from_db()


def name_for(*, by: User | None, province: Province, duty: Duty, office: Office | None) -> None:
    """Name the office that serves a province in a duty, or none: then the national one steps in. Raises `Refused`."""
    rule = DUTY_RULES[Duty(duty)]
    with log.recording("province.office_named", by=by, subject=province.code, guideline=rule.guidelines[0]) as act:
        people.require_administrator(by=by)
        row = Province.objects.select_for_update(of=("self",)).get(pk=province.pk)
        if office is not None and not can_serve(office, rule.duty):
            raise Refused(rule.refusal, why="capability")
        setattr(row, rule.duty.value, office)
        row.save(update_fields=[rule.duty.value])
        act.details["duty"] = rule.duty.value
    province.refresh_from_db()


def _clean(office: Office) -> None:
    """A chain of parents has an end, a name stands once in a body, and every field holds what it may."""
    if office.parent is not None and office in _chain(office.parent):
        raise Refused(_("An office cannot stand above itself."), why="circle")
    if Office.objects.filter(organisation=office.organisation, name=office.name).exclude(pk=office.pk).exists():
        raise Refused(_("This body has an office of that name already."), why="name_taken")
    try:
        office.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error


def _chain(office: Office) -> list[Office]:
    """``office`` and everything above it by parent; ends even where the data goes in a circle."""
    chain: list[Office] = []
    here: Office | None = office
    while here is not None and here not in chain:
        chain.append(here)
        here = here.parent
    return chain
