"""How does a master key go on paper, and come back from it? Two lines of seven groups, in letters nobody mistakes.

Crockford's base 32: no I, L, O or U; what is typed for them is read as what they look like. The last two letters of
each line are a check on it, so that a line that was mistyped is named.
"""

import re

from . import master

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("OIL", "011")
PRIME = 1021  # below what two letters hold
LINES, ON_A_LINE, OF_A_CHECK, IN_A_GROUP = 2, 26, 2, 4
SPARE = LINES * ON_A_LINE * 5 - master.KEY_BYTES * 8  # bits that the letters hold beyond the key


class Mistyped(ValueError):
    """What was typed is not what stands on the paper."""


def printed(key: bytes) -> list[str]:
    """The lines of a key."""
    number = int.from_bytes(key, "big") << SPARE
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LINES * ON_A_LINE)))
    return [_grouped(part + _check(line, part)) for line, part in enumerate(_cut(letters, ON_A_LINE))]


def typed(text: str) -> bytes:
    """The key of what was typed. Raises `Mistyped`, and says which line."""
    letters = re.sub(r"[\s-]", "", text).upper().translate(ALIKE)
    parts = _cut(letters, ON_A_LINE + OF_A_CHECK)
    if len(letters) != LINES * (ON_A_LINE + OF_A_CHECK):
        raise Mistyped(f"{len(letters)} letters and digits were typed; there are 56, in two lines of seven groups.")
    for line, part in enumerate(parts):
        if not set(part) <= set(LETTERS) or _check(line, part[:ON_A_LINE]) != part[ON_A_LINE:]:
            raise Mistyped(f"Line {line + 1} is not as it stands on the paper. Type it again.")
    number = 0
    for letter in "".join(part[:ON_A_LINE] for part in parts):
        number = number << 5 | LETTERS.index(letter)
    return (number >> SPARE).to_bytes(master.KEY_BYTES, "big")


def sheet(number: int) -> str:
    """What to write down of one master key, and where to keep it."""
    return "\n".join(
        (
            f"The recovery key of master key {number}. Write it down by hand, twice, and lock each copy away:",
            "",
            *(f"    {line}" for line in printed(master.read(number))),
            "",
            "Without it, and without the file of the key, nobody ever reads again what was typed. With it and a copy",
            "of database and site key anybody does. It is put back with: manage.py keys recover",
        )
    )


def _check(line: int, part: str) -> str:
    """The line as one number, modulo a prime: any one wrong letter, and any two that changed places, give another."""
    number = line + 1
    for letter in part:
        number = (number * len(LETTERS) + LETTERS.index(letter)) % PRIME
    return LETTERS[number >> 5] + LETTERS[number & 31]


def _cut(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def _grouped(text: str) -> str:
    return " ".join(_cut(text, IN_A_GROUP))
