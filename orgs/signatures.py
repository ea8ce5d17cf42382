"""What is signed of the whole record, and under which key? Ed25519."""

import hashlib
from datetime import UTC
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings

from .models import Checkpoint

FORMAT = "romduol-checkpoint-1"


def text(checkpoint: Checkpoint) -> str:
    """What is signed, to be read by people too."""
    at = checkpoint.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    lines = (
        FORMAT,
        f"number {checkpoint.number}",
        f"size {checkpoint.size}",
        f"root {checkpoint.root}",
        f"previous {checkpoint.previous or '-'}",
        f"at {at}",
        f"key {checkpoint.key_id}",
    )
    return "".join(f"{line}\n" for line in lines)


def digest(checkpoint: Checkpoint) -> str:
    return hashlib.sha256(text(checkpoint).encode()).hexdigest()


def fingerprint(checkpoint: Checkpoint) -> str:
    """What people compare with a sheet of paper: 8 groups of 4 digits."""
    digits = digest(checkpoint)[:32].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 32, 4))


def is_signed(checkpoint: Checkpoint) -> bool:
    return is_signed_text(text(checkpoint), key_id=checkpoint.key_id, signature=checkpoint.signature)


def public_keys() -> dict[str, Ed25519PublicKey]:
    """By key id: the key in use, and those that were used before and still lie beside it."""
    keys = [_private_key(settings.AUDIT_KEY).public_key()]
    for file in sorted(settings.AUDIT_KEY_FILE.parent.glob("audit-*.pub")):
        key = load_pem_public_key(file.read_bytes())
        keys += [key] if isinstance(key, Ed25519PublicKey) else []
    return {_key_id(key): key for key in keys}


def sign(checkpoint: Checkpoint) -> None:
    """Under the key in use; the key is part of what is signed."""
    key = _private_key(settings.AUDIT_KEY)
    checkpoint.key_id = _key_id(key.public_key())
    checkpoint.signature = key.sign(text(checkpoint).encode()).hex()


def sign_text(said: str) -> tuple[str, str]:
    """The id of the key in use, and what it makes of any other text than a checkpoint's."""
    key = _private_key(settings.AUDIT_KEY)
    return _key_id(key.public_key()), key.sign(said.encode()).hex()


def is_signed_text(said: str, *, key_id: str, signature: str) -> bool:
    key = public_keys().get(key_id)
    try:
        if key:
            key.verify(bytes.fromhex(signature), said.encode())
    except (ValueError, InvalidSignature):
        return False
    return key is not None


@cache
def _private_key(key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key)


def _key_id(key: Any) -> str:
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]
