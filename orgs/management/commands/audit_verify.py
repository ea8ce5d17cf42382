"""Says whether the record is as it was written, and where it is not."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import BaseCommand
from django.db import Error

from orgs import reconciling, signatures, verifying
from orgs.findings import CannotCheck, Finding, Report
from orgs.models import AuditEvent

SAID = {
    0: "Intact",
    1: "NOT as it was written",
    2: "Incomplete: something waits for its seal for too long",
    3: "Cannot be checked",
}


class Command(BaseCommand):
    requires_system_checks = []  # needs no master key, and works where there is none
    help = (
        "Read the whole record and say where it is not as it was written. "
        "Ends with 0: intact, 1: changed, 2: not sealed for more than an hour, 3: cannot be checked."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stream", help="only this one: a reference of a case, or the id of a stream")
        parser.add_argument("--against", type=Path, help="a file of checkpoints that somebody kept")
        parser.add_argument("--reconcile", action="store_true", help="every row and its history too")
        parser.add_argument("--json", action="store_true", help="for a machine to read")

    def handle(self, *args: Any, **options: Any) -> None:
        also = reconciling.reconcile if options["reconcile"] else None
        try:
            stream = _stream(options["stream"]) if options["stream"] else None
            report = verifying.verify(stream=stream, against=options["against"] or _own_copy(), also=also)
        except (CannotCheck, OSError, Error) as error:
            self._say(3, {"error": str(error)}, [str(error)], as_json=options["json"])
            raise SystemExit(3) from error
        self._say(report.code, _told(report), _lines(report), as_json=options["json"])
        if report.code:
            raise SystemExit(report.code)

    def _say(self, code: int, told: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"code": code, "said": SAID[code], **told}))
        else:
            self.stdout.write("\n".join([f"{SAID[code]}.", *lines]))


def _stream(said: str) -> UUID:
    known = AuditEvent.objects.filter(case_reference=said).values_list("stream", flat=True).first()
    try:
        return known or UUID(said)
    except ValueError as error:
        raise CannotCheck(f"There is no stream {said}.") from error


def _own_copy() -> Path | None:
    file: Path | None = settings.CHECKPOINT_COPY
    return file if file and file.exists() else None


def _told(report: Report) -> dict[str, Any]:
    checkpoint, oldest = report.checkpoint, report.oldest_unsealed_at
    sealed = {
        "number": checkpoint.number,
        "size": checkpoint.size,
        "at": checkpoint.at.isoformat(),
        "fingerprint": signatures.fingerprint(checkpoint),
    } if checkpoint else None  # fmt: skip
    return {
        "events": report.events,
        "checkpoint": sealed,
        "unsealed": report.unsealed,
        "oldest_unsealed_at": oldest.isoformat() if oldest else None,
        "findings": [asdict(finding) for finding in report.findings],
        "more": report.more,
    }


def _lines(report: Report) -> list[str]:
    lines = [_line(finding) for finding in report.findings]
    lines += [f"and {report.more} more."] if report.more else []
    lines.append(f"{report.events} events were read; {report.unsealed} wait for their seal.")
    if report.checkpoint:
        fingerprint = signatures.fingerprint(report.checkpoint)
        lines.append(f"Checkpoint {report.checkpoint.number} seals {report.checkpoint.size} events: {fingerprint}")
    return lines


def _line(finding: Finding) -> str:
    position = "" if finding.position is None else finding.position
    where = {"stream": finding.stream, "position": position, "event": finding.event, "": finding.place}
    return f"{finding.kind}: " + ", ".join(f"{name} {said}".strip() for name, said in where.items() if said != "")
