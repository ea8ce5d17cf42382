"""Is an export of the record as it was written? Runs anywhere with Python 3.10 or later, and needs nothing of Romduol.

    python3 verify_export.py EXPORT [--against COPIES] [--fingerprint XXXX-…] [--key audit-1.pub]

EXPORT comes from `manage.py audit_export`. COPIES is a file of checkpoints that you kept yourself; the fingerprint is
one that you read on paper or heard. Without either, and without a public key that came to you by another way, whoever
made the export could have made all of it: the export itself names the keys.

Ends with 0: as it was written. 1: not. 3: cannot be checked. Signatures are checked where the package `cryptography` is
installed; where it is not, this is said, and everything else is checked all the same.

It repeats on purpose what the application does (RFC 9162, section 2.1; SHA-256), so that one can be held against the
other.
"""

import argparse
import hashlib
import json
import sys
from typing import Any

load_key: Any = None
UNFIT: tuple[type[Exception], ...] = (ValueError,)
try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import load_pem_public_key as load_key

    UNFIT += (InvalidSignature,)
except ImportError:
    pass

INTACT, CHANGED, CANNOT = 0, 1, 3
SHOWN = 100
EVENT = "romduol-audit-1"
SEPARATOR = "\x1f"
# In the order in which they are hashed. What an export calls them proves nothing.
COLUMNS = [
    "id", "stream", "actor_id", "office_id", "case_id", "outer_id", "submission", "at", "kind", "outcome", "actor_code",
    "role", "relation", "case_reference", "subject", "guideline", "why", "purpose", "sections", "details", "rows",
]  # fmt: skip


def sha(data):
    return hashlib.sha256(data).digest()


def text_sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Tree:
    """RFC 9162, section 2.1, by the roots of the whole subtrees at the left."""

    def __init__(self):
        self.size = 0
        self.subtrees: list[bytes] = []

    def add(self, entry):
        whole, size = sha(b"\x00" + entry), self.size
        while size % 2:
            whole, size = sha(b"\x01" + self.subtrees.pop() + whole), size // 2
        self.subtrees.append(whole)
        self.size += 1

    def root(self):
        if not self.subtrees:
            return sha(b"").hex()
        found = self.subtrees[-1]
        for whole in reversed(self.subtrees[:-1]):
            found = sha(b"\x01" + whole + found)
        return found.hex()


class Export:
    """What was read so far, and what of it does not hold."""

    def __init__(self, keys):
        self.wrong: list[str] = []
        self.is_export = False
        self.keys, self.own_keys = dict(keys), not keys
        self.checkpoints: dict[int, tuple[int, str]] = {}  # by size of the tree
        self.texts: dict[int, str] = {}
        self.ends: dict[str, tuple[int, str]] = {}
        self.is_whole = True
        self.tree, self.before, self.events, self.unsealed = Tree(), "", 0, 0

    def read(self, row):
        if "format" in row:
            if row["format"] != "romduol-export-1":
                raise ValueError(f"an unknown format: {row['format']}")
            if (row["event"], row["columns"]) != (EVENT, COLUMNS):
                raise ValueError(f"events of another form: {row['event']}, {row['columns']}")
            self.is_export = True
        elif "pem" in row:
            if self.own_keys:
                self.keys[row["key"]] = row["pem"].encode()
        elif "checkpoint" in row:
            self.checkpoint(row["checkpoint"], row["signature"])
        else:
            self.event(row)

    def checkpoint(self, text, signature):
        said = dict(line.split(" ", 1) for line in text.splitlines()[1:])
        number, previous = int(said["number"]), text_sha(self.before) if self.before else "-"
        if number != len(self.texts) + 1 or said["previous"] != previous:
            self.wrong.append(f"checkpoint-missing: before checkpoint {number}")
        if load_key and not signed(self.keys.get(said["key"]), text, signature):
            self.wrong.append(f"checkpoint-signature: checkpoint {number}")
        self.texts[number], self.before = text, text
        self.checkpoints[int(said["size"])] = number, said["root"]

    def event(self, row):
        content = dict(zip(COLUMNS, row["content"], strict=True))
        stream, position = content["stream"], row["position"]
        place = f"stream {stream}, position {position}, event {content['id']}"
        last, head = self.ends.get(stream, (0, ""))
        parts = [EVENT, row["previous"], *("" if part is None else part for part in row["content"])]
        # As many separators as there are columns: none of them holds one, or the columns are not those that were.
        if row["hash"] != text_sha(SEPARATOR.join(parts)):
            self.wrong.append(f"edited: {place}")
        elif position != last + 1:
            self.wrong.append(f"{'missing' if position > last else 'reordered'}: {place}, after position {last}")
        elif row["previous"] != head:
            self.wrong.append(f"reordered: {place}")
        self.ends[stream] = position, row["hash"]
        self.events += 1
        if row["number"] is None:
            self.unsealed += 1
            return
        if self.is_whole and row["number"] != self.tree.size:
            self.is_whole = False  # no root can fit any more
            self.wrong.append(f"missing: entry {self.tree.size} of the tree, before {place}")
        if self.is_whole:
            self.seal(f"{stream} {position} {content['id']} {row['hash']}".encode())

    def seal(self, entry):
        self.tree.add(entry)
        number, root = self.checkpoints.get(self.tree.size, (None, None))
        if number and root != self.tree.root():
            self.wrong.append(f"root-mismatch: checkpoint {number}")

    def end(self):
        largest = max(self.checkpoints, default=0)
        if self.is_whole and largest != self.tree.size:
            self.wrong.append(f"missing: {largest} events were signed for, {self.tree.size} are here")


def signed(pem, text, signature):
    if pem is None:
        return False
    try:
        load_key(pem).verify(bytes.fromhex(signature), text.encode())
    except UNFIT:
        return False
    return True


def key_id(pem):
    raw = load_key(pem).public_bytes_raw()
    return hashlib.sha256(raw).hexdigest()[:16]


def fingerprint(text):
    digits = text_sha(text)[:32].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 32, 4))


def compare(export, copies, wanted):
    for number, text in copies:
        if export.texts.get(number) != text:
            export.wrong.append(f"rollback: checkpoint {number} is not the one that you kept")
    if wanted and wanted not in {fingerprint(text) for text in export.texts.values()}:
        export.wrong.append(f"rollback: no checkpoint has the fingerprint {wanted}")


def kept(file):
    found = []
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            try:
                text = json.loads(line)["checkpoint"]
                found.append((int(text.splitlines()[1].split(" ")[1]), text))
            except (ValueError, KeyError, IndexError, TypeError):
                continue
    if not found:
        raise ValueError(f"{file} holds no checkpoint")
    return found


def verify(asked):
    keys = {}
    if asked.key:
        if not load_key:
            raise ValueError("a key was given, but the package cryptography is not installed")
        for file in asked.key:
            with open(file, "rb") as handle:
                pem = handle.read()
            keys[key_id(pem)] = pem
    export = Export(keys)
    copies = kept(asked.against) if asked.against else []
    with open(asked.export, encoding="utf-8") as lines:
        for line in lines:
            export.read(json.loads(line))
    if not export.is_export:
        raise ValueError("this is not an export")
    export.end()
    compare(export, copies, asked.fingerprint)
    return export


def say(*lines):
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("--against", help="a file of checkpoints that you kept")
    parser.add_argument("--fingerprint", help="of a checkpoint, as it stood on paper")
    parser.add_argument("--key", action="append", help="a public key that came to you by another way")
    asked = parser.parse_args()
    try:
        export = verify(asked)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        say(f"CANNOT BE CHECKED: {error}")
        return CANNOT
    say(*export.wrong[:SHOWN])
    if len(export.wrong) > SHOWN:
        say(f"and {len(export.wrong) - SHOWN} more")
    say("NOT as it was written." if export.wrong else "As it was written, by all that could be checked.")
    say(f"{export.events} events, {export.unsealed} of them not sealed; {len(export.texts)} checkpoints.")
    if export.before:
        say(f"The last checkpoint: {fingerprint(export.before)}. Compare it with what you have on paper.")
    if not load_key:
        say("SIGNATURES WERE NOT CHECKED: the package cryptography is not installed.")
    elif export.own_keys:
        say(f"Keys are those that the export itself names: {', '.join(export.keys)}. Ask for them by another way too.")
    return CHANGED if export.wrong else INTACT


if __name__ == "__main__":
    sys.exit(main())
