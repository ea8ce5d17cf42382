"""Where are the master keys of this deployment? Numbered; the newest wraps what is new, and nothing else is clear.

A master key stands in no database, but in a file of its own, ``master-1``, ``master-2`` …, looked for in this order:

1. outside: in the folder that ``ROMDUOL_MASTER_KEYS`` names, and then nowhere else;
2. local: in the folder of keys;
3. sealed: in the folder in memory, where `manage.py keys unlock` lays what stands in the folder of keys under a
   passphrase only (`passphrase`).

One that was replaced is kept as long as anything is wrapped by it.
"""

import base64
import os
import re
import stat
from enum import StrEnum
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from . import key_files

CLEAR, SEALED = re.compile(r"master-([1-9]\d{0,3})"), re.compile(r"master-([1-9]\d{0,3})\.sealed")
KEY_BYTES = 32
NONCE_BYTES = 12  # standard NIST SP 800-38D: 96 bits, drawn at random


class Mode(StrEnum):
    LOCAL = "local"
    SEALED = "sealed"
    OUTSIDE = "outside"


class NoMasterKey(Exception):
    """The master key of this number is not here, or is not one."""


class NotUnwrapped(Exception):
    """Wrapped by another master key than the one of this number, for something else, or damaged."""


def mode() -> Mode:
    """In which way the keys are kept. One that lies in clear in the folder of keys is enough for *local*."""
    if settings.MASTER_KEYS:
        return Mode.OUTSIDE
    return Mode.SEALED if sealed_numbers() and not _in(settings.KEYS) else Mode.LOCAL


def numbers() -> list[int]:
    """Of the master keys that can be read now, in order."""
    return sorted({number for folder in _folders() for number in _in(folder)})


def sealed_numbers() -> list[int]:
    return [] if settings.MASTER_KEYS else _in(settings.KEYS, SEALED)


def is_shut() -> bool:
    """Whether one stands sealed that nobody unlocked since this computer started."""
    sealed = set(sealed_numbers())
    return bool(sealed) and not sealed <= set(numbers())


def newest() -> int:
    """The number of the master key that wraps what is new. Raises `NoMasterKey`."""
    found = numbers()
    if not found:
        raise NoMasterKey(f"There is no master key in {settings.MASTER_KEYS or settings.KEYS}: no file master-1.")
    return found[-1]


def clear_file(number: int) -> Path:
    """Where the key of this number lies in clear in the mode in use."""
    in_use = settings.UNLOCKED_KEYS if mode() is Mode.SEALED else settings.MASTER_KEYS or settings.KEYS
    return Path(in_use) / f"master-{number}"


def sealed_file(number: int) -> Path:
    return Path(settings.KEYS) / f"master-{number}.sealed"


def read(number: int) -> bytes:
    """The key itself: to be wrapped, sealed or written on paper. Raises `NoMasterKey`."""
    for folder in _folders():
        file = folder / f"master-{number}"
        try:
            key = file.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise NoMasterKey(f"Master key {number} cannot be read: {file}: {error.strerror}.") from error
        if len(key) != KEY_BYTES:
            raise NoMasterKey(f"{file} does not hold {KEY_BYTES} bytes: it was cut short, or is no master key.")
        return key
    raise NoMasterKey(f"Master key {number} is not in {settings.MASTER_KEYS or settings.KEYS}.")


def draw() -> bytes:
    return AESGCM.generate_key(KEY_BYTES * 8)


def wrap(key: bytes, *, about: str, number: int) -> str:
    """``key`` as text that only the master key of ``number`` opens, and only for the same ``about``."""
    nonce = os.urandom(NONCE_BYTES)
    return base64.b64encode(nonce + _cipher(number).encrypt(nonce, key, _bound(about, number))).decode("ascii")


def unwrap(text: str, *, about: str, number: int, by: bytes | None = None) -> bytes:
    """What was wrapped; ``by`` a key that was just typed, else the one in its file. Raises `NoMasterKey`,
    `NotUnwrapped`."""
    cipher = AESGCM(by) if by else _cipher(number)
    try:
        raw = base64.b64decode(text, validate=True)
        return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(about, number))
    except (InvalidTag, ValueError) as error:
        raise NotUnwrapped(f"Master key {number} is another one than wrapped {about}.") from error


def put_in_memory(number: int, key: bytes) -> None:
    """Where every process of this user finds it until the computer stops, and nobody else."""
    folder = Path(settings.UNLOCKED_KEYS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours_alone(folder):
        raise NoMasterKey(f"{folder} belongs to somebody else, or is open to others. Nothing was put there.")
    key_files.replace(folder / f"master-{number}", key)


def forget_in_memory() -> None:
    """Shut the site again, where keys stand sealed."""
    folder = Path(settings.UNLOCKED_KEYS)
    for number in _in(folder):
        key_files.remove(folder / f"master-{number}")


def forget(number: int) -> None:
    """Remove one that wraps nothing any more, wherever it is; for `rotation.drop_old` alone."""
    for file in (sealed_file(number), *(folder / f"master-{number}" for folder in _folders())):
        if file.exists():
            key_files.remove(file)


def _folders() -> list[Path]:
    if settings.MASTER_KEYS:
        return [Path(settings.MASTER_KEYS)]
    in_memory = Path(settings.UNLOCKED_KEYS)
    # In a folder for everybody another user could lay a key that they know.
    return [Path(settings.KEYS), in_memory] if _is_ours_alone(in_memory) else [Path(settings.KEYS)]


def _is_ours_alone(folder: Path) -> bool:
    try:
        about = folder.lstat()
    except OSError:
        return False
    others = stat.S_IRWXG | stat.S_IRWXO
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & others


def _in(folder: Path, name: re.Pattern[str] = CLEAR) -> list[int]:
    try:
        found = [name.fullmatch(one) for one in os.listdir(folder)]
    except OSError:
        return []
    return sorted(int(match[1]) for match in found if match)


def _bound(about: str, number: int) -> bytes:
    return f"{about}|{number}".encode()


def _cipher(number: int) -> AESGCM:
    return _cipher_in(settings.MASTER_KEYS, settings.KEYS, number)


@cache
def _cipher_in(outside: Path | None, folder: Path, number: int) -> AESGCM:
    """Kept once it was read; one that is not known yet is looked for each time, so that a new one needs no restart."""
    return AESGCM(read(number))
