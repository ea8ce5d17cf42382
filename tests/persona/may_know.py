"""Whoever may know of a case gets what the table says of it, and reads what the matrix opens."""

from contextlib import nullcontext

from screening.access import Purpose, Reason, open_case
from screening.sections import Section
from screening.types import Stage
from tests.lot import some

from .asking import REFUSED_METHODS, Asked, address, answer, code, looked_up_once, not_drawn, shown, undone
from .stage import NOWHERE, TABLE, AtAStage, Wrong, listed
from .table import CODES, LET_IN, READ_ONLY, READS, ROWS, SUMMARY_ONLY, Seat


class MayKnow(AtAStage):
    def test_whoever_may_know_gets_what_the_table_says(self) -> None:
        wrong: Wrong = []
        asked = {name: self.asked_of_those_let_in(name) for name in some(TABLE)}
        # A sample of 2,000 in the suite would be half as many: this is asked at five stages.
        assert len(asked) * len(list(self.seats)) * len(("GET", "POST", *REFUSED_METHODS)) > 1_000
        with looked_up_once():
            for place, seat in self.seats:
                with undone():
                    for name in asked:
                        path = self.paths[seat.case][name]
                        wrong += self.differences(place, seat, name, path, asked[name].get(place, ("GET", "HEAD")))
        assert not wrong, listed(wrong)

    def asked_of_those_let_in(self, name: str) -> dict[int, tuple[str, ...]]:
        """A page that opens is drawn once for all who read the same of it; by the others it is asked with HEAD."""
        let_in = [
            (place, READS[seat.as_what][0])
            for place, seat in self.seats
            if self.expected(place, name)["GET"] == "2"
        ]  # fmt: skip
        first = {reads: place for place, reads in reversed(let_in)}
        if len(first) == len(let_in):
            return {place: ("GET", "HEAD") if (place, reads) == let_in[0] else ("GET",) for place, reads in let_in}
        return {place: ("GET",) if first[reads] == place else ("HEAD",) for place, reads in let_in}

    def differences(self, place: int, seat: Seat, name: str, path: str, reading: tuple[str, ...]) -> Wrong:
        """What an address answers otherwise than the table says."""
        letters, user = self.expected(place, name), self.here.users[seat.persona]
        got = {"GET": code(user, "GET", path)} if "GET" in reading else {}
        with not_drawn():
            for method in (*reading, "POST", *REFUSED_METHODS):
                if method not in got:
                    with undone() if method == "POST" and letters[method] in LET_IN else nullcontext():
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
        assert not wrong, listed(wrong)

    def found(self, place: int, seat: Seat, name: str, path: str) -> Wrong:
        """Whoever may not do the act is told so, whichever row they name; whoever may finds nothing."""
        answers = []
        for method in ("GET", "POST"):
            letter = self.expected(place, name)[method]
            with undone():
                got = code(self.here.users[seat.persona], method, path)
            if got != CODES.get(letter if letter in (READ_ONLY, "F") else "4"):
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

    def test_a_receipt_says_nothing_of_where_the_case_is_now(self) -> None:
        for place, seat in self.seats:
            here = str(Stage(self.here.cases[seat.case].stage).label)
            if seat.as_what == "author, later":
                for name in (name for name in TABLE if self.expected(place, name)["GET"] == "2"):
                    assert here not in self.page(seat, name), (seat, name)
            elif seat.as_what == "caseworker":
                assert here in self.page(seat, "case")

    def page(self, seat: Seat, name: str) -> str:
        with undone():
            said = answer(Asked(self.here.users[seat.persona], "GET", self.paths[seat.case][name]))
        return said.content.decode()
