"""What was typed and not yet sent? Outside history and log; it goes when the part is saved."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet

from orgs import clock
from orgs.asking import CASE, USER, Later, written_once
from orgs.models import User

from .. import access
from ..models import Case, Draft
from ..safety import Part
from .acting import Work


def keep(*, by: User, case: Case, part: Part, content: dict[str, Any]) -> Draft:
    """Keep what was typed into ``part``, for whoever typed it alone."""
    with access.require(by, "screening.fill", case):
        draft, _made = Draft.objects.update_or_create(
            case=case, user=by, form=part, defaults={"content": content, "saved_at": clock.now()}
        )
    return draft


def drop(work: Work, part: Part | None = None, *, names: Iterable[str] | None = None) -> None:
    """Forget what was typed: it is saved now. Without ``part``, of everyone and everything.

    With ``names``, only these fields of the part, and what they asked after.
    """
    rows = Draft.objects.filter(case=work.case)
    if part is not None:
        rows = rows.filter(user=work.by, form=part)
    if names is None:
        rows.delete()
        return
    saved = tuple(names)
    for draft in rows:
        draft.content = {name: value for name, value in draft.content.items() if name.split("_")[0] not in saved}
        draft.save(update_fields=["content"]) if draft.content else draft.delete()


def of(*, by: User, case: Case, part: Part) -> Draft | None:
    return next(iter(_of(case=case.pk, user=by.pk, part=part)), None)


def parts(*, by: User, case: Case) -> set[str]:
    """The parts of which something is put aside."""
    return set(Draft.objects.filter(case=case, user=by).values_list("form", flat=True))


def saved_at(*, by: User, case: Case) -> list[datetime]:
    """When ``by`` put something aside."""
    return _saved_at(case=case.pk, user=by.pk)


@written_once
def _of() -> QuerySet[Draft]:
    return Draft.objects.filter(case=CASE, user=USER, form=Later("part", CharField()))


@written_once
def _saved_at() -> QuerySet[Draft, datetime]:
    return Draft.objects.filter(case=CASE, user=USER).values_list("saved_at", flat=True)
