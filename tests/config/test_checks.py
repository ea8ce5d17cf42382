"""A mistake in the wiring is named before anybody relies on it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as live_settings
from django.core.checks import run_checks

from config import checks, database
from orgs import checkpoints, clock, log


@pytest.fixture
def deployment(tmp_path):
    """Settings of a sound deployment on PostgreSQL, to be spoilt one at a time."""
    return SimpleNamespace(
        DEMO=False,
        TESTS=False,
        DEBUG=False,
        CLOCK_MAY_MOVE=False,
        ALLOWED_HOSTS=["cases.example.org"],
        SECRET_KEY_FILE=tmp_path / "secret-key",
        KEYS=tmp_path / "keys",
        MASTER_KEYS=tmp_path / "outside",
        BACKUP_KEY="ab" * 32,
        AUDIT_KEY_FILE=tmp_path / "keys" / "audit-1",
        CASE_FACTS=["orgs.clock"],
        DATABASES={"default": database.from_url(url="postgresql://someone@db.example.org/romduol")},
        INSTALLED_APPS=list(live_settings.INSTALLED_APPS),
        MIDDLEWARE=list(checks.NEEDED_MIDDLEWARE),
        USE_TZ=True,
        TIME_ZONE="Asia/Phnom_Penh",
        CRISPY_FAIL_SILENTLY=False,
        CONTENT_SECURITY_POLICY={"DIRECTIVES": {"default-src": ["'none'"], "script-src": ["'self'"]}},
    )


def said(settings):
    return {message.id for message in checks.broken(rules=checks.RULES, settings=settings)}


def test_a_sound_deployment_is_told_nothing(deployment):
    assert said(deployment) == set()


def test_the_settings_as_shipped_break_no_rule_that_is_always_asked():
    always = tuple(rule for rule in checks.RULES if not rule.deployed_only)
    assert checks.broken(rules=always, settings=live_settings) == []


def sqlite(**options):
    setting = database.sqlite(file=live_settings.VAR_DIR / "any.sqlite3")
    setting["OPTIONS"].update(options)
    return {"default": setting}


SPOILT = {
    "a demonstration open to the network": ({"DEMO": True}, "romduol.E002"),
    "a SQLite file in production": ({"DATABASES": sqlite()}, "romduol.W004"),
    "facts that do not exist": ({"CASE_FACTS": ["orgs.clock", "orgs.nowhere"]}, "romduol.E005"),
    "no facts at all": ({"CASE_FACTS": []}, "romduol.E005"),
    "a request in one transaction": (
        {"DATABASES": {"default": {"ENGINE": database.POSTGRESQL, "ATOMIC_REQUESTS": True}}},
        "romduol.E006",
    ),
    "a lock taken late": ({"DATABASES": sqlite(transaction_mode="DEFERRED")}, "romduol.E007"),
    "no lock mode at all": ({"DATABASES": {"default": {"ENGINE": database.SQLITE}}}, "romduol.E007"),
    "a commit not on the disk": ({"DATABASES": sqlite(init_command="PRAGMA journal_mode=WAL;")}, "romduol.E008"),
    "the stock administration": ({"INSTALLED_APPS": ["django.contrib.admin"]}, "romduol.E009"),
    "the stock administration by its class": (
        {"INSTALLED_APPS": ["django.contrib.admin.apps.SimpleAdminConfig"]},
        "romduol.E009",
    ),
    "days of another place": ({"TIME_ZONE": "UTC"}, "romduol.E010"),
    "days without a place": ({"USE_TZ": False}, "romduol.E010"),
    "forms that lose a field quietly": ({"CRISPY_FAIL_SILENTLY": True}, "romduol.E011"),
    "error pages for everybody": ({"DEBUG": True}, "romduol.E012"),
    "a clock anybody can move": ({"CLOCK_MAY_MOVE": True}, "romduol.E013"),
    "refusals nobody records": ({"MIDDLEWARE": list(checks.NEEDED_MIDDLEWARE[:-1])}, "romduol.E014"),
    "answers without their headers": ({"MIDDLEWARE": list(reversed(checks.NEEDED_MIDDLEWARE))}, "romduol.E014"),
    "scripts within pages": (
        {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"default-src": ["'self'", "'unsafe-inline'"]}}},
        "romduol.E015",
    ),
    "keys in clear": ({"MASTER_KEYS": None}, "romduol.E018"),
    "no backup": ({"BACKUP_KEY": ""}, "romduol.E021"),
    "a policy without a default": ({"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {}}}, "romduol.E015"),
}


@pytest.mark.parametrize(("change", "expected"), SPOILT.values(), ids=SPOILT)
def test_one_mistake_is_named(deployment, change, expected):
    vars(deployment).update(change)
    assert expected in said(deployment)


def test_every_rule_has_a_mistake_that_breaks_it():
    tried = {expected for _, expected in SPOILT.values()} | {"romduol.E003", "romduol.E019"}
    assert {rule.id for rule in checks.RULES} == tried


@pytest.mark.parametrize(
    "key", ["secret-key", "keys/audit-1", "keys/master-1", "keys/master-1.sealed", "keys/site-key"]
)
@pytest.mark.parametrize(("mode", "readable"), [(0o600, False), (0o640, True), (0o604, True)])
def test_a_key_that_others_can_read_is_named(deployment, tmp_path, key, mode, readable):
    file = tmp_path / key
    file.parent.mkdir(exist_ok=True)
    file.write_text("key")
    file.chmod(mode)
    assert ("romduol.E003" in said(deployment)) is readable


@pytest.mark.parametrize(("mode", "readable"), [(0o400, False), (0o440, False), (0o460, True), (0o404, True)])
def test_a_key_that_is_kept_outside_may_be_given_to_a_group_and_to_nobody_else(deployment, mode, readable):
    deployment.MASTER_KEYS.mkdir()
    file = deployment.MASTER_KEYS / "master-1"
    file.write_text("key")
    file.chmod(mode)
    assert ("romduol.E003" in said(deployment)) is readable


@pytest.mark.parametrize(
    ("files", "is_local"),
    [([], True), (["master-1"], True), (["master-1.sealed"], False), (["master-1.sealed", "master-2"], True)],
)
def test_a_master_key_in_clear_on_the_disk_is_named(deployment, files, is_local):
    deployment.MASTER_KEYS = None
    deployment.KEYS.mkdir()
    for name in files:
        (deployment.KEYS / name).touch(mode=0o600)
    assert ("romduol.E018" in said(deployment)) is is_local


def test_master_keys_in_the_folder_of_the_database_are_named(deployment, tmp_path):
    deployment.DATABASES = {"default": database.sqlite(file=tmp_path / "romduol.sqlite3")}
    assert said(deployment) == {"romduol.W004", "romduol.E019"}
    deployment.DATABASES = {"default": database.sqlite(file=tmp_path / "var" / "romduol.sqlite3")}
    assert said(deployment) == {"romduol.W004"}


def test_a_demonstration_on_this_computer_is_sound(deployment):
    vars(deployment).update(DEMO=True, CLOCK_MAY_MOVE=True, ALLOWED_HOSTS=["localhost", "127.0.0.1"])
    assert said(deployment) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "is_late"), [(23, False), (25, True)])
def test_a_record_of_which_nothing_was_sealed_for_a_day_is_named(hours, is_late):
    with clock.at(clock.now() - timedelta(hours=hours)):
        log.seen("cases.listed", by=None)
    found = {one.id for one in run_checks(include_deployment_checks=True, databases=["default"])}
    assert ("romduol.E020" in found) is is_late
    checkpoints.seal()
    found = {one.id for one in run_checks(include_deployment_checks=True, databases=["default"])}
    assert "romduol.E020" not in found
