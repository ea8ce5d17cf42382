"""Under which keys does this deployment sign and seal? Each file is made on first use; the tests have their own."""

import os

from . import secret
from .settings_mode import TESTS, VAR_DIR

SECRET_KEY_FILE = VAR_DIR / "secret-key"
if TESTS:
    SECRET_KEY = "only-ever-signs-what-a-test-makes-and-forgets-again"  # signs nothing outside the tests
else:
    SECRET_KEY = os.environ.get("ROMDUOL_SECRET_KEY") or secret.key_in(file=SECRET_KEY_FILE)
# Seals sessions and second factors, apart from the key that signs: changing that one ends sessions and no more.
ACCOUNT_KEY_FILE = VAR_DIR / "keys" / "accounts-1"
ACCOUNT_KEY = b"only-ever-seals-inside-the-tests" if TESTS else secret.bytes_in(file=ACCOUNT_KEY_FILE)
# Wrap the keys under which what is typed about a case is sealed (orgs/master.py).
MASTER_KEYS = VAR_DIR / "keys"
secret.bytes_in(file=MASTER_KEYS / "master-1")
# What people are compared by is kept under this key and never in words. It lasts: with another one nobody known before
# is found until `manage.py identity_keys` has written the index anew.
IDENTITY_KEY_FILE = VAR_DIR / "keys" / "identity-1"
IDENTITY_KEY = b"only-ever-used-inside-the-tests-" if TESTS else secret.bytes_in(file=IDENTITY_KEY_FILE)
# What was looked for stands in the record as a digest under this key. It lasts: with another one a search of before and
# the same search of today no longer look alike.
LOG_KEY_FILE = VAR_DIR / "keys" / "log-1"
LOG_KEY = b"only-ever-kept-inside-the-tests-" if TESTS else secret.bytes_in(file=LOG_KEY_FILE)

# Signs for the record (orgs/checkpoints.py). With a new one (audit-2) the old public key stays where it is: what was
# signed under it still holds.
AUDIT_KEY_FILE = VAR_DIR / "keys" / "audit-1"
AUDIT_KEY = b"only-ever-signs-inside-the-tests" if TESTS else secret.signing_key_in(file=AUDIT_KEY_FILE)
