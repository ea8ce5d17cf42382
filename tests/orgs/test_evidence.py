"""What does the register say of an office that has, or has not, shown what a guideline asks of it?"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import evidence
from orgs.models import Evidence
from orgs.refusals import Refused
from tests.factories.cast import Cast, cast
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def entered(people: Cast, **said: object) -> Evidence:
    told = {"guideline": 16, "title": "Procedure (invented)", "document_version": "2026-1", "kept_where": "file 3"}
    return evidence.enter(
        by=people.administrator, organisation=people.ngo.organisation, today=clock.today(),
        **told | {"office": people.ngo} | said,
    )  # fmt: skip


def page(user: object) -> str:
    client = Client()
    client.force_login(user)
    return read(client, reverse("orgs:evidence"))


def test_where_nobody_showed_anything_it_says_so_for_every_guideline(people):
    said = page(people.supervisor)
    assert said.count("Nothing has been shown yet.") == 8
    for number in (16, 17, 20, 21, 26, 28, 45, 46):
        assert f"G{number} " in said


def test_it_says_which_office_which_version_until_when_and_who_confirmed(people):
    entered(people, valid_until=clock.today() + timedelta(days=200))
    said = page(people.caseworker)
    for part in ("Procedure (invented)", "Lotus House", "2026-1", "counts until", "file 3", people.administrator.code):
        assert part in said, part


def test_it_warns_before_the_last_day_counts_on_it_and_has_run_out_after(people):
    today = clock.today()
    entered(people, valid_until=today + timedelta(days=61))
    for days, word in ((0, "counts until"), (1, "ends"), (61, "ends"), (62, "ran out")):
        with clock.at(clock.now() + timedelta(days=days)):
            assert word in page(people.caseworker), days


def test_confirmed_again_it_counts_in_the_new_version_and_taken_off_it_is_gone(people):
    row = entered(people, valid_until=clock.today())
    with clock.at(clock.now() + timedelta(days=5)):
        assert "ran out" in page(people.caseworker)
        evidence.confirm(by=people.administrator, evidence=row, document_version="2026-2", today=clock.today())
        said = page(people.caseworker)
        assert "2026-2" in said
        assert "ran out" not in said
        evidence.withdraw(by=people.administrator, evidence=row, today=clock.today())
        assert "Procedure (invented)" not in page(people.caseworker)
        with pytest.raises(Refused, match="Enter it anew"):
            evidence.confirm(by=people.administrator, evidence=row, document_version="3", today=clock.today())
    assert set(Evidence.history.filter(id=row.pk).values_list("document_version", flat=True)) == {"2026-1", "2026-2"}


def test_what_has_run_out_and_what_no_institution_is_asked_is_not_entered(people):
    for said in ({"valid_until": clock.today() - timedelta(days=1)}, {"guideline": 30}, {"office": people.elsewhere}):
        with pytest.raises(Refused):
            entered(people, **said)
    row = entered(people)
    row.guideline = 30
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
