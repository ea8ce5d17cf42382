"""Is it safe to talk now? Each check is a row; what it judges opens and closes parts of the form."""

from django.utils.translation import gettext as _

from orgs.models import Interpreter, User
from orgs.refusals import Refused

from .. import safety
from ..models import Case, SafetyCheck
from ..safety import EmbassyWish, Outcome, Part, SafetyAnswers, Under18, Verdict
from ..types import AgeBand
from . import interpreting
from .acting import Work, change, working
from .interpreting import Voice

ADULT_BANDS = (AgeBand.FROM_18_TO_24, AgeBand.FROM_25_TO_34, AgeBand.FROM_35_TO_49, AgeBand.FROM_50)


class PartClosed(Refused):
    """The safety check closes this part of the form. ``guidelines`` are the numbers of its reasons."""

    def __init__(self, check: SafetyCheck) -> None:
        rows = [row for row in safety.SAFETY_ROWS if row.code in check.reasons]
        self.guidelines = tuple(sorted({number for row in rows for number in row.guidelines}))
        said = " ".join(f"G{row.guidelines[-1]} {row.sentence}" for row in rows)
        super().__init__(_("The safety check keeps this closed. %(why)s") % {"why": said}, why="part_closed")


def record(
    *,
    by: User,
    case: Case,
    answers: SafetyAnswers,
    interpreter: Interpreter | None = None,
    member: User | None = None,
    gender_accepted: bool = False,
) -> SafetyCheck:
    """Keep the five answers and what they were judged to. A re-check is a new row."""
    with working("safety.checked", by=by, case=case, permission="screening.fill", guideline=18) as work:
        voice = _voice(answers, interpreter=interpreter, member=member, gender_accepted=gender_accepted)
        verdict = _judge(work, answers, voice)
        heard = interpreting.record_if_any(work, voice)
        check = work.add(
            SafetyCheck,
            took_place_at=work.now,
            answers=answers.as_codes(),
            outcome=verdict.outcome,
            reasons=[row.code for row in verdict.reasons],
            interpreting=heard,
        )
        _write_on_case(work, answers)
        work.act.details["outcome"] = verdict.outcome
    return check


def latest(case: Case) -> SafetyCheck | None:
    return SafetyCheck.objects.filter(case=case).order_by("-recorded_at").first()


def require_open(work: Work, part: Part) -> SafetyCheck:
    """The check that counts now. Raises `Refused` before any, `PartClosed` where it keeps ``part`` shut."""
    check = latest(work.case)
    if check is None:
        raise Refused(_("Record the safety check first (G18)."), why="no_safety_check")
    if part not in open_parts(check):
        raise PartClosed(check)
    return check


def open_parts(check: SafetyCheck) -> frozenset[Part]:
    return safety.OPEN_PARTS[Outcome(check.outcome)]


def _judge(work: Work, answers: SafetyAnswers, voice: Voice | None) -> Verdict:
    return safety.judge(
        answers,
        interpreter_trained=voice is not None and interpreting.may_interpret(work, voice),
        interpreter_gender_accepted=voice is not None and voice.gender_accepted,
    )


def _voice(
    answers: SafetyAnswers, *, interpreter: Interpreter | None, member: User | None, gender_accepted: bool
) -> Voice | None:
    if not answers.needs_interpreter or answers.interpreter_kind is None:
        return None
    return Voice(
        kind=answers.interpreter_kind,
        language=answers.language,
        interpreter=interpreter,
        member=member,
        independence=answers.independence,
        gender_accepted=gender_accepted,
        embassy_wish=EmbassyWish(answers.embassy_wish) if answers.embassy_wish else None,
    )


def _write_on_case(work: Work, answers: SafetyAnswers) -> None:
    person = work.case.person
    languages = [answers.language, *(code for code in person.languages if code != answers.language)]
    change(
        person,
        languages=languages[:5],
        needs_interpreter=answers.needs_interpreter,
        version=person.version + 1,
        changed_at=work.now,
        changed_by=work.by,
    )
    if answers.under_18 == Under18.NO and _said_maybe_before(work):
        raise Refused(
            _("It was said before that the person may be under 18. Answer “maybe”: child protection decides (G5)."),
            why="age",
        )
    band = AgeBand(work.case.age_band)
    # An age band said before may contradict; doubt stays child (guideline 5).
    if answers.under_18 == Under18.NO and band not in (AgeBand.NOT_KNOWN, *ADULT_BANDS):
        raise Refused(_("The age written down is under 18. Correct it first, or answer “maybe”."), why="age")
    work.save_case(said_age=answers.under_18, is_child=answers.child)


def _said_maybe_before(work: Work) -> bool:
    """Doubt stays child, whatever is answered at a second look (guideline 5)."""
    earlier = SafetyCheck.objects.filter(case=work.case).values_list("answers", flat=True)
    return any(Under18(answers["under_18"]) != Under18.NO for answers in earlier if answers.get("under_18"))
