"""Where does the key that signs sessions and links come from, when nobody has set one?"""

import os
import secrets
import tempfile
from pathlib import Path


def key_in(*, file: Path) -> str:
    """The key in the file, which is made on first use and readable by its owner only."""
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii").strip()


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=file.parent)  # mode 0600
    try:
        with open(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_urlsafe(64) + "\n")
        # Of two processes that start together one links first, and both read that one.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
