"""Which numbers bind a case? Every quantity stands here once, with its basis.

``basis`` is ``guideline N``, ``standard NAME`` or ``local policy`` (ours until NCCT says otherwise;
shown as such). Gate rows in ``workflow`` and rows of the safety gate carry their own numbers.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The recovery and reflection period
REFLECTION_DAYS = 30  # guideline 30
LAST_DAY = "last_protected_day"  # no task: the day after which the period of the person is over
LATE_START_DAYS = 3  # local policy (domain 5): an earlier start needs paper and another organisation
LEAST_DAYS_AHEAD = 3  # local policy (domain 5): what a back-dated end must still leave
REVIEW_DAY = 25  # local policy, for guideline 34
CHECK_IN_DAYS = (7, 14, 21)  # local policy, for guideline 34
APPROVAL_CLIMBS_AFTER_WORKING_DAYS = 2  # local policy (domain 5)
LONGEST_EXTENSION_DAYS = 180  # local policy: one request; another may follow

# Formal identification
MORE_TIME_WITHOUT_ANOTHER_OFFICE = 2  # local policy (domain 2)
FINDING_WORKING_DAYS = 10  # local policy (domain 10)
FORM_VERSION = "interim-finding-2026"  # local policy, until the official form is loaded (guideline 37)

# Hand-over, access and notes
AUTHOR_READS_AFTER_RECEIPT = timedelta(hours=24)  # local policy (domain 9)
NATIONAL_CODE = "KH-{province}-{year}-{reference}"  # local policy (domain 11)

# Emergency access, what is protected, and asking for access
EMERGENCY_LASTS = timedelta(minutes=60)  # local policy (domain 9)
EMERGENCY_TRIES_A_DAY = 3  # local policy (domain 9), unknown references counted
EMERGENCY_REVIEW_CLIMBS_AFTER = timedelta(hours=24)  # local policy: three levels are asked within the 72 hours
SHORTEST_EMERGENCY_REASON = 20  # local policy (domain 9), characters
PROTECTED_READING_LASTS = timedelta(hours=24)  # local policy (domain 9)
ACCESS_REQUESTS_A_DAY = 10  # local policy (domain 9)

# Attachments: local policy
LONGEST_SIDE = 4000  # pixels that are kept: a sheet of A4 at 300 dots an inch is 3508 long
MOST_PIXELS = 50_000_000  # that are drawn at all: what a telephone takes at most
PICTURE_QUALITY = 88  # small print of a photographed paper stays legible
MOST_PAGES = 100
LONGEST_TITLE = 200  # characters; what is longer is a note
MOST_OBJECTS = 50_000  # of a PDF: what is scanned or printed has a few hundred

# A person who comes away or is missing
MISSED_CHECK_INS_FOR_ALERT = 2  # local policy (domain 2)

# The result of a screening: local policy, for the interim indicator set (guidelines 12, 13)
CORE_ITEMS_OPEN_FOR_NOT_ENOUGH = 6
ANSWERS_OF_ANY_KIND_FOR_SIGNS = 2
OBSERVATIONS_FOR_SIGNS = 2

# The talk with the person: local policy (ux 1.0.3, 2.2)
OFFER_A_BREAK_AFTER = timedelta(minutes=30)
SILENCE_ENDS_A_TALK_AFTER = timedelta(hours=1)
LOOK_AGAIN_AFTER = timedelta(minutes=20)

# Sharing with those who help
URGENT_REFERRAL_ANSWER = timedelta(hours=24)  # local policy (domain 10)
LONGEST_CONSENT_DAYS = 365  # local policy: then the person is asked again

# Whether a person is known already: local policy (domain 1)
MOST_WORDS_OF_A_NAME = 4  # longer names are compared as written and in order of their words
SHORTEST_PART_OF_A_NAME = 2  # letters of a key; one word of a name counts together with the year of birth
TELEPHONE_DIGITS = range(8, 16)  # standard E.164 at most; without the prefix of the country
SHORTEST_DOCUMENT_NUMBER = 4
MOST_CANDIDATES = 12  # what fits best; whoever compares reads the identity of no more people than that

# Reading the trail: local policy
DAYS_OF_THE_TRAIL = 30  # unless days are chosen
LIT_HOURS = range(5, 22)  # Phnom Penh; what happens at any other hour is said to be at night

# What is kept of a closed case, and what is not
KEPT_AFTER_CLOSING = timedelta(
    days=3650
)  # local policy, no source gives a number: a complaint or a trial may come late

# What was typed
LONGEST_WORDS = 300  # local policy (ux 2.4), characters
LONGEST_NARRATIVE = 4000  # local policy (ux 2.1), characters


@dataclass(frozen=True)
class DeadlineRule:
    """What is due, how long after the moment it starts from, on which basis, at which address.

    ``page`` is the name of the address (after ``case-``) where the task is done; ``guideline`` is
    the number shown beside it, if any; ``urgent`` sorts it first within its day.
    """

    kind: str
    label: str | Promise
    within: timedelta
    basis: str
    page: str
    guideline: int | None = None
    urgent: bool = False
    survives_closing: bool = False


def _hours(number: int) -> timedelta:
    return timedelta(hours=number)


def _days(number: int) -> timedelta:
    return timedelta(days=number)


# fmt: off
DEADLINES: tuple[DeadlineRule, ...] = (
    DeadlineRule("send_screening", _("Send or finish the screening"), _hours(24), "local policy", "screening", 20),
    DeadlineRule("receive_handover", _("Receive the hand-over"), _hours(24), "local policy", "handover", 20),
    DeadlineRule("child_handover", _("Hand the child over to child protection"), _hours(24), "guideline 5", "handover", 5, urgent=True),
    DeadlineRule("answer_question", _("Answer the question sent back"), _hours(24), "local policy", "handover", 20),
    DeadlineRule("name_caseworker", _("Name a caseworker"), _hours(24), "local policy", "assign", 25),
    DeadlineRule("intake", _("Intake: rights, options and duties"), _hours(48), "local policy", "intake", 27),
    DeadlineRule("risk", _("Look at risks, with the person"), _hours(24), "local policy", "risk", 29),
    DeadlineRule("urgent_need", _("Meet an urgent need"), _hours(4), "local policy", "needs", 28, urgent=True),
    DeadlineRule("detention_alert", _("Held or charged: act today"), _days(0), "guideline 17", "detention", 24, urgent=True),
    DeadlineRule("check_in_7", _("Day 7 check-in"), _days(7), "local policy", "reflection", 34),
    DeadlineRule("check_in_14", _("Day 14 check-in"), _days(14), "local policy", "reflection", 34),
    DeadlineRule("check_in_21", _("Day 21 check-in"), _days(21), "local policy", "reflection", 34),
    DeadlineRule("review_25", _("Day 25 review"), _days(REVIEW_DAY), "local policy", "reflection", 34),
    DeadlineRule(
        "last_protected_day",
        _("Last protected day of the period"),
        _days(REFLECTION_DAYS),
        "guideline 30",
        "reflection",
        30,
    ),
    DeadlineRule("approval", _("Answer a request"), _days(2), "local policy", "approvals", None),
    DeadlineRule("emergency_review", _("Look at an emergency access"), _hours(72), "local policy", "approvals", 3, urgent=True, survives_closing=True),
    DeadlineRule("finding", _("Formal finding"), _days(0), "local policy", "finding", 37),
    DeadlineRule("confirm_finding", _("Confirm or send back the finding"), _hours(72), "local policy", "finding", 37),
    DeadlineRule("tell_finding", _("Tell the finding, and how to complain"), _hours(72), "local policy", "information", 7),
    DeadlineRule("safe_contact", _("Contact the person, as agreed"), _days(7), "local policy", "notes", 34),
    DeadlineRule(
        "missing_look",
        _("Look again for a missing person"),
        _hours(1),
        "local policy",
        "people",
        5,
        urgent=True,
        survives_closing=True,
    ),
    DeadlineRule("referral_answer", _("Answer to a referral"), _hours(72), "local policy", "referrals", 44),
    DeadlineRule("transfer_answer", _("Answer: another office offers a person"), _hours(72), "local policy", "transfer", 44),
    DeadlineRule("referral_question", _("Answer a question about a referral"), _hours(24), "local policy", "referrals", 44),
    DeadlineRule("confirm_sharing", _("Answer: sharing without consent"), _hours(4), "local policy", "referrals", 3, urgent=True),
    DeadlineRule("refer_again", _("Ask another office to help"), _hours(24), "local policy", "referrals", 44),
    DeadlineRule("choice_again", _("Ask again about a service"), _days(0), "guideline 33", "choices", 33),
    DeadlineRule("plan_review", _("Review the alternative plan"), _days(0), "guideline 40", "plan", 40),
    DeadlineRule("complaint", _("Answer a complaint"), _days(14), "local policy", "finding", 37),
    DeadlineRule("visit_30", _("Follow-up visit, day 30"), _days(30), "local policy", "visits", 44, survives_closing=True),
    DeadlineRule("visit_90", _("Follow-up visit, day 90"), _days(90), "local policy", "visits", 44, survives_closing=True),
    DeadlineRule("visit_180", _("Follow-up visit, day 180"), _days(180), "local policy", "visits", 44, survives_closing=True),
)
# fmt: on
DEADLINE_BY_KIND = {row.kind: row for row in DEADLINES}
