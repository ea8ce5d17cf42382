"""Whoever owns the database can do as they like with it; each of twelve ways to do so is found, by kind and place."""

import io
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase

from orgs import chain, checkpoints, clock, copies, log, reconciling, verifying
from orgs.findings import Kind
from orgs.models import AuditEvent, AuditLeaf, AuditStream, Checkpoint
from screening.models import Case
from tests.factories import stages
from tests.factories.cast import cast
from tests.lifted import lifted
from tests.lot import some


def changed(row: Any, **values: Any) -> None:
    """Changed by hand, past the application."""
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def rehashed(stream: uuid.UUID) -> None:
    """Every event of the stream gets the hash that fits, and so does its end."""
    head = previous = ""
    for event in AuditEvent.objects.filter(stream=stream).order_by("position"):
        previous, head = head, chain.linked(head, chain.content(chain.held(event)))
        changed(event, previous_hash=previous, hash=head)
        AuditStream.objects.filter(pk=stream).update(events=event.position, previous=previous, head=head)


def moved_on(stream: uuid.UUID, *, since: int) -> None:
    """Each event from there on goes to the next place, the last one first."""
    for event in AuditEvent.objects.filter(stream=stream, position__gte=since).order_by("-position"):
        changed(event, position=event.position + 1)


@contextmanager
def undone() -> Iterator[None]:
    """What is done in the block is as if it had not been."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)


def found(**how: Any) -> set[tuple[Any, ...]]:
    report = verifying.verify(**how)
    assert report.code == (1 if report.findings else 0)
    return {(one.kind, one.stream, one.position, one.event, one.place) for one in report.findings}


def at(kind: Kind, event: AuditEvent, *, position: int | None = None, place: str = "") -> tuple[Any, ...]:
    return (kind, event.stream.hex, position or event.position, event.pk.hex, place)


class TestTampering(TestCase):
    case: Case
    last: AuditEvent
    middle: AuditEvent

    @classmethod
    def setUpTestData(cls) -> None:
        people = cast()
        cls.case = stages.reflecting(people)
        checkpoints.seal()
        for _ in range(4):
            log.seen("case.opened", by=people.caseworker, case=cls.case)
        checkpoints.seal()
        cls.last = AuditEvent.objects.filter(stream=cls.case.pk).latest("position")
        cls.middle = AuditEvent.objects.get(stream=cls.case.pk, position=5)
        log.seen("people.listed", by=people.supervisor)

    def where(self, position: int) -> AuditEvent:
        return AuditEvent.objects.get(stream=self.case.pk, position=position)

    def test_what_was_not_touched_is_intact(self):
        assert found(also=reconciling.reconcile) == set()

    def test_whatever_was_done_to_it_is_found_by_kind_and_place(self):
        ways = [name for name in dir(self) if name.startswith("tamper_")]
        assert {name.split("_")[1] for name in ways} >= {str(number) for number in range(1, 13)}
        for way in some(ways, suite=8):
            with self.subTest(way), undone():
                getattr(self, way)()

    def tamper_1_edited(self):
        for change in ({"role": "auditor"}, {"at": clock.now()}, {"rows": []}, {"actor_id": None}, {"hash": "0" * 64}):
            with self.subTest(change), undone(), lifted():
                changed(self.middle, **change)
                assert at(Kind.EDITED, self.middle) in found(stream=self.case.pk)

    def tamper_1_edited_and_nothing_else_is_blamed(self):
        with lifted():
            changed(self.middle, why="another reason")
        assert found() == {at(Kind.EDITED, self.middle)}

    def tamper_1_edited_with_a_hash_that_fits(self):
        changed_content = AuditEvent.objects.get(pk=self.middle.pk)
        changed_content.role = "auditor"
        fits = chain.linked(self.middle.previous_hash, chain.content(chain.held(changed_content)))
        with lifted():
            changed(self.middle, role="auditor", hash=fits)
        assert found() == {at(Kind.EDITED, self.middle)}

    def tamper_2_taken_out_of_the_middle(self):
        with lifted():
            AuditEvent.objects.filter(pk=self.middle.pk).delete()
        assert found() == {at(Kind.MISSING, self.middle)}

    def tamper_3_taken_off_the_end(self):
        before = self.where(self.last.position - 1)
        with lifted():
            AuditEvent.objects.filter(pk=self.last.pk).delete()
        assert found() == {at(Kind.TRUNCATED, self.last)}
        end = {"events": before.position, "previous": before.previous_hash, "head": before.hash}
        AuditStream.objects.filter(pk=self.case.pk).update(**end)
        assert found() == {at(Kind.TRUNCATED, self.last)}

    def tamper_3_taken_off_the_end_before_it_was_sealed(self):
        event = AuditEvent.objects.get(kind="people.listed")
        with lifted():
            AuditEvent.objects.filter(pk=event.pk).delete()
        assert {row[:3] for row in found()} in (
            {(Kind.TRUNCATED, event.stream.hex, event.position)},
            {(Kind.STREAM_MISSING, event.stream.hex, None)},
        )

    def tamper_4_a_whole_stream_taken_out(self):
        with lifted():
            AuditEvent.objects.filter(stream=self.case.pk).delete()
            AuditStream.objects.filter(pk=self.case.pk).delete()
        assert found() == {(Kind.STREAM_MISSING, self.case.pk.hex, None, "", "")}

    def tamper_5_two_change_places(self):
        other = self.where(6)
        with lifted():
            for row, position in ((self.middle, 10_000), (other, 5), (self.middle, 6)):
                changed(row, position=position)
        assert found() == {at(Kind.REORDERED, self.middle), at(Kind.REORDERED, other)}

    def forged(self, position: int, **values: Any) -> AuditEvent:
        forged = AuditEvent.objects.get(pk=self.middle.pk)
        forged.pk, forged.position, forged.at, forged.submission = uuid.uuid4(), position, self.last.at, None
        before = AuditEvent.objects.filter(stream=self.case.pk, position=position - 1).first()
        forged.previous_hash = before.hash if before else ""
        for name, value in values.items():
            setattr(forged, name, value)
        forged.hash = chain.linked(forged.previous_hash, chain.content(chain.held(forged)))
        forged.save(force_insert=True)
        return forged

    def tamper_6_forged_after_the_end(self):
        forged = self.forged(self.last.position + 1)
        assert found() == {at(Kind.FORGED, forged)}

    def tamper_6_forged_in_the_middle(self):
        with lifted():
            moved_on(self.case.pk, since=5)
            forged = self.forged(5)
            rehashed(self.case.pk)
        told = found()
        assert at(Kind.FORGED, forged) in told
        assert {row[0] for row in told} <= {Kind.FORGED, Kind.REORDERED, Kind.EDITED}

    def tamper_6_forged_into_a_stream_of_its_own(self):
        stream = uuid.uuid4()
        self.forged(1, stream=stream, case_id=stream, previous_hash="")
        assert found() == {(Kind.STREAM_MISSING, stream.hex, None, "", "")}

    def tamper_7_back_dated_with_every_hash_made_to_fit(self):
        with lifted():
            changed(self.middle, at=self.middle.at - timedelta(days=3))
            rehashed(self.case.pk)
        assert found() == {at(Kind.EDITED, self.middle)}

    def tamper_7_written_now_as_if_it_had_been_before_the_last_seal(self):
        with clock.at(checkpoints.latest().at - timedelta(hours=2)):
            log.seen("case.opened", by=None, case=self.case)
        event = AuditEvent.objects.filter(stream=self.case.pk).latest("position")
        assert found() == {at(Kind.BACK_DATED, event)}
        checkpoints.seal()
        assert found() == {at(Kind.BACK_DATED, event)}

    def tamper_8_written_anew_with_every_hash_made_to_fit(self):
        with lifted():
            changed(self.middle, why="another reason")
            rehashed(self.case.pk)
        assert found() == {at(Kind.EDITED, self.middle)}

    def rewritten(self) -> None:
        changed(self.middle, why="another reason")
        rehashed(self.case.pk)
        for leaf in AuditLeaf.objects.filter(stream=self.case.pk):
            changed(leaf, hash=AuditEvent.objects.get(pk=leaf.event_id).hash)

    def tamper_8_written_anew_with_its_seals(self):
        with lifted():
            self.rewritten()
        assert found() == {(Kind.ROOT_MISMATCH, "", None, "", "checkpoint 1")}

    def tamper_8_written_anew_with_its_seals_and_checkpoints(self):
        with lifted():
            self.rewritten()
            AuditLeaf.objects.all().delete()
            kept = list(Checkpoint.objects.order_by("number"))
            Checkpoint.objects.all().delete()
            made = checkpoints.seal()
            made.signature = kept[0].signature
            made.save()
        assert (Kind.CHECKPOINT_SIGNATURE, "", None, "", "checkpoint 1") in found()

    def tamper_9_a_history_row_changed(self):
        row = Case.history.filter(id=self.case.pk).earliest("history_date")
        with lifted():
            changed(row, reference="ZZZZ-ZZ2"[:8])
        event = AuditEvent.objects.get(pk=row.history_change_reason)
        place = f"screening.Case history {row.pk}"
        assert found(also=reconciling.reconcile) == {at(Kind.HISTORY_MISMATCH, event, place=place)}

    def tamper_9_a_history_row_taken_out(self):
        row = Case.history.filter(id=self.case.pk).earliest("history_date")
        with lifted():
            Case.history.filter(pk=row.pk).delete()
        event = AuditEvent.objects.get(pk=row.history_change_reason)
        place = f"screening.Case history {row.pk}"
        assert found(also=reconciling.reconcile) == {at(Kind.HISTORY_MISMATCH, event, place=place)}

    def tamper_9_a_history_row_that_no_act_wrote(self):
        row = Case.history.filter(id=self.case.pk).earliest("history_date")
        row.pk, row.history_change_reason = uuid.uuid4(), uuid.uuid4()
        row.save(force_insert=True)
        place = f"screening.Case history {row.pk}"
        assert (Kind.HISTORY_MISMATCH, "", None, "", place) in found(also=reconciling.reconcile)

    def tamper_10_a_row_changed_by_hand(self):
        changed(self.case, stage="support")
        newest = Case.history.filter(id=self.case.pk).latest("history_date").history_change_reason
        newest = AuditEvent.objects.get(pk=newest)
        place = f"screening.Case {self.case.pk}"
        assert found(also=reconciling.reconcile) == {at(Kind.LIVE_MISMATCH, newest, place=place)}

    def tamper_10_a_row_put_back_to_what_it_once_was(self):
        first = Case.history.filter(id=self.case.pk).earliest("history_date")
        changed(self.case, stage=first.stage)
        assert {(row[0], row[4]) for row in found(also=reconciling.reconcile)} == {
            (Kind.LIVE_MISMATCH, f"screening.Case {self.case.pk}")
        }

    def tamper_10_a_row_put_there_by_hand(self):
        row = self.case.responsible.organisation
        row.pk, row.slug = uuid.uuid4(), "nobody-added-this"
        type(row).objects.bulk_create([row])
        assert found(also=reconciling.reconcile) == {(Kind.LIVE_MISMATCH, "", None, "", f"orgs.Organisation {row.pk}")}

    def tamper_11_a_checkpoint_taken_out(self):
        for number in (1, 2):
            with self.subTest(number), undone():
                with lifted():
                    Checkpoint.objects.filter(number=number).delete()
                assert found() == {(Kind.CHECKPOINT_MISSING, "", None, "", f"checkpoint {number}")}

    def tamper_11_a_checkpoint_changed(self):
        with lifted():
            changed(checkpoints.latest(), at=clock.now() - timedelta(days=1))
        assert found() == {(Kind.CHECKPOINT_SIGNATURE, "", None, "", "checkpoint 2")}

    def tamper_11_a_seal_taken_out(self):
        with lifted():
            AuditLeaf.objects.filter(number=3).delete()
        assert (Kind.SEAL_MISSING, "", None, "", "leaf 3") in found()

    def tamper_12_an_old_state_put_back(self):
        kept = self.folder / "copies.jsonl"
        backup = transaction.savepoint()
        log.seen("case.opened", by=None, case=self.case)
        checkpoints.seal()
        kept.write_text("".join(f"{copies.line(one)}\n" for one in Checkpoint.objects.order_by("number")))
        assert found(against=kept) == set()
        transaction.savepoint_rollback(backup)
        assert found() == set()
        assert found(against=kept) == {(Kind.ROLLBACK, "", None, "", "checkpoint 3")}
        log.seen("people.listed", by=None)
        checkpoints.seal()
        assert found(against=kept) == {(Kind.ROLLBACK, "", None, "", "checkpoint 3")}

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path):
        self.folder = tmp_path

    def tamper_a_guard_taken_away(self):
        with lifted():
            told = found()
        assert {row[0] for row in told} == {Kind.TRIGGER_MISSING}
        name = "orgs_auditevent_no_update" if connection.vendor == "sqlite" else "orgs_auditevent_no_change"
        assert name in {row[4] for row in told}

    def asked(self, *how: str) -> tuple[int, str]:
        out = io.StringIO()
        try:
            call_command("audit_verify", *how, stdout=out)
        except SystemExit as end:
            return int(end.code or 0), out.getvalue()
        return 0, out.getvalue()

    def test_it_is_said_in_words_and_for_machines(self):
        assert self.asked("--reconcile")[0] == 0
        code, said = self.asked("--json", "--stream", self.case.reference)
        assert (code, json.loads(said)["events"]) == (0, self.last.position)
        with lifted():
            changed(self.middle, why="another reason")
        code, said = self.asked()
        assert code == 1
        assert f"edited: stream {self.middle.stream.hex}, position 5, event {self.middle.pk.hex}" in said
        code, said = self.asked("--json")
        [told] = json.loads(said)["findings"]
        assert (code, told["kind"], told["position"]) == (1, "edited", 5)

    def test_what_waits_too_long_is_incomplete(self):
        with clock.at(clock.now() + timedelta(minutes=61)):
            assert self.asked()[0] == 2

    def test_what_cannot_be_checked_is_not_called_intact(self):
        (self.folder / "empty").write_text("")
        assert self.asked("--against", str(self.folder / "empty"))[0] == 3
        assert self.asked("--against", str(self.folder / "nowhere"))[0] == 3
        assert self.asked("--stream", "no such stream")[0] == 3
