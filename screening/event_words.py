"""In which words does the record speak of each kind of act? One row per kind; a test finds a missing one."""

from dataclasses import dataclass

from django.db.models import Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.models.event import Outcome

from . import types
from .office_event_words import OFFICE_WORDS
from .workflow import TRANSITION_BY_CODE

_LABELS: dict[str, str | Promise] = {
    str(one.value): one.label
    for kind in vars(types).values()
    if isinstance(kind, type) and issubclass(kind, TextChoices)
    for one in kind
}

EVENT_WORDS: dict[str, str | Promise] = {
    "access.answered": _("A request to see the case was answered"),
    "access.asked_for": _("Somebody asked to see the case"),
    "access.listed": _("Requests to see cases were listed"),
    "addendum.written": _("An addition was written"),
    "audit.case_read": _("Read who has looked at the case"),
    "audit.person_read": _("Read what a colleague opened"),
    "audit.printed": _("Made the sheet for the person: who opened their file"),
    "audit.searched": _("Read the trail"),
    "age.determined": _("The age was determined"),
    "age.proposed": _("An age determination was proposed"),
    "alternative_plan.written": _("A plan by another route was written"),
    "best_interests.determined": _("Best interests were determined"),
    "best_interests.proposed": _("A determination of best interests was proposed"),
    "case.event_begun": _("Linked with others of the same event"),
    "case.opened": _("Opened"),
    "case.purpose_chosen": _("Said why they open the case"),
    "case.refused": _("Refused"),
    "case.responsibility_passed_up": _("Responsibility went up"),
    "case.stage.moved": _("The case took a step"),
    "case.step_asked": _("A step was asked for"),
    "cases.listed": _("Cases were listed"),
    "cases.searched": _("A case was looked for by its reference"),
    "caseworker.named": _("A caseworker was named"),
    "check_in.recorded": _("A check-in was recorded"),
    "choice.recorded": _("A choice was recorded"),
    "complaint.decided": _("A complaint was decided"),
    "complaint.recorded": _("A complaint was recorded"),
    "contact.recorded": _("A contact was recorded"),
    "denial.added": _("Someone was shut out"),
    "denial.lift_asked": _("Letting someone in again was asked for"),
    "denial.lifted": _("Someone was let in again"),
    "consent.recorded": _("The person agreed that an office is told"),
    "consent.withdrawn": _("The person took their consent back"),
    "detention.looked_at": _("The detention was looked at"),
    "detention.recorded": _("A detention or charge was recorded"),
    "detention.released": _("A release was recorded"),
    "emergency.opened": _("The case was opened in an emergency"),
    "emergency.refused": _("Refused: emergency access"),
    "emergency.tried": _("Emergency access was tried"),
    "family.assessed": _("A relative was assessed"),
    "finding.confirmed": _("The finding was confirmed"),
    "finding.more_time": _("More time was taken"),
    "finding.proposed": _("A finding was proposed"),
    "finding.sent_back": _("The finding was sent back"),
    "finder.asked": _("Looked for who can help"),
    "goal.added": _("A goal was added"),
    "goal.settled": _("A goal was looked at"),
    "handover.accepted": _("The hand-over was accepted"),
    "handover.answered": _("A question was answered"),
    "handover.asked_back": _("A question was sent back"),
    "handover.received": _("The hand-over was received"),
    "handover.sent": _("The hand-over was sent"),
    "handover.sent_later": _("The hand-over was sent, later"),
    "indicator_set.published": _("A checklist was published"),
    "information.given": _("Something was explained"),
    "intake.recorded": _("The intake was recorded"),
    "interview.recorded": _("The formal interview was recorded"),
    "identity_keys.rewritten": _("The keys by which people are compared were written anew"),
    "match.asked": _("The match desk was asked whether the person is known already"),
    "match.closed": _("The match desk has looked"),
    "match.compared": _("Compared with others at the match desk"),
    "match.judged": _("The match desk answered about two cases"),
    "match.undone": _("The match desk undid a link"),
    "matches.listed": _("What waits at the match desk was listed"),
    "missing.alert_opened": _("A missing-person alert was opened"),
    "missing.found": _("The person was found"),
    "missing.searched": _("A search was recorded"),
    "need.settled": _("A need was settled"),
    "needs.assessed": _("Needs were assessed"),
    "needs.recorded": _("Needs were recorded"),
    "note.written": _("A note was written"),
    "notice.answered": _("A notice was answered"),
    "notice.sent": _("A notice was sent"),
    "period.change_told": _("The person was told of a change"),
    "period.correction_asked": _("A correction of the start was asked for"),
    "period.extension_asked": _("A longer period was asked for"),
    "period.granted": _("The 30 days began"),
    "period.late_start_asked": _("An earlier start was asked for"),
    "person.written": _("What the person said of themselves was written"),
    "protected.asked": _("Somebody asked to read protected notes"),
    "protected.taken_back": _("The reading of protected notes was ended"),
    "protected.written": _("A protected note was written"),
    "whereabouts.read": _("Where an office is was read"),
    "exchange.answered": _("An answer from another country was written down"),
    "exchange.given_back": _("Another country returned or deleted what it was told"),
    "exchange.made": _("Another country was asked"),
    "exchange.weighed": _("A contact with another country was weighed"),
    "tracing.begun": _("A relative is looked for"),
    "tracing.ended": _("The search for a relative ended"),
    "transfer.accepted": _("Another office answers for the person"),
    "transfer.declined": _("Another office declined to answer for the person"),
    "transfer.offered": _("The person was offered to another office"),
    "transfer.taken_back": _("The offer to another office was taken back"),
    "placement.recorded": _("Where the person lives was recorded"),
    "referral.accepted": _("A referral was accepted"),
    "referral.asked_back": _("The office asked to help asked back"),
    "referral.begun": _("The service began"),
    "referral.completed": _("The service was completed"),
    "referral.declined": _("A referral was declined"),
    "referral.drafted": _("A referral was written down"),
    "referral.ended": _("A referral was ended"),
    "referral.given_back": _("What was read was given back or deleted"),
    "referral.left": _("The office that helped ended it"),
    "referral.named": _("Somebody else was named to help"),
    "referral.noted": _("Whoever helps wrote a note"),
    "referral.question_answered": _("The office asked to help was answered"),
    "referral.refused": _("Refused: a referral"),
    "referral.sent": _("An office was asked to help"),
    "referral.taken_back": _("A referral was taken back"),
    "referrals.listed": _("Referrals were listed"),
    "relative.added": _("Someone around the person was added"),
    "relative.changed": _("Someone around the person was changed"),
    "removal.recorded": _("Leaving the place of harm was recorded"),
    "request.answered": _("A request was answered"),
    "request.withdrawn": _("A request was taken back"),
    "requests.listed": _("Requests were listed"),
    "response.recorded": _("How officers responded was recorded"),
    "review.answered": _("Something was reviewed"),
    "review.listed": _("What waits for review was listed"),
    "review.opened": _("Something that waits for review was looked at"),
    "review.signed": _("A period was signed"),
    "risk.assessed": _("Risk was assessed"),
    "safety.checked": _("The safety check was recorded"),
    "safety.interrupted": _("Someone came in: nothing is asked until it is said who"),
    "screening.answer_taken_back": _("An answer was taken away"),
    "screening.answered": _("Questions were answered"),
    "screening.begun": _("The screening was begun"),
    "screening.declared": _("The answers were checked before sending"),
    "screening.described": _("The conversation was described"),
    "screening.ended": _("The screening was ended"),
    "screening.explained": _("Explained, and agreed or not"),
    "screening.observed": _("Observations were recorded"),
    "screening.paused": _("The talk was paused"),
    "screening.raised": _("The result was raised"),
    "identification.passed_on": _("The identification was passed on to the national office"),
    "told.listed": _("What other offices told was listed"),
    "screening.resumed": _("The talk went on"),
    "screenings.listed": _("Own screenings were listed"),
    "sharing.confirmed": _("Sharing without consent was confirmed by a second person"),
    "sharing.proposed": _("Sharing without consent was proposed"),
    "specialist.named": _("A specialist was named"),
    "tasks.listed": _("Tasks were listed"),
    "visit.recorded": _("A visit was recorded"),
    "visits.planned": _("Visits were planned"),
}

# Which acts belong together, by the first word of their kind, for whoever looks for some of them only.
FAMILIES: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "talks": (
        _("Talks, notes and visits"),
        ("addendum", "check_in", "contact", "information", "intake", "note", "risk", "visit", "visits"),
    ),
    "help": (
        _("Needs, choices and plan"),
        (
            "alternative_plan",
            "choice",
            "consent",
            "exchange",
            "goal",
            "need",
            "needs",
            "placement",
            "referral",
            "sharing",
        ),
    ),
    "period": (_("The 30 days, and days held"), ("detention", "notice", "period")),
    "steps": (
        _("Steps, requests and findings"),
        (
            "age",
            "best_interests",
            "case",
            "complaint",
            "finding",
            "handover",
            "identification",
            "interview",
            "request",
            "requests",
        ),
    ),
    "people": (
        _("Who works on it, and people"),
        (
            "access",
            "caseworker",
            "denial",
            "emergency",
            "family",
            "match",
            "missing",
            "protected",
            "relative",
            "specialist",
            "tracing",
            "transfer",
            "whereabouts",
        ),
    ),
    "screening": (_("Screening"), ("person", "removal", "response", "safety", "screening")),
}


@dataclass(frozen=True)
class About:
    """A family of acts for whoever looks through everything: its words, and which events it asks for."""

    label: str | Promise
    asked: Q


def _about(label: str | Promise, *first_words: str, **known: str) -> About:
    asked = Q(**known)
    kinds = Q()
    for word in first_words:
        kinds |= Q(kind__startswith=f"{word}.")
    return About(label, asked & kinds)


_OF_A_CASE = {code: _about(label, *words, outcome=Outcome.DONE) for code, (label, words) in FAMILIES.items()}
ABOUT: dict[str, About] = {
    "opened": About(_("Opened a case"), Q(outcome=Outcome.SEEN, kind__in=("case.opened", "match.compared"))),
    "refused": About(_("Was refused"), Q(outcome=Outcome.REFUSED)),
    "emergency": _about(_("Emergency access"), "emergency"),
    "printed": About(_("Printed or exported"), Q(kind="audit.printed") | Q(kind__contains="export")),
    "listed": About(_("Listed or searched"), Q(kind__endswith=".listed") | Q(kind="finder.asked")),
    "trail": _about(_("Read the trail"), "audit", "review"),
    "changed": About(_("Changed a case"), Q(outcome=Outcome.DONE, case_id__isnull=False)),
    **_OF_A_CASE,
    "sign_in": _about(_("Signed in or out"), "account", "screen"),
    "record": _about(_("The record itself"), "record"),
    "accounts": _about(_("Accounts, roles and training"), "member", "people", "elevation", "deputy", "training"),
    "offices": _about(
        _("Offices and the directory"), "office", "offices", "organisation", "organisations", "province", "provinces",
        "service", "services", "interpreter", "interpreters", "evidence", "holiday", "holidays", "whereabouts",
    ),
}  # fmt: skip


def why_words(code: str) -> str | Promise:
    """A reason code in words: the label of a step or of a closed list; the code itself where there is none."""
    if code in TRANSITION_BY_CODE:
        return TRANSITION_BY_CODE[code].label
    return _LABELS.get(code, code)


def words_of(kind: str) -> str | Promise:
    """The words of ``kind``; the kind itself where a row is missing."""
    return EVENT_WORDS.get(kind) or OFFICE_WORDS.get(kind, kind)
