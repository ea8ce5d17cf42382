"""Which steps may a case take, and what must be true first? Frozen rows; no model, no clock.

A gate is a guideline number (None where it is local policy), a sentence for the person at the
screen and a pure test over `CaseFacts`. A transition is from, to, permission and gates. The
refusal, the list on the case page and ``WORKFLOW.md`` come from these rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import rules
from .types import Agreement, FindingOutcome, Result, Stage


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """All that gates may know of a case, on ``today`` in Phnom Penh. Made by ``facts`` alone."""

    today: date
    stage: Stage | None = None
    is_child: bool = True
    safety_recorded: bool = False
    agreement: Agreement | None = None
    result: Result | None = None
    signs_seen: bool = False
    handed_over: bool = False
    intake_explained: bool = False
    needs_recorded: bool = False
    risk_assessed: bool = False
    interpreter_rules_held: bool = False
    detained: bool = False
    period_explained: bool = False
    caseworker_named: bool = False
    last_protected_day: date | None = None
    has_period: bool = False
    left_during_period: bool = False
    request_pending: bool = False
    review_done: bool = False
    told_next_steps: bool = False
    wants_interview: bool = False
    own_decision: bool = False
    alternative_plan: bool = False
    best_interests_no_interview: bool = False
    best_interests_going_home: bool = False
    best_interests_transfer: bool = False
    child_protection_took_part: bool = False
    family_assessed: bool = False
    finding: FindingOutcome | None = None
    ever_found: bool = False
    told_finding: bool = False
    plan_after_finding: bool = False
    more_time_taken: int = 0
    complaint_upheld: bool = False
    told_closing: bool = False
    needs_assessed: bool = False
    goals_settled: bool = False
    referrals_ended: bool = True
    last_visit_settled: bool = False
    search_recorded: bool = False
    missing_alert_open: bool = False
    closed_because_died: bool = False

    @property
    def period_over(self) -> bool:
        """A full period has run out and no detention is open. False where none was granted."""
        return self.last_protected_day is not None and self.today > self.last_protected_day

    @property
    def has_signs(self) -> bool:
        return self.signs_seen or self.result in (Result.PRESUME, Result.SIGNS)


@dataclass(frozen=True)
class Gate:
    """``test`` asks `CaseFacts`, or the facts of the one act that is gated (`referrals.workflow`)."""

    code: str
    guideline: int | None
    sentence: str | Promise
    test: Callable[[Any], bool]
    page: str = ""
    waivable_by: str | None = None


class Approver(StrEnum):
    """Who else must answer before a step is taken."""

    NOBODY = "nobody"
    SUPERVISOR = "supervisor"
    SUPERVISOR_OF_ANOTHER_OFFICE = "supervisor_of_another_office"


LEAVE_SCREENING = "case.leave_screening"


@dataclass(frozen=True)
class Transition:
    """``from_stages`` holds None for the step that begins a case. ``needs_reason``: typed, sealed."""

    code: str
    label: str | Promise
    from_stages: tuple[Stage | None, ...]
    to: Stage
    permission: str
    gates: tuple[Gate, ...] = ()
    approver: Approver = Approver.NOBODY
    needs_reason: bool = False

    def permission_at(self, stage: Stage | None) -> str:
        """Out of screening it is its author who takes the step, whatever the row is for."""
        return LEAVE_SCREENING if stage is Stage.SCREENING else self.permission


# fmt: off
# Screening
SAFETY_RECORDED = Gate("safety_recorded", 18, _("The safety check is recorded."), lambda f: f.safety_recorded, "screening")
HANDED_OVER = Gate("handed_over", 20, _("The hand-over names who receives the person, or who keeps the case."), lambda f: f.handed_over, "handover")
ADULT = Gate("adult", 5, _("The person is an adult. A child, or someone who may be one, is always handed over."), lambda f: not f.is_child)
FEW_SIGNS = Gate("few_signs", 2, _("Few or no signs were recorded."), lambda f: f.result is Result.FEW_OR_NO and not f.has_signs, "screening")
NOT_ENOUGH = Gate("not_enough", 2, _("There is not enough information yet, and no signs were recorded."), lambda f: f.result is Result.NOT_ENOUGH and not f.has_signs, "screening")
SAID_NO = Gate("said_no", 2, _("The person said no to talking."), lambda f: f.agreement is Agreement.SAID_NO, "screening")
NO_SIGNS_SEEN = Gate("no_signs_seen", 2, _("No signs were seen."), lambda f: not f.has_signs, "screening")
SIGNS = Gate("signs", 2, _("Signs were recorded, and the case is not handed over otherwise."), lambda f: f.has_signs and not f.handed_over, "screening")
# Interim help
INTAKE_EXPLAINED = Gate("intake_explained", 27, _("Rights, options and duties were explained at intake, and said back."), lambda f: f.intake_explained, "intake")
LANGUAGE_UNDERSTOOD = Gate("language_understood", 7, _("They were explained in a language the person fully understands."), lambda f: f.intake_explained and f.interpreter_rules_held, "intake")
NEEDS_RECORDED = Gate("needs_recorded", 28, _("Basic needs were asked about and recorded."), lambda f: f.needs_recorded, "needs")
RISK_ASSESSED = Gate("risk_assessed", 29, _("Health, safety and security were looked at with the person."), lambda f: f.risk_assessed, "risk")
INTERPRETER_RULES = Gate("interpreter_rules", 8, _("Where an interpreter was needed, a trained one was there."), lambda f: f.interpreter_rules_held, "intake")
INTERPRETER_INDEPENDENT = Gate("interpreter_independent", 22, _("Nobody from the place of exploitation interpreted."), lambda f: f.interpreter_rules_held, "intake")
NOT_HELD = Gate("not_held", 17, _("The person is not held anywhere."), lambda f: not f.detained, "detention")
NOT_PUNISHED = Gate("not_punished", 24, _("The person is not detained for what follows from being trafficked."), lambda f: not f.detained, "detention")
PERIOD_EXPLAINED = Gate("period_explained", 31, _("The 30 days and their dates were explained, and said back."), lambda f: f.period_explained, "information")
CASEWORKER_NAMED = Gate("caseworker_named", None, _("A caseworker is named."), lambda f: f.caseworker_named, "assign")
# Reflection and identification
PERIOD_OVER = Gate("period_over", 30, _("The last protected day has passed."), lambda f: f.period_over, "reflection")
NOTHING_PENDING = Gate("nothing_pending", 30, _("No request about the period waits for an answer."), lambda f: not f.request_pending, "approvals")
REVIEW_DONE = Gate("review_done", 34, _("The day 25 review is recorded."), lambda f: f.review_done, "reflection")
TOLD_NEXT_STEPS = Gate("told_next_steps", 7, _("The person was told what comes next, and said it back."), lambda f: f.told_next_steps, "information")
WANTS_INTERVIEW = Gate("wants_interview", 33, _("The person wants the formal interview."), lambda f: f.wants_interview, "reflection")
PERIOD_RUNNING = Gate("period_running", 30, _("A period was granted and is still running."), lambda f: f.has_period and not f.period_over, "reflection")
FULL_PERIOD = Gate("full_period", 30, _("The person did not leave during the period. Otherwise a fresh, full one comes first."), lambda f: not f.left_during_period, "reflection")
NO_PERIOD = Gate("no_period", 30, _("No period was granted yet."), lambda f: not f.has_period, "reflection")
FINDING_CONFIRMED = Gate("finding_confirmed", 37, _("The finding is confirmed by a second person."), lambda f: f.finding in (FindingOutcome.IDENTIFIED, FindingOutcome.NOT_IDENTIFIED), "finding")
TOLD_FINDING = Gate("told_finding", 7, _("The person was told the finding in their language, and how to complain in writing."), lambda f: f.told_finding, "information")
PLAN_IF_NOT_IDENTIFIED = Gate("plan_if_not_identified", 40, _("Where the person is not formally identified, a plan for support by another route is recorded since."), lambda f: f.finding is not FindingOutcome.NOT_IDENTIFIED or f.plan_after_finding, "plan")
NOT_FOUND_YET = Gate("not_found_yet", 37, _("No finding is confirmed at this identification yet."), lambda f: f.finding is None, "finding")
FEW_DELAYS = Gate("few_delays", None, _("More time was taken fewer than two times; after that a supervisor of another office answers."), lambda f: f.more_time_taken < rules.MORE_TIME_WITHOUT_ANOTHER_OFFICE, "finding")
COMPLAINT_UPHELD = Gate("complaint_upheld", None, _("A complaint was upheld by a supervisor of another identifying office."), lambda f: f.complaint_upheld, "finding")
# Support
OWN_DECISION = Gate("own_decision", 2, _("Not holding the interview is the person's own decision; for a child, what is best for them."), lambda f: f.own_decision if not f.is_child else f.best_interests_no_interview, "plan")
ALTERNATIVE_PLAN = Gate("alternative_plan", 40, _("A plan for support by another route is recorded."), lambda f: f.alternative_plan, "plan")
CHILD_HAD_PERIOD = Gate("child_had_period", 5, _("A child has had the full period first."), lambda f: not f.is_child or f.period_over, "reflection")
# Closing
TOLD_CLOSING = Gate("told_closing", 7, _("The person was told what closing means and the way back."), lambda f: f.told_closing, "information")
NEEDS_ASSESSED = Gate("needs_assessed", 43, _("Needs were assessed with the person, and every goal is met or says why not."), lambda f: f.needs_assessed and f.goals_settled, "plan")
REFERRALS_ENDED = Gate("referrals_ended", 44, _("Every referral has ended."), lambda f: f.referrals_ended, "referrals")
LAST_VISIT = Gate("last_visit", None, _("The day 180 visit was made, or the person did not want it."), lambda f: f.last_visit_settled, "visits")
CHILD_PROTECTION = Gate("child_protection", 5, _("For a child, child protection took part in the decision."), lambda f: not f.is_child or f.child_protection_took_part, "people")
CHILD_HOME_IS_BEST = Gate("child_home_is_best", 5, _("For a child, going home was determined to be in their best interests."), lambda f: not f.is_child or f.best_interests_going_home, "people")
CHILD_TRANSFER_IS_BEST = Gate("child_transfer_is_best", 5, _("For a child, the transfer was determined to be in their best interests."), lambda f: not f.is_child or f.best_interests_transfer, "people")
CHILD_FAMILY_ASSESSED = Gate("child_family_assessed", 41, _("For a child, the family was assessed, and nobody implicated."), lambda f: not f.is_child or f.family_assessed, "people")
ADULT_MISSING = Gate("adult_missing", 5, _("The person is an adult. A child's case is never closed as missing."), lambda f: not f.is_child)
SEARCHED = Gate("searched", None, _("The search is recorded, and the alert stays open with a next date."), lambda f: f.search_recorded and f.missing_alert_open, "people")
# Reopening
NO_FINDING = Gate("no_finding", 30, _("There was no finding, so a fresh full period follows."), lambda f: not f.ever_found)
A_FINDING = Gate("a_finding", 40, _("There was a finding, so support continues."), lambda f: f.ever_found)
ALIVE = Gate("alive", None, _("The case was not closed because the person died."), lambda f: not f.closed_because_died)

PROTECTED = (PERIOD_OVER, NOTHING_PENDING, NOT_HELD, NOT_PUNISHED)
BEFORE_REFLECTION = (
    INTAKE_EXPLAINED, LANGUAGE_UNDERSTOOD, NEEDS_RECORDED, RISK_ASSESSED, INTERPRETER_RULES,
    INTERPRETER_INDEPENDENT, NOT_HELD, NOT_PUNISHED, PERIOD_EXPLAINED, CASEWORKER_NAMED,
)
OPEN = (Stage.SCREENING, Stage.INTERIM, Stage.REFLECTION, Stage.IDENTIFICATION, Stage.SUPPORT)
MAY_SKIP_INTERVIEW = (Stage.INTERIM, Stage.REFLECTION, Stage.IDENTIFICATION)
BY_SUPERVISOR = Approver.SUPERVISOR

TRANSITIONS: tuple[Transition, ...] = (
    Transition("begin", _("Begin a screening"), (None,), Stage.SCREENING, "screening.begin"),
    Transition("hand_over", _("Hand over"), (Stage.SCREENING,), Stage.INTERIM, LEAVE_SCREENING, (SAFETY_RECORDED, HANDED_OVER)),
    Transition("close_few_or_no", _("Close: few or no signs today"), (Stage.SCREENING,), Stage.CLOSED, LEAVE_SCREENING, (SAFETY_RECORDED, ADULT, FEW_SIGNS)),
    Transition("close_not_enough", _("Close: not enough information yet"), (Stage.SCREENING,), Stage.CLOSED, LEAVE_SCREENING, (SAFETY_RECORDED, ADULT, NOT_ENOUGH)),
    Transition("close_said_no", _("Close: said no to talking, no signs seen"), (Stage.SCREENING,), Stage.CLOSED, LEAVE_SCREENING, (SAFETY_RECORDED, ADULT, SAID_NO, NO_SIGNS_SEEN)),
    Transition("close_signs_not_referred", _("Close: signs, not handed over"), (Stage.SCREENING,), Stage.CLOSED, LEAVE_SCREENING, (SAFETY_RECORDED, ADULT, SIGNS), BY_SUPERVISOR, True),
    Transition("reflect", _("Begin the 30 days"), (Stage.INTERIM,), Stage.REFLECTION, "case.move", BEFORE_REFLECTION),
    Transition("identify", _("Go to formal identification"), (Stage.REFLECTION,), Stage.IDENTIFICATION, "case.move", (*PROTECTED, REVIEW_DONE, TOLD_NEXT_STEPS, WANTS_INTERVIEW)),
    Transition("support_without_interview", _("Support by another route, without the interview"), MAY_SKIP_INTERVIEW, Stage.SUPPORT, "case.move", (OWN_DECISION, ALTERNATIVE_PLAN, CHILD_HAD_PERIOD, TOLD_NEXT_STEPS), BY_SUPERVISOR, True),
    Transition("resume_reflection", _("Go on with the 30 days"), (Stage.SUPPORT,), Stage.REFLECTION, "case.move", (PERIOD_RUNNING,), needs_reason=True),
    Transition("reflect_from_support", _("Begin the 30 days"), (Stage.SUPPORT,), Stage.REFLECTION, "case.move", (NO_PERIOD, *BEFORE_REFLECTION)),
    Transition("support_after_finding", _("Support after the finding"), (Stage.IDENTIFICATION,), Stage.SUPPORT, "case.move", (FINDING_CONFIRMED, TOLD_FINDING, PLAN_IF_NOT_IDENTIFIED)),
    Transition("more_time", _("Needs more time"), (Stage.IDENTIFICATION,), Stage.IDENTIFICATION, "finding.more_time", (*PROTECTED, NOT_FOUND_YET, FEW_DELAYS), needs_reason=True),
    Transition("more_time_again", _("Needs more time again"), (Stage.IDENTIFICATION,), Stage.IDENTIFICATION, "finding.more_time", (*PROTECTED, NOT_FOUND_YET), Approver.SUPERVISOR_OF_ANOTHER_OFFICE, True),
    Transition("identify_after_complaint", _("Identify again: complaint upheld"), (Stage.SUPPORT, Stage.CLOSED), Stage.IDENTIFICATION, "case.reopen", (*PROTECTED, FULL_PERIOD, COMPLAINT_UPHELD, ALIVE)),
    Transition("identify_after_new_facts", _("Identify: new facts"), (Stage.SUPPORT, Stage.CLOSED), Stage.IDENTIFICATION, "case.reopen", (*PROTECTED, FULL_PERIOD, ALIVE), needs_reason=True),
    Transition("identify_when_wanted", _("Identify: the person wants it"), (Stage.SUPPORT, Stage.CLOSED), Stage.IDENTIFICATION, "case.reopen", (*PROTECTED, FULL_PERIOD, WANTS_INTERVIEW, ALIVE), needs_reason=True),
    Transition("close_needs_met", _("Close: needs met"), OPEN, Stage.CLOSED, "case.move", (TOLD_CLOSING, NEEDS_ASSESSED, REFERRALS_ENDED, LAST_VISIT), BY_SUPERVISOR),
    Transition("close_left", _("Close: left or went home, own decision"), OPEN, Stage.CLOSED, "case.move", (CHILD_PROTECTION, CHILD_HOME_IS_BEST, CHILD_FAMILY_ASSESSED), BY_SUPERVISOR, True),
    Transition("close_transferred_abroad", _("Close: transferred abroad"), OPEN, Stage.CLOSED, "case.move", (TOLD_CLOSING, CHILD_PROTECTION, CHILD_TRANSFER_IS_BEST, CHILD_FAMILY_ASSESSED), BY_SUPERVISOR, True),
    Transition("close_died", _("Close: the person died"), OPEN, Stage.CLOSED, "case.move", (), BY_SUPERVISOR, True),
    Transition("close_missing", _("Close: missing"), OPEN, Stage.CLOSED, "case.move", (ADULT_MISSING, SEARCHED), BY_SUPERVISOR, True),
    Transition("come_back", _("Open again: interim help"), (Stage.CLOSED,), Stage.INTERIM, "case.reopen", (NO_FINDING, ALIVE), needs_reason=True),
    Transition("come_back_to_support", _("Open again: support"), (Stage.CLOSED,), Stage.SUPPORT, "case.reopen", (A_FINDING, ALIVE), needs_reason=True),
)
TRANSITION_BY_CODE = {row.code: row for row in TRANSITIONS}
# The step that is next in the ordinary course.
NEXT_STEP = {
    Stage.SCREENING: "hand_over",
    Stage.INTERIM: "reflect",
    Stage.REFLECTION: "identify",
    Stage.IDENTIFICATION: "support_after_finding",
    Stage.SUPPORT: "close_needs_met",
}

# Acts inside a stage that are gated like a step. Extra rows that need more than facts of the case
# (who does it, which interpreter) are refused by the action with the same kind of row.
IN_IDENTIFICATION = Gate("in_identification", 37, _("The case is at formal identification."), lambda f: f.stage is Stage.IDENTIFICATION)
HOLD_INTERVIEW = (IN_IDENTIFICATION, *PROTECTED, NOT_FOUND_YET, WANTS_INTERVIEW)
PROPOSE_FINDING = (IN_IDENTIFICATION, *PROTECTED, NOT_FOUND_YET)
CONFIRM_FINDING = (IN_IDENTIFICATION, *PROTECTED)
# fmt: on


def transitions_from(stage: Stage | None) -> tuple[Transition, ...]:
    return tuple(row for row in TRANSITIONS if stage in row.from_stages)


def unmet(gates: tuple[Gate, ...], *, facts: Any) -> tuple[Gate, ...]:
    """The gates that do not hold, in order."""
    return tuple(gate for gate in gates if not gate.test(facts))


def refused_from(transition: Transition, *, facts: CaseFacts) -> bool:
    """Whether the step does not start at the case's stage at all."""
    return facts.stage not in transition.from_stages
