"""What is typed opens only as what it was sealed as; what does not open is shown to nobody, nor written over."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from orgs.models import AuditEvent
from screening import reference, sealed
from screening.actions import case_keys, notes, persons
from screening.fields import held
from screening.models import Case, CaseKey, Note, Person
from screening.sealed import Unreadable
from screening.sections import Section, SectionClosed, opened
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.lifted import lifted

pytestmark = pytest.mark.django_db
NAME, OTHER = "Zqname ឈ្មោះ", "Zqother"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, name_to_use=NAME)
    return case


@pytest.fixture
def note(people: Cast, case: Case) -> Note:
    return notes.write(by=people.caseworker, case=case, text=OTHER)


def stored(row: Any, column: str) -> str:
    table, key = row._meta.db_table, row._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{key}" = %s', [_key(row)])
        [(text,)] = cursor.fetchall()
    return text


def put(row: Any, column: str, text: str) -> None:
    """As somebody does who writes past the application."""
    table, key = row._meta.db_table, row._meta.pk.column
    with lifted(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE "{key}" = %s', [text, _key(row)])


def _key(row: Any) -> Any:
    return row.pk.hex if connection.vendor == "sqlite" else row.pk


@contextmanager
def all_open(case: Case) -> Iterator[None]:
    with opened(case_id=case.pk, sections=Section):
        yield


class TestWhatComesBack:
    @given(JSON)
    def test_words_by_code(self, said: Any) -> None:
        column = Case._meta.get_field("draft").related_model._meta.get_field("content")
        assert repr(column.from_bytes(column.to_bytes(said))) == repr(_sorted(said))

    @given(st.text())
    def test_words(self, said: str) -> None:
        column = Person._meta.get_field("name_to_use")
        assert column.from_bytes(column.to_bytes(said)) == said

    @pytest.mark.parametrize("said", [None, date(2008, 2, 29)])
    def test_a_day(self, case: Case, people: Cast, said: date | None) -> None:
        persons.write(by=people.caseworker, case=case, born_on=said)
        with all_open(case):
            assert Person.objects.get(pk=case.pk).born_on == said

    def test_nothing_is_sealed_as_well(self, case: Case) -> None:
        person = Person.objects.get(pk=case.pk)
        assert [stored(person, name)[:5] for name in ("official_name", "born_on")] == ["v1.1.", "v1.1."]
        with all_open(case):
            assert (person.official_name, person.born_on) == ("", None)

    def test_what_did_not_change_stays_to_the_letter(self, case: Case, people: Cast) -> None:
        before = stored(case.person, "name_to_use")
        persons.write(by=people.caseworker, case=case, name_to_use=NAME, official_name=OTHER)
        assert stored(case.person, "name_to_use") == before

    def test_history_holds_to_the_letter_what_the_row_holds(self, case: Case) -> None:
        newest = Person.history.filter(case_id=case.pk).latest("history_date")
        assert newest.__dict__["name_to_use"] == stored(case.person, "name_to_use")
        with all_open(case):
            assert newest.name_to_use == NAME


def _sorted(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _sorted(said[name]) for name in sorted(said)}
    return [_sorted(one) for one in said] if isinstance(said, list) else said


def bit_flipped(text: str) -> str:
    place = len(text) // 2
    return text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]


DAMAGE = {
    "a bit": bit_flipped,
    "the end": lambda text: text[:-8],
    "the number of the key": lambda text: text.replace("v1.1.", "v1.2."),
    "the version": lambda text: text.replace("v1.", "v2."),
    "all of it": lambda text: "",
    "words without a seal": lambda text: "Somebody else",
}


class TestWhatDoesNotOpen:
    @pytest.mark.parametrize("what", DAMAGE)
    def test_damage_is_told_and_never_shown(self, case: Case, what: str) -> None:
        put(case.person, "name_to_use", DAMAGE[what](stored(case.person, "name_to_use")))
        with all_open(case), pytest.raises(Unreadable):
            _ = Person.objects.get(pk=case.pk).name_to_use

    def test_what_belongs_to_another_row_column_or_case(self, people: Cast, case: Case, note: Note) -> None:
        other = stages.received(people)
        second = notes.write(by=people.caseworker, case=case, text="Zqsecond")
        for source, column in ((second, "text"), (case.person, "name_to_use"), (other.person, "name_to_use")):
            with transaction.atomic():
                put(note, "text", stored(source, column))
                with all_open(case), pytest.raises(Unreadable):
                    _ = Note.objects.get(pk=note.pk).text
        put(other.person, "name_to_use", stored(case.person, "name_to_use"))
        with all_open(other), pytest.raises(Unreadable):
            _ = Person.objects.get(pk=other.pk).name_to_use

    def test_the_key_of_another_case_opens_nothing(self, people: Cast, case: Case) -> None:
        other = stages.received(people)
        mine, theirs = CaseKey.objects.get(case=case), CaseKey.objects.get(case=other)
        CaseKey.objects.filter(pk=theirs.pk).update(wrapped=mine.wrapped)
        with all_open(other), pytest.raises(Unreadable):
            _ = Person.objects.get(pk=other.pk).name_to_use

    def test_a_row_with_something_that_does_not_open_is_not_saved(self, people: Cast, case: Case) -> None:
        damaged = bit_flipped(stored(case.person, "other_names"))
        put(case.person, "other_names", damaged)
        events = AuditEvent.objects.count()
        for changed in ({"official_name": "Zqnew"}, {"other_names": "Zqnew"}):
            with pytest.raises(Unreadable):
                persons.write(by=people.caseworker, case=Case.objects.get(pk=case.pk), **changed)
        assert stored(case.person, "other_names") == damaged
        assert AuditEvent.objects.count() == events

    def test_nothing_is_written_that_is_not_sealed_for_its_row(self, case: Case, note: Note) -> None:
        for text in ("Zqplain", held(note, "text")):
            with pytest.raises(TypeError):
                Note.objects.filter(pk=note.pk).update(text=text)

    def test_the_page_says_so_and_it_stands_on_record(self, people: Cast, case: Case, note: Note) -> None:
        put(note, "text", bit_flipped(stored(note, "text")))
        client = Client(raise_request_exception=False)
        client.force_login(people.caseworker)
        answer = client.get(reverse("screening:notes", args=[reference.shown(case.reference)]))
        assert (answer.status_code, OTHER in answer.content.decode()) == (500, False)
        assert "Something cannot be read" in answer.content.decode()
        event = AuditEvent.objects.get(kind="case.unreadable")
        assert (event.case_id, event.subject, event.details) == (case.pk, "screening.Note.text", {"row": note.pk.hex})

    def test_an_act_upon_it_changes_nothing_and_stands_on_record(self, people: Cast, case: Case) -> None:
        put(case.person, "other_names", "")
        before = Person.objects.filter(pk=case.pk).values().get()
        client = Client(raise_request_exception=False)
        client.force_login(people.caseworker)
        url = reverse("screening:screening_identity", args=[reference.shown(case.reference)])
        assert client.get(url).status_code == 500
        assert Person.objects.filter(pk=case.pk).values().get() == before
        assert AuditEvent.objects.filter(kind="case.unreadable", case_id=case.pk).exists()


class TestKeys:
    def test_a_section_that_is_closed_raises_before_anything_opens(self, case: Case) -> None:
        with opened(case_id=case.pk, sections={Section.C2, Section.C3}), pytest.raises(SectionClosed):
            _ = Person.objects.get(pk=case.pk).name_to_use

    def test_each_case_has_its_own(self, people: Cast, case: Case) -> None:
        other = stages.received(people)
        assert CaseKey.objects.get(case=case).wrapped != CaseKey.objects.get(case=other).wrapped

    def test_what_is_written_under_a_new_one_stands_beside_what_was_written_before(
        self, people: Cast, case: Case, note: Note
    ) -> None:
        case_keys.renew(case.pk)
        later = notes.write(by=people.caseworker, case=case, text="Zqlater")
        assert [stored(row, "text")[:5] for row in (note, later)] == ["v1.1.", "v1.2."]
        with all_open(case):
            assert {row.text for row in Note.objects.filter(case=case)} == {OTHER, "Zqlater"}

    def test_they_are_at_hand_as_long_as_the_case_is_open_and_no_longer(self, case: Case) -> None:
        with all_open(case):
            assert Person.objects.get(pk=case.pk).name_to_use == NAME
            CaseKey.objects.filter(case=case).delete()
            assert Person.objects.get(pk=case.pk).name_to_use == NAME
        with all_open(case), pytest.raises(Unreadable):
            _ = Person.objects.get(pk=case.pk).name_to_use

    def test_a_case_that_was_not_saved_leaves_none(self, people: Cast) -> None:
        before = CaseKey.objects.count()
        with suppress(RuntimeError), transaction.atomic():
            stages.begun(people)
            raise RuntimeError
        assert CaseKey.objects.count() == before

    def test_a_list_of_many_open_cases_asks_once(self, people: Cast) -> None:
        cases = [stages.received(people) for _ in range(3)]
        rows = list(Person.objects.filter(pk__in=[case.pk for case in cases]))
        with ExitStack() as stack:
            for case in cases:
                stack.enter_context(all_open(case))
            asked = stack.enter_context(CaptureQueriesContext(connection))
            assert [row.name_to_use for row in rows] == ["", "", ""]
        assert len(asked) == 1


def test_what_is_sealed_twice_is_never_the_same(case: Case) -> None:
    with all_open(case):
        assert len({sealed.seal(b"yes", case_id=case.pk, about="a|b|c") for _ in range(100)}) == 100
