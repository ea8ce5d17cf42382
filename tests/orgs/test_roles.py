"""The application's role does all ordinary work in PostgreSQL, and nothing that would unmake the record."""

from collections.abc import Iterator
from io import StringIO
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from orgs import append_only, appending, log, roles
from orgs.models import AuditEvent, AuditStream
from screening.actions import notes
from tests import deployed
from tests.factories import stages
from tests.factories.cast import cast
from tests.reading import address, signed_in

EVENTS, STREAMS = AuditEvent._meta.db_table, AuditStream._meta.db_table
HISTORY = "screening_historicalcase"
DESTROYS = (
    f"UPDATE {EVENTS} SET why = 'other'",
    f"DELETE FROM {EVENTS}",
    f"TRUNCATE {EVENTS}",
    f"ALTER TABLE {EVENTS} DISABLE TRIGGER ALL",
    f'DROP TRIGGER "{EVENTS}_no_change" ON {EVENTS}',
    f"DROP TABLE {EVENTS} CASCADE",
    f"ALTER TABLE {EVENTS} ADD COLUMN more text",
    f"ALTER TABLE {EVENTS} OWNER TO CURRENT_USER",
    f"UPDATE {HISTORY} SET history_date = now()",
    f"DELETE FROM {HISTORY}",
    f"TRUNCATE {HISTORY}",
    f"DELETE FROM {STREAMS}",
    f"TRUNCATE {STREAMS}",
    "DELETE FROM orgs_checkpoint",
    "UPDATE orgs_auditleaf SET hash = ''",
    "DELETE FROM django_migrations",
    "TRUNCATE screening_case CASCADE",
    "CREATE TABLE mine (id int)",
    f"CREATE TEMPORARY TABLE {EVENTS} (id int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    f"CREATE OR REPLACE FUNCTION {append_only.FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    f"DROP FUNCTION {append_only.FUNCTION}() CASCADE",
    f"CREATE OR REPLACE FUNCTION {appending.FUNCTION}(content text) RETURNS void LANGUAGE plpgsql AS 'BEGIN END'",
    f"DROP FUNCTION {appending.FUNCTION}(text)",
    "SET session_replication_role = replica",
    "CREATE ROLE another SUPERUSER",
    "SET ROLE romduol_owner",
    "GRANT romduol_owner TO romduol_app",
    "COPY (SELECT 1) TO PROGRAM 'true'",
)  # fmt: skip


@pytest.fixture
def as_the_application(db: None) -> Iterator[None]:
    """The roles as the command makes them; undone with the test."""
    MigrationRecorder(connection).ensure_schema()
    printed = StringIO()
    call_command("database_roles", stdout=printed)
    with connection.cursor() as cursor:
        for statement in printed.getvalue().split(";\n"):
            if statement not in ("", "BEGIN", "COMMIT"):
                cursor.execute(statement)
        cursor.execute("SET SESSION AUTHORIZATION romduol_app")
        yield
        cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.mark.postgres
def test_nothing_that_would_unmake_the_record_is_allowed(as_the_application):
    stages.begun(cast())
    before = AuditEvent.objects.count()
    done = []
    for statement in DESTROYS:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
            done.append(statement)
        except DatabaseError:
            pass
    assert done == []
    assert AuditEvent.objects.count() == before


@pytest.mark.postgres
def test_the_ordinary_work_goes_on(as_the_application):
    people = cast()
    case = stages.reflecting(people)
    notes.write(by=people.caseworker, case=case, text="A note.")
    log.refused("case.refused", by=people.outsider, case=case)
    for page in ("case", "notes", "people", "timeline"):
        assert signed_in(Client(), people.caseworker).get(address(page, case)).status_code == 200
    assert signed_in(Client(), people.outsider).get(address("case", case)).status_code == 404
    assert append_only.unguarded() == []
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("romduol_app",)


@pytest.mark.postgres
def test_it_may_be_run_again(as_the_application):
    with connection.cursor() as cursor:
        cursor.execute("RESET SESSION AUTHORIZATION")
        for statement in roles.statements(owner="romduol_owner", application="romduol_app"):
            cursor.execute(statement)


@pytest.fixture
def new_database(django_db_setup: None) -> Iterator[str]:
    """The address of an empty one, for whoever is put in the place of WHO."""
    server = connection.settings_dict
    with psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True) as administers:
        administers.execute("CREATE DATABASE romduol_new")
        yield f"postgresql://WHO@/romduol_new?host={quote(server['HOST'], safe='')}"
        administers.execute("DROP DATABASE romduol_new WITH (FORCE)")


@pytest.mark.postgres
def test_a_new_server_is_set_up_as_the_readme_says(new_database, tmp_path):
    administers = new_database.replace("WHO", str(connection.settings_dict["USER"]))

    def manage(*command: str, by: str = administers) -> str:
        done = deployed.run("manage.py", *command, var=tmp_path, DATABASE_URL=by)
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("migrate")
    manage("createcachetable")
    with psycopg.connect(administers) as server:
        server.execute(manage("database_roles", "--owner", "new_owner", "--application", "new_app"))
    manage("migrate", by=new_database.replace("WHO", "new_owner"))
    manage("check", "--database", "default", by=new_database.replace("WHO", "new_app"))
    manage("audit_seal", by=new_database.replace("WHO", "new_app"))


def test_every_table_that_only_grows_is_only_read_and_added_to():
    only_grows = {model._meta.db_table for model in append_only.tables()}
    assert {table for table, rights in roles.tables().items() if rights == "SELECT, INSERT"} == only_grows
    assert roles.tables()[STREAMS] == "SELECT, INSERT, UPDATE"


@pytest.mark.sqlite
def test_where_there_are_no_roles_it_says_so():
    with pytest.raises(CommandError, match="SQLite has no roles"):
        call_command("database_roles")
