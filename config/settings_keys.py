"""Under which keys does this deployment sign and seal? What signs is made on first use; the tests have their own.

What seals comes from the master keys (`orgs.master`); `screening.actions.keys.demand` makes one on the first day.
"""

import hashlib
import os
from pathlib import Path

from . import secret
from .settings_mode import TESTS, VAR_DIR

KEYS = VAR_DIR / "keys"
# Signs sessions and links, and seals nothing: changing it signs everybody out and does no more.
SECRET_KEY_FILE = VAR_DIR / "secret-key"
if TESTS:
    SECRET_KEY = "only-ever-signs-what-a-test-makes-and-forgets-again"  # signs nothing outside the tests
else:
    SECRET_KEY = os.environ.get("ROMDUOL_SECRET_KEY") or secret.key_in(file=SECRET_KEY_FILE)

# Where the master keys are, if not in clear or sealed in the folder above.
MASTER_KEYS = Path(os.environ["ROMDUOL_MASTER_KEYS"]) if os.environ.get("ROMDUOL_MASTER_KEYS") else None
# A folder in memory, for this user and this site alone, for keys that were unlocked.
_SITE = hashlib.sha256(str(KEYS).encode()).hexdigest()[:12]
_OWN = Path(f"/run/user/{os.geteuid()}")
_IN_MEMORY = _OWN / f"romduol-{_SITE}" if _OWN.is_dir() else Path(f"/dev/shm/romduol-{os.geteuid()}-{_SITE}")  # nosec B108 - used only if it is ours alone
UNLOCKED_KEYS = Path(os.environ.get("ROMDUOL_UNLOCKED") or _IN_MEMORY)

# Backups are sealed for the private key on paper, of which only the public half is here; else a file in KEYS.
BACKUP_KEY = os.environ.get("ROMDUOL_BACKUP_KEY", "")

# Signs for the record (orgs/checkpoints.py). With a new one (audit-2) the old public key stays where it is: what was
# signed under it still holds.
AUDIT_KEY_FILE = KEYS / "audit-1"
AUDIT_KEY = b"only-ever-signs-inside-the-tests" if TESTS else secret.signing_key_in(file=AUDIT_KEY_FILE)
# A file on another disk or machine to which each checkpoint is added, and the word for which it may be fetched.
CHECKPOINT_COPY = Path(os.environ["ROMDUOL_CHECKPOINT_COPY"]) if os.environ.get("ROMDUOL_CHECKPOINT_COPY") else None
CHECKPOINT_TOKEN = os.environ.get("ROMDUOL_CHECKPOINT_TOKEN", "")
