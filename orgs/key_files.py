"""How is a key written down? Whole or not at all, for its owner alone, and on the disk before anything rests on it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def make(file: Path, data: bytes) -> None:
    """Write a file that is not there. One that is there stays as it is: of two that begin together one is first."""
    with _draft(file, data) as draft:
        try:
            os.link(draft, file)
        except FileExistsError:
            return
    on_disk(file.parent)


def replace(file: Path, data: bytes) -> None:
    """Whoever reads meanwhile reads the old file or the new one, whole."""
    with _draft(file, data) as draft:
        os.replace(draft, file)
    on_disk(file.parent)


def remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    on_disk(file.parent)


def set_aside(file: Path) -> Path | None:
    """Another name, under which nothing is looked for, for a file that is in the way; None where there is none."""
    if not file.exists():
        return None
    number = 1
    while (aside := file.with_name(f"{file.name}.aside-{number}")).exists():
        number += 1
    file.rename(aside)
    on_disk(file.parent)
    return aside


@contextmanager
def _draft(file: Path, data: bytes) -> Iterator[str]:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=".")  # mode 0600
    try:
        with open(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        yield draft
    finally:
        Path(draft).unlink(missing_ok=True)


def on_disk(folder: Path) -> None:
    """A name is lost with the power as easily as what is in a file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
