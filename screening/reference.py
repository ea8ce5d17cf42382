"""How is a case called? A drawn reference that says nothing, with a check character, and two words to say."""

import secrets

# Crockford's base 32; the check is modulo 37, and a draw that would need one of its five signs is redrawn.
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SIGNS = DIGITS + "*~$=U"
DRAWN = 7
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})

FIRST_WORDS = (
    "amber", "autumn", "blue", "bright", "calm", "cedar", "clear", "copper", "coral", "early", "evening", "fern",
    "gentle", "golden", "green", "high", "ivory", "jade", "lemon", "light", "lime", "long", "maple", "mellow",
    "mint", "misty", "morning", "north", "olive", "open", "pale", "pearl", "plain", "quiet", "rain", "round",
    "silver", "slow", "small", "soft", "south", "spring", "still", "sunny", "tall", "velvet", "warm", "wide",
)  # fmt: skip
SECOND_WORDS = (
    "bamboo", "basket", "bay", "bell", "bird", "boat", "bridge", "canal", "cloud", "coast", "cup", "delta",
    "drum", "field", "flute", "garden", "gate", "grove", "harbour", "hill", "island", "kite", "lake", "lamp",
    "leaf", "lotus", "mango", "meadow", "moon", "orchard", "palm", "path", "pepper", "pond", "reed", "rice",
    "river", "road", "sail", "sand", "shell", "shore", "star", "stone", "stream", "tree", "valley", "wind",
)  # fmt: skip


def draw() -> str:
    """Seven random characters and their check character, as stored."""
    while True:
        drawn = "".join(secrets.choice(DIGITS) for _ in range(DRAWN))
        check = check_character(drawn)
        if check in DIGITS:
            return drawn + check


def draw_codename() -> str:
    """Two words to say aloud."""
    return f"{secrets.choice(FIRST_WORDS)} {secrets.choice(SECOND_WORDS)}"


def check_character(drawn: str) -> str:
    value = 0
    for character in drawn:
        value = value * len(DIGITS) + DIGITS.index(character)
    return CHECK_SIGNS[value % len(CHECK_SIGNS)]


def read(typed: str) -> str | None:
    """The reference someone meant: any case, hyphen or blanks anywhere, O as 0, I and L as 1; else None."""
    plain = typed.upper().replace("-", "").replace(" ", "").translate(_READ_AS)
    if len(plain) != DRAWN + 1 or any(character not in DIGITS for character in plain):
        return None
    return plain if check_character(plain[:DRAWN]) == plain[DRAWN] else None


def shown(reference: str) -> str:
    """``7KQ4M2XA`` as people read it: ``7KQ4-M2XA``."""
    return f"{reference[:4]}-{reference[4:]}"
