"""What is slow to build and always the same is built once a process through the actions, and its rows laid down again.

`once` is for what begins on empty tables, `after_the_cast` for the cases that most tests start from.
"""

import pickle
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from allauth.account.models import EmailAddress
from django.apps import apps as registry
from django.db import connection, models, transaction

from orgs import chain, clock
from orgs.models import AuditEvent, AuditStream, Organisation, Province, User

Built = TypeVar("Built")
# What was returned, pickled; and what lays down the rows that were made for it: statements as the database takes them.
Statement = tuple[str, Any]
Kept = tuple[bytes, list[Statement]]
_kept: dict[tuple[object, ...], Kept] = {}
_asked_for: set[tuple[object, ...]] = set()
# How many acts are on record when a cast is there and nothing has happened yet, by its responder.
_acts_of_the_cast: dict[object, int] = {}


def once(build: Callable[[], Built], *, apps: tuple[str, ...] = ("orgs",)) -> Built:
    """What ``build`` returns, built where the tables are not empty or today's rows are not kept yet.

    ``apps`` are all those in which ``build`` makes rows.
    """
    if _is_anything_there():
        return build()
    return _laid_down((build.__name__, clock.today()), build, _tables(*apps))


def the_cast(build: Callable[[], Any]) -> Any:
    """`once`, for the people by whom every case of `after_the_cast` is made."""
    nothing_happened = not AuditEvent.objects.exists()
    people = once(build)
    if nothing_happened:
        _acts_of_the_cast[people.responder.pk] = AuditEvent.objects.count()
    return people


def after_the_cast(build: Callable[..., Built]) -> Callable[..., Built]:
    """Keep what ``build`` makes for a cast to which nothing has happened yet, per moment and options."""

    @wraps(build)
    def kept(people: Any, *calendar: Any, **options: Any) -> Built:
        cast = people.responder.pk
        if AuditEvent.objects.count() != _acts_of_the_cast.get(cast):
            return build(people, *calendar, **options)
        standing = clock._moved_to.get() or clock.today()
        key = (build.__name__, cast, standing, *(one.first for one in calendar), *_said(options))
        # Of people and offices nothing but the record of acts grows with a case.
        tables = [AuditEvent, *_tables("screening", "referrals")]
        # Most moments are asked for once only.
        is_a_day = clock._moved_to.get() is None
        return _laid_down(key, lambda: build(people, *calendar, **options), tables, at_once=is_a_day)

    return kept


def _said(options: dict[str, Any]) -> list[tuple[str, str]]:
    """A row as an option is one of the cast's, since nothing else is there yet; it is said by its key."""
    return [
        (name, str(value.pk) if isinstance(value, models.Model) else repr(value))
        for name, value in sorted(options.items())
    ]


def _is_anything_there() -> bool:
    return any(model._default_manager.exists() for model in (User, Organisation, Province))


def _laid_down(
    key: tuple[object, ...], build: Callable[[], Built], tables: list[type[models.Model]], *, at_once: bool = True
) -> Built:
    """``at_once``, or only when it is asked for again: what is never laid down again need not be read."""
    ends = dict(AuditStream.objects.values_list("pk", "head"))
    # What is laid down goes on where it went on when it was made: in the same streams, from the same events.
    key = (*key, frozenset(ends.items()))
    if not at_once and key not in _asked_for:
        _asked_for.add(key)
        return build()
    if key not in _kept:
        acts = set(AuditEvent.objects.values_list("pk", flat=True))
        built = build()
        # The other tables are empty before: neither people nor a case are built beside something else.
        new = {AuditEvent: AuditEvent.objects.exclude(pk__in=acts)}
        made = {model: list(new.get(model, model._base_manager.all())) for model in _filled(tables)}
        moved = [end for end in AuditStream.objects.all() if ends.get(end.pk) != end.head]
        _kept[key] = pickle.dumps(built), [*_statements(made), *_ends(moved)]
        return built
    pickled, statements = _kept[key]
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
    # A test may change what it is given; the next one has it as it was.
    return pickle.loads(pickled)


def _ends(moved: list[AuditStream]) -> list[Statement]:
    """What makes each stream end where it ended."""
    table = AuditStream._meta.db_table
    sql = (
        f'INSERT INTO "{table}" (id, events, previous, head) VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO UPDATE'
        " SET events = excluded.events, previous = excluded.previous, head = excluded.head"
    )
    return [(sql, [chain.key(end.pk), end.events, end.previous, end.head]) for end in moved]


def _statements(made: dict[type[models.Model], list[models.Model]]) -> list[Statement]:
    """What writes these rows, as they are about to be sent; nothing is."""
    written: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("INSERT"):
            return execute(sql, params, many, context)
        written.append((sql, params))
        return execute("SELECT 1 WHERE 1 = 0", (), many, context)

    with connection.execute_wrapper(note):
        for model, rows in made.items():
            model._base_manager.bulk_create(rows)
    return written


def _filled(tables: list[type[models.Model]]) -> list[type[models.Model]]:
    """Those in which a row stands, in one question."""
    asked = (f'SELECT {n} WHERE EXISTS (SELECT 1 FROM "{one._meta.db_table}")' for n, one in enumerate(tables))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return [tables[n] for (n,) in sorted(cursor.fetchall())]


def _tables(*apps: str) -> list[type[models.Model]]:
    found = [m for app in apps for m in registry.get_app_config(app).get_models() if m is not AuditStream]
    return [*found, EmailAddress] if "orgs" in apps else found
