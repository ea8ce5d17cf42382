"""What did the person say of themselves, and what do they wish? The second editor sees both and chooses."""

from typing import Any

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, Handover, Person
from ..safety import Part, Under18
from ..types import AgeBand, HandoverStatus, Stage
from . import deadlines, drafts, identity_keys, safety_check
from .acting import Work, change, check_version, working

ON_CASE = frozenset({"age_band", "gender", "nationality", "forms"})
CHILD_BANDS = (AgeBand.UNDER_12, AgeBand.FROM_12_TO_15, AgeBand.FROM_16_TO_17)


def write(*, by: User, case: Case, version: int | None = None, part: Part = Part.IDENTITY, **said: Any) -> Person:
    """Keep what was said. ``said`` holds columns of `Person`, and of the case: age band, gender, nationality.

    ``part`` is the part of the screening form it comes from. Raises `Conflict` when somebody else
    saved since ``version`` was shown.
    """
    with working("person.written", by=by, case=case, permission="person.write") as work:
        person = Person.objects.select_for_update(of=("self",)).get(pk=work.case.pk)
        check_version(person, version)
        if Stage(work.case.stage) is Stage.SCREENING:
            safety_check.require_open(work, part)
        _write_on_case(work, {name: said.pop(name) for name in ON_CASE & set(said)})
        change(person, **said, version=person.version + 1, changed_at=work.now, changed_by=by)
        if identity_keys.INDEXED & said.keys():
            identity_keys.write(person)
        drafts.drop(work, part)
    return person


def _write_on_case(work: Work, values: dict[str, Any]) -> None:
    if not values:
        return
    if values.get("age_band") in CHILD_BANDS:
        # Younger than 18 as said: a child until determined otherwise (guideline 5).
        values |= {"is_child": True, "said_age": Under18.YES}
        if not work.case.is_child and Handover.objects.filter(case=work.case, status=HandoverStatus.KEPT).exists():
            deadlines.start(work, "child_handover")
    elif values.get("age_band") and work.case.is_child and values["age_band"] != AgeBand.NOT_KNOWN:
        raise Refused(
            _("The person is treated as a child (G5). An adult age is written down after an age determination."),
            why="child",
        )
    work.save_case(**values)
