"""The tree over all events is that of RFC 9162, to the bit: others can check it with programs of their own."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgs import merkle

# The test vectors of the reference implementation of RFC 6962 (Certificate Transparency): eight entries, and the root
# after each.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def of_the_standard(entries: list[bytes]) -> bytes:
    """MTH of RFC 9162, 2.1.1, as it is printed."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return hashlib.sha256(b"\x01" + of_the_standard(entries[:k]) + of_the_standard(entries[k:])).digest()


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_the_roots_are_those_of_the_test_vectors(size):
    tree = merkle.Tree()
    for entry in ENTRIES[:size]:
        tree.add(entry)
    assert tree.root().hex() == ROOTS[size] == of_the_standard(ENTRIES[:size]).hex()


@given(st.lists(st.binary(max_size=40), max_size=70), st.integers(0, 70))
def test_a_tree_that_is_put_down_and_taken_up_again_goes_on_as_if_it_had_not_been(entries, pause):
    tree = merkle.Tree()
    for number, entry in enumerate(entries):
        if number == pause:
            tree = merkle.tree_of(tree.size, str(tree))
        tree.add(entry)
    assert tree.root() == of_the_standard(entries)


def test_an_entry_cannot_pass_for_a_node():
    left, right = merkle.leaf(b"a"), merkle.leaf(b"b")
    assert merkle.node(left, right) != merkle.leaf(left + right)


@pytest.mark.parametrize(("size", "text"), [(2, ""), (1, "00" * 64), (3, "00" * 32), (1, "no"), (1, "00")])
def test_what_is_no_tree_is_not_taken_up(size, text):
    with pytest.raises(ValueError, match=r"subtree|hexadecimal|hash"):
        merkle.tree_of(size, text)
