"""A new master key wraps everything, whatever happens meanwhile; what was sealed reads as it did, what was destroyed
stays destroyed."""

import pytest
from django.db import transaction

from orgs import log, master, sealed, site_key
from orgs.models import AuditEvent
from screening.actions import keys, notes, rotation
from screening.models import Case, CaseKey, Note
from screening.sections import Section, opened
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.factories.kept import after_the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def own_keys(settings, tmp_path) -> None:
    """A folder of keys for one test, which begins with the keys of the tests."""
    for file in (master.clear_file(1), site_key.file()):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    settings.KEYS = tmp_path


@pytest.fixture
def cases(people, own_keys) -> list[Case]:
    return three_with_words(people)


@after_the_cast
def three_with_words(people: Cast) -> list[Case]:
    cases = [stages.received(people) for _each in range(3)]
    for case in cases:
        notes.write(by=people.caseworker, case=case, text=f"Of {case.reference}.")
    return cases


def rotate(people: Cast) -> rotation.Rotated:
    return rotation.rotate(by=people.administrator, second=people.second_administrator)


def read(case: Case) -> str:
    with opened(case_id=case.pk, sections=set(Section)):
        return Note.objects.get(case=case).text


def all_read(cases: list[Case]) -> bool:
    return all(read(case) == f"Of {case.reference}." for case in cases)


def test_everything_is_wrapped_by_the_new_key_and_reads_as_it_did(people, cases, settings):
    kept, derived = sealed.seal(b"a session", about="session"), site_key.derived("any purpose")
    before = list(Note.objects.values_list("text", flat=True))
    done = rotate(people)
    assert (done.number, done.cases, done.damaged) == (2, len(cases), 0)
    assert rotation.counted().by_master == {2: len(cases)}
    assert site_key.wrapped_by() == 2
    assert list(Note.objects.values_list("text", flat=True)) == before
    (settings.KEYS / "master-1").unlink()
    keys.demand()
    assert all_read(cases)
    assert sealed.unseal(kept, about="session") == b"a session"
    assert site_key.derived("any purpose") == derived
    notes.write(by=people.caseworker, case=cases[0], text="Under the new one.")
    assert CaseKey.objects.get(case=stages.begun(people)).master == 2


def test_it_is_on_record_who_did_it_and_who_was_beside(people, cases):
    rotate(people)
    for kind in ("keys.rotation_began", "keys.rotated"):
        event = AuditEvent.objects.get(kind=kind)
        assert (event.actor_id, event.details["second"]) == (people.administrator.pk, people.second_administrator.code)
    assert AuditEvent.objects.get(kind="keys.rotated").details["count"] == len(cases)


def test_where_it_cannot_be_recorded_no_key_is_made(people, cases, settings, monkeypatch):
    def fails(*args: object, **known: object) -> None:
        raise log.NotWritten

    monkeypatch.setattr(log, "_write", fails)
    with pytest.raises(log.NotWritten):
        rotate(people)
    monkeypatch.undo()
    assert rotation.counted().by_master == {1: len(cases)}
    assert site_key.wrapped_by() == 1
    assert all_read(cases)


def test_one_that_was_interrupted_is_gone_on_with_and_no_third_key_is_made(people, cases, settings, monkeypatch):
    wrap = rotation._wrap_anew
    monkeypatch.setattr(rotation, "AT_ONCE", 1)

    def is_killed(which: list[object], *, by: int) -> int:
        monkeypatch.setattr(rotation, "_wrap_anew", killed)
        return wrap(which, by=by)

    def killed(which: list[object], *, by: int) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(rotation, "_wrap_anew", is_killed)
    with pytest.raises(KeyboardInterrupt):
        rotate(people)
    assert rotation.counted().by_master == {1: len(cases) - 1, 2: 1}
    assert all_read(cases)
    keys.demand()
    monkeypatch.setattr(rotation, "_wrap_anew", wrap)
    assert rotate(people).number == 2
    assert rotation.counted().by_master == {2: len(cases)}
    assert rotate(people).number == 3


def test_a_key_that_was_destroyed_stays_so_and_its_case_gets_no_new_one(people, cases):
    gone = CaseKey.objects.filter(case=cases[0])
    gone.update(wrapped="", destroyed_at=cases[0].opened_at, destroyed_by=people.supervisor)
    assert rotate(people).cases == len(cases) - 1
    assert rotation.renew_all(by=people.administrator, second=people.second_administrator) == len(cases) - 1
    assert [key.wrapped for key in CaseKey.objects.filter(case=cases[0])] == [""]
    assert rotation.counted().destroyed == 1


def test_a_key_that_is_destroyed_while_it_is_wrapped_anew_is_not_written_again(people, cases):
    row = CaseKey.objects.get(case=cases[0])
    CaseKey.objects.filter(pk=row.pk).update(wrapped="", destroyed_at=row.made_at, destroyed_by=people.supervisor)
    with transaction.atomic():
        assert rotation._wrap_anew([row.pk], by=1) == 0
    row.refresh_from_db()
    assert row.wrapped == ""


def test_a_damaged_key_is_counted_left_alone_and_does_not_hold_up_the_next_rotation(people, cases):
    CaseKey.objects.filter(case=cases[0]).update(wrapped="AAAA")
    assert rotate(people).damaged == 1
    assert rotate(people).number == 3
    assert CaseKey.objects.get(case=cases[0]).wrapped == "AAAA"
    assert all_read(cases[1:])


def test_an_old_key_is_removed_once_nothing_is_wrapped_by_it(people, cases, settings):
    both = {"by": people.administrator, "second": people.second_administrator}
    assert rotation.drop_old(**both) == []
    rotate(people)
    CaseKey.objects.filter(case=cases[0]).update(wrapped=wrapped_by_the_old(cases[0]), master=1)
    assert rotation.drop_old(**both) == []
    rotate(people)
    assert rotation.drop_old(**both) == [1]
    assert sorted(file.name for file in settings.KEYS.glob("master-*")) == ["master-2"]
    assert all_read(cases)


def wrapped_by_the_old(case: Case) -> str:
    from screening import sealed as of_cases

    return of_cases.wrapped_anew(CaseKey.objects.get(case=case), by=1)


def test_what_is_written_after_keys_of_cases_were_renewed_is_under_a_new_number(people, cases):
    rotation.renew_all(by=people.administrator, second=people.second_administrator)
    assert all_read(cases)
    notes.write(by=people.caseworker, case=cases[0], text="Later.")
    numbers = {
        text.split(".")[1] for text in map(str, Note.objects.filter(case=cases[0]).values_list("text", flat=True))
    }
    assert numbers == {"1", "2"}
    event = AuditEvent.objects.get(kind="keys.cases_renewed")
    assert event.details == {"second": people.second_administrator.code, "count": len(cases)}


def test_keys_that_are_kept_outside_are_rotated_when_a_newer_one_was_put_there(people, cases, settings, tmp_path):
    settings.MASTER_KEYS = tmp_path / "outside"
    settings.MASTER_KEYS.mkdir()
    (tmp_path / "master-1").rename(settings.MASTER_KEYS / "master-1")
    with pytest.raises(rotation.NoNewerKey, match="master-2"):
        rotate(people)
    assert not AuditEvent.objects.filter(kind__startswith="keys.").exists()
    (settings.MASTER_KEYS / "master-2").write_bytes(master.draw())
    assert rotate(people).number == 2
    assert rotation.drop_old(by=people.administrator, second=people.second_administrator) == [1]
    assert (settings.MASTER_KEYS / "master-1").exists()  # whoever keeps it removes it


def test_another_secret_key_changes_nothing_that_is_sealed(people, cases, settings):
    kept = sealed.seal(b"a session", about="session")
    settings.SECRET_KEY = "another"
    assert all_read(cases)
    assert sealed.unseal(kept, about="session") == b"a session"
