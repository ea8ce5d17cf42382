"""Whoever may know of a case gets what the table says of it, and reads what the matrix opens."""

from contextlib import nullcontext
from typing import Any

from screening.access import Purpose, Reason, open_case
from screening.sections import Section

from .asking import address, code, looked_up_once, not_drawn, shown, undone
from .stage import NOWHERE, AtAStage
from .table import CODES, LET_IN, READS, ROWS, SUMMARY_ONLY, Seat

Wrong = list[tuple[Any, ...]]


class MayKnow(AtAStage):
    def test_whoever_may_know_gets_what_the_table_says(self) -> None:
        """A page that opens is drawn once for all who read the same of it; by the others it is asked with HEAD."""
        wrong: Wrong = []
        drawn: set[Any] = set()
        with looked_up_once():
            for place, seat in self.seats:
                with undone():
                    for name, path in self.addresses(seat.case):
                        kind = name, READS[seat.as_what]
                        wrong += self.differences(place, seat, name, path, draw=kind not in drawn)
                        drawn.add(kind)
        assert wrong == []

    def differences(self, place: int, seat: Seat, name: str, path: str, *, draw: bool) -> Wrong:
        """What an address answers otherwise than the table says."""
        letters, user = self.expected(place, name), self.here.users[seat.persona]
        got = {"GET": code(user, "GET", path)} if draw else {}
        with not_drawn():
            for method, letter in letters.items():
                if method in got or (letter == "2" and method == ("HEAD" if draw else "GET")):
                    continue
                with undone() if method == "POST" and letter in LET_IN else nullcontext():
                    got[method] = code(user, method, path)
        wrong = [method for method, status in got.items() if status != CODES[letters[method]]]
        return [(seat.persona, seat.case, name, method, got[method], letters[method]) for method in wrong]

    def test_a_row_of_another_case_and_a_row_that_is_nowhere_are_unknown(self) -> None:
        wrong: Wrong = []
        with looked_up_once(), not_drawn():
            for place, seat in self.seats:
                ref, other = shown(self.here.cases[seat.case]), "B" if seat.case == "A" else "A"
                for name in ROWS:
                    for row in {self.here.rows[other].get(name, NOWHERE), NOWHERE}:
                        wrong += self.found(place, seat, name, address(name, ref, str(row)))
        assert wrong == []

    def found(self, place: int, seat: Seat, name: str, path: str) -> Wrong:
        """Whoever may not do the act is told so, whichever row they name; whoever may finds nothing."""
        answers = []
        for method in ("GET", "POST"):
            is_refused = self.expected(place, name)[method] == "F"
            with undone():
                got = code(self.here.users[seat.persona], method, path)
            if got != (403 if is_refused else 404):
                answers.append((seat.persona, seat.case, name, method, got))
        return answers

    def test_whoever_may_know_reads_the_sections_of_the_matrix(self) -> None:
        why = Purpose.SAFETY
        reasons = Reason(), Reason(purpose=why), Reason(purpose=why, with_identity=True)
        with looked_up_once():
            for _place, seat in self.seats:
                user, ref = self.here.users[seat.persona], shown(self.here.cases[seat.case])
                for reads, reason in zip(READS[seat.as_what], reasons, strict=True):
                    with undone():
                        case = open_case(user, ref, want=Section, reason=reason)
                    assert "".join(sorted(case.opened)).replace("C", "") == reads, (seat, reason)
                    assert case.summary_only is (seat.as_what in SUMMARY_ONLY), seat
