"""How is a page asked thousands of times in a few seconds, and the case left as it was?

The view that an address leads to is called as Django calls it, with its decorators and without the middleware around
it, which never knows of which case a page is; `equality` sends requests through all of it. Two things are looked up
once instead of each time, since nothing changes between two questions: how somebody is tied to a case, and its row.
Every question that may write is undone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.backends.django import Template
from django.urls import ResolverMatch, resolve, reverse
from django.utils.datastructures import MultiValueDict

from orgs import log
from orgs.models import User
from screening import reference, sections
from screening.access import Denied, Tie, doors
from screening.models import Case

# Well formed, and no case has it.
UNKNOWN = "7KQ4-M2XA"
REFUSED_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS")


def full(name: str) -> str:
    """The name of a route as Django knows it: without the step that may stand behind it."""
    name = name.partition(" ")[0]
    # A bare colon stands before what belongs to no app.
    return name.removeprefix(":") if ":" in name else f"screening:{name}"


@cache
def address(name: str, ref: str, *row: str) -> str:
    """The address of a row of the table; a step of the workflow stands behind its name."""
    step = name.partition(" ")[2]
    more = [step] if step else ["exploitation"] if name == "screening_section" else []
    return reverse(full(name), args=[ref, *more, *row])


def shown(case: Case) -> str:
    return reference.shown(case.reference)


@cache
def leads_to(path: str) -> ResolverMatch:
    return resolve(path)


class Asked(HttpRequest):
    """A request as it reaches a view. A form that is sent has nothing filled in."""

    NOTHING, NO_FILES = QueryDict(), MultiValueDict()

    def __init__(self, user: Any, method: str, path: str, **session: Any) -> None:
        self.user, self.method = user, method
        self.path, _sign, query = path.partition("?")
        self.path_info, self.POST = self.path, self.NOTHING
        self.GET = QueryDict(query) if query else self.NOTHING
        self.FILES, self.COOKIES = self.NO_FILES, {}
        self.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REQUEST_METHOD": method}
        self.resolver_match = leads_to(self.path)
        self.session = SessionBase()
        if session:
            self.session.update(session)
        self._messages = SessionStorage(self)
        if method == "POST":
            self.POST = QueryDict(f"submission={uuid4()}")


def answer(request: Asked) -> HttpResponse | Denied | Http404:
    """What the view says, or how it refuses."""
    view, args, kwargs = request.resolver_match
    submission = request.POST.get("submission")
    with sections.nothing_open(), log.submitted(UUID(submission) if submission else None):
        try:
            return view(request, *args, **kwargs)
        except (Denied, Http404) as refused:
            return refused
        except ReauthenticationRequired:
            return redirect("account_reauthenticate")


def code(user: Any, method: str, path: str) -> int:
    """The status of the answer, as `screening.middleware.Refusals` and Django make one of a refusal."""
    said = answer(Asked(user, method, path))
    if isinstance(said, HttpResponse):
        return said.status_code
    return 403 if isinstance(said, Denied) and said.may_know else 404


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened. A look is recorded inside as in a transaction of its own."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Ties and rows of cases are looked up once for each person and reference; each page gets a row of its own."""
    found: dict[Any, Any] = {}
    ties, fetched = doors.ties, doors._fetched

    def ties_once(user: User, case: Case, *, among: frozenset[Tie] = frozenset(Tie)) -> Any:
        key = user.pk, case.pk
        if key not in found:
            found[key] = ties(user, case)
        return found[key] & among

    def fetched_once(ref: str) -> Case | None:
        if ref not in found:
            found[ref] = fetched(ref)
        return copy(found[ref])

    with patch.object(doors, "ties", ties_once), patch.object(doors, "_fetched", fetched_once):
        yield


@contextmanager
def not_drawn() -> Iterator[None]:
    """Pages are prepared and not drawn: for questions of which nothing but the status is judged."""
    with patch.object(Template, "render", lambda *args, **kwargs: ""):
        yield
