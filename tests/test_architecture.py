"""The lines of the architecture, held over everything: a new model or page fails until someone has thought."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.loader import MigrationLoader

from orgs.models import AuditEvent, AuditLeaf, AuditStream, Checkpoint, SignIn
from screening.fields import _Sensitive
from screening.models import AttachmentContent, Case, CaseKey, Draft, IdentityKey
from screening.sections import Section

ROOT = Path(settings.BASE_DIR)
OURS = ("orgs", "screening", "referrals")

# Without history, each with its reason.
NOT_HISTORIED = {
    AuditEvent: "append-only: it is the record itself",
    AuditStream: "where the record ends; each event holds fast the one before it",
    AuditLeaf: "append-only: what was sealed",
    Checkpoint: "append-only: what was signed",
    SignIn: "a session: where somebody is signed in now; each sign-in and its end are events",
    Draft: "what was typed and not sent stands outside history and log, and goes when it is sent",
    CaseKey: "is made with the case, wrapped anew and destroyed, each by an act; what it was before may be nowhere",
    AttachmentContent: "append-only: the history of its attachment holds its digest",
    IdentityKey: "follows from the person's row, which has history; a key of what was corrected must be gone",
}


def models():
    return [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.startswith("Historical")
    ]


def about_cases():
    return [model for model in models() if model._meta.app_label != "orgs"]


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def sensitive_fields():
    return [
        (model, column)
        for model in models()
        for column in model._meta.concrete_fields
        if isinstance(column, _Sensitive)
    ]


def test_imports_point_one_way():
    ran = subprocess.run([sys.executable, "-m", "importlinter.cli"], cwd=ROOT, capture_output=True, text=True)
    if "No module named" in ran.stderr or ran.returncode == 2:
        ran = subprocess.run(["lint-imports"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.django_db
def test_migrations_are_complete(settings):
    settings.MIGRATION_MODULES = {}  # the suite makes its tables straight from the models
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_table_is_made_with_its_constraints(settings):
    """Each constraint apart makes Django draw up every model anew, which doubles what a new database costs."""
    settings.MIGRATION_MODULES = {}
    for migration in MigrationLoader(None).disk_migrations.values():
        made = {one.name_lower for one in migration.operations if isinstance(one, CreateModel)}
        grown = {one.model_name_lower for one in migration.operations if isinstance(one, AddField)}
        apart = [one for one in migration.operations if isinstance(one, AddConstraint | AddIndex)]
        if migration.app_label in OURS:
            assert [one.name for one in apart if one.model_name.lower() in made - grown] == []


def test_every_model_is_historied_or_says_why_not():
    assert [model for model in models() if not hasattr(model, "history") and model not in NOT_HISTORIED] == []


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_moment_of_an_act_has_its_author(model):
    names = {column.name for column in model._meta.concrete_fields}
    alone = {
        # Moments that an act of somebody else's record already answers for, or that nobody chose.
        "Case.opened_at", "CaseKey.made_at", "Draft.saved_at", "IndicatorSet.loaded_at", "User.created_at",
        "Screening.took_place_at",
        "NonPunishmentNotice.sent_at", "Deadline.due_at", "Membership.started_at", "Complaint.received_at",
        "Detention.started_at", "Detention.released_at", "SignIn.began_at", "SignIn.last_at", "SignIn.locked_at",
        # Until when something is open: set by the act of ``recorded_by``.
        "Emergency.until_at", "ProtectedReading.until_at",
    }  # fmt: skip
    for name in names:
        if name.endswith("_at") and name != "took_place_at" and f"{model.__name__}.{name}" not in alone:
            assert f"{name[:-3]}_by" in names, name


@pytest.mark.parametrize(
    "model", [m for m in models() if m._meta.app_label != "orgs"], ids=lambda model: model._meta.label
)
def test_every_model_about_a_case_has_a_uuid_key_and_declares_its_section(model):
    key = model._meta.pk
    assert key.get_internal_type() == "UUIDField" or key.remote_field.model is Case
    if model.__name__ != "IndicatorSet":
        assert Section(model.SECTION)


def test_a_sensitive_field_cannot_be_looked_up():
    fields = sensitive_fields()
    assert len(fields) > 50
    for model, column in fields:
        for lookup in (column.name, f"{column.name}__contains", f"{column.name}__isnull"):
            with pytest.raises(FieldError, match=column.name):
                model._default_manager.filter(**{lookup: ""}).exists()


def test_a_sensitive_field_is_in_no_ordering_index_or_constraint():
    for model, column in sensitive_fields():
        meta, where = model._meta, f"{model.__name__}.{column.name}"
        assert not column.unique, where
        assert not column.db_index, where
        said = [str(name) for name in meta.ordering]
        said += [str(index.deconstruct()) for index in meta.indexes]
        said += [str(constraint.deconstruct()) for constraint in meta.constraints]
        assert not any(re.search(rf"\b{column.name}\b", text) for text in said), where


def test_only_access_actions_and_facts_fetch_rows_of_cases():
    case_models = "|".join(model.__name__ for model in apps.get_app_config("screening").get_models())
    allowed = {"access", "actions", "facts", "demo"}
    outside = [path for path in sources("screening", "referrals", "config") if not allowed & set(path.parts)]
    fetches = re.compile(rf"\b(?:{case_models})\.objects\b")
    assert [path for path in outside if fetches.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_outgrows_its_room():
    # Closed lists, tables of rows and one table of words may be long; what has logic may not.
    tables = {"types.py", "event_words.py"}
    long = [
        (path, lines)
        for path in sources("orgs", "screening", "referrals", "config")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > (420 if path.name in tables else 320)
    ]
    assert long == []


def test_the_document_of_the_steps_is_current():
    call_command("workflow_doc", check=True)


def test_no_template_carries_script_or_style_of_its_own():
    for path in [*ROOT.glob("*/templates/**/*.html")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", text), path


def test_every_kind_of_act_has_its_words():
    from screening.event_words import EVENT_WORDS

    kinds: set[str] = set()
    for path in sources("screening", "referrals"):
        text = path.read_text(encoding="utf-8")
        kinds |= set(re.findall(r'(?:working|recording|log\.seen|log\.refused)\(\s*"([a-z_.]+)"', text))
    assert kinds <= set(EVENT_WORDS)


def test_numbers_of_the_guidelines_stand_in_rules():
    thirty = re.compile(r"timedelta\(days=30\)|\b30 \* ")
    for path in sources("screening", "referrals"):
        if path.name != "rules.py":
            assert not thirty.search(path.read_text(encoding="utf-8")), path
