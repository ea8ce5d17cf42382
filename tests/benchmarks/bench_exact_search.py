"""What does it cost to find a person by an exact fact among a million, beside a plain column with an index? By hand:

    ROWS=1000000 uv run pytest tests/benchmarks/bench_exact_search.py -n 0 -s -o python_files="bench_*.py" [--postgres]

Each is asked in turn within one run, with the digest that is compared; nothing is asserted of seconds.
"""

import os
import statistics
import time

import pytest
from django.db import connection

from screening.models import Case, IdentityKey
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db
ROWS, ROUNDS = int(os.environ.get("ROWS", "100000")), 301
KEYS = IdentityKey._meta.db_table
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, %s))",
}
DRAWN = {
    "sqlite": ("lower(hex(randomblob(16)))", "random()"),
    "postgresql": ("gen_random_uuid()", "(random() * 9e18)::bigint"),
}


def filled(case: Case) -> None:
    """As many keys, and as many plain words beside them."""
    numbers, (key, digest) = NUMBERS[connection.vendor], DRAWN[connection.vendor]
    held = case.pk.hex if connection.vendor == "sqlite" else case.pk
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{KEYS}" (id, case_id, fact, digest) {numbers} SELECT {key}, %s, %s, {digest} FROM n',
            [ROWS, held, "telephone"],
        )
        cursor.execute("CREATE TABLE plain (id integer, word text)")
        cursor.execute(f"INSERT INTO plain {numbers} SELECT i, 'word ' || i FROM n", [ROWS])
        cursor.execute("CREATE INDEX plain_by_word ON plain (word)")
        cursor.execute("ANALYZE")


def took(sql: str, value: object) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])
        assert cursor.fetchall()
    return (time.perf_counter() - began) * 1000


def test_an_exact_fact_among_many() -> None:
    filled(stages.received(cast()))
    plain, keyed = [], []
    for number, digest in enumerate(IdentityKey.objects.values_list("digest", flat=True)[:ROUNDS], start=1):
        plain.append(took("SELECT id FROM plain WHERE word = %s", f"word {number * (ROWS // ROUNDS)}"))
        keyed.append(took(f'SELECT id FROM "{KEYS}" WHERE digest = %s', digest))
    floor = statistics.median(plain)
    print(f"\n{ROWS} rows, {connection.vendor}, ms")
    for name, each in (("a plain column", plain), ("a keyed digest", keyed)):
        print(f"  {name:16} {statistics.median(each):8.3f}   {statistics.median(each) / floor:5.2f} x a plain column")
