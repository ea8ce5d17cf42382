"""Who is around the person, and who of them must be kept away? (domain 1)"""

from typing import Any

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, RelatedPerson
from ..people import Standing
from ..types import Relation
from .acting import change, check_version, working


def add(*, by: User, case: Case, relation: Relation, **said: Any) -> RelatedPerson:
    """``said``: is_implicated, must_not_be_told, name, contact, remarks, implicated_why."""
    with working("relative.added", by=by, case=case, permission="relative.write", guideline=41) as work:
        _check(said)
        return work.add(RelatedPerson, relation=relation, **said)


def write(*, by: User, relative: RelatedPerson, version: int | None = None, **said: Any) -> None:
    """Change what is known of them. Raises `Conflict` when somebody else saved since."""
    with working("relative.changed", by=by, case=relative.case, permission="relative.write", guideline=41) as work:
        row = RelatedPerson.objects.select_for_update(of=("self",)).get(pk=relative.pk, case=work.case)
        check_version(row, version)
        _check(said)
        change(row, **said, version=row.version + 1)


def standing(row: RelatedPerson) -> Standing:
    """What counts of them where a part is asked."""
    return Standing(
        relation=Relation(row.relation), is_implicated=row.is_implicated, must_not_be_told=row.must_not_be_told
    )


def _check(said: dict[str, Any]) -> None:
    if said.get("is_implicated") is False and said.get("implicated_why"):
        raise Refused(_("Tick “implicated”, or leave out why."), why="both")
