"""What goes on paper comes back from it, however it is typed; what was mistyped is named by its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgs import recovery


@given(st.binary(min_size=32, max_size=32))
def test_a_key_comes_back_from_what_was_printed(key):
    lines = recovery.printed(key)
    assert [len(line.split()) for line in lines] == [7, 7]
    assert recovery.typed("\n".join(lines)) == key


def test_small_letters_other_spaces_and_letters_that_look_alike_are_read():
    key = bytes(range(32))
    text = " ".join(recovery.printed(key))
    mistaken = text.lower().replace("0", "o").replace("1", "l").replace(" ", "-", 3).replace(" ", "", 2)
    assert mistaken != text
    assert recovery.typed(mistaken) == key
    assert recovery.typed(text.replace("1", "I").replace("0", "O")) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from(recovery.LETTERS + "U?"))
def test_one_letter_that_was_mistyped_is_found_in_its_line(key, place, letter):
    letters = list("".join(recovery.printed(key)).replace(" ", ""))
    right, letters[place] = letters[place], letter
    if letter == right:
        return
    with pytest.raises(recovery.Mistyped, match=f"Line {1 if place < 28 else 2} "):
        recovery.typed("".join(letters))


def test_lines_in_the_wrong_order_and_a_group_too_few_are_refused():
    first, second = recovery.printed(bytes(range(32)))
    with pytest.raises(recovery.Mistyped, match="Line 1"):
        recovery.typed(second + first)
    with pytest.raises(recovery.Mistyped, match="52 letters"):
        recovery.typed(first + second[:-5])
