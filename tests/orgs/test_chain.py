"""Each event holds fast the one before it, and what is hashed is what stands in the database, on both."""

from collections import defaultdict

import pytest
from django.db import connection

from orgs import chain, log
from orgs.models import AuditEvent, AuditStream
from tests.factories import stages
from tests.factories.cast import cast

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
        assert event.hash == chain.linked(head, chain.digest(chain.held(event)))
        ends[event.stream] = (event.position, event.hash)
    assert ends == {end.pk: (end.events, end.head) for end in AuditStream.objects.all()}


def test_what_is_hashed_is_what_the_database_holds(written: list[AuditEvent]) -> None:
    with connection.cursor() as cursor:
        table = AuditEvent._meta.db_table
        cursor.execute(f'SELECT e.hash, {", ".join(chain.raw_columns())} FROM "{table}" e')
        raw = {row[0]: list(row[1:]) for row in cursor.fetchall()}
    assert raw == {event.hash: chain.held(event) for event in written}


def test_the_database_itself_makes_the_text_that_is_hashed(written: list[AuditEvent]) -> None:
    log.seen("tests.looked", by=None, why="“ខ្មែរ” 🌸 and\nanother line", details={"said": "\0 ខ្មែរ"})
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {chain.raw_text()}, e.previous_hash, e.hash FROM "{AuditEvent._meta.db_table}" e')
        rows = cursor.fetchall()
    assert len(rows) == len(written) + 1
    assert all(chain.linked(previous, chain.digest_of(text)) == hash for text, previous, hash in rows)


def test_no_two_lists_of_columns_read_the_same() -> None:
    lists = [["ab", "c"], ["a", "bc"], ["abc", ""], ["abc", None], ["abc"], ["1:a", "bc"], ["-", "abc"]]
    assert len({chain.digest(one) for one in lists}) == len(lists)


def test_what_is_about_no_case_stands_with_whoever_acted(written: list[AuditEvent]) -> None:
    assert all(event.stream == (event.case_id or event.actor_id or chain.SYSTEM) for event in written)
    assert {bool(event.case_id) for event in written} == {True, False}
