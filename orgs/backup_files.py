"""What does a backup look like? Lines: what it is, each table with its rows, and last a signature over all before.

Packed, and sealed for the key on paper (`envelope`): whoever has the folder, or the server with all its keys, opens it
as little as anybody.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from . import envelope, signatures

FORMAT = "romduol-backup-1"
ROWS, KEYS = ".backup", ".keys"


class NotGood(Exception):
    """This file is not a whole backup of this site: it does not open, or it does not say what was signed."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is said to hold. ``checkpoint`` is the newest of then, as copies hold it, or empty."""

    kind: str
    at: str
    engine: str
    migrations: list[list[str]]
    tables: dict[str, int]
    checkpoint: str = ""
    fingerprint: str = ""
    format: str = FORMAT


@dataclass
class Table:
    name: str
    columns: list[str]
    rows: Iterator[bytes]


class Writing:
    """One file, line by line. ``key`` opens it again as long as this process lives, and is kept nowhere."""

    def __init__(self, handle: BinaryIO, manifest: Manifest, *, to: bytes) -> None:
        self.sealing = envelope.Sealing(handle, to=to)
        self.packed = gzip.GzipFile(fileobj=self.sealing, mode="wb", compresslevel=1, mtime=0)
        self.digest = sha256()
        self.line(asdict(manifest))

    def table(self, name: str, columns: list[str], number: int, rows: Iterator[bytes]) -> None:
        self.line({"table": name, "columns": columns, "rows": number})
        for row in rows:
            self._put(row)

    def line(self, told: dict[str, Any]) -> None:
        self._put(json.dumps(told, ensure_ascii=False).encode() + b"\n")

    def end(self) -> None:
        said = f"{FORMAT} {self.digest.hexdigest()}"
        key_id, signature = signatures.sign_text(said)
        self.line({"said": said, "key": key_id, "signature": signature})
        self.packed.close()
        self.sealing.end()

    def _put(self, line: bytes) -> None:
        self.digest.update(line)
        self.packed.write(line)


class Reading:
    """One file, from its beginning to its end and once. Nothing of it is believed before the end: `end` raises."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.digest = stream, sha256()
        told = self._told()
        if told.get("format") != FORMAT:
            raise NotGood("It is of a format that this release does not know.")
        self.manifest = Manifest(**told)

    def tables(self) -> Iterator[Table]:
        for name, number in self.manifest.tables.items():
            told = self._told()
            if (told.get("table"), told.get("rows")) != (name, number):
                raise NotGood(f"It does not hold what it says of {name}.")
            rows = islice(iter(self._line, b""), number)
            yield Table(name, told["columns"], rows)
            for _left in rows:
                pass
        self._end()

    def _end(self) -> None:
        said = f"{FORMAT} {self.digest.hexdigest()}"
        told = self._told()
        if told.get("said") != said or self.stream.read(1):
            raise NotGood("It does not hold what was signed.")
        if not signatures.is_signed_text(said, key_id=told["key"], signature=told["signature"]):
            raise NotGood("It is signed by a key that is not here. Put the folder of keys back first.")

    def _told(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(self._line())
            return told
        except ValueError as error:
            raise NotGood("It does not hold what it says.") from error

    def _line(self) -> bytes:
        line: bytes = self.stream.readline()
        self.digest.update(line)
        return line


@contextmanager
def reading(file: Path, *, private: bytes = b"", key: bytes = b"") -> Iterator[Reading]:
    """Raises `NotGood`, OSError."""
    try:
        with file.open("rb") as handle:
            opened = io.BufferedReader(envelope.Opening(handle, private=private, key=key), envelope.PART)
            with gzip.GzipFile(fileobj=opened, mode="rb") as unpacked:
                yield Reading(unpacked)
    except (envelope.NotOpened, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise NotGood(str(error)) from error


def checked(file: Path, *, private: bytes = b"", key: bytes = b"") -> Manifest:
    """Read all of it, and count. Raises `NotGood`, OSError."""
    with reading(file, private=private, key=key) as read:
        for table in read.tables():
            number = sum(1 for _row in table.rows)
            if number != read.manifest.tables[table.name]:
                raise NotGood(f"{table.name} is not whole.")
        return read.manifest
