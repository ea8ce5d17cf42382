"""Where do keys come from that nobody has set: the one that signs sessions and links, and those that last?"""

import os
import secrets
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.exceptions import ImproperlyConfigured

BYTES = 32


def key_in(*, file: Path) -> str:
    """The key in the file, which is made on first use and readable by its owner only."""
    if not file.exists():
        _make(file, secrets.token_urlsafe(64).encode("ascii") + b"\n")
    return file.read_text(encoding="ascii").strip()


def bytes_in(*, file: Path) -> bytes:
    """The 32 bytes in the file, made on first use and never again: what rests on them is lost with them."""
    if not file.exists():
        _make(file, secrets.token_bytes(BYTES))
    key = file.read_bytes()
    if len(key) != BYTES:
        raise ImproperlyConfigured(f"{file} must hold {BYTES} bytes. Put back the file that was there before.")
    return key


def signing_key_in(*, file: Path) -> bytes:
    """The private key (Ed25519) in the file; beside it, in a file that anybody may be given, the public one."""
    key = bytes_in(file=file)
    public = file.with_suffix(".pub")
    if not public.exists():
        pair = Ed25519PrivateKey.from_private_bytes(key)
        _make(public, pair.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return key


def _make(file: Path, key: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=file.parent)  # mode 0600
    try:
        with open(descriptor, "wb") as handle:
            handle.write(key)
        # Of two processes that start together one links first, and both read that one.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
