"""What holds for every action: it records itself, refuses the outsider, and leaves nothing without its event."""

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import TestCase

from orgs import appending, clock, log
from orgs.models import AuditEvent
from orgs.models.event import Outcome as EventOutcome
from screening.access import Denied
from tests.factories.cast import Cast

Said = dict[str, Any]
Call = Callable[[Any], Said]
Counts = dict[str, int]


class Actions(TestCase):
    """What all stages share: the table of ``rows`` (action, who may, what it takes) over one built case."""

    rows: tuple[tuple[Any, str, Call], ...] = ()
    people: Cast

    def test_each(self) -> None:
        for action, persona, takes in self.rows:
            with self.subTest(action=f"{action.__module__}.{action.__name__}"), undone():
                # Each begins with what stands here, and nothing of the one before is left in it.
                said, before = takes(self), counts()
                self.refuses_the_outsider(action, deepcopy(said), before)
                self.leaves_nothing_without_its_event(action, persona, deepcopy(said), before)
                self.records(action, persona, said)

    def refuses_the_outsider(self, action: Any, said: Said, before: Counts) -> None:
        with undone():
            with pytest.raises(Denied):
                action(by=self.people.outsider, **said)
            assert counts() == before

    def leaves_nothing_without_its_event(self, action: Any, persona: str, said: Said, before: Counts) -> None:
        def broken(event: AuditEvent) -> None:
            raise IntegrityError("the event cannot be written")

        with undone():
            with patch.object(appending, "append", broken), pytest.raises(log.NotWritten):
                action(by=getattr(self.people, persona), **said)
            assert counts() == before

    def records(self, action: Any, persona: str, said: Said) -> None:
        known = set(AuditEvent.objects.values_list("pk", flat=True))
        action(by=getattr(self.people, persona), **said)
        new = AuditEvent.objects.exclude(pk__in=known).filter(outcome=EventOutcome.DONE)
        assert new.exists()
        assert any(event.rows for event in new)
        assert set(new.values_list("actor_id", flat=True)) == {getattr(self.people, persona).pk}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counts() -> Counts:
    """How many rows there are of everything a case is made of, history included."""
    found = [model for app in ("screening", "referrals") for model in apps.get_app_config(app).get_models()]
    # In one question: it is asked before and after every act.
    with connection.cursor() as cursor:
        asked = (f"(SELECT COUNT(*) FROM {connection.ops.quote_name(model._meta.db_table)})" for model in found)
        cursor.execute("SELECT " + ", ".join(asked))
        return dict(zip((model._meta.label for model in found), cursor.fetchone(), strict=True))


def now() -> Any:
    return clock.now()


def later(days: int = 14) -> Any:
    return clock.today() + timedelta(days=days)


def left_out(package: Any, kinds: Iterable[type[Actions]], elsewhere: Iterable[str]) -> set[str]:
    """The actions of ``package`` that stand in no table of ``kinds``, and are not judged ``elsewhere``."""
    in_tables = {f"{action.__module__}.{action.__name__}" for kind in kinds for action, _who, _takes in kind.rows}
    there = set()
    for found in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            takes = inspect.signature(function).parameters
            if function.__module__ == module.__name__ and not name.startswith("_") and "by" in takes:
                there.add(f"{module.__name__}.{name}")
    return there - in_tables - set(elsewhere)
