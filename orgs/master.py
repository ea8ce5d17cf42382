"""Under which key are the keys of cases kept? Master keys, numbered, of which the newest wraps what is new.

A master key stands in no database: in a file of its own each, ``master-1``, ``master-2`` …, in the folder that
``MASTER_KEYS`` names. One that was replaced is kept as long as anything is wrapped by it.
"""

import base64
import os
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NAME = "master-"
KEY_BYTES = 32
NONCE_BYTES = 12  # standard NIST SP 800-38D: 96 bits, drawn at random


class NoMasterKey(Exception):
    """The master key of this number is not here, or is not one."""


class NotUnwrapped(Exception):
    """Wrapped by another master key than the one of this number, for something else, or damaged."""


def newest() -> int:
    """The number of the master key that wraps what is new. Raises `NoMasterKey`."""
    numbers = [int(file.name.removeprefix(NAME)) for file in Path(settings.MASTER_KEYS).glob(f"{NAME}[0-9]*")]
    if not numbers:
        raise NoMasterKey(f"There is no master key in {settings.MASTER_KEYS}.")
    return max(numbers)


def wrap(key: bytes, *, about: str, number: int) -> str:
    """``key`` as text that only the master key of ``number`` opens, and only for the same ``about``."""
    nonce = os.urandom(NONCE_BYTES)
    return base64.b64encode(nonce + _cipher(number).encrypt(nonce, key, _bound(about, number))).decode("ascii")


def unwrap(text: str, *, about: str, number: int) -> bytes:
    """Raises `NoMasterKey`, `NotUnwrapped`."""
    try:
        raw = base64.b64decode(text, validate=True)
        return _cipher(number).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(about, number))
    except (InvalidTag, ValueError) as error:
        raise NotUnwrapped(f"What master key {number} should open does not open.") from error


def _bound(about: str, number: int) -> bytes:
    return f"{about}|{number}".encode()


def _cipher(number: int) -> AESGCM:
    return _cipher_in(settings.MASTER_KEYS, number)


@cache
def _cipher_in(folder: Path, number: int) -> AESGCM:
    try:
        key = (Path(folder) / f"{NAME}{number}").read_bytes()
    except OSError as error:
        raise NoMasterKey(f"Master key {number} cannot be read.") from error
    if len(key) != KEY_BYTES:
        raise NoMasterKey(f"Master key {number} does not hold {KEY_BYTES} bytes.")
    return AESGCM(key)
