"""Which of its lives is this process in: a deployment, the demonstration, the tests? And where is what it keeps?"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def switch(name: str) -> bool:
    """Whether the environment says 1; anything but 0 or 1 stops the start."""
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1.")
    return value == "1"


BASE_DIR = Path(__file__).resolve().parent.parent

MODE = os.environ.get("ROMDUOL_MODE", "")
if MODE not in ("", "demo"):
    raise ImproperlyConfigured("ROMDUOL_MODE must be demo or not set.")
DEMO = MODE == "demo"
TESTS = switch("ROMDUOL_TESTS")
DEBUG = switch("ROMDUOL_DEBUG")
PLAIN_HTTP = DEMO or TESTS or DEBUG
# Cases of a demonstration and of the tests lie in the past; nobody's real case ever does.
CLOCK_MAY_MOVE = DEMO or TESTS

VAR_DIR = Path(os.environ.get("ROMDUOL_VAR") or BASE_DIR / "var").resolve()
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
