"""After each journey the record is as it was written, and so is everything that it speaks of."""

from collections.abc import Iterator

import pytest

from orgs import reconciling, verifying


@pytest.fixture(autouse=True)
def the_record_holds(db: None) -> Iterator[None]:
    yield
    report = verifying.verify(also=reconciling.reconcile)
    assert report.events > 20
    assert report.findings == []
