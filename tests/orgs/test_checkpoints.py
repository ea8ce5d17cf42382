"""What is committed is sealed, once, whoever was slow; and nobody signs for what does not hold."""

import json
import threading
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connections, transaction

from orgs import checkpoints, clock, copies, log, merkle, signatures
from orgs.models import AuditEvent, AuditLeaf, Checkpoint
from tests.factories import orgs
from tests.lifted import lifted


def acts(number: int = 3) -> None:
    user = orgs.member()
    for _ in range(number):
        log.seen("tests.looked", by=user)


def sealed() -> Checkpoint:
    checkpoint = checkpoints.seal()
    assert checkpoint
    return checkpoint


def change(model, pk, **values) -> None:
    with lifted():
        model._base_manager.filter(pk=pk).update(**values)


@pytest.mark.django_db
class TestSealing:
    def test_every_event_gets_one_place_and_the_root_is_that_of_all(self):
        acts()
        first = sealed()
        acts()
        second = sealed()
        tree, roots = merkle.Tree(), {}
        for leaf in AuditLeaf.objects.order_by("number"):
            event = AuditEvent.objects.get(pk=leaf.event_id)
            assert (leaf.number, leaf.stream, leaf.position) == (tree.size, event.stream, event.position)
            assert leaf.hash == event.hash
            tree.add(checkpoints.entry(event.stream.hex, event.position, event.id.hex, event.hash))
            roots[tree.size] = tree.root().hex()
        assert tree.size == AuditEvent.objects.count()
        assert (first.root, second.root) == (roots[first.size], roots[second.size])

    def test_each_checkpoint_names_the_one_before_and_is_signed(self):
        found = []
        for _ in range(3):
            acts()
            found.append(sealed())
        assert [row.number for row in found] == [1, 2, 3]
        assert [row.previous for row in found] == ["", *map(signatures.digest, found[:2])]
        assert all(map(signatures.is_signed, Checkpoint.objects.all()))
        found[1].size += 1
        assert not signatures.is_signed(found[1])

    def test_what_is_signed_can_be_read(self):
        acts()
        said = signatures.text(sealed()).splitlines()
        assert [row.split(" ")[0] for row in said] == [
            "romduol-checkpoint-1", "number", "size", "root", "previous", "at", "key",
        ]  # fmt: skip

    def test_nothing_new_makes_no_new_checkpoint(self):
        assert checkpoints.seal() is None
        acts()
        first = sealed()
        assert sealed() == first == checkpoints.latest()

    def test_a_fingerprint_is_eight_groups_of_four(self):
        acts()
        said = signatures.fingerprint(sealed())
        assert [len(group) for group in said.split("-")] == [4] * 8
        acts()
        assert signatures.fingerprint(sealed()) != said

    def test_what_an_older_key_signed_still_holds_while_its_public_key_is_there(self, settings, tmp_path):
        acts()
        first = sealed()
        public = Ed25519PrivateKey.from_private_bytes(settings.AUDIT_KEY).public_key()
        settings.AUDIT_KEY, settings.AUDIT_KEY_FILE = b"another-key-of-thirty-two-bytes!", tmp_path / "audit-2"
        assert not signatures.is_signed(first)
        (tmp_path / "audit-1.pub").write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        acts()
        second = sealed()
        assert first.key_id != second.key_id
        assert all(map(signatures.is_signed, (first, second)))


@pytest.mark.django_db
class TestNothingIsSignedOverWhatDoesNotHold:
    @pytest.fixture(autouse=True)
    def _sealed_before(self):
        acts()
        sealed()
        acts()

    def refuses(self) -> None:
        leaves, numbers = AuditLeaf.objects.count(), Checkpoint.objects.count()
        with pytest.raises(checkpoints.DoesNotHold):
            checkpoints.seal()
        assert (AuditLeaf.objects.count(), Checkpoint.objects.count()) == (leaves, numbers)

    def last(self) -> AuditEvent:
        return AuditEvent.objects.filter(kind="tests.looked").latest("at")

    def test_a_content_that_was_edited(self):
        change(AuditEvent, self.last().pk, role="auditor")
        self.refuses()

    def test_an_event_that_was_taken_out(self):
        gone = AuditEvent.objects.get(stream=self.last().stream, position=self.last().position - 1)
        with lifted():
            AuditEvent.objects.filter(pk=gone.pk).delete()
        self.refuses()

    def test_a_last_event_that_was_taken_out(self):
        with lifted():
            AuditEvent.objects.filter(pk=self.last().pk).delete()
        self.refuses()

    def test_an_event_beyond_the_end(self):
        last = self.last()
        change(AuditEvent, last.pk, position=last.position + 1)
        self.refuses()

    def test_a_checkpoint_that_was_taken_out(self):
        with lifted():
            Checkpoint.objects.all().delete()
        self.refuses()

    def test_a_checkpoint_that_was_changed(self):
        change(Checkpoint, 1, at=clock.now())
        self.refuses()

    @pytest.mark.parametrize("text", ["", "00" * 32, "no"])
    def test_a_tree_that_was_changed(self, text):
        change(Checkpoint, 1, subtrees=text)
        self.refuses()


@pytest.mark.django_db(transaction=True)
class TestCopies:
    @pytest.fixture(autouse=True)
    def _file(self, settings, tmp_path):
        self.file = settings.CHECKPOINT_COPY = tmp_path / "copies.jsonl"

    def test_each_checkpoint_is_added_once(self):
        for _ in range(2):
            acts(1)
            sealed()
        sealed()
        assert [one.number for one in copies.copies(self.file)] == [1, 2]
        assert all(map(copies.is_here, copies.copies(self.file)))

    def test_what_could_not_be_copied_is_sealed_all_the_same_and_copied_later(self, settings, tmp_path):
        settings.CHECKPOINT_COPY = tmp_path / "not there" / "copies.jsonl"
        acts(1)
        sealed()
        with pytest.raises(OSError, match="not there"):
            copies.copy()
        settings.CHECKPOINT_COPY = self.file
        acts(1)
        sealed()
        assert [one.number for one in copies.copies(self.file)] == [1, 2]

    def test_a_line_that_was_cut_short_is_written_again(self):
        acts(1)
        sealed()
        whole = self.file.read_text()
        self.file.write_text(whole[:50])
        copies.copy()
        assert self.file.read_text().splitlines()[1:] == whole.splitlines()
        assert json.loads(whole)["signature"] == checkpoints.latest().signature

    def test_nothing_is_signed_after_an_older_state_was_put_back(self):
        acts(1)
        sealed()
        kept = [list(model.objects.all()) for model in (AuditLeaf, Checkpoint)]
        acts(1)
        sealed()
        with lifted():
            for model, rows in zip((AuditLeaf, Checkpoint), kept, strict=True):
                model.objects.exclude(pk__in=[row.pk for row in rows]).delete()
        with pytest.raises(checkpoints.DoesNotHold, match="copy"):
            checkpoints.seal()

    def test_nothing_is_copied_of_a_seal_that_is_undone(self):
        acts(1)
        with transaction.atomic():
            sealed()
            transaction.set_rollback(True)
        assert not self.file.exists()
        assert checkpoints.latest() is None


@pytest.mark.django_db
class TestState:
    def test_before_the_first_seal_there_is_none(self):
        assert checkpoints.state().code == "none"

    def test_sealed_it_is_intact_and_after_an_hour_without_a_seal_late(self):
        acts(2)
        sealed()
        assert checkpoints.state().code == "intact"
        acts(2)
        state = checkpoints.state()
        assert (state.code, state.checkpoint.number) == ("intact", 1)
        assert state.unsealed == AuditEvent.objects.count() - state.checkpoint.size > 0
        with clock.at(state.oldest_unsealed_at + timedelta(minutes=60)):
            assert checkpoints.state().code == "intact"
        with clock.at(state.oldest_unsealed_at + timedelta(minutes=60, seconds=1)):
            assert checkpoints.state().code == "late"

    def test_without_a_guard_or_with_a_false_signature_it_is_broken(self):
        acts(1)
        sealed()
        with lifted():
            assert checkpoints.state().code == "broken"
        assert checkpoints.state().code == "intact"
        change(Checkpoint, 1, signature="00" * 64)
        assert checkpoints.state().code == "broken"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_whoever_commits_late_is_sealed_next():
    user = orgs.member()
    began, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with log.recording("tests.slow", by=user):
            with log.recording("tests.slow_inside", by=user):
                pass
            began.set()
            assert may_end.wait(20)
        connections.close_all()

    writer = threading.Thread(target=slow)
    writer.start()
    assert began.wait(20)
    for _ in range(3):
        log.seen("tests.quick", by=orgs.member())
        first = sealed()
    may_end.set()
    writer.join()
    late = set(AuditEvent.objects.filter(kind__startswith="tests.slow").values_list("pk", flat=True))
    assert len(late) == 2
    assert late & set(AuditLeaf.objects.values_list("event_id", flat=True)) == set()
    second = sealed()
    assert second.size == first.size + 2 == AuditEvent.objects.count()
    assert late <= set(AuditLeaf.objects.values_list("event_id", flat=True))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_write_while_two_seal_and_nothing_is_missed():
    users = [orgs.member() for _ in range(4)]
    done = threading.Event()
    failed: list[BaseException] = []

    def at_once(act, *args):
        def run():
            try:
                act(*args)
            except BaseException as error:
                failed.append(error)
            finally:
                connections.close_all()

        return threading.Thread(target=run)

    def write(user):
        for _ in range(8):
            with log.recording("tests.written", by=user):
                pass

    def keep_sealing():
        while not done.is_set():
            checkpoints.seal()

    sealers = [at_once(keep_sealing) for _ in range(2)]
    writers = [at_once(write, user) for user in users]
    for thread in sealers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in sealers:
        thread.join()
    assert failed == []
    last = sealed()
    assert last.size == AuditEvent.objects.count() == AuditLeaf.objects.count()
    assert list(AuditLeaf.objects.order_by("number").values_list("number", flat=True)) == list(range(last.size))
