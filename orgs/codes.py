"""By which code do colleagues know a person? Drawn, so that it says nothing of anyone."""

import secrets

from .models import Interpreter, User

# Crockford's digits: no letter that may be read as another.
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 5


def draw_for_member() -> str:
    """A work code that nobody holds, such as ``W-4K7QN``."""
    while User.objects.filter(code=(code := _drawn("W"))).exists():
        pass
    return code


def draw_for_interpreter() -> str:
    """A number of the roster that nobody holds, such as ``IN-9T2XB``."""
    while Interpreter.objects.filter(code=(code := _drawn("IN"))).exists():
        pass
    return code


def _drawn(prefix: str) -> str:
    return f"{prefix}-" + "".join(secrets.choice(_DIGITS) for _ in range(_LENGTH))
