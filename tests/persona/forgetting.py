"""A place that asks whether somebody is shut out forgets to: denials of people, or of offices, are not found there."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db.models import QuerySet

from orgs import asking
from screening.models import Denial

WHOM = ("user", "office")
# What a denial is asked by, wherever that is.
ASKED_BY = {"is_denied", "shut_out_of", "_denied_offices", "denials_of", "denials_of_any"}
LOOKED_THROUGH = ("screening/access", "screening/actions", "screening/views", "referrals", "screening/facts", "config")


@dataclass(frozen=True)
class Place:
    """A function of a module; ``whom``: whose denials it asks for."""

    module: str
    function: str
    whom: tuple[str, ...] = WHOM

    def __str__(self) -> str:
        return f"{self.module}.{self.function}"


@contextmanager
def forgotten(place: Place, whom: str) -> Iterator[None]:
    """Whatever ``place`` calls finds no denial of a person (``user``) or an ``office``. It writes its query anew."""
    forgetful = patch.object(Denial, "objects", _Forgetful(Denial.objects, place, whom))
    with patch.dict(asking.WRITTEN, clear=True), forgetful:
        yield


class _Forgetful:
    def __init__(self, found: Any, place: Place, whom: str) -> None:
        self.found, self.place, self.whom = found, place, whom

    def filter(self, *args: Any, **values: Any) -> QuerySet[Denial]:
        rows = self.found.filter(*args, **values)
        return rows.filter(**{f"{self.whom}__isnull": True}) if self._is_asked_from_there() else rows

    def __getattr__(self, name: str) -> Any:
        return getattr(self.found, name)

    def _is_asked_from_there(self) -> bool:
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_name == self.place.function and frame.f_globals["__name__"] == self.place.module:
                return True
            frame = frame.f_back
        return False


def places_that_ask() -> set[str]:
    """Every function of ours that asks for denials, by module and name."""
    return {place for folder in LOOKED_THROUGH for file in _modules(folder) for place in _asking(file)}


def _modules(folder: str) -> list[Path]:
    return [file for file in (settings.BASE_DIR / folder).rglob("*.py") if "migrations" not in file.parts]


def _asking(file: Path) -> Iterator[str]:
    text = file.read_text()
    if not any(name in text for name in (*ASKED_BY, "Denial")):
        return
    module = ".".join(file.relative_to(settings.BASE_DIR).with_suffix("").parts)
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef) and any(_asks(node) for node in ast.walk(function)):
            yield f"{module}.{function.name}"


def _asks(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name in ASKED_BY
    return isinstance(node, ast.Attribute) and node.attr == "objects" and getattr(node.value, "id", "") == "Denial"
