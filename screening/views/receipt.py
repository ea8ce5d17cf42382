"""What does whoever handed over keep in hand? A reference, what happens next and by when, and whom to call."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs import wording

from .. import access, rules
from ..access import Tie
from ..models import Case, Handover
from ..sections import Section
from ..types import AgeBand, HandoverKind, HandoverStatus, NeedKind, Urgency
from .blocks import Block, Row, open_to, words
from .frame import address
from .words import language_words

AUTHORS = frozenset({Tie.AUTHOR, Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER})
UNDER_WAY = (HandoverStatus.SENT, HandoverStatus.SENT_BACK)


def of(case: Case) -> dict[str, Any] | None:
    """The receipt of the last hand-over; None where there was none."""
    sent = case.handover_set.select_related("to_office", "received_by").order_by("-recorded_at").first()
    if sent is None:
        return None
    waits = sent.status in UNDER_WAY
    kept = sent.kind == HandoverKind.KEPT
    offices = [case.author_office] if kept else [sent.to_office, case.author_office]
    at = wording.moment(sent.recorded_at)
    return {
        "heading": _heading(sent),
        "reference": case.reference,
        "back": address("screenings", None),
        "text": _("Recorded %(moment)s.") % {"moment": at}
        if kept
        else _("Sent %(moment)s to %(office)s.") % {"moment": at, "office": sent.to_office.name},
        "steps": _kept(case) if kept else _waits(case, sent) if waits else _received(case, sent),
        "numbers": [{"office": row.name, "telephone": row.duty_telephone} for row in offices],
        "say": summary(case).rows if waits and open_to(case, Section.C2) else [],
    }


def summary(case: Case) -> Block:
    """What the office that is asked may know before it receives: nothing that identifies (domain 9)."""
    sent = case.handover_set.order_by("-recorded_at").first()
    needs = [need.kind for need in case.need_set.all() if need.kind != NeedKind.NOTHING]
    rows = [
        Row(_("Age"), AgeBand(case.age_band).label, _("Treat as a child") if case.is_child else ""),
        Row(_("Gender"), case.get_gender_display()),
        Row(_("Languages"), ", ".join(str(language_words(code)) for code in case.person.languages) or "–"),
        Row(_("Needs"), words(dict.fromkeys(needs), NeedKind) or "–"),
        Row(_("Province"), case.province.name),
    ]
    if sent:
        rows.append(Row(_("How soon"), Urgency(sent.urgency).label))
    return Block(_("What you may know before you receive"), rows=rows)


def _heading(sent: Handover) -> str | Promise:
    if sent.kind == HandoverKind.KEPT:
        return _("Kept here: nothing that identifies has left")
    match HandoverStatus(sent.status):
        case HandoverStatus.SENT | HandoverStatus.KEPT:
            return _("Handed over")
        case HandoverStatus.SENT_BACK:
            return _("Sent back with a question")
        case HandoverStatus.RECEIVED | HandoverStatus.ACCEPTED:
            return _("Received and registered")


def _waits(case: Case, sent: Handover) -> list[str]:
    by = wording.moment(sent.recorded_at + rules.DEADLINE_BY_KIND["receive_handover"].within)
    first = [_("If it cannot wait, phone now: do not wait for this page.")] if sent.urgency == Urgency.NOW else []
    if sent.status == HandoverStatus.SENT_BACK:
        first.append(_("Answer the question below; then they can receive it."))
    return [
        *map(str, first),
        str(_("%(office)s receives it by %(moment)s.") % {"office": sent.to_office.name, "moment": by}),
        str(_("Until then you and your supervisor answer for the person. Go on helping.")),
        str(_("Then they name a caseworker, look at risks with the person, and explain rights and choices.")),
        str(_("You can read the screening for a day after it is received. After that you keep this receipt.")),
    ]


def _received(case: Case, sent: Handover) -> list[str]:
    at = wording.moment(sent.received_at) if sent.received_at else ""
    return [
        str(_("Received %(moment)s. National code %(code)s.") % {"moment": at, "code": case.national_code}),
        str(_("They answer for the person now. They may still ask you a question; it stands here and in your list.")),
    ]


def _kept(case: Case) -> list[str]:
    due = {row.kind: row for row in access.due_of(case)}
    contact = due.get("safe_contact")
    steps = [
        str(_("You answer for the person until your supervisor names a colleague.")),
        str(_("Only month, province and result went to the coordinating office.")),
    ]
    if contact:
        by = wording.moment(contact.due_at)
        steps.append(str(_("Contact the person, as agreed, by %(moment)s.") % {"moment": by}))
    steps.append(str(_("They may change their mind at any time: the way to a hand-over stays open.")))
    return steps
