"""The 48, each with its place and its test: on the page, and as the command prints them."""

import json
import re
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from config import guidelines
from orgs.models import AuditEvent
from referrals import workflow as beyond
from screening import reference, workflow
from screening.safety import gate
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import read, signed_in

ROOT = Path(settings.BASE_DIR)
FILE = re.compile(r"\b(?:config|orgs|screening|referrals|fixtures)/[\w/]+(?:\.\w+)?")
ROW = re.compile(r"\b[A-Z][A-Z_]{3,}\b")
NOT_ROWS = {"ASEAN", "COMMIT"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(scope="module")
def printed() -> list[dict]:
    out = StringIO()
    call_command("guidelines", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_there_are_forty_eight_each_with_a_kind_a_place_and_a_test(printed):
    assert [row["number"] for row in printed] == list(range(1, 49))
    assert all({"number", "kind", "place", "test"} <= set(row) for row in printed)
    assert [row["number"] for row in printed if not row["place"].strip() or not row["test"].strip()] == []
    assert {row["kind"] for row in printed} == {"gate", "record", "institutional"}


def test_47_and_48_say_they_are_one(printed):
    assert [row["same_as"] for row in printed] == [None] * 47 + [47]
    by_number = {row["number"]: row for row in printed}
    assert by_number[48]["test"] == by_number[47]["test"]
    assert "as 47" in by_number[48]["place"]


def test_every_file_that_is_named_is_there(printed):
    for row in printed:
        for name in FILE.findall(row["place"]):
            assert (ROOT / name).exists(), (row["number"], name)


def test_every_row_that_is_named_stands_in_its_file(printed):
    for row in printed:
        texts = "".join((ROOT / name).read_text("utf-8") for name in FILE.findall(row["place"]) if name.endswith(".py"))
        for name in set(ROW.findall(row["place"])) - NOT_ROWS:
            assert name in texts, (row["number"], name)


def test_every_gate_with_a_number_is_named_where_its_guideline_lives(printed):
    places = {row["number"]: row["place"] for row in printed}
    for module in (workflow, beyond):
        for name, one in vars(module).items():
            if isinstance(one, workflow.Gate) and one.guideline:
                assert re.search(rf"\b{name}\b", places[one.guideline]), (one.guideline, name)
    for row in gate.SAFETY_ROWS:
        for number in row.guidelines:
            assert re.search(rf"\b{row.code}\b", places[number]), (number, row.code)


def test_every_test_that_is_named_is_there(printed):
    for row in printed:
        file, _sign, name = row["test"].partition("::")
        found = import_module(file.removesuffix(".py").replace("/", "."))
        for part in name.partition("[")[0].split("::"):
            found = getattr(found, part, None)
            assert found is not None, (row["number"], row["test"])


def test_what_is_not_built_yet_is_said(printed):
    """Until they are: the official list (12), the official form (37). Never of what is built: sealed words (3)."""
    for number in (12, 13, 37):
        assert "not yet" in printed[number - 1]["place"], number
    assert "not yet" not in printed[2]["place"]
    assert "screening/sealed.py" in printed[2]["place"]


def test_without_json_a_person_reads_them():
    out = StringIO()
    call_command("guidelines", stdout=out)
    assert len(re.findall(r"^G\d+ ", out.getvalue(), re.MULTILINE)) == 48


# The page


def test_anyone_who_works_here_reads_all_48(people):
    said = read(signed_in(Client(), people.responder), "/guidelines/")
    for row in guidelines.GUIDELINES:
        assert f"G{row.number} {row.statement}" in said
    assert "Beside a gate" not in said


def test_a_supervisor_reads_how_their_open_cases_stand_before_the_next_step(people):
    case = stages.received(people)
    client = signed_in(Client(), people.other_supervisor)
    shown = reference.shown(case.reference)
    before = gate_line(client, 29)
    assert f"Not yet: 1 {shown}" in before
    stages.do_interim(people.caseworker, case)
    after = gate_line(client, 29)
    assert "Met: 1" in after
    assert shown not in after


def test_no_case_of_another_office_is_counted_and_none_that_shuts_the_reader_out(people):
    stages.received(people)
    assert "Not yet" not in gate_line(signed_in(Client(), people.outside_supervisor), 29)


def test_the_look_is_on_record_with_how_many_cases(people):
    stages.received(people)
    read(signed_in(Client(), people.other_supervisor), "/guidelines/")
    event = AuditEvent.objects.filter(kind="cases.listed", actor_id=people.other_supervisor.pk).latest("at")
    assert event.details["count"] == 1


def gate_line(client: Client, number: int) -> str:
    """What the page says of one guideline."""
    said = read(client, "/guidelines/")
    return said.partition(f"G{number} ")[2].partition(f" G{number + 1} ")[0]
