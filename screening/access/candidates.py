"""Which other cases share a fact with the one that is asked about? Compared by keys; nothing is read."""

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from ..models import Case, IdentityKey, MatchRequest
from ..types import Fact

Fits = dict[UUID, frozenset[Fact]]


def of(request: MatchRequest, *, without: QuerySet) -> Fits:
    """By case: which of the facts asked for fit; what fits best first. ``without`` holds keys of cases left out."""
    asked = IdentityKey.objects.filter(case=request.case_id, fact__in=request.facts)
    rows = IdentityKey.objects.filter(digest__in=asked.values("digest"), fact__in=request.facts)
    rows = rows.exclude(case=request.case_id).exclude(case__in=without)
    found: dict[UUID, set[Fact]] = defaultdict(set)
    for case, fact in rows.values_list("case_id", "fact"):
        found[case].add(Fact(fact))
    best = sorted(found, key=lambda case: (_rank(found[case]), str(case)))
    return {case: frozenset(found[case]) for case in best}


def fits_one_of(requests: QuerySet[MatchRequest], case: Case) -> bool:
    """Whether ``case`` shares with one of ``requests`` a fact that it asks for."""
    keys = IdentityKey.objects.filter(case=case)
    sharing = IdentityKey.objects.filter(digest__in=keys.values("digest")).exclude(case=case).values("case")
    found = requests.filter(case__in=sharing)
    return any(case.pk in of(request, without=Case.objects.none().values("pk")) for request in found)


def _rank(fits: set[Fact]) -> tuple[bool, ...]:
    """Sorts first where the fact that says most fits."""
    return tuple(fact not in fits for fact in Fact)
