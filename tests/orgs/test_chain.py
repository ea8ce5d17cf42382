"""Each event holds fast the one before it, and what is hashed is what stands in the database, on both."""

from collections import defaultdict

import pytest
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from orgs import chain, log
from orgs.models import AuditEvent, AuditStream
from orgs.models.event import Outcome
from tests.factories import stages
from tests.factories.cast import cast
from tests.lifted import lifted

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> list[AuditEvent]:
    stages.reflecting(cast())
    return list(AuditEvent.objects.order_by("stream", "position"))


def test_every_column_is_held_fast() -> None:
    place = {"position", "previous_hash", "hash"}
    assert {column.attname for column in AuditEvent._meta.concrete_fields} - place == set(chain.CONTENT)


def test_each_event_holds_the_one_before(written: list[AuditEvent]) -> None:
    ends: dict[object, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for event in written:
        position, head = ends[event.stream]
        assert (event.position, event.previous_hash) == (position + 1, head)
        assert event.hash == chain.linked(head, chain.content(chain.held(event)))
        ends[event.stream] = (event.position, event.hash)
    assert ends == {end.pk: (end.events, end.head) for end in AuditStream.objects.all()}


def test_what_is_hashed_is_what_the_database_holds(written: list[AuditEvent]) -> None:
    with connection.cursor() as cursor:
        table = AuditEvent._meta.db_table
        cursor.execute(f'SELECT e.hash, {", ".join(chain.raw_columns())} FROM "{table}" e')
        raw = {row[0]: list(row[1:]) for row in cursor.fetchall()}
    assert raw == {event.hash: chain.held(event) for event in written}


def test_the_database_itself_makes_the_text_that_is_hashed(written: list[AuditEvent]) -> None:
    log.seen("tests.looked", by=None, why="“ខ្មែរ” 🌸 '%s' \\ and\nanother line", details={"said": "\0 ខ្មែរ"})
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {chain.raw_text()}, e.hash FROM "{AuditEvent._meta.db_table}" e')
        rows = cursor.fetchall()
    assert len(rows) == len(written) + 1
    assert all(chain.digest_of(text) == hash for text, hash in rows)


@given(st.lists(st.text(), min_size=len(chain.CONTENT), max_size=len(chain.CONTENT)))
def test_a_text_is_that_of_one_list_of_columns_only(texts: list[str]) -> None:
    if any(chain.SEPARATOR in text for text in texts):
        with pytest.raises(ValueError, match="separator"):
            chain.content(texts)
    else:
        assert chain.content(texts).split(chain.SEPARATOR) == texts


def test_a_column_moved_into_its_neighbour_does_not_read_the_same(written: list[AuditEvent]) -> None:
    event = written[0]
    joined = f"{event.kind}{chain.SEPARATOR}{event.outcome}"
    with lifted():
        AuditEvent.objects.filter(pk=event.pk).update(kind=joined, outcome=Outcome.SEEN)
    with connection.cursor() as cursor:
        table = AuditEvent._meta.db_table
        cursor.execute(f'SELECT {chain.raw_text()} FROM "{table}" e WHERE e.id = %s', [chain.key(event.pk)])
        [(text,)] = cursor.fetchall()
    assert chain.digest_of(text) != event.hash


def test_a_column_that_may_hold_nothing_never_holds_an_empty_text() -> None:
    nullable = [column for column in chain.columns() if column.null]
    assert nullable
    assert all(isinstance(column, models.UUIDField | models.IntegerField) for column in nullable)


def test_what_holds_the_separator_is_not_recorded(written: list[AuditEvent]) -> None:
    with pytest.raises(ValueError, match="separator"):
        log.seen("tests.looked", by=None, why=f"one{chain.SEPARATOR}two")
    log.seen("tests.looked", by=None, details={"said": f"one{chain.SEPARATOR}two"})
    assert AuditEvent.objects.count() == len(written) + 1


def test_what_is_about_no_case_stands_with_whoever_acted(written: list[AuditEvent]) -> None:
    assert all(event.stream == (event.case_id or event.actor_id or chain.SYSTEM) for event in written)
    assert {bool(event.case_id) for event in written} == {True, False}


def test_what_was_refused_stands_with_whoever_was_refused_and_names_its_case() -> None:
    people = cast()
    case = stages.received(people)
    log.refused("tests.refused", by=people.outsider, case=case)
    refusal = AuditEvent.objects.get(kind="tests.refused")
    assert (refusal.stream, refusal.case_id) == (people.outsider.pk, case.pk)
