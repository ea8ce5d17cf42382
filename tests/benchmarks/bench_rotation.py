"""How long does it take to wrap the keys of many cases anew? By hand; nothing is asserted about seconds.

    CASES=10000 uv run pytest tests/benchmarks/bench_rotation.py -n 0 -s -o python_files="bench_*.py" [--postgres]

The target for 10,000 is a minute (security 2, C3).
"""

import os
import time
from uuid import uuid4

import pytest
from django.db import connection

from orgs import master, site_key
from screening import sealed
from screening.actions import rotation
from screening.models import Case, CaseKey
from tests.factories import stages
from tests.factories.cast import cast

CASES = int(os.environ.get("CASES", "10000"))


@pytest.mark.django_db(transaction=True)
def test_wrapping_the_keys_of_many_cases_anew(settings, tmp_path):
    for file in (master.clear_file(1), site_key.file()):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    settings.KEYS = tmp_path
    people = cast()
    case = stages.begun(people)
    # Rows of cases that hold nothing but their key: no more is asked of them here.
    rows = [Case(**{**plain(case), "id": uuid4(), "reference": f"{number:08d}"}) for number in range(CASES)]
    Case.objects.bulk_create(rows, batch_size=500)
    keys = []
    for row in rows:
        by, wrapped = sealed.new_key(row.pk, number=1)
        keys.append(CaseKey(case=row, number=1, master=by, wrapped=wrapped))
    CaseKey.objects.bulk_create(keys, batch_size=500)
    began = time.perf_counter()
    done = rotation.rotate(by=people.administrator, second=people.second_administrator)
    taken = time.perf_counter() - began
    assert rotation.counted().by_master == {2: CASES + 1}
    print(f"\n{connection.vendor}: {done.cases} keys of cases wrapped anew in {taken:.1f} s")
    began = time.perf_counter()
    renewed = rotation.renew_all(by=people.administrator, second=people.second_administrator)
    print(f"{connection.vendor}: {renewed} cases given a new key in {time.perf_counter() - began:.1f} s")


def plain(case: Case) -> dict[str, object]:
    return {column.attname: case.__dict__[column.attname] for column in case._meta.concrete_fields}
