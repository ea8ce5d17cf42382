"""What is the one hash that stands for a list of entries? The Merkle tree of RFC 9162, section 2.1.

Only what is needed to go on is kept: the roots of the whole subtrees at the left, so that adding to a tree of millions
reads none of them.
"""

import hashlib
from collections.abc import Iterable

LEAF, NODE = b"\x00", b"\x01"
HASH_BYTES = 32


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(LEAF + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


class Tree:
    """A tree that only grows: its size, and the roots of its whole subtrees, the largest first."""

    def __init__(self, size: int = 0, subtrees: Iterable[bytes] = ()) -> None:
        self.size = size
        self.subtrees = list(subtrees)
        if len(self.subtrees) != size.bit_count():
            raise ValueError("A tree has one whole subtree for each power of two in its size.")

    def add(self, entry: bytes) -> None:
        """Two subtrees of one size become one: what RFC 9162 reaches by splitting at the largest power of two."""
        whole, size = leaf(entry), self.size
        while size & 1:
            whole = node(self.subtrees.pop(), whole)
            size >>= 1
        self.subtrees.append(whole)
        self.size += 1

    def root(self) -> bytes:
        if not self.subtrees:
            return hashlib.sha256().digest()
        *rest, found = self.subtrees
        for whole in reversed(rest):
            found = node(whole, found)
        return found

    def __str__(self) -> str:
        """The subtrees in one text, from which `tree_of` makes the same tree."""
        return "".join(whole.hex() for whole in self.subtrees)


def tree_of(size: int, text: str) -> Tree:
    """Raises ValueError where the text is not that of a tree of this size."""
    raw = bytes.fromhex(text)
    if len(raw) % HASH_BYTES:
        raise ValueError("A hash has 32 bytes.")
    return Tree(size, [raw[start : start + HASH_BYTES] for start in range(0, len(raw), HASH_BYTES)])
