"""Under which key is a case sealed from now on? What was sealed before opens as it did."""

from uuid import UUID

from .. import sealed
from ..models import CaseKey


def begin(case_id: UUID) -> None:
    """The first key of a new case, which is saved with it or not at all."""
    _make(case_id, number=1)


def renew(case_id: UUID) -> None:
    """Let what is written from now on be sealed under a new key."""
    last = CaseKey.objects.filter(case=case_id).order_by("number").values_list("number", flat=True).last()
    _make(case_id, number=(last or 0) + 1)


def _make(case_id: UUID, *, number: int) -> None:
    by, wrapped = sealed.new_key(case_id, number=number)
    CaseKey(case_id=case_id, number=number, master=by, wrapped=wrapped).save(force_insert=True)
