"""Which acts belong together, for whoever looks for some of them only?"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.models.event import Outcome

# Of a case, by the first word of their kind.
FAMILIES: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "talks": (
        _("Talks, notes and visits"),
        ("addendum", "attachment", "check_in", "contact", "information", "intake", "note", "risk", "visit", "visits"),
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
    "reviewed": About(_("Answered or signed in the review"), Q(kind__in=("review.answered", "review.signed"))),
    "changed": About(_("Changed a case"), Q(outcome=Outcome.DONE, case_id__isnull=False)),
    **_OF_A_CASE,
    "sign_in": _about(_("Signed in or out"), "account", "screen"),
    "record": _about(_("The record, its keys and backups"), "record", "keys", "backup"),
    "accounts": _about(_("Accounts, roles and training"), "member", "people", "elevation", "deputy", "training"),
    "offices": _about(
        _("Offices and the directory"), "office", "offices", "organisation", "organisations", "province", "provinces",
        "service", "services", "interpreter", "interpreters", "evidence", "holiday", "holidays", "whereabouts",
    ),
}  # fmt: skip
