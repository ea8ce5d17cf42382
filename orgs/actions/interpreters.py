"""Who is on the roster of interpreters, for which languages, and trained until when?"""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import codes, log, people
from ..models import Interpreter, User
from ..refusals import Refused
from ..rules import TRAINING_RULES
from ..types import Course, Gender

_ETHICS = next(rule for rule in TRAINING_RULES if rule.course is Course.INTERPRETER_ETHICS)


def add(
    *,
    by: User | None,
    languages: Sequence[str],
    gender: Gender,
    today: date,
    ethics_trained_on: date | None = None,
    code: str = "",
) -> Interpreter:
    """Enter an interpreter by number; the name is kept where the roster is kept, not here. Raises `Refused`."""
    with log.recording("interpreter.added", by=by) as act:
        people.require_administrator(by=by)
        row = Interpreter(code=code or codes.draw_for_interpreter(), languages=sorted(set(languages)), gender=gender)
        _train(row, on=ethics_trained_on, today=today)
        _clean(row)
        row.save(force_insert=True)
        act.subject = row.code
    return row


def train(*, by: User | None, interpreter: Interpreter, ethics_trained_on: date, today: date) -> None:
    """Record the ethics training (G10) of an interpreter."""
    with log.recording("interpreter.trained", by=by, guideline=10, subject=interpreter.code):
        people.require_administrator(by=by)
        row = Interpreter.objects.select_for_update().get(pk=interpreter.pk)
        _train(row, on=ethics_trained_on, today=today)
        row.save(update_fields=["ethics_trained_on", "ethics_valid_until"])
    interpreter.refresh_from_db()


def set_active(*, by: User | None, interpreter: Interpreter, is_active: bool) -> None:
    """Take an interpreter off the roster, or back on it."""
    with log.recording("interpreter.availability_changed", by=by, subject=interpreter.code):
        people.require_administrator(by=by)
        row = Interpreter.objects.select_for_update().get(pk=interpreter.pk)
        row.is_active = is_active
        row.save(update_fields=["is_active"])
    interpreter.refresh_from_db()


def _train(row: Interpreter, *, on: date | None, today: date) -> None:
    if on is None:
        return
    if on > today:
        raise Refused(_("The course was completed on a day that has not come yet."), why="future")
    row.ethics_trained_on, row.ethics_valid_until = on, on + _ETHICS.valid_for


def _clean(row: Interpreter) -> None:
    if not row.languages:
        raise Refused(_("Choose at least one language."), why="fields")
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error
