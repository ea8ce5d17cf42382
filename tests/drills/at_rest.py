"""How is a word found again wherever it was put down: as it is, in other encodings, inside a compressed cookie?"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

PIECE = 1 << 24


def forms(word: str) -> dict[str, bytes]:
    """``word`` in every encoding in which something might put it down, by the name of the encoding."""
    plain = word.encode()
    found = {
        "UTF-8": plain,
        "UTF-16 LE": word.encode("utf-16-le"),
        "UTF-16 BE": word.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "hex, capitals": plain.hex().upper().encode(),
        "JSON": json.dumps(word).strip('"').encode(),
        "JSON, capitals": json.dumps(word).strip('"').upper().replace("\\U", "\\u").encode(),
        "URL": quote(word).encode(),
        "URL, small": quote(word).lower().encode(),
    }
    for shift in range(3):
        # What does not depend on what stands before and after it.
        told = base64.b64encode(b"\0" * shift + plain)
        end = (shift + len(plain)) * 8 // 6
        found[f"base64 {shift}"] = told[-(-shift * 8 // 6) : end]
        found[f"base64 {shift}, of addresses"] = found[f"base64 {shift}"].translate(bytes.maketrans(b"+/", b"-_"))
    return found


class Search:
    """Looks for some words in all their encodings."""

    def __init__(self, *words: str) -> None:
        self.needles = {
            needle: (word, name)
            for word in words
            for spelt in (word, word.upper(), word.capitalize())
            for name, needle in forms(spelt).items()
        }
        self.overlap = max(len(needle) for needle in self.needles) + 60
        self.bytes = 0

    def in_bytes(self, data: bytes) -> set[tuple[str, str]]:
        """(encoding, what stands around it) of each that is there."""
        self.bytes += len(data)
        return {
            (name, repr(data[max(0, at - 40) : at + len(needle) + 12]))
            for needle, (_word, name) in self.needles.items()
            if (at := data.find(needle)) >= 0
        }

    def in_file(self, file: Path) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        with file.open("rb") as handle:
            kept = b""
            while piece := handle.read(PIECE):
                found |= self.in_bytes(kept + piece)
                kept = piece[-self.overlap :]
        return found

    def in_folders(self, folders: Iterable[Path]) -> list[tuple[str, str, str]]:
        """(file, encoding, what stands around it)."""
        files = (file for folder in folders for file in sorted(folder.rglob("*")))
        return [
            (file.name, *one)
            for file in files
            if file.is_file() and not file.is_symlink()
            for one in self.in_file(file)
        ]

    def in_cookies(self, values: Iterable[str]) -> list[tuple[str, str, str]]:
        return [("cookie", *one) for value in values for part in unpacked(value) for one in self.in_bytes(part)]


def unpacked(value: str) -> Iterator[bytes]:
    """What a cookie holds, as it is, decoded, and decompressed."""
    yield value.encode()
    for part in value.replace("%3A", ":").split(":"):
        try:
            raw = base64.urlsafe_b64decode(part.strip(".") + "=" * (-len(part.strip(".")) % 4))
        except ValueError:
            continue
        yield raw
        try:
            yield zlib.decompress(raw)
        except zlib.error:
            continue
