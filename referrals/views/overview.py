"""The referrals of a case: who was asked, on what it rests, what came of it, and where the person lives."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.models import User
from orgs.requests import SignedInRequest
from screening import access
from screening.actions import consents, sharing
from screening.models import Case, Consent, SharingWithoutConsent
from screening.sections import Section
from screening.types import GrantEnd, SharedGroup
from screening.views.blocks import CLOSED, Block, Entry, Link, Row, open_to, shown, words
from screening.views.frame import address, case_page, opened_case
from screening.views.words import language_words, voice_words

from ..actions import placements, referring
from ..models import Referral
from ..types import HELPING, DeclinedWhy, EndedWhy, Outcome, ReferralStatus
from .told import purpose_words, who_is_told

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:index"


@login_required
@require_safe
def index(request: SignedInRequest, ref: str) -> HttpResponse:
    """Where someone is referred to is where they can be found: who has not opened C4 reads services and dates."""
    case = opened_case(request, ref, need="assessments.read", want=READ)
    may = access.refusal(request.user, "referral.write", case) is None
    asked = [_referral(case, row, may=may) for row in referring.of(case)]
    agreed = [_consent(case, row, may=may) for row in consents.of(case)]
    named = [_without(request.user, case, row) for row in sharing.of(case)]
    blocks = [_first(case, asked, may=may), *asked, *agreed, *named, _placements(case, may=may)]
    return case_page(request, case, "record.html", here=HERE, title=_("Referrals"), blocks=blocks)


def _first(case: Case, asked: list[Block], *, may: bool) -> Block:
    """Where to begin: first the person agrees that an office is told, then it is asked."""
    offered = [
        Link(_("Find who can help"), address("referrals:finder", case)),
        Link(_("Record a consent"), address("referrals:consent_record", case)),
        Link(_("Ask an office to help"), address("referrals:draft", case)),
        Link(_("Share without consent"), address("referrals:sharing_propose", case)),
        Link(_("Another office answers for the person"), address("transfer", case)),
        Link(_("Ask another country"), address("referrals:exchanges", case)),
        Link(_("Look for family"), address("referrals:tracings", case)),
    ]
    text = _("First the person agrees that an office is told, then it is asked. A yes can be taken back any day.")
    empty = "" if asked else _("Nobody was asked to help yet.")
    return Block(_("Those who help"), text=text, empty=empty, links=offered if may else [], guideline=44)


def _referral(case: Case, row: Referral, *, may: bool) -> Block:
    rows = [
        Row(_("Office"), row.to_office.name if open_to(case, Section.C4) else CLOSED),
        Row(_("Where it stands"), standing(row)),
    ]
    if row.grant and row.grant.named and open_to(case, Section.C4):
        rows.append(Row(_("Helps"), row.grant.named.code))
    rows += [
        Row(_("Asked"), wording.moment(row.sent_at) if row.sent_at else _("not yet"), row.recorded_by.code),
        Row(_("What is asked"), shown(case, row, "words") or _("None")),
        Row(_("Their words"), _their_words(case, row) or _("None")),
    ]
    return Block(
        _("Asked: %(service)s") % {"service": row.get_service_display()},
        rows=rows,
        entries=_questions(case, row, may=may),
        links=[*_next_best(case, row), *_acts(case, row)] if may else [],
    )


def _next_best(case: Case, row: Referral) -> list[Link]:
    """A no leads straight to whoever else may be able to help."""
    if row.status != ReferralStatus.DECLINED:
        return []
    url = f"{address('referrals:finder', case)}?service={row.service}"
    return [Link(_("Who else can help"), url)]


def standing(row: Referral) -> Any:
    """Where a referral stands, in words; what closed it from outside comes first."""
    grant = row.grant
    if grant and grant.ended_at and row.status in (ReferralStatus.SENT, *HELPING):
        return _("Closed: %(why)s") % {"why": GrantEnd(grant.ended_why).label}
    why = {
        ReferralStatus.DECLINED: DeclinedWhy(row.declined_why).label if row.declined_why else "",
        ReferralStatus.COMPLETED: Outcome(row.outcome).label if row.outcome else "",
        ReferralStatus.ENDED: EndedWhy(row.ended_why).label if row.ended_why else "",
    }.get(ReferralStatus(row.status), "")
    label = ReferralStatus(row.status).label
    return f"{label}: {why}" if why else label


def _their_words(case: Case, row: Referral) -> str:
    said = [shown(case, row, name) for name in ("answer_words", "outcome_words")]
    said += [shown(case, note, "text") for note in row.notes.all()]
    return " · ".join(dict.fromkeys(str(one) for one in said if one))


def _acts(case: Case, row: Referral) -> list[Link]:
    """What may be done with it now."""
    closed = bool(row.grant and row.grant.ended_at)
    offered = [
        ("referrals:send", _("Send it"), row.status == ReferralStatus.DRAFT),
        ("referrals:take_back", _("Take it back"), row.status in (ReferralStatus.DRAFT, ReferralStatus.SENT)),
        ("referrals:whereabouts", _("Where it is"), row.status in HELPING),
        ("referrals:end", _("End it"), row.status in HELPING),
    ]
    return [Link(label, address(name, case, str(row.pk))) for name, label, fits in offered if fits and not closed]


def _questions(case: Case, row: Referral, *, may: bool) -> list[Entry]:
    entries = []
    for asked in row.questions.all():
        waits = may and asked.answered_at is None
        url = address("referrals:question_answer", case, str(asked.pk)) if waits else ""
        said = Entry(_("They ask"), at=asked.recorded_at, text=shown(case, asked, "question"), url=url)
        said.why = shown(case, asked, "answer") if asked.answered_at else ""
        entries.append(said)
    return entries


def _consent(case: Case, row: Consent, *, may: bool) -> Block:
    rows = [
        Row(_("Who is told"), who_is_told(case, row)),
        Row(_("What they may know"), words(row.groups, SharedGroup) or _("None")),
        Row(_("Until"), wording.day(row.until_on)),
        Row(_("Language"), language_words(row.language)),
        Row(_("Interpreter"), *voice_words(row.interpreting)),
        Row(_("Recorded"), wording.moment(row.recorded_at), row.recorded_by.code),
        Row(_("In their words"), shown(case, row, "words") or _("None")),
    ]
    if row.child_assents:
        rows.append(Row(_("Why it is best for the child"), shown(case, row, "best_interests")))
    if row.withdrawn_at:
        rows.append(Row(_("Taken back"), wording.moment(row.withdrawn_at), shown(case, row, "withdrawn_words")))
    url = address("referrals:consent_withdraw", case, str(row.pk))
    return Block(
        _("Agreed to: %(service)s") % {"service": purpose_words(row)},
        rows=rows,
        links=[Link(_("The person takes it back"), url)] if may and not row.withdrawn_at else [],
        guideline=33,
    )


def _without(user: User, case: Case, row: SharingWithoutConsent) -> Block:
    rows = [
        Row(_("Who is told"), who_is_told(case, row)),
        Row(_("Ground"), row.get_ground_display()),
        Row(_("What they may know"), words(row.groups, SharedGroup)),
        Row(_("Until"), wording.day(row.until_on)),
        Row(_("Proposed"), wording.moment(row.recorded_at), row.recorded_by.code),
        Row(_("Reason"), shown(case, row, "reason")),
    ]
    who = row.confirmed_by.code if row.confirmed_by else ""
    rows.append(Row(_("Confirmed"), wording.moment(row.confirmed_at) if row.confirmed_at else _("not yet"), who))
    waits = row.confirmed_at is None and access.refusal(user, "sharing.confirm", case) is None
    links = [Link(_("Confirm"), address("referrals:sharing_confirm", case, str(row.pk)))] if waits else []
    return Block(_("Without consent: %(service)s") % {"service": purpose_words(row)}, rows=rows, links=links)


def _placements(case: Case, *, may: bool) -> Block:
    """Where someone is placed is where they can be found: only for those who have opened C4."""
    links = [Link(_("Record where they live now"), address("referrals:placement_record", case))] if may else []
    heading = _("Where the person lives")
    if not open_to(case, Section.C4):
        return Block(heading, empty=CLOSED)
    entries = [
        Entry(
            row.get_kind_display(),
            on=row.began_on,
            who=row.recorded_by.code,
            note=_("until %(day)s") % {"day": wording.day(row.ended_on)} if row.ended_on else "",
            text=shown(case, row, "where"),
        )
        for row in placements.of(case)
    ]
    return Block(heading, entries=entries, links=links, empty=_("Not written down."), guideline=44)
