"""What lies before the match desk, and what does it read of whom? (domain 1, 9)

A request is opened by its own key, never by the reference of a case; whoever may not know of it gets what an unknown
reference gets. Of each case compared the look is on record before anything of it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from orgs import log
from orgs.models import User
from orgs.types import Role

from .. import reference as references
from .. import rules
from ..models import Case, Match, MatchRequest
from ..sections import open_until_request_ends
from ..types import Fact, MatchAnswer
from . import candidates
from .doors import UNKNOWN, Denied
from .matrix import ROW_BY_TIE, Tie
from .purposes import Purpose
from .ties import is_denied, match_requests, shut_out_of, ties

COMPARED = ("province", "responsible_office", "person")


@dataclass(frozen=True)
class Candidate:
    """One case that fits: which facts do, and what the desk found of it before."""

    case: Case
    fits: tuple[Fact, ...]
    standing: Match | None = None


@dataclass(frozen=True)
class Comparison:
    """``to_judge`` are open for reading, with the case asked about; ``judged`` by their codes only."""

    request: MatchRequest
    to_judge: list[Candidate]
    judged: list[Candidate]
    left_out: int = 0


@dataclass(frozen=True)
class Linked:
    """That the desk links a case with another; which one, where the reader may know of that one too."""

    match: Match
    other: Case | None


def requests_at_desk(user: User) -> list[MatchRequest]:
    """What waits for ``user`` at the match desk, children first, then oldest first; the look is recorded."""
    rows = match_requests(user).select_related("case__province", "case__responsible_office", "recorded_by")
    found = list(rows.order_by("-case__is_child", "recorded_at", "id"))
    log.seen("matches.listed", by=user, details=log.listed(row.pk for row in found))
    return found


def links_at_desk(user: User) -> list[Match]:
    """The links that stand, newest first, for whoever may undo them."""
    if Role.MATCH_DESK not in user.roles_now():
        return []
    shut = shut_out_of(user)
    rows = Match.objects.filter(answer=MatchAnswer.SAME, undone_at__isnull=True).exclude(request__recorded_by=user)
    rows = rows.exclude(case__in=shut).exclude(other__in=shut).select_related("case__province", "other__province")
    return list(rows.select_related("case__responsible_office", "other__responsible_office").order_by("-recorded_at"))


def request_at_desk(user: User, pk: UUID) -> MatchRequest:
    """The request ``pk``, for whoever may judge it now. Raises `Denied`."""
    rows = match_requests(user).select_related("recorded_by", *(f"case__{name}" for name in COMPARED))
    row = rows.filter(pk=pk).first()
    if row is None:
        asked = MatchRequest.objects.select_related("case").filter(pk=pk).first()
        raise _unknown(asked.case if asked else None)
    return row


def link_at_desk(user: User, pk: UUID) -> Match:
    """The link ``pk``, for whoever may undo it now. Raises `Denied`."""
    row = next((row for row in links_at_desk(user) if row.pk == pk), None)
    if row is None:
        raise _unknown(None)
    return row


def _unknown(case: Case | None) -> Denied:
    return Denied(UNKNOWN, case=case, act="match.compare", may_know=False)


def require_fit(user: User, request: MatchRequest, case: Case) -> None:
    """Raise `Denied` unless ``case`` fits the request, and ``user`` may know of it there."""
    if case.pk not in fits(user, request):
        # Under the case that is asked about it would say that something had fitted.
        raise _unknown(None)


def fits(user: User, request: MatchRequest) -> candidates.Fits:
    """Which cases fit, without those ``user`` may know nothing of. Looked up when the desk asks, never before."""
    return candidates.of(request, without=shut_out_of(user))


def compare(user: User, pk: UUID, *, ref: str = "") -> Comparison:
    """The request with what fits it, or with the one case ``ref`` that does; identity of those to judge is open.

    Raises `Denied`.
    """
    request = request_at_desk(user, pk)
    found = _candidates(user, request)
    if ref:
        plain = references.read(ref)
        found = [row for row in found if row.case.reference == plain]
        if not found:
            raise _unknown(None)
    to_judge = found if ref else [row for row in found if row.standing is None]
    shown = to_judge[: rules.MOST_CANDIDATES]
    _open(user, [request.case, *(row.case for row in shown)])
    judged = [row for row in found if row not in to_judge]
    return Comparison(request, shown, judged, left_out=len(to_judge) - len(shown))


def _candidates(user: User, request: MatchRequest) -> list[Candidate]:
    found = fits(user, request)
    cases = Case.objects.select_related(*COMPARED).in_bulk(list(found))
    of_case = Match.objects.filter(Q(case=request.case) | Q(other=request.case), undone_at__isnull=True)
    standing = {row.other_id if row.case_id == request.case_id else row.case_id: row for row in of_case}
    return [
        Candidate(cases[pk], tuple(sorted(facts, key=list(Fact).index)), standing.get(pk))
        for pk, facts in found.items()
    ]


def _open(user: User, cases: Sequence[Case]) -> None:
    """Identity of exactly these, until the request ends; each look committed before the first is open."""
    sections = ROW_BY_TIE[Tie.MATCH_DESK].reads
    for case in cases:
        log.seen(
            "match.compared",
            by=user,
            case=case,
            subject="match.compare",
            relation=Tie.MATCH_DESK,
            purpose=Purpose.MATCH,
            sections=[str(section) for section in sections],
        )
    for case in cases:
        open_until_request_ends(case_id=case.pk, sections=sections)


def links_of(user: User, case: Case) -> list[Linked]:
    """What the desk says of ``case``, to whoever opened it: nothing of a case of which they may know nothing."""
    rows = Match.objects.filter(Q(case=case) | Q(other=case), answer=MatchAnswer.SAME, undone_at__isnull=True)
    found = []
    for row in rows.select_related("case__province", "other__province"):
        other = row.other if row.case_id == case.pk else row.case
        if not is_denied(user, other):
            found.append(Linked(row, other if ties(user, other) else None))
    return found
