"""Every route of the project is judged by some table of who may ask for it."""

from django.urls import URLPattern, URLResolver, get_resolver

from .asking import full
from .table import DESK, LISTS, ORGS, PAGES, PERSONAS, PUBLIC, REVIEW, ROWS, SEATS, TRAIL


def routes() -> set[str]:
    found: set[str] = set()

    def walk(patterns, prefix: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)
            elif isinstance(one, URLPattern):
                assert one.name, f"{one.pattern} has no name, so no table can hold it"
                found.add(f"{prefix}{one.name}")

    walk(get_resolver().url_patterns, "")
    return found


def test_every_route_has_its_row():
    typed = PUBLIC.keys() | ORGS | {full(name) for name in (*LISTS, *DESK, *REVIEW, *TRAIL, *PAGES, *ROWS)}
    assert routes() - typed == set(), "type these in tests/persona/table.py"
    assert typed - routes() == set(), "these are gone: take them out of tests/persona/table.py"


def test_every_row_has_a_letter_for_each_seat():
    widths = [len(seats) for seats in SEATS.values()]
    for name, letters in (PAGES | ROWS).items():
        for row in letters:
            assert len(row) == 1 or [len(part) for part in row.split()] == widths, name


def test_every_persona_has_a_case_they_may_not_know_at_every_stage():
    for stage, seats in SEATS.items():
        for persona in PERSONAS:
            assert len({seat.case for seat in seats if seat.persona == persona}) < 2, (stage, persona)
