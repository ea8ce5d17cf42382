"""Is the person known already? The question to the match desk, and what the desk says, on the pages of a case."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access, reference
from ..access import Linked
from ..actions import matches
from ..forms.matches import MatchRequestForm
from ..models import Case
from ..sections import Section
from ..types import Fact
from .blocks import Block, Link, Pair
from .frame import address, form_page, opened_case, reader_may


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="match.ask", want=(Section.C1,))
    return form_page(
        request,
        case,
        form=MatchRequestForm(request.POST or None),
        act=lambda values: matches.ask(by=request.user, case=case, facts=[Fact(code) for code in values["facts"]]),
        title=_("Ask whether this person is known already"),
        intro=_("The match desk compares what is written down of the person. You are not told whether anybody fits."),
        submit_label=_("Ask the match desk"),
        here="people",
        then=address("people" if reader_may(request, case, "assessments.read") else "case", case),
        said=_("The match desk is asked. If it links this case with another, that stands on the page of people."),
    )


def block(request: SignedInRequest, case: Case) -> list[Block]:
    """How the last question stands, which says the same whoever fits, and the links; for whoever may read them."""
    if not reader_may(request, case, "match.hear"):
        return []
    asked = case.matchrequest_set.order_by("-recorded_at").first()
    pairs = [_link(row) for row in access.links_of(request.user, case)]
    if asked is not None:
        pairs.append(_asked(asked))
    is_open = asked is not None and asked.closed_at is None
    links = (
        [Link(_("Ask the match desk"), address("match_ask", case))]
        if not is_open and reader_may(request, case, "match.ask")
        else []
    )
    return [Block(_("Known already?"), pairs=pairs, links=links, empty=_("The match desk was not asked."))]


def _asked(row: Any) -> Pair:
    if row.closed_at is None:
        mark = {"word": _("Asked"), "tone": "due", "icon": "due"}
        text = _("The match desk was asked on %(day)s.") % {"day": wording.short_day(row.recorded_at)}
    else:
        mark = {"word": _("Done"), "tone": "safe", "icon": "done"}
        text = _("The match desk looked on %(day)s.") % {"day": wording.short_day(row.closed_at)}
    return Pair(text, mark=mark, notes=[_("Whether anybody fits is told to nobody; a link stands here.")])


def _link(row: Linked) -> Pair:
    said = _("The match desk links this case with another; the desk can put you in contact.")
    mark = {"word": _("Linked"), "tone": "info", "icon": "people"}
    if row.other is None:
        return Pair(said, mark=mark)
    return Pair(said, mark=mark, notes=[reference.shown(row.other.reference)], url=address("case", row.other))
