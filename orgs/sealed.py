"""What may nobody read who holds a copy of the database, and is of no case? Sessions, the secrets of second factors,
and where a shelter is.

AES-256-GCM under a key of this site for this alone (`site_key`).
"""

import base64
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import site_key

NONCE_BYTES = 12  # standard NIST SP 800-38D: 96 bits, drawn at random
VERSION = "v1."


class Unreadable(Exception):
    """Sealed under another key, for another purpose, or damaged."""


def seal(data: bytes, *, about: str) -> str:
    """``data`` as text that only `unseal` reads, and only for the same ``about``."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + base64.b64encode(nonce + _cipher().encrypt(nonce, data, about.encode())).decode("ascii")


def unseal(text: str, *, about: str) -> bytes:
    """What was sealed. Raises `Unreadable`."""
    if not text.startswith(VERSION):
        raise Unreadable
    try:
        raw = base64.b64decode(text[len(VERSION) :], validate=True)
        return _cipher().decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def _cipher() -> AESGCM:
    return _cipher_of(site_key.derived("sessions and second factors"))


@cache
def _cipher_of(key: bytes) -> AESGCM:
    return AESGCM(key)
