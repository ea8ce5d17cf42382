"""Who is around the person, and who of them must be kept away? (domain 1)"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import people
from ..models import Case, RelatedPerson
from ..people import Part, Standing
from ..types import Relation
from .acting import Work, change, check_version, working


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


def why_not(part: Part, row: RelatedPerson) -> str | Promise | None:
    """A sentence that says why they may not, or None where they may (domain 1)."""
    standing = Standing(
        relation=Relation(row.relation), is_implicated=row.is_implicated, must_not_be_told=row.must_not_be_told
    )
    return people.why_not(part, standing=standing)


def who_may(part: Part, case: Case) -> list[RelatedPerson]:
    """Those around the person of a case that was opened who may; the others are not even offered."""
    return [row for row in case.relatedperson_set.all() if why_not(part, row) is None]


def require(work: Work, part: Part, relative: RelatedPerson) -> RelatedPerson:
    """The row as it is now. Raises `Refused` where they may not, or belong to another case."""
    row = RelatedPerson.objects.filter(pk=relative.pk, case=work.case).first()
    if row is None:
        raise Refused(_("Choose somebody named among the people of this case."), why="other_case")
    sentence = why_not(part, row)
    if sentence is not None:
        raise Refused(sentence, why="implicated")
    return row


def _check(said: dict[str, Any]) -> None:
    if said.get("is_implicated") is False and said.get("implicated_why"):
        raise Refused(_("Tick “implicated”, or leave out why."), why="both")
