"""The settings in each of their lives: a fresh clone, the demonstration, production. Each in its own process."""

import json
import stat
import subprocess
import sys

import pytest
from django.conf import settings as live_settings

ASKED = (
    "DEBUG", "DEMO", "TESTS", "CLOCK_MAY_MOVE", "ALLOWED_HOSTS", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECRET_KEY",
    "PASSWORD_HASHERS", "STORAGES", "EMAIL_BACKEND",
)  # fmt: skip
READ = f"""
import json
from django.conf import settings
told = {{name: getattr(settings, name) for name in {ASKED!r}}}
told["database"] = settings.DATABASES["default"]["NAME"]
print(json.dumps(told))
"""


def run(*command, var, **environment):
    given = {"ROMDUOL_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings", **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=live_settings.BASE_DIR, env=given, capture_output=True, text=True, timeout=60
    )


def settings_in(var, **environment):
    done = run("-c", READ, var=var, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def asked_of_settings(var, kinds):
    """The settings of a deployment whose names begin with one of ``kinds``."""
    read = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in dir(settings) if name.startswith({tuple(kinds)!r})}}))
"""
    done = run("-c", read, var=var)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_with_nothing_set_everything_is_closed(tmp_path):
    told = settings_in(tmp_path)
    assert not told["DEBUG"]
    assert not told["CLOCK_MAY_MOVE"]
    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert told["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["LANGUAGE_COOKIE_SECURE"]
    assert told["SECURE_SSL_REDIRECT"]
    assert told["SECURE_HSTS_SECONDS"] > 0
    assert told["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")
    assert told["STORAGES"]["staticfiles"]["BACKEND"].startswith("whitenoise.")
    assert told["database"] == str(tmp_path / "romduol.sqlite3")


def test_a_demonstration_has_its_own_database_plain_http_and_only_this_computer(tmp_path):
    told = settings_in(tmp_path, ROMDUOL_MODE="demo", ROMDUOL_HOSTS="cases.example.org")
    assert told["DEMO"]
    assert told["CLOCK_MAY_MOVE"]
    assert not told["DEBUG"]
    assert not told["SECURE_SSL_REDIRECT"]
    assert told["SESSION_COOKIE_NAME"] == "session"
    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert told["database"] == str(tmp_path / "demo.sqlite3")


def test_the_key_is_made_once_and_nobody_else_may_read_it(tmp_path):
    var = tmp_path / "new" / "var"
    first, second = settings_in(var), settings_in(var)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) > 64
    assert stat.S_IMODE((var / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(var.stat().st_mode) == 0o700
    assert sorted(file.name for file in var.iterdir() if file.name != "locale") == ["keys", "secret-key"]


def test_the_key_that_signs_the_record_is_made_once_is_private_and_is_never_written_over(tmp_path):
    settings_in(tmp_path)
    file = tmp_path / "keys" / "audit-1"
    assert len(file.read_bytes()) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.write_bytes(b"cut short")
    done = run("-c", READ, var=tmp_path)
    assert done.returncode != 0
    assert "must hold 32 bytes" in done.stderr
    assert file.read_bytes() == b"cut short"


def test_a_key_that_was_given_is_used_and_none_is_made(tmp_path):
    assert settings_in(tmp_path, ROMDUOL_SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert not (tmp_path / "secret-key").exists()


def test_hosts_and_mail_are_as_the_environment_says(tmp_path):
    told = settings_in(tmp_path, ROMDUOL_HOSTS="a.example.org, b.example.org", ROMDUOL_MAIL_HOST="mail.example.org")
    assert told["ALLOWED_HOSTS"] == ["a.example.org", "b.example.org"]
    assert told["EMAIL_BACKEND"] == "config.smtp.EmailBackend"


@pytest.mark.parametrize("environment", [{"ROMDUOL_MODE": "production"}, {"ROMDUOL_DEBUG": "yes"}])
def test_what_is_misspelt_stops_the_start(tmp_path, environment):
    done = run("-c", READ, var=tmp_path, **environment)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr


def test_a_fresh_clone_passes_its_own_checks(tmp_path):
    done = run("manage.py", "check", var=tmp_path)
    assert done.returncode == 0, done.stderr


DEPLOYED = {
    "DATABASE_URL": "postgresql://someone@db.example.org/romduol",
    "ROMDUOL_HOSTS": "cases.example.org",
    "ROMDUOL_BACKUP_KEY": "ab" * 32,
}


def test_a_deployment_whose_keys_are_kept_elsewhere_has_nothing_to_mend(tmp_path):
    """What asks the database is asked by `--database default`."""
    (tmp_path / "outside").mkdir(mode=0o700)
    (tmp_path / "outside" / "master-1").write_bytes(b"k" * 32)
    (tmp_path / "outside" / "master-1").chmod(0o400)
    asked = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run(*asked, var=tmp_path / "var", ROMDUOL_MASTER_KEYS=str(tmp_path / "outside"), **DEPLOYED)
    assert done.returncode == 0, done.stderr


def test_a_deployment_is_told_what_keys_that_lie_in_clear_defend_and_what_not(tmp_path):
    done = run("manage.py", "check", "--deploy", var=tmp_path, **DEPLOYED)
    assert done.returncode != 0
    assert "romduol.E018" in done.stderr
    assert "nothing where the disk or the computer is taken" in done.stderr
