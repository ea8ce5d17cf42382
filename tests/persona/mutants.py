"""The rows of who may read and do what, each made wrong in one way; and what the table typed by hand says of them."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from screening.access import doors, matrix
from screening.access.matrix import Permission, Tie, TieRow
from screening.sections import Section
from screening.types import Stage

from .matrix import MAY, OPENS

READ_WITH = ("reads", "with_purpose", "with_reason")
# How each column of OPENS is asked for.
ASKED_WITH = (("", False), ("supervision", False), ("supervision", True))


@dataclass(frozen=True)
class Mutant:
    """One row, made wrong: ``row`` is None where it is left out."""

    name: str
    key: str
    row: Any
    rows: dict[Any, Any]

    def live(self) -> AbstractContextManager[Any]:
        """While it holds, the row is wrong for everybody who looks it up."""
        if self.row is not None:
            return patch.dict(self.rows, {self.key: self.row})
        left = {key: row for key, row in self.rows.items() if key != self.key}
        return patch.dict(self.rows, left, clear=True)


def every_mutant() -> list[Mutant]:
    """Of the rows as they are now, whoever added them."""
    return [*of_reading(), *of_acting()]


def of_reading() -> Iterator[Mutant]:
    """A relation left out; a section less or more, at once, by a purpose, by a reason; a summary or not."""
    for row in matrix.TIE_ROWS:
        changed: dict[str, TieRow | None] = {
            "left out": None,
            "summary": replace(row, only_summary=not row.only_summary),
        }
        for how in READ_WITH:
            for section in Section:
                wrong = getattr(row, how) ^ {section}
                changed[f"{section} {how}"] = replace(row, **{how: wrong})
        for what, wrong_row in changed.items():
            if wrong_row is None or _opens(wrong_row) != _opens(row):
                yield Mutant(f"{row.tie} {what}", row.tie, wrong_row, matrix.ROW_BY_TIE)


def _opens(row: TieRow) -> tuple[Any, ...]:
    """All that follows from a row: a section that is open anyway is not opened twice."""
    return row.reads, row.reads | row.with_purpose, row.reads | row.with_purpose | row.with_reason, row.only_summary


def of_acting() -> Iterator[Mutant]:
    """An act left out; a relation or a stage less or more; no training asked."""
    for row in matrix.PERMISSIONS:
        changed: dict[str, Permission | None] = {"left out": None}
        changed |= {f"tie {tie}": replace(row, ties=row.ties ^ {tie}) for tie in Tie}
        for stage in Stage:
            changed[f"stage {stage}"] = replace(row, stages=tuple(set(row.stages) ^ {stage}))
        if row.course is not None:
            changed["no training"] = replace(row, course=None)
        for what, wrong_row in changed.items():
            yield Mutant(f"{row.code} {what}", row.code, wrong_row, matrix.PERMISSION_BY_CODE)


def differences(*, of: str = "") -> list[str]:
    """What the live rows, or those ``of`` one key, say otherwise than the tables typed by hand."""
    return [*_of_reading(of), *_of_acting(of)]


def _of_reading(of: str) -> Iterator[str]:
    if matrix.ROW_BY_TIE.keys() != OPENS.keys():
        yield f"ties {sorted(matrix.ROW_BY_TIE.keys() ^ OPENS.keys())}"
        return
    for tie, columns in _asked(OPENS, of):
        for asked, letters in zip(ASKED_WITH, columns, strict=True):
            given = matrix.opened_to([Tie(tie)], purpose=asked[0], with_identity=asked[1])
            if "".join(sorted(given)).replace("C", "") != letters.strip("-"):
                yield f"{tie} {asked}"
        if matrix.ROW_BY_TIE[Tie(tie)].only_summary != (columns[0] == "-"):
            yield f"{tie} summary"


def _of_acting(of: str) -> Iterator[str]:
    if matrix.PERMISSION_BY_CODE.keys() != MAY.keys():
        yield f"permissions {sorted(matrix.PERMISSION_BY_CODE.keys() ^ MAY.keys())}"
        return
    for code, may in _asked(MAY, of):
        row = matrix.PERMISSION_BY_CODE[code]
        if row.course != may.course:
            yield f"{code} {row.course}"
        for stage in Stage:
            case: Any = SimpleNamespace(stage=stage)
            for tie in Tie:
                # Who is trained is asked of the database; which training was compared above.
                said = doors._refusal(None, replace(row, course=None), case, frozenset({tie}))  # type: ignore[arg-type]  # nobody
                if (said is None) != (tie in may.ties and stage in may.stages):
                    yield f"{code} {tie} {stage}"


def _asked(typed: dict[str, Any], of: str) -> list[tuple[str, Any]]:
    return [(key, row) for key, row in typed.items() if not of or key == of]
