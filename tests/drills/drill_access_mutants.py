"""Every row of who may read and do what, made wrong in every way: the tables typed by hand must notice, and so must the
requests of the persona table, as far as anybody could ever ask so.

At small size a few hundred mutants are drawn by lot; MUTANTS=all asks all of them and says which the requests miss.
"""

import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest

from screening.access import Purpose, Reason, doors, matrix, open_case
from screening.sections import Section
from tests.persona.asking import code, looked_up_once, not_drawn, shown, undone
from tests.persona.mutants import Mutant, differences, every_mutant
from tests.persona.stage import AtAStage
from tests.persona.table import CODES, READS, STAGES, SUMMARY_ONLY

pytestmark = pytest.mark.django_db
SMALL = 200
REASONS = (Reason(), Reason(purpose=Purpose.SAFETY), Reason(purpose=Purpose.SAFETY, with_identity=True))
# An act is judged where a page or an act asks for it by name; what a page merely offers is not its answer.
ASKS = {"open_case", "require"}


class Asked(AtAStage):
    """The seats of one stage, and by act which of their requests it decides."""

    def __init__(self, stage: str) -> None:
        type(self).stage = stage
        self.setUpTestData()
        self.decided: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def note(self) -> None:
        for place, seat in self.seats:
            user = self.here.users[seat.persona]
            for name, path in self.paths[seat.case].items():
                letters = self.expected(place, name)
                for method in ("GET", "POST"):
                    with self.noting() as acts, undone():
                        code(user, method, path)
                    for act in acts:
                        asked = user, method, path, CODES[letters[method]]
                        self.decided[act].append((self.here.cases[seat.case], asked))

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        acts: set[str] = set()
        judged = doors._refusal

        def noted(user: Any, row: Any, *rest: Any) -> Any:
            if sys._getframe(1).f_code.co_name in ASKS:
                acts.add(row.code)
            return judged(user, row, *rest)

        with patch.object(doors, "_refusal", noted):
            yield acts

    def notices(self, mutant: Mutant) -> bool:
        """Whether any request gets another answer than the table says."""
        if mutant.rows is matrix.ROW_BY_TIE:
            with mutant.live():
                return any(self.reads_otherwise(mutant, seat) for _place, seat in self.seats)
        row = matrix.PERMISSION_BY_CODE[mutant.key]
        matters = [asked for case, asked in self.decided[mutant.key] if self.differs(mutant, row, case, asked[0])]
        with mutant.live():
            return any(self.answers_otherwise(*asked) for asked in matters)

    def differs(self, mutant: Mutant, row: Any, case: Any, user: Any) -> bool:
        """Whether the row made wrong says otherwise than ``row`` of ``user``: only then it is worth asking."""
        found = doors.ties(user, case)
        said = [doors._refusal(user, one, case, found) is None for one in (row, mutant.row) if one is not None]
        return len(set(said)) == 2 or mutant.row is None

    def answers_otherwise(self, user: Any, method: str, path: str, expected: int) -> bool:
        with undone():
            try:
                return code(user, method, path) != expected
            except Exception:
                # A page that breaks, on what is closed or missing, shows nothing.
                return True

    def reads_otherwise(self, mutant: Mutant, seat: Any) -> bool:
        if mutant.key not in {
            str(tie) for tie in doors.ties(self.here.users[seat.persona], self.here.cases[seat.case])
        }:
            return False
        user, ref = self.here.users[seat.persona], shown(self.here.cases[seat.case])
        for letters, reason in zip(READS[seat.as_what], REASONS, strict=True):
            with undone():
                try:
                    case = open_case(user, ref, want=Section, reason=reason)
                except KeyError:
                    return True
            if "".join(sorted(case.opened)).replace("C", "") != letters:
                return True
        return case.summary_only is not (seat.as_what in SUMMARY_ONLY)


def drawn() -> list[Mutant]:
    every = every_mutant()
    return every if os.environ.get("MUTANTS") == "all" else random.sample(every, k=SMALL)


def test_no_row_can_be_wrong_unnoticed() -> None:
    mutants = drawn()
    missed = [mutant.name for mutant in mutants if not _noticed_by_table(mutant)]
    by_requests: set[str] = set()
    for stage in STAGES:
        with undone():
            asked = Asked(stage)
            with looked_up_once(), not_drawn():
                asked.note()
                for mutant in mutants:
                    if mutant.name not in by_requests and asked.notices(mutant):
                        by_requests.add(mutant.name)
    unasked = sorted({mutant.name for mutant in mutants} - by_requests)
    print(
        f"\n{len(mutants)} mutants: {len(mutants) - len(missed)} noticed by the tables, {len(by_requests)} by requests"
    )
    print("Noticed by the tables alone:", *unasked, sep="\n    ")
    assert missed == []


def _noticed_by_table(mutant: Mutant) -> bool:
    with mutant.live():
        return bool(differences(of=mutant.key))
