"""What do others keep of the record, in a place that nobody here can write to? One line of JSON for each checkpoint."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .models import Checkpoint
from .signatures import text


@dataclass(frozen=True)
class Copy:
    """A checkpoint as somebody else keeps it."""

    number: int
    text: str
    signature: str


def line(checkpoint: Checkpoint) -> str:
    """A checkpoint as others keep it: one line of JSON."""
    return json.dumps({"checkpoint": text(checkpoint), "signature": checkpoint.signature})


def copies(file: Path) -> Iterator[Copy]:
    """What somebody kept. A line that was cut short when a disk filled or a machine fell is passed over."""
    for written in file.read_text(encoding="utf-8").splitlines():
        if found := read(written):
            yield found


def read(written: str) -> Copy | None:
    """One line; None where it is none of ours."""
    try:
        told = json.loads(written)
        said = dict(row.split(" ", 1) for row in told["checkpoint"].splitlines()[1:])
        return Copy(int(said["number"]), told["checkpoint"], told["signature"])
    except (ValueError, KeyError, TypeError):
        return None


def copy() -> None:
    """Add what is not in the copy yet, and see it on the disk. Raises OSError."""
    file: Path | None = settings.CHECKPOINT_COPY
    if file is None:
        return
    kept = max((one.number for one in copies(file)), default=0) if file.exists() else 0
    with file.open("a+b") as handle:
        handle.seek(0, os.SEEK_END)
        if handle.tell():
            handle.seek(-1, os.SEEK_END)
            if handle.read(1) != b"\n":
                handle.write(b"\n")
        for checkpoint in Checkpoint.objects.filter(number__gt=kept).order_by("number").iterator():
            handle.write(f"{line(checkpoint)}\n".encode())
        handle.flush()
        os.fsync(handle.fileno())


def is_here(kept: Copy) -> bool:
    """Whether what somebody kept is still what stands here."""
    found = Checkpoint.objects.filter(number=kept.number).first()
    return found is not None and text(found) == kept.text
