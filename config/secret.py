"""Where do keys come from that nobody has set: the one that signs sessions and links, and the one for the record?"""

import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.exceptions import ImproperlyConfigured

from orgs import key_files

BYTES = 32


def key_in(*, file: Path) -> str:
    """The key in the file, which is made on first use and readable by its owner only."""
    if not file.exists():
        key_files.make(file, secrets.token_urlsafe(64).encode("ascii") + b"\n")
    return file.read_text(encoding="ascii").strip()


def signing_key_in(*, file: Path) -> bytes:
    """The private key (Ed25519) in the file; beside it, in a file that anybody may be given, the public one."""
    if not file.exists():
        key_files.make(file, secrets.token_bytes(BYTES))
    key = file.read_bytes()
    if len(key) != BYTES:
        raise ImproperlyConfigured(f"{file} must hold {BYTES} bytes. Put back the file that was there before.")
    public = file.with_suffix(".pub")
    if not public.exists():
        pair = Ed25519PrivateKey.from_private_bytes(key)
        key_files.make(public, pair.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return key
