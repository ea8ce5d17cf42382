"""Each gate of a guideline stops what it should; and without its row, the test that is named for it fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest

from config import guidelines
from referrals import workflow as beyond
from screening import workflow
from screening.safety import SafetyAnswers, gate, judge
from tests.screening.test_moves_table import EACH, facts_of

from .by_hand import ACTS, BEYOND, SAFETY, examined

Judged = Iterator[tuple[str, Any, Any]]


def of_steps(number: int) -> Judged:
    for step, code, missing, named in EACH:
        if named == number:
            row = workflow.TRANSITION_BY_CODE[step]
            yield code, facts_of(step), (row.gates, facts_of(step, **missing))


def of_acts(number: int) -> Judged:
    for act, gates in ACTS.items():
        for code, (missing, named) in gates.items():
            if named == number:
                yield code, examined(), (getattr(workflow, act), examined(**missing))


def of_what_lies_beyond(number: int) -> Judged:
    for act, (made, free, gates) in BEYOND.items():
        for code, (missing, named) in gates.items():
            if named == number:
                yield code, made(**free), (getattr(beyond, act), made(**{**free, **missing}))


NUMBERS = sorted(
    {named for _step, _code, _missing, named in EACH if named}
    | {named for gates in ACTS.values() for _missing, named in gates.values()}
    | {named for _made, _free, gates in BEYOND.values() for _missing, named in gates.values()}
    | {number for *_said, numbers in SAFETY.values() for number in numbers}
)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"G{number}")
def test_every_gate_of_it_stops_what_it_should(number):
    for judged in (of_steps, of_acts, of_what_lies_beyond):
        for code, free, (gates, facts) in judged(number):
            assert not workflow.unmet(gates, facts=free), code
            stopping = {one.code: one.guideline for one in workflow.unmet(gates, facts=facts)}
            assert stopping.get(code) == number, code
    for code, (answers, trained, accepted, numbers) in SAFETY.items():
        if number in numbers:
            said = judge(
                SafetyAnswers.from_codes(answers), interpreter_trained=trained, interpreter_gender_accepted=accepted
            )
            stopping = {row.code: row.guidelines for row in said.reasons}
            assert number in stopping.get(code, ()), code


# Without the row


@contextmanager
def without_gate(where: str, code: str) -> Iterator[None]:
    """``where``: a step, or the name of an act's gates."""
    if where in workflow.TRANSITION_BY_CODE:
        row = workflow.TRANSITION_BY_CODE[where]
        kept = tuple(one for one in row.gates if one.code != code)
        changed = {where: type(row)(**{**vars(row), "gates": kept})}
        with patch.dict(workflow.TRANSITION_BY_CODE, changed):
            yield
        return
    module = workflow if hasattr(workflow, where) else beyond
    kept = tuple(one for one in getattr(module, where) if one.code != code)
    with patch.object(module, where, kept):
        yield


@contextmanager
def without_safety_row(code: str) -> Iterator[None]:
    with patch.object(gate, "SAFETY_ROWS", tuple(row for row in gate.SAFETY_ROWS if row.code != code)):
        yield


def rows() -> Iterator[tuple[str, str, int, Callable[[], Any]]]:
    """Every row with a number: where it stands, its code, the number, and what takes it away."""
    places = [(row.code, row.gates) for row in workflow.TRANSITIONS]
    places += [(name, getattr(workflow, name)) for name in ("HOLD_INTERVIEW", "PROPOSE_FINDING", "CONFIRM_FINDING")]
    places += [(name, getattr(beyond, name)) for name in ("CONTACT_COUNTRY", "TRACE_RELATIVE")]
    for where, gates in places:
        for one in gates:
            if one.guideline is not None:
                yield where, one.code, one.guideline, lambda w=where, c=one.code: without_gate(w, c)
    for row in gate.SAFETY_ROWS:
        for number in row.guidelines:
            yield "the safety check", row.code, number, lambda c=row.code: without_safety_row(c)


def fails(address: str) -> bool:
    """Whether the test at ``address`` fails now."""
    file, _sign, name = address.partition("::")
    name, _bracket, parameter = name.partition("[")
    test = getattr(import_module(file.removesuffix(".py").replace("/", ".")), name)
    try:
        test(int(parameter.strip("]G")))
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("where", "code", "number", "taken_away"), [pytest.param(*row, id=f"{row[0]}-{row[1]}-G{row[2]}") for row in rows()]
)
def test_without_the_row_the_test_named_for_its_guideline_fails(where, code, number, taken_away):
    named = guidelines.test_of(guidelines.BY_NUMBER[number])
    assert not fails(named)
    with taken_away():
        assert fails(named), (where, code)


def test_the_safety_check_has_the_rows_typed_by_hand_and_no_other():
    assert {row.code: set(row.guidelines) for row in gate.SAFETY_ROWS} == {
        code: row[-1] for code, row in SAFETY.items()
    }


def test_every_gate_that_is_written_stands_before_a_step_or_an_act():
    used = {code for _where, code, _number, _away in rows()}
    for module in (workflow, beyond):
        written = {one.code for one in vars(module).values() if isinstance(one, workflow.Gate) and one.guideline}
        assert written <= used, module
