"""What is the one secret of this site, from which every key but those of cases comes? In a file, wrapped by a master.

Without the master key the file says nothing, and may lie beside the database in a backup. Without the file nobody signs
in with a second factor any more, and nobody known before is found.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from . import key_files, master

ABOUT = "the site key"


def file() -> Path:
    return Path(settings.KEYS) / "site-key"


def derived(purpose: str) -> bytes:
    """A key of this site for one purpose, of 32 bytes (HKDF-SHA256, RFC 5869)."""
    return _derived(_secret(settings.KEYS), purpose)


def is_there() -> bool:
    return file().exists()


def begin() -> None:
    """Draw what is missing on the first day: a master key, where the mode is one in which we make it, and the secret.

    Whether it is the first day is asked by `screening.actions.keys.demand` alone.
    """
    if not master.numbers() and master.mode() is master.Mode.LOCAL:
        key_files.make(master.clear_file(1), master.draw())
    if not is_there():
        key_files.make(file(), _wrapped(master.draw(), by=master.newest()))


def wrapped_by() -> int:
    """The number of the master key that opens the file. Raises `master.NotUnwrapped`."""
    return int(_written()["master"])


def unwrapped(*, by: bytes | None = None) -> bytes:
    """The secret as the file gives it now; ``by`` a master key that was typed. Raises `NoMasterKey`, `NotUnwrapped`."""
    written = _written()
    return master.unwrap(written["wrapped"], about=ABOUT, number=int(written["master"]), by=by)


def wrap_anew(*, by: int) -> None:
    """Let the master key of this number open the file; the secret stays the same."""
    key_files.replace(file(), _wrapped(unwrapped(), by=by))


def wrong() -> str:
    """What is the matter with the files, in one sentence; empty where they open or there are none yet."""
    try:
        if is_there():
            unwrapped()
        for number in master.numbers():
            master.read(number)
        if settings.MASTER_KEYS or is_there():
            master.newest()
    except (master.NoMasterKey, master.NotUnwrapped) as error:
        return str(error)
    return ""


def _written() -> dict[str, Any]:
    try:
        written = json.loads(file().read_text(encoding="ascii"))
        return {"master": int(written["master"]), "wrapped": str(written["wrapped"])}
    except OSError as error:
        raise master.NotUnwrapped(f"{file()} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise master.NotUnwrapped(f"{file()} is not whole.") from error


def _wrapped(secret: bytes, *, by: int) -> bytes:
    text = json.dumps({"master": by, "wrapped": master.wrap(secret, about=ABOUT, number=by)})
    return text.encode("ascii") + b"\n"


@cache
def _secret(folder: Path) -> bytes:
    return unwrapped()


@cache
def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=purpose.encode()).derive(secret)
