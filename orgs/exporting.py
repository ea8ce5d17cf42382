"""What is handed to somebody who shall check the record without us?

One file of JSON lines: which columns an event has, the public keys, the checkpoints, then every event in its place in
the tree, those without a seal last. `orgs/verifier/verify_export.py` reads it, and needs nothing of ours.
"""

import json
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import chain, copies, reading, signatures
from .checkpoints import EVENT, LEAF
from .models import Checkpoint

FORMAT = "romduol-export-1"


def lines() -> Iterator[str]:
    """The record as it stood at one moment."""
    with reading.one_moment():
        for row in _rows():
            yield f"{json.dumps(row, ensure_ascii=False)}\n"


def _rows() -> Iterator[dict[str, Any]]:
    yield {"format": FORMAT, "event": chain.FORMAT, "columns": chain.CONTENT}
    for key_id, key in signatures.public_keys().items():
        yield {"key": key_id, "pem": key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()}
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        yield json.loads(copies.line(checkpoint))
    for number, position, previous, hash, *columns in reading.rows(
        f"SELECT l.number, e.position, e.previous_hash, e.hash, {', '.join(chain.raw_columns())}"  # nosec B608
        f" FROM {EVENT} e LEFT JOIN {LEAF} l ON l.event_id = e.id"
        " ORDER BY CASE WHEN l.number IS NULL THEN 1 ELSE 0 END, l.number, e.stream, e.position"
    ):
        yield {"number": number, "position": position, "previous": previous, "hash": hash, "content": columns}
