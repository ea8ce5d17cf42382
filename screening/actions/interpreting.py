"""Who interpreted one conversation, and did the rules hold for it (guidelines 8, 9, 11, 22)?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from orgs import people
from orgs.models import Interpreter, User
from orgs.types import Course

from ..access import is_denied
from ..models import Interpreting
from ..safety import EmbassyWish, Independence, InterpreterKind
from ..safety.answers import NOT_FROM_THE_PLACE
from . import impartiality
from .acting import Work

NEVER = NOT_FROM_THE_PLACE | {InterpreterKind.MACHINE, InterpreterKind.NOBODY}
ON_ROSTER = frozenset({InterpreterKind.ROSTER, InterpreterKind.ROSTER_REMOTE, InterpreterKind.EMBASSY})


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What is answered about an interpreter, for one conversation."""

    kind: InterpreterKind
    language: str
    interpreter: Interpreter | None = None
    member: User | None = None
    independence: frozenset[Independence] = field(default_factory=frozenset)
    gender_accepted: bool = False
    embassy_wish: EmbassyWish | None = None


def record(work: Work, voice: Voice) -> Interpreting:
    """Keep who interpreted, judged for this conversation and no other."""
    held = rules_held(voice, today=work.today) and may_interpret(work, voice)
    if not held and voice.kind != InterpreterKind.NOBODY:
        work.act.details["interpreter_refused"] = str(voice.kind)
    return work.add(
        Interpreting,
        kind=voice.kind,
        language=voice.language,
        interpreter=voice.interpreter,
        member=voice.member,
        independence=sorted(str(point) for point in voice.independence),
        gender_accepted=voice.gender_accepted,
        embassy_wish=voice.embassy_wish or "",
        rules_held=held,
    )


def may_interpret(work: Work, voice: Voice) -> bool:
    """Trained; and no colleague who may not know of the case, or whose office held the person (10, 22)."""
    if voice.member and (is_denied(voice.member, work.case) or impartiality.works_where_held(voice.member, work.case)):
        return False
    return is_trained(voice, today=work.today)


def record_if_any(work: Work, voice: Voice | None) -> Interpreting | None:
    return record(work, voice) if voice is not None else None


def rules_held(voice: Voice, *, today: date) -> bool:
    """Whether what is said through this interpreter counts. No row can be overridden."""
    return (
        voice.kind not in NEVER
        and is_trained(voice, today=today)
        and voice.gender_accepted
        and is_independent(voice.independence)
        and (voice.kind != InterpreterKind.EMBASSY or voice.embassy_wish == EmbassyWish.YES)
    )


def is_trained(voice: Voice, *, today: date) -> bool:
    """A roster entry with ethics training, or a member of staff with the interpreters' course (guideline 10)."""
    if voice.kind == InterpreterKind.STAFF:
        return voice.member is not None and people.is_trained(voice.member, Course.INTERPRETER_ETHICS, today)
    found = voice.interpreter
    knows = found is not None and voice.language in found.languages
    return bool(found and found.is_active and knows and found.is_trained(today=today))


def is_independent(points: Iterable[Independence]) -> bool:
    return frozenset(points) == frozenset(Independence)
