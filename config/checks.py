"""Which mistakes in the wiring would otherwise stay silent?

Every rule is a row: what must hold, what to say when it does not, and whether it is asked always or only by
`manage.py check --deploy`. What is asked of keys and of the database stands in `checks_of_what_is_kept`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig
from django.conf import settings as live_settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from . import database, keys_kept

LOCAL = {"localhost", "127.0.0.1", "[::1]"}
# What every answer says stands outside of whatever answers.
OUTSIDE = (
    "csp.middleware.CSPMiddleware",
    "config.middleware.PageHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
NEEDED_MIDDLEWARE = (
    *OUTSIDE,
    "config.shut.Shut",
    "orgs.middleware.RequestContext",
    "screening.middleware.Refusals",
)


@dataclass(frozen=True)
class Rule:
    id: str
    holds: Callable[[Any], bool]
    message: str
    hint: str = ""
    deployed_only: bool = False
    message_type: type[Error] | type[Warning] = Error


def _local_hosts_only(settings: Any) -> bool:
    return set(settings.ALLOWED_HOSTS) <= LOCAL


def _demo_stays_at_home(settings: Any) -> bool:
    return not settings.DEMO or _local_hosts_only(settings)


def _debug_stays_at_home(settings: Any) -> bool:
    return not settings.DEBUG or _local_hosts_only(settings)


def _facts_can_be_found(settings: Any) -> bool:
    return bool(settings.CASE_FACTS) and all(find_spec(name) is not None for name in settings.CASE_FACTS)


def _requests_are_not_atomic(settings: Any) -> bool:
    return not any(row.get("ATOMIC_REQUESTS") for row in settings.DATABASES.values())


def _sqlite(settings: Any) -> Iterator[dict[str, Any]]:
    return (row for row in settings.DATABASES.values() if row["ENGINE"] == database.SQLITE)


def _sqlite_waits_its_turn(settings: Any) -> bool:
    return all(row.get("OPTIONS", {}).get("transaction_mode") == "IMMEDIATE" for row in _sqlite(settings))


def _sqlite_keeps_what_it_said(settings: Any) -> bool:
    said = [row.get("OPTIONS", {}).get("init_command", "") for row in _sqlite(settings)]
    return all("journal_mode=WAL" in command and "synchronous=FULL" in command for command in said)


def _not_sqlite(settings: Any) -> bool:
    return not any(_sqlite(settings))


def _no_admin(settings: Any) -> bool:
    return not any(app.startswith("django.contrib.admin") for app in settings.INSTALLED_APPS)


def _days_are_those_of_phnom_penh(settings: Any) -> bool:
    return bool(settings.USE_TZ) and settings.TIME_ZONE == "Asia/Phnom_Penh"


def _forms_fail_aloud(settings: Any) -> bool:
    return settings.CRISPY_FAIL_SILENTLY is False


def _clock_stands_still(settings: Any) -> bool:
    return not settings.CLOCK_MAY_MOVE or settings.DEMO or settings.TESTS


def _middleware_is_there(settings: Any) -> bool:
    return set(NEEDED_MIDDLEWARE) <= set(settings.MIDDLEWARE) and tuple(settings.MIDDLEWARE[: len(OUTSIDE)]) == OUTSIDE


def _pages_run_only_our_files(settings: Any) -> bool:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = [source for sources in directives.values() for source in sources]
    return "default-src" in directives and not any("unsafe" in source or source == "*" for source in said)


RULES = (
    Rule(
        "romduol.E002",
        _demo_stays_at_home,
        "The demonstration would answer to names other than this computer's.",
        "Its passwords are printed and its pages go over plain http. Leave ROMDUOL_HOSTS unset.",
    ),
    Rule(
        "romduol.E003",
        keys_kept.keys_are_private,
        "A file with a key, in var, can be read by others on this computer.",
        "chmod 600 it. If others use this computer remove the one named secret-key, so that a new one is made, and run"
        " manage.py keys rotate.",
    ),
    Rule(
        "romduol.W004",
        _not_sqlite,
        "The database is a SQLite file: one process writes at a time, and there is no second copy.",
        "Set DATABASE_URL to a PostgreSQL database.",
        deployed_only=True,
        message_type=Warning,
    ),
    Rule(
        "romduol.E005",
        _facts_can_be_found,
        "CASE_FACTS names a module that does not exist, so gates would judge without its facts.",
    ),
    Rule(
        "romduol.E006",
        _requests_are_not_atomic,
        "ATOMIC_REQUESTS is on: the record of a refusal would be rolled back with the refused request.",
    ),
    Rule(
        "romduol.E007",
        _sqlite_waits_its_turn,
        "SQLite's transaction_mode is not IMMEDIATE: of two people who write at once one would fail.",
    ),
    Rule(
        "romduol.E008",
        _sqlite_keeps_what_it_said,
        "SQLite runs without WAL or synchronous=FULL: a record could be lost after the page said it was saved.",
    ),
    Rule(
        "romduol.E009",
        _no_admin,
        "django.contrib.admin is installed: it reads and writes past the need-to-know matrix and the log.",
    ),
    Rule(
        "romduol.E010",
        _days_are_those_of_phnom_penh,
        "Days would not be those of Phnom Penh, and the 30 days would be counted wrongly.",
        "USE_TZ = True and TIME_ZONE = 'Asia/Phnom_Penh'.",
    ),
    Rule(
        "romduol.E011",
        _forms_fail_aloud,
        "CRISPY_FAIL_SILENTLY is not False: a field that is missing from a form's layout would vanish from the page.",
    ),
    Rule(
        "romduol.E012",
        _debug_stays_at_home,
        "DEBUG is on while the site answers to names other than this computer's: its error pages show everything.",
    ),
    Rule(
        "romduol.E013",
        _clock_stands_still,
        "CLOCK_MAY_MOVE is on outside the demonstration and the tests: records could be back-dated.",
    ),
    Rule(
        "romduol.E014",
        _middleware_is_there,
        "MIDDLEWARE misses one of: " + ", ".join(NEEDED_MIDDLEWARE) + "; or the first three do not stand first.",
        "Without them pages lose their protection and refusals go unrecorded.",
    ),
    Rule(
        "romduol.E015",
        _pages_run_only_our_files,
        "The content security policy lets pages run or show what is not a file of ours.",
    ),
    Rule(
        "romduol.E018",
        keys_kept.keys_are_not_local,
        "The master key lies in clear on the disk of this computer (local mode). That defends a copy of the database"
        " or of a backup, and nothing where the disk or the computer is taken.",
        "manage.py keys seal puts it under a passphrase; or name a folder of another keeper in ROMDUOL_MASTER_KEYS.",
        deployed_only=True,
    ),
    Rule(
        "romduol.E019",
        keys_kept.keys_are_not_beside_the_database,
        "The master keys lie in the folder of the SQLite database: whoever copies it has both.",
        "Name another folder in ROMDUOL_MASTER_KEYS.",
        deployed_only=True,
    ),
    Rule(
        "romduol.E021",
        keys_kept.backups_have_a_key,
        "There is no key for which backups are sealed, so that there is no backup.",
        "manage.py backup --new-key, on the paper that it prints; then manage.py backup every night.",
        deployed_only=True,
    ),
)


def broken(*, rules: tuple[Rule, ...], settings: Any) -> list[CheckMessage]:
    """What to say of each rule that does not hold under these settings."""
    return [
        rule.message_type(rule.message, hint=rule.hint or None, id=rule.id)
        for rule in rules
        if not rule.holds(settings)
    ]


@register(Tags.compatibility)
def always(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    rules = tuple(rule for rule in RULES if not rule.deployed_only)
    return broken(rules=rules, settings=live_settings)


@register(Tags.security, deploy=True)
def deployed(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    return broken(rules=tuple(rule for rule in RULES if rule.deployed_only), settings=live_settings)
