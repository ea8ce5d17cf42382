"""Who opens the keys of a computer that was switched off? Whoever knows the passphrase under which they stand sealed.

A passphrase can be guessed at by whoever takes the disk; each guess costs 128 MB and a good part of a second.
"""

import base64
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from . import key_files, master, site_key

VERSION = "v1"
COST = {"n": 2**17, "r": 8, "p": 1}  # standard RFC 7914; OWASP's first choice: 128 MB
SALT_BYTES = 16
FEWEST_WORDS, SHORTEST = 5, 20  # local policy (security 4.3)


class WrongPassphrase(Exception):
    """It opens none of what is sealed here, or what is sealed is not whole."""


def is_long_enough(passphrase: str) -> bool:
    said = _plain(passphrase)
    return len(said.split()) >= FEWEST_WORDS or len(said) >= SHORTEST


def seal_all(passphrase: str) -> list[int]:
    """Put every master key under ``passphrase``; until this computer stops they stay at hand in memory.

    None goes in clear before its sealed file was opened again. Raises `master.NoMasterKey` while one cannot be read.
    """
    numbers = sorted({*master.numbers(), *master.sealed_numbers()})
    known = {number: master.read(number) for number in numbers}
    for number, key in known.items():
        seal(number, key, passphrase)
    for number in numbers:
        key_files.remove(settings.KEYS / f"master-{number}")
    return numbers


def seal(number: int, key: bytes, passphrase: str) -> None:
    """Lay one master key in memory, and sealed into the folder of keys."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(master.NONCE_BYTES)
    sealed = salt + nonce + _cipher(passphrase, salt).encrypt(nonce, key, _about(number))
    text = f"{VERSION}.{base64.b64encode(sealed).decode('ascii')}\n"
    if _opened(text, number, passphrase) != key:
        raise WrongPassphrase("What was just sealed does not open. Nothing was changed.")
    master.put_in_memory(number, key)
    key_files.replace(master.sealed_file(number), text.encode("ascii"))


def unlock(passphrase: str) -> list[int]:
    """Lay every sealed master key in memory, all or none. Raises `WrongPassphrase`, and `master.NotUnwrapped` where
    they open and are not those of this site."""
    found = {number: opened(number, passphrase) for number in master.sealed_numbers()}
    if site_key.is_there():
        number = site_key.wrapped_by()
        site_key.unwrapped(by=found.get(number))
    for number, key in found.items():
        master.put_in_memory(number, key)
    return sorted(found)


def opened(number: int, passphrase: str) -> bytes:
    """Raises `WrongPassphrase`."""
    return _opened(master.sealed_file(number).read_text(encoding="ascii"), number, passphrase)


def _opened(text: str, number: int, passphrase: str) -> bytes:
    try:
        version, sealed = text.strip().split(".")
        raw = base64.b64decode(sealed, validate=True)
        salt, nonce = raw[:SALT_BYTES], raw[SALT_BYTES : SALT_BYTES + master.NONCE_BYTES]
        if version != VERSION:
            raise ValueError(version)
        return _cipher(passphrase, salt).decrypt(nonce, raw[SALT_BYTES + master.NONCE_BYTES :], _about(number))
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase(f"Master key {number} does not open with this passphrase.") from error


def _about(number: int) -> bytes:
    return f"master key {number}".encode()


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=master.KEY_BYTES, **COST).derive(_plain(passphrase).encode()))


def _plain(passphrase: str) -> str:
    """The same however many spaces were typed, and on whichever keyboard."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
