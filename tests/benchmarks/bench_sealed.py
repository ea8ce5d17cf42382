"""What does reading sealed words cost, beside what opens them alone? By hand:

    uv run pytest tests/benchmarks/bench_sealed.py -n 0 -s -o python_files="bench_*.py"

Fifty rows of three columns, as a list may show them; the best of many rounds, nothing asserted of seconds.
"""

import base64
import os
import time
from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from screening.actions import persons
from screening.models import Case, Person
from screening.sections import Section, opened
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db
ROWS, ROUNDS = 50, 200
COLUMNS = ("name_to_use", "official_name", "contact_details")
SAID = "Sophea Example, called after her aunt, of the second house"


def best(work: Callable[[], object]) -> float:
    """Milliseconds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took) * 1000


def test_a_list_of_fifty() -> None:
    people = cast()
    case = stages.received(people)
    persons.write(by=people.caseworker, case=Case.objects.get(pk=case.pk), **dict.fromkeys(COLUMNS, SAID))
    rows = [Person.objects.get(pk=case.pk) for _ in range(ROWS)]
    alone, fernet = AESGCM(AESGCM.generate_key(256)), Fernet(Fernet.generate_key())
    nonce, about = os.urandom(12), b"screening.Person|name_to_use|" + str(case.pk).encode()
    raw, token = alone.encrypt(nonce, SAID.encode(), about), fernet.encrypt(SAID.encode())
    text = base64.b64encode(raw)
    number = ROWS * len(COLUMNS)
    with opened(case_id=case.pk, sections=Section):
        figures = {
            "AES-GCM alone": best(lambda: [alone.decrypt(nonce, raw, about) for _ in range(number)]),
            "with base64": best(lambda: [alone.decrypt(nonce, base64.b64decode(text), about) for _ in range(number)]),
            "Fernet": best(lambda: [fernet.decrypt(token) for _ in range(number)]),
            "sealed columns": best(lambda: [getattr(row, name) for row in rows for name in COLUMNS]),
        }
    print(f"\n{ROWS} rows of {len(COLUMNS)} columns, ms")
    for name, figure in figures.items():
        print(f"  {name:16} {figure:8.3f}   {figure / figures['AES-GCM alone']:5.2f} x AES-GCM alone")
