"""Who looked at this case, and should they have? Everybody on one page, what stands out first; and who changed what."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.models import AuditEvent
from orgs.requests import SignedInRequest

from .. import opened_by, record, trail
from ..access import Tie, audit
from ..event_words import words_of
from ..models import Case, Emergency
from ..opened_by import Looker
from ..reference import shown as shown_reference
from .audit_frame import named, person_address, trail_page
from .words import purpose_words, reason_words, refused_words, role_words, section_words, tie_words, times

NEWEST = 20
YOURS = {"tone": "neutral", "icon": "person", "word": gettext_lazy("Your own: for somebody else to judge.")}


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    reader = audit.reader(request.user)
    case = audit.case(reader, ref)
    people = opened_by.lookers(reader, case)
    acts = list(record.acts(case)[: NEWEST + 1])
    trail.looked(reader, "audit.case_read", case=case, count=len(people))
    followed = set(
        audit.people(reader).filter(pk__in={one.user.pk for one in people if one.user}).values_list("pk", flat=True)
    )
    answers_for_it = case.responsible_office_id in reader.offices
    return trail_page(
        request,
        "audit_case.html",
        case=case,
        in_short=_in_short(request, people),
        people=[_person(request, one, followed) for one in people],
        refused=[_refused(request, one, why, number) for one in people for why, number in one.refused.items()],
        refused_columns=_labels(_("Who"), _("Why, in truth"), _("How often"), _("First")),
        acts=[_act(request, event, with_why=not reader.is_auditor) for event in acts[:NEWEST]],
        act_columns=_labels(_("When"), _("What"), _("Who")),
        more_url=_changes(case) if len(acts) > NEWEST else "",
        sheet_url=_address("audit_sheet", case) if answers_for_it else "",
        case_url=_address("case", case) if answers_for_it else "",
        is_auditor=reader.is_auditor,
    )


def _address(name: str, case: Case) -> str:
    return reverse(f"screening:{name}", args=[shown_reference(case.reference)])


def _changes(case: Case) -> str:
    """All of them, in the trail."""
    query = urlencode({"case": shown_reference(case.reference), "did": "changed"})
    return f"{reverse('screening:audit')}?{query}"


def _labels(*labels: Any) -> list[dict[str, Any]]:
    return [{"label": label} for label in labels]


def _in_short(request: SignedInRequest, people: list[Looker]) -> dict[str, Any]:
    """How many opened it, and how many of them somebody should ask; one's own looks are for others to judge."""
    opened = sum(one.opened for one in people)
    odd = sum(one.verdict.is_odd for one in people if one.code != request.user.code)
    heading = ngettext("%(number)d person opened it", "%(number)d people opened it", opened) % {"number": opened}
    if not odd:
        return {"tone": "safe", "heading": heading, "text": _("Of nobody does anything stand out.")}
    text = ngettext(
        "Of %(number)d person something stands out. They are listed first: ask them.",
        "Of %(number)d people something stands out. They are listed first: ask them.",
        odd,
    )
    return {"tone": "due", "heading": heading, "text": text % {"number": odd}}


def _person(request: SignedInRequest, one: Looker, followed: set[Any]) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "code": named(one.code, request),
        "url": person_address(one.code) if one.user and one.user.pk in followed else "",
        "about": " · ".join(filter(None, (role_words(",".join(sorted(one.roles))), offices_words(one)))),
        "mark": YOURS if one.code == request.user.code else {"tone": verdict.tone, "word": verdict.sentence},
        "remarks": _remarks(one),
        "as_what": _as_what(one),
        "opened": times(one.looks) if one.looks else "–",
        "changed": times(one.acts) if one.acts else "–",
        "first": one.first,
        "last": one.last if one.last != one.first else None,
        "sections": section_words(one.sections),
    }


def _as_what(one: Looker) -> list[dict[str, Any]]:
    """Each tie with the purposes of the looks it was for; one by which they only changed something stands alone."""
    looked = [
        {"tie": tie_words(tie), "note": f"{purpose_words(purpose)}, {times(number)}"}
        for (tie, purpose), number in one.looked_as.items()
    ]
    only_acted = one.acted_as.keys() - {tie for tie, _purpose in one.looked_as} - {""}
    return looked + [{"tie": tie_words(tie), "note": ""} for tie in Tie if tie in only_acted]


def offices_words(one: Looker) -> str:
    return ", ".join(str(wording.name_of(office)) for office in one.offices)


def _remarks(one: Looker) -> list[str]:
    """What else there is to know: emergencies and what was found of them, refusals, nights, and their tie now."""
    said = [_emergency(row) for row in one.emergencies]
    if refused := sum(one.refused.values()):
        said.append(_("Was refused %(times)s.") % {"times": times(refused)})
    if one.at_night:
        said.append(_("Opened it %(times)s at night.") % {"times": times(one.at_night)})
    if one.log_reads:
        said.append(_("Read the record of it %(times)s.") % {"times": times(one.log_reads)})
    if one.opened:
        now = "; ".join(str(tie.label) for tie in Tie if tie in one.ties_now)
        said.append(_("Now: %(tie)s.") % {"tie": now or (_("is shut out") if one.is_shut_out else _("no tie"))})
    return said


def _emergency(row: Emergency) -> str:
    review = row.review
    if not review.answer:
        return _("Emergency on %(at)s: not looked at yet.") % {"at": wording.moment(row.recorded_at)}
    said = {
        "at": wording.moment(row.recorded_at),
        "found": str(review.get_answer_display()).lower(),
        "who": review.answered_by.code if review.answered_by else "–",
    }
    return _("Emergency on %(at)s: %(found)s, says %(who)s.") % said


def _refused(request: SignedInRequest, one: Looker, why: str, number: int) -> dict[str, Any]:
    return {
        "cells": [
            {"text": named(one.code, request), "note": role_words(",".join(sorted(one.roles)))},
            {"text": refused_words(why)},
            {"text": times(number)},
            {"text": wording.moment(one.first_refused) if one.first_refused else "–"},
        ]
    }


def _act(request: SignedInRequest, event: AuditEvent, *, with_why: bool) -> dict[str, Any]:
    """The reason of a step tells of the case: an auditor reads that there was one, and no more."""
    return {
        "cells": [
            {"text": wording.short_day(event.at), "note": wording.clock_time(event.at)},
            {"text": words_of(event.kind), "note": reason_words(event.why) if with_why else ""},
            {"text": named(event.actor_code, request), "note": role_words(event.role)},
        ]
    }
