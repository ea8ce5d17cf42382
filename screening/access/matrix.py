"""Who may read which sections of a case, and do what? The matrix of domain 9, as rows; no model, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.types import Course

from ..sections import Section
from ..types import OPEN_STAGES, Stage


class Tie(TextChoices):
    """How someone stands to a case now. Of several a look is recorded as the first: what opens the most stands first."""

    AUTHOR = "author", _("began it, not yet received")
    HOLDING = "holding", _("answers for it until a caseworker is named")
    CASEWORKER = "caseworker", _("is the caseworker")
    SPECIALIST = "specialist", _("is the specialist")
    EMERGENCY = "emergency", _("opened it for an hour in an emergency")
    AUTHOR_RECEIVED = "author_received", _("began it, received less than a day ago")
    AUTHOR_LATER = "author_later", _("began it, received earlier")
    OFFICE_ASKED = "office_asked", _("works where it was handed to, not yet received")
    OFFERED = "offered", _("works where it was offered to, not yet accepted")
    CONFIRMER = "confirmer", _("supervises the specialist's office, a finding is proposed")
    IDENTIFYING = "identifying", _("supervises the office that is asked for a finding")
    APPROVER = "approver", _("is asked to answer a request")
    SECOND_PERSON = "second_person", _("is asked as the second person of child protection")
    CHILD_PROTECTION = "child_protection", _("protects children in the province, where another office answers")
    JUDGE = "judge", _("is asked to decide a complaint")
    SUPERVISOR = "supervisor", _("supervises the office that answers for it")
    HELPER = "helper", _("is named as the one who helps, on a referral")
    REFERRED = "referred", _("works where the person was referred to")
    GIVER = "giver", _("gave protected notes to read, and may take that back")
    MATCH_DESK = "match_desk", _("compares people at the match desk, on a request")


@dataclass(frozen=True)
class TieRow:
    """What a tie opens: at once, with a purpose chosen, and with a purpose and a reason for identity."""

    tie: Tie
    reads: frozenset[Section]
    with_purpose: frozenset[Section] = frozenset()
    with_reason: frozenset[Section] = frozenset()
    only_summary: bool = False


C1, C2, C3, C4, C5 = Section


def _row(tie: Tie, *reads: Section, **more: object) -> TieRow:
    return TieRow(tie=tie, reads=frozenset(reads), **more)  # type: ignore[arg-type]


TIE_ROWS: tuple[TieRow, ...] = (
    _row(Tie.AUTHOR, C1, C2, C3, C4),
    _row(Tie.AUTHOR_RECEIVED, C1, C2),
    _row(Tie.AUTHOR_LATER, only_summary=True),
    _row(Tie.OFFICE_ASKED, only_summary=True),
    _row(Tie.OFFERED, only_summary=True),
    _row(Tie.HOLDING, C1, C2, C3, C4),
    _row(Tie.CASEWORKER, C1, C2, C3, C4),
    _row(Tie.SPECIALIST, C1, C2, C3, C4),
    _row(Tie.EMERGENCY, C1, C2, C3, C4),
    _row(Tie.CONFIRMER, C1, C2, C3),
    _row(Tie.IDENTIFYING, C1),
    _row(Tie.APPROVER, C1, C2),
    _row(Tie.SECOND_PERSON, C1, C2, C3),
    _row(Tie.CHILD_PROTECTION, C1, C2),
    _row(Tie.JUDGE, C1, C2, C3),
    _row(
        Tie.SUPERVISOR,
        C1,
        with_purpose=frozenset({C2, C3}),
        with_reason=frozenset({C4}),
    ),
    # What was agreed is read off the grant that names them (`grants.sections`).
    _row(Tie.HELPER, C1),
    _row(Tie.REFERRED, only_summary=True),
    # Whoever gave somebody what is protected reads nothing of it themselves.
    _row(Tie.GIVER, only_summary=True),
    _row(Tie.MATCH_DESK, C1, C4),
)
ROW_BY_TIE = {row.tie: row for row in TIE_ROWS}
# Holds on the desk's own pages, and on no page of a case: there its reference is as unknown as any.
AT_THE_DESK = frozenset({Tie.MATCH_DESK})
ALL = frozenset(Tie) - AT_THE_DESK
CASEWORK = frozenset({Tie.CASEWORKER, Tie.HOLDING})
HELPS = frozenset({Tie.HELPER, Tie.REFERRED})
# Of another office, which was asked something: it reads on a page of its own, and no page of the case.
OUTSIDE = HELPS | {Tie.OFFERED, Tie.GIVER}
HANDS_ON = CASEWORK | {Tie.AUTHOR}
# C5: who may be given it by name, for as long as that tie holds; and who writes it, and never reads it back by that.
PROTECTED_READERS = CASEWORK | {Tie.SPECIALIST, Tie.SUPERVISOR}
PROTECTED_WRITERS = PROTECTED_READERS | {Tie.AUTHOR, Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER}
ASSIGNED = CASEWORK | {Tie.AUTHOR, Tie.SPECIALIST}
EVERYTHING = frozenset({C1, C2, C3, C4})
ANY_STAGE = tuple(Stage)
AFTER_SCREENING = tuple(stage for stage in OPEN_STAGES if stage is not Stage.SCREENING)


@dataclass(frozen=True)
class Permission:
    """One act: who may do it by their tie, at which stages, with which training, and what it opens."""

    code: str
    ties: frozenset[Tie]
    sentence: str | Promise
    stages: tuple[Stage, ...] = OPEN_STAGES
    opens: frozenset[Section] = frozenset()
    course: Course | None = None


ONLY_CASEWORK = _("Only the caseworker does this.")
ONLY_AUTHOR = _("Only whoever began the screening does this, until it is received.")
ONLY_SUPERVISOR = _("Only a supervisor of the office that answers for the case does this.")
ONLY_SPECIALIST = _("Only the specialist named for this case does this.")


def _may(code: str, ties: Iterable[Tie], sentence: str | Promise, *stages: Stage, **more: object) -> Permission:
    values = {"stages": stages or OPEN_STAGES, **more}
    return Permission(code=code, ties=frozenset(ties), sentence=sentence, **values)  # type: ignore[arg-type]


def _casework(code: str, *stages: Stage) -> Permission:
    return _may(code, CASEWORK, ONLY_CASEWORK, *(stages or AFTER_SCREENING), opens=EVERYTHING)


PERMISSIONS: tuple[Permission, ...] = (
    # Reading
    _may("case.see", ALL, _("You may not see this case."), *ANY_STAGE),
    _may("steps.read", ALL - OUTSIDE, _("You may not read this."), *ANY_STAGE),
    _may("screening.read", ALL - OUTSIDE - {Tie.IDENTIFYING, Tie.AUTHOR_LATER, Tie.OFFICE_ASKED}, _("You may not read this."), *ANY_STAGE),
    _may("handover.read", ALL - OUTSIDE - {Tie.IDENTIFYING}, _("You may not read this."), *ANY_STAGE),
    _may("assessments.read", ALL - OUTSIDE - {Tie.IDENTIFYING, Tie.APPROVER, Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER, Tie.OFFICE_ASKED}, _("You may not read this."), *ANY_STAGE),
    _may("attachment.open", ALL - OUTSIDE - {Tie.IDENTIFYING, Tie.APPROVER, Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER, Tie.OFFICE_ASKED, Tie.CHILD_PROTECTION}, _("You may not open this."), *ANY_STAGE),
    _may("timeline.read", ASSIGNED | {Tie.SUPERVISOR, Tie.CONFIRMER}, _("You may not read the timeline."), *ANY_STAGE),
    _may("seen.read", CASEWORK | {Tie.SUPERVISOR}, _("Only the caseworker and their supervisor read who has seen a case."), *ANY_STAGE),
    # Screening and hand-over
    _may("screening.fill", {Tie.AUTHOR, Tie.HOLDING}, ONLY_AUTHOR, Stage.SCREENING, opens=EVERYTHING, course=Course.INDICATOR_SCREENING),
    _may("case.leave_screening", {Tie.AUTHOR, Tie.HOLDING}, ONLY_AUTHOR, Stage.SCREENING, opens=EVERYTHING),
    _may("handover.send_later", CASEWORK, ONLY_CASEWORK, *AFTER_SCREENING, opens=EVERYTHING),
    _may("handover.receive", {Tie.OFFICE_ASKED}, _("Only someone of the office it was sent to receives it."), *AFTER_SCREENING),
    _may("handover.ask", {Tie.OFFICE_ASKED, *CASEWORK}, _("Only the office it was sent to asks back."), *AFTER_SCREENING, opens=frozenset({C3})),
    _may("handover.accept", CASEWORK, _("Only the office it was sent to accepts it."), *AFTER_SCREENING),
    _may("handover.answer", {Tie.AUTHOR, Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER}, _("Only whoever began the screening answers."), *ANY_STAGE, opens=frozenset({C3})),
    _may("addendum.write", {Tie.AUTHOR_RECEIVED}, _("An addition can be made for a day after the hand-over was received."), *ANY_STAGE),
    _may("need.record", HANDS_ON | {Tie.SPECIALIST}, _("Only those who work with the person record needs."), opens=EVERYTHING),
    _may("person.write", HANDS_ON, _("Only those who work with the person write this."), opens=EVERYTHING),
    _may("relative.write", HANDS_ON, _("Only those who work with the person write this."), opens=EVERYTHING),
    # Casework
    _may("caseworker.name", {Tie.HOLDING, Tie.SUPERVISOR}, ONLY_SUPERVISOR, *AFTER_SCREENING),
    _casework("intake.record"),
    _casework("risk.record"),
    _casework("information.give"),
    _may("detention.record", HANDS_ON, _("Only those who work with the person record this."), opens=EVERYTHING),
    _casework("period.grant"),
    _casework("period.change"),
    _casework("check_in.record"),
    _casework("choice.record"),
    _casework("plan.write"),
    _casework("assessment.write"),
    _casework("family.assess"),
    _may("missing.open", HANDS_ON, _("Only those who work with the person record this."), *AFTER_SCREENING, opens=EVERYTHING),
    _may("missing.record", HANDS_ON, _("Only those who work with the person record this."), *AFTER_SCREENING, Stage.CLOSED, opens=EVERYTHING),
    _may("child.propose", {*CASEWORK, Tie.CHILD_PROTECTION}, _("Only child protection determines this."), *AFTER_SCREENING, opens=frozenset({C2, C3})),
    _may("child.confirm", {Tie.SECOND_PERSON}, _("Only a second person of child protection confirms this."), *AFTER_SCREENING, opens=frozenset({C2, C3})),
    _may("note.write", HANDS_ON | {Tie.EMERGENCY}, _("Only those who work with the person write notes."), opens=EVERYTHING),
    _may("contact.record", HANDS_ON, _("Only those who work with the person record this."), opens=EVERYTHING),
    _may("attachment.write", HANDS_ON, _("Only those who work with the person attach papers, and take them back."), opens=EVERYTHING),
    _may("visit.record", CASEWORK, ONLY_CASEWORK, *AFTER_SCREENING, Stage.CLOSED, opens=EVERYTHING),
    # Those who help
    _casework("consent.record"),
    _casework("referral.write"),
    _casework("placement.record"),
    _casework("sharing.propose"),
    _casework("exchange.record"),
    _casework("tracing.record"),
    _may("sharing.confirm", {Tie.SUPERVISOR}, ONLY_SUPERVISOR, *AFTER_SCREENING, opens=frozenset({C3, C4})),
    _may("referral.read", HELPS, _("Only the office asked to help reads this."), *AFTER_SCREENING),
    _may("referral.answer", {Tie.REFERRED}, _("Only the office asked to help answers."), *AFTER_SCREENING),
    _may("referral.serve", {Tie.HELPER}, _("Only whoever is named as helping does this."), *AFTER_SCREENING),
    # Another office answers for the person from now on
    _may("transfer.read", CASEWORK | {Tie.SUPERVISOR, Tie.OFFERED}, _("Only the two offices read this."), *AFTER_SCREENING),
    _may("transfer.offer", CASEWORK | {Tie.SUPERVISOR}, _("Only the caseworker or their supervisor does this."), *AFTER_SCREENING, opens=frozenset({C3, C4})),
    _may("transfer.answer", {Tie.OFFERED}, _("Only the office it was offered to answers."), *AFTER_SCREENING),
    # Steps and requests
    _casework("case.move"),
    _may("case.reopen", {Tie.SUPERVISOR}, ONLY_SUPERVISOR, Stage.SUPPORT, Stage.CLOSED, opens=frozenset({C2, C3})),
    _may("approval.answer", {Tie.APPROVER}, _("This request is not yours to answer."), *ANY_STAGE, opens=frozenset({C2})),
    _may("approval.withdraw", ASSIGNED | {Tie.SUPERVISOR}, _("Only whoever asked takes a request back."), *ANY_STAGE),
    # Identification
    _may("specialist.name", {Tie.IDENTIFYING}, _("Only a supervisor of the identifying office names a specialist."), Stage.IDENTIFICATION),
    _may("identification.pass_on", {Tie.IDENTIFYING, Tie.CONFIRMER, Tie.SUPERVISOR, *CASEWORK}, _("Only the office asked, or whoever answers for the case, passes the identification on."), Stage.IDENTIFICATION),
    _may("interview.record", {Tie.SPECIALIST}, ONLY_SPECIALIST, Stage.IDENTIFICATION, opens=EVERYTHING, course=Course.FORMAL_IDENTIFICATION),
    _may("finding.propose", {Tie.SPECIALIST}, ONLY_SPECIALIST, Stage.IDENTIFICATION, opens=EVERYTHING, course=Course.FORMAL_IDENTIFICATION),
    _may("finding.more_time", {Tie.SPECIALIST}, ONLY_SPECIALIST, Stage.IDENTIFICATION, opens=EVERYTHING, course=Course.FORMAL_IDENTIFICATION),
    _may("finding.confirm", {Tie.CONFIRMER}, _("Only a supervisor of the specialist's office answers a finding."), Stage.IDENTIFICATION, opens=frozenset({C2, C3})),
    _may("complaint.record", CASEWORK | {Tie.SPECIALIST, Tie.SUPERVISOR}, _("Only those who work on the case record a complaint."), *ANY_STAGE, opens=frozenset({C3})),
    _may("complaint.decide", {Tie.JUDGE}, _("This complaint is not yours to decide."), *ANY_STAGE, opens=frozenset({C2, C3})),
    # Whether the person is known already
    _may("match.ask", HANDS_ON, _("Only those who work with the person ask this."), opens=frozenset({C1})),
    _may("match.hear", HANDS_ON | {Tie.SUPERVISOR}, _("Only those who work with the person, and their supervisor, read this."), *ANY_STAGE),
    _may("match.compare", AT_THE_DESK, _("Only the match desk does this."), *ANY_STAGE),
    # What is protected, and who asks to see a case
    _may("protected.see", PROTECTED_WRITERS | {Tie.GIVER}, _("You may not read this."), *ANY_STAGE),
    _may("protected.write", PROTECTED_WRITERS, _("Only those who work on the case write protected notes."), *ANY_STAGE),
    _may("protected.ask", PROTECTED_READERS, _("Only those who work on the case ask to read protected notes."), *ANY_STAGE),
    _may("protected.take_back", PROTECTED_READERS | {Tie.GIVER}, _("Only whoever gave it, or was given it, ends it."), *ANY_STAGE),
    _may("access.answer", {Tie.SUPERVISOR}, ONLY_SUPERVISOR, *ANY_STAGE),
    # Who must not see it
    _may("denial.add", HANDS_ON | {Tie.AUTHOR_RECEIVED, Tie.AUTHOR_LATER, Tie.SUPERVISOR}, _("Only the author, the worker who answers for it or a supervisor does this."), *ANY_STAGE),
    _may("denial.ask_lift", HANDS_ON | {Tie.SUPERVISOR}, _("Only the author, the worker who answers for it or a supervisor does this."), *ANY_STAGE),
    _may("denial.lift", {Tie.SUPERVISOR}, ONLY_SUPERVISOR, *ANY_STAGE),
)  # fmt: skip
PERMISSION_BY_CODE = {row.code: row for row in PERMISSIONS}


def opened_to(ties: Iterable[Tie], *, purpose: str, with_identity: bool) -> frozenset[Section]:
    """All sections that ``ties`` open together."""
    sections: frozenset[Section] = frozenset()
    for tie in ties:
        row = ROW_BY_TIE[tie]
        sections |= row.reads
        if purpose:
            sections |= row.with_purpose
            if with_identity:
                sections |= row.with_reason
    return sections
