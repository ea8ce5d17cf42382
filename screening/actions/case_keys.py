"""Under which key is a case sealed from now on? What was sealed before opens as it did."""

from uuid import UUID

from django.db.models import Max

from .. import sealed
from ..models import CaseKey


def begin(case_id: UUID) -> None:
    """The first key of a new case, which is saved with it or not at all."""
    _new(case_id, number=1).save(force_insert=True)


def renew(*cases: UUID) -> None:
    """Let what is written from now on in ``cases``, a few hundred at most, be sealed under a new key of each."""
    last = CaseKey.objects.filter(case__in=cases).order_by().values_list("case").annotate(last=Max("number"))
    CaseKey.objects.bulk_create(_new(case_id, number=number + 1) for case_id, number in last)


def _new(case_id: UUID, *, number: int) -> CaseKey:
    by, wrapped = sealed.new_key(case_id, number=number)
    return CaseKey(case_id=case_id, number=number, master=by, wrapped=wrapped)
