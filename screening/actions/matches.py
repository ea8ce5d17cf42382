"""Is this person known already? Asked by who works with them, answered by the match desk alone (domain 1).

Asking looks nothing up, so that it costs the same and says the same whoever is known. What the desk finds of two
cases is recorded under neither of them: whoever reads the record of one learns nothing of the other.
"""

from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext as _

from orgs import clock, log
from orgs.models import User
from orgs.refusals import Refused

from .. import access
from ..access import Tie
from ..models import Case, IdentityKey, Match, MatchRequest
from ..types import Fact, MatchAnswer
from .acting import Work, change, working


def ask(*, by: User, case: Case, facts: Collection[Fact]) -> MatchRequest:
    """Ask the match desk to compare ``facts``, as they are written down when it looks."""
    with working("match.asked", by=by, case=case, permission="match.ask", guideline=3) as work:
        if MatchRequest.objects.filter(case=work.case, closed_at__isnull=True).exists():
            raise Refused(_("The match desk was asked already, and has not looked yet."), why="already")
        written = set(IdentityKey.objects.filter(case=work.case, fact__in=facts).values_list("fact", flat=True))
        missing = [str(fact.label) for fact in Fact if fact in facts and fact not in written]
        if missing or not facts:
            said = {"facts": "; ".join(missing)}
            raise Refused(_("Nothing is written down of this yet: %(facts)s.") % said, why="nothing")
        return work.add(MatchRequest, facts=[fact.value for fact in Fact if fact in facts])


def judge(*, by: User, request: MatchRequest, other: Case, answer: MatchAnswer) -> Match:
    """Say what the desk finds of the case asked about and ``other``. An earlier answer gives way, a link does not."""
    with log.recording("match.judged", by=by, why=answer, relation=Tie.MATCH_DESK, guideline=3) as act:
        work = _work(act, by, request.case, other)
        row = access.request_at_desk(by, request.pk)
        access.require_fit(by, row, other)
        standing = _standing(row.case, other)
        if standing is not None:
            if standing.answer in (answer, MatchAnswer.SAME):
                raise Refused(_("This was answered already. To undo a link, say why."), why="already")
            change(standing, undone_at=work.now, undone_by=by)
        return work.add(Match, case=row.case, request=row, other=other, answer=answer)


def undo(*, by: User, match: Match, reason: str) -> None:
    """Undo a link. Neither case was opened by it, and nothing is closed by its end."""
    with log.recording("match.undone", by=by, why="link", relation=Tie.MATCH_DESK, guideline=3) as act:
        work = _work(act, by, match.case, match.other)
        row = access.link_at_desk(by, match.pk)
        if not reason.strip():
            raise Refused(_("Say why the link is undone."), why="reason")
        change(row, undone_at=work.now, undone_by=by, undone_why=reason)


def close(*, by: User, request: MatchRequest) -> None:
    """The desk has looked. To whoever asked that says the same whatever was found."""
    with working("match.closed", by=by, case=request.case, permission="match.compare", guideline=3) as work:
        row = access.request_at_desk(by, request.pk)
        change(row, closed_at=work.now, closed_by=by)


def _work(act: log.Act, by: User, *cases: Case) -> Work:
    """Both cases held until the transaction ends, always in the same order; the act names them by reference."""
    keys = [case.pk for case in cases]
    held = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    act.details = {"references": sorted(case.reference for case in held)}
    return Work(case=held[0], act=act, by=by, today=clock.today(), now=clock.now())


def _standing(case: Case, other: Case) -> Match | None:
    both = Q(case=case, other=other) | Q(case=other, other=case)
    return Match.objects.filter(both, undone_at__isnull=True).first()
