"""Is it safe to talk now? Each check is a row; what it judges opens and closes parts of the form."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from orgs import log
from orgs.asking import CASE, written_once
from orgs.languages import LANGUAGES
from orgs.models import Interpreter, User
from orgs.refusals import Refused

from .. import review_rules, safety
from ..models import Case, SafetyCheck
from ..safety import EmbassyWish, Independence, InterpreterKind, Outcome, Part, Present, SafetyAnswers, Under18, Verdict
from ..types import AgeBand
from . import drafts, interpreting
from .acting import Work, change, working
from .interpreting import Voice

ADULT_BANDS = (AgeBand.FROM_18_TO_24, AgeBand.FROM_25_TO_34, AgeBand.FROM_35_TO_49, AgeBand.FROM_50)


class PartClosed(Refused):
    """The safety check closes this part of the form. ``guidelines`` are the numbers of its reasons."""

    def __init__(self, check: SafetyCheck) -> None:
        rows = safety.worth_saying(check.reasons)
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
        if Part.EXPLAIN in verdict.open_sections and _was_shut_lately(work):
            work.act.details["opened_again"] = True
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
        drafts.drop(work, Part.SAFETY)
    return check


def interrupt(*, by: User, case: Case) -> SafetyCheck:
    """Someone came in. Until it is said who, somebody is there who cannot be placed, and nothing is asked.

    The answers that still hold are kept as a draft, so that only who is there has to be answered again.
    """
    # The same form may still be sent after it was put aside: this does not count as its sending.
    with (
        log.submitted(None),
        working("safety.interrupted", by=by, case=case, permission="screening.fill", guideline=16) as work,
    ):
        last = latest(work.case)
        if last is None:
            raise Refused(_("Record the safety check first (G18)."), why="no_safety_check")
        before = SafetyAnswers.from_codes(last.answers)
        there = (before.present - {Present.NOBODY}) | {Present.UNKNOWN}
        answers = replace(before, present=there, asked_to_leave=None)
        drafts.keep(by=by, case=work.case, part=Part.SAFETY, content=_without_who_is_there(answered_in(last)))
        if answers == before:
            # Pressed twice: it is shut already.
            return last
        verdict = _judge(work, answers, _voice_of(last))
        check = work.add(
            SafetyCheck,
            took_place_at=work.now,
            answers=answers.as_codes(),
            outcome=verdict.outcome,
            reasons=[row.code for row in verdict.reasons],
            interpreting=last.interpreting,
        )
        work.act.details["outcome"] = verdict.outcome
    return check


def answered(*, by: User, case: Case) -> dict[str, Any]:
    """The codes of the safety check so far: of the one that is being answered, else of the last one."""
    kept = drafts.of(by=by, case=case, part=Part.SAFETY)
    if kept is not None:
        return dict(kept.content)
    check = latest(case)
    return answered_in(check) if check else {}


def answered_in(check: SafetyCheck) -> dict[str, Any]:
    """What was answered, as the form sends it."""
    words = {True: "yes", False: "no"}
    codes = {name: words[code] if isinstance(code, bool) else code or "" for name, code in check.answers.items()}
    heard = check.interpreting
    if heard is None:
        return codes
    return codes | {
        "interpreter": heard.interpreter.code if heard.interpreter else "",
        "member": heard.member.code if heard.member else "",
        "gender_accepted": words[heard.gender_accepted],
    }


def opens_talk(check: SafetyCheck | None) -> bool:
    """Whether the person may be asked anything now."""
    return check is not None and Part.EXPLAIN in open_parts(check)


def latest(case: Case) -> SafetyCheck | None:
    return next(iter(_latest(case=case.pk)), None)


@written_once
def _latest() -> QuerySet[SafetyCheck]:
    return SafetyCheck.objects.filter(case=CASE).order_by("-recorded_at")[:1]


def _was_shut_lately(work: Work) -> bool:
    """Whether danger, or somebody who may control the person, kept the talk shut a short while ago."""
    last = latest(work.case)
    if last is None or opens_talk(last) or work.now - last.recorded_at > review_rules.OPENED_AGAIN_WITHIN:
        return False
    return bool(review_rules.SHUT_BECAUSE_OF & set(last.reasons))


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


def _voice_of(check: SafetyCheck) -> Voice | None:
    """Who interpreted, as it was answered then."""
    heard = check.interpreting
    if heard is None:
        return None
    return Voice(
        kind=InterpreterKind(heard.kind),
        language=heard.language,
        interpreter=heard.interpreter,
        member=heard.member,
        independence=frozenset(Independence(point) for point in heard.independence),
        gender_accepted=heard.gender_accepted,
        embassy_wish=EmbassyWish(heard.embassy_wish) if heard.embassy_wish else None,
    )


def _without_who_is_there(codes: dict[str, Any]) -> dict[str, Any]:
    gone = ("present", "asked_to_leave", "support_chosen_alone")
    return {name: code for name, code in codes.items() if name not in gone}


def _write_on_case(work: Work, answers: SafetyAnswers) -> None:
    if answers.language not in {*dict(LANGUAGES), safety.LANGUAGE_NOT_KNOWN}:
        raise Refused(_("This is not one of the answers."), why="answer")
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
