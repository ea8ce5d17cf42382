"""Which database does this deployment use, and how is it spoken to?"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POSTGRESQL = "django.db.backends.postgresql"
SQLITE = "django.db.backends.sqlite3"


def from_url(*, url: str, pool_size: int = 8) -> dict[str, Any]:
    """The setting for a DATABASE_URL: postgresql://user:password@host:port/name?option=value, or sqlite:///file.

    A socket directory is given as ?host=. Raises ImproperlyConfigured, which never repeats the address:
    it holds a password.
    """
    parts = urlsplit(url)
    name = unquote(parts.path[1:])
    if parts.scheme == "sqlite" and name and not parts.netloc:
        return sqlite(file=Path(name))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured("DATABASE_URL must read postgresql://user:password@host:port/name.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": POSTGRESQL,
        "NAME": name,
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        # A connection that was cut while nobody used it is not handed out.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "pool": {"min_size": 0, "max_size": pool_size, "timeout": 10}},
    }


def sqlite(*, file: Path) -> dict[str, Any]:
    """The setting for a SQLite file, where a commit is on the disk before anyone is told of it.

    What is deleted is written over: a key that was destroyed is not left behind in a free page.
    """
    return {
        "ENGINE": SQLITE,
        "NAME": str(file),
        "OPTIONS": {
            # Take the write lock when a transaction begins: one that reads first and writes later
            # would fail at once instead of waiting its turn.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }
