"""Writes ``screening/WORKFLOW.md`` from the rows of ``workflow``; ``--check`` only compares."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import translation

from screening import workflow
from screening.types import Stage

FILE = Path(settings.BASE_DIR) / "screening" / "WORKFLOW.md"


class Command(BaseCommand):
    help = "Write screening/WORKFLOW.md: the steps of a case, their gates, and who takes them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail where the file is not current")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        text = document()
        if not check:
            FILE.write_text(text, encoding="utf-8")
        elif not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            raise CommandError("screening/WORKFLOW.md is not current. Run: manage.py workflow_doc")


def document() -> str:
    """The whole file, in English."""
    with translation.override("en"):
        return "\n".join([*_head(), *_diagram(), *_steps(), *_acts()]) + "\n"


def _head() -> list[str]:
    return [
        "# The steps of a case",
        "",
        "Made by `manage.py workflow_doc` from the rows of `screening/workflow.py`; do not edit it by hand.",
        "Numbers are those of the COMMIT common guidelines, as printed in Appendix 1; where there is none, the",
        "gate is local policy.",
        "",
    ]


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2"]
    for row in workflow.TRANSITIONS:
        for stage in row.from_stages:
            lines.append(f"    {_node(stage)} --> {_node(row.to)}: {row.code}")
    return [*lines, "```", ""]


def _node(stage: Stage | None) -> str:
    return "[*]" if stage is None else stage.name


def _steps() -> list[str]:
    lines = ["| Step | From | To | Who | Also answers | Gates |", "|---|---|---|---|---|---|"]
    for row in workflow.TRANSITIONS:
        froms = ", ".join(_node(stage) for stage in row.from_stages).replace("[*]", "–")
        answers = "" if row.approver is workflow.Approver.NOBODY else row.approver.value.replace("_", " ")
        gates = "<br>".join(_gate(gate) for gate in row.gates)
        lines.append(
            f"| {row.label} (`{row.code}`) | {froms} | {row.to.name} | `{row.permission}` | {answers} | {gates} |"
        )
    return [*lines, ""]


def _acts() -> list[str]:
    lines = ["## Acts inside identification that are gated like a step", ""]
    for name in ("HOLD_INTERVIEW", "PROPOSE_FINDING", "CONFIRM_FINDING"):
        gates = " · ".join(_gate(gate) for gate in getattr(workflow, name))
        lines.append(f"- `{name}`: {gates}")
    return lines


def _gate(gate: workflow.Gate) -> str:
    number = f"G{gate.guideline}" if gate.guideline else "local policy"
    return f"**{number}** {gate.sentence}"
