"""How is a stream sealed for whoever holds a key on paper, and for nobody else, whoever sealed it neither?

X25519 with a key drawn for this one stream, HKDF-SHA256, and AES-256-GCM in parts of a mebibyte. Each part is bound to
its place and to whether it is the last, so that nothing can be left out, changed places or cut off unnoticed.
"""

import io
import json
from hashlib import sha256
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = b"romduol-sealed-1 "
PART, TAG, LENGTH, HEADER = 1 << 20, 16, 4, 1000


class NotOpened(Exception):
    """Sealed for another key, damaged, cut short, or none of ours."""


def new_key() -> bytes:
    return X25519PrivateKey.generate().private_bytes_raw()


def public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(public_key: bytes) -> str:
    return sha256(public_key).hexdigest()[:16]


class Sealing(io.RawIOBase):
    """What is written to it goes sealed into ``handle``. ``key`` opens this one stream, and is kept nowhere."""

    def __init__(self, handle: BinaryIO, *, to: bytes) -> None:
        drawn = X25519PrivateKey.generate()
        mine = drawn.public_key().public_bytes_raw()
        self.header = FORMAT + json.dumps({"to": key_id(to), "with": mine.hex()}).encode() + b"\n"
        self.key = _key(drawn.exchange(X25519PublicKey.from_public_bytes(to)), self.header)
        self.handle, self.waiting, self.number = handle, bytearray(), 0
        handle.write(self.header)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        while len(self.waiting) > PART:
            self._put(bytes(self.waiting[:PART]), is_last=False)
            del self.waiting[:PART]
        return memoryview(data).nbytes

    def end(self) -> None:
        """Without it nothing of the stream is ever opened."""
        self._put(bytes(self.waiting), is_last=True)

    def _put(self, part: bytes, *, is_last: bool) -> None:
        sealed = AESGCM(self.key).encrypt(_nonce(self.number, is_last), part, self.header)
        self.handle.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self.number += 1


class Opening(io.RawIOBase):
    """What was sealed, part by part, for whoever has the ``private`` key, or the ``key`` of this stream.

    Raises `NotOpened`, at once or where what is read is not as it was written.
    """

    def __init__(self, handle: BinaryIO, *, private: bytes = b"", key: bytes = b"") -> None:
        self.header = handle.readline(HEADER)
        self.key = key or _key_for(private, self.header)
        self.handle, self.opened, self.number = handle, b"", 0
        self.length = handle.read(LENGTH)

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        if not self.opened and self.length:
            self.opened = self._next()
        some = self.opened[: len(into)]
        into[: len(some)] = some
        self.opened = self.opened[len(some) :]
        return len(some)

    def _next(self) -> bytes:
        length = int.from_bytes(self.length, "big")
        sealed = self.handle.read(min(length, PART + TAG))
        self.length = self.handle.read(LENGTH)
        if len(sealed) != length:
            raise NotOpened("It is damaged or was cut short.")
        try:
            part = AESGCM(self.key).decrypt(_nonce(self.number, not self.length), sealed, self.header)
        except (InvalidTag, ValueError) as error:
            raise NotOpened("It is damaged or was cut short.") from error
        self.number += 1
        return part


def _key_for(private: bytes, header: bytes) -> bytes:
    try:
        told = json.loads(header.removeprefix(FORMAT))
        drawn = X25519PublicKey.from_public_bytes(bytes.fromhex(told["with"]))
        own = X25519PrivateKey.from_private_bytes(private)
        if not header.startswith(FORMAT):
            raise ValueError
    except (ValueError, KeyError, TypeError) as error:
        raise NotOpened("It is not sealed as we seal.") from error
    if told.get("to") != key_id(public(private)):
        raise NotOpened("It is sealed for another key than this one.")
    return _key(own.exchange(drawn), header)


def _key(shared: bytes, header: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=header).derive(shared)


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
