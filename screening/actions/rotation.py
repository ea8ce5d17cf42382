"""What is wrapped by which master key, and how does all of it come under a new one while everybody goes on working?

A key is wrapped anew by itself: what was sealed under it stays as it is, and no row and no history is touched.
Both master keys are there all the while, and whoever reads meanwhile finds the one that the row names.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet

from orgs import key_files, log, master, passphrase, site_key
from orgs.models import User

from .. import sealed
from ..models import CaseKey
from . import case_keys

AT_ONCE = 500


class NoNewerKey(Exception):
    """The keys are kept outside, and no newer one was put there."""


@dataclass(frozen=True)
class Rotated:
    """To which master key, how many keys of cases, and how many that open with no key and stay as they are."""

    number: int
    cases: int
    damaged: int


@dataclass(frozen=True)
class Counted:
    """How many keys of cases each master key wraps, and how many were destroyed."""

    by_master: dict[int, int]
    destroyed: int


def counted() -> Counted:
    rows = CaseKey.objects.order_by()
    by_master = rows.exclude(wrapped="").values_list("master").annotate(number=Count("pk"))
    return Counted(dict(sorted(by_master)), rows.filter(wrapped="").count())


def is_in_use() -> bool:
    """Whether anything of a case was ever sealed here. From then on what is done with keys takes two administrators."""
    return CaseKey.objects.exists()


def rotate(*, by: User | None, second: User | None, words: str = "") -> Rotated:
    """Let a new master key wrap everything, or go on where that was interrupted. ``words`` are the passphrase where the
    keys stand under one.

    Raises `NoNewerKey`, `passphrase.WrongPassphrase`; then nothing has changed.
    """
    number = master.newest()
    is_new = not _is_behind(number)
    if is_new and master.mode() is master.Mode.OUTSIDE:
        raise NoNewerKey(f"Put master-{number + 1} into the folder first.")
    number += is_new
    with log.recording("keys.rotation_began", by=by, subject=f"master-{number}", details=_with(second)):
        if is_new:
            _make(number, words)
    site_key.wrap_anew(by=number)
    cases, last_pass = 0, -1
    while last_pass:  # some were made meanwhile by whoever had begun before
        last_pass = _wrap_all_anew(by=number)
        cases += last_pass
    damaged = _behind(number).count()
    with log.recording("keys.rotated", by=by, subject=f"master-{number}", details=_with(second) | {"count": cases}):
        pass
    return Rotated(number, cases, damaged)


def drop_old(*, by: User | None, second: User | None) -> list[int]:
    """Remove the master keys that were replaced and wrap nothing any more; their numbers.

    Of a backup from before nothing opens then. Those that are kept outside are removed by whoever keeps them.
    """
    used = {site_key.wrapped_by(), master.newest(), *counted().by_master}
    numbers = [number for number in {*master.numbers(), *master.sealed_numbers()} if number not in used]
    if numbers and master.mode() is not master.Mode.OUTSIDE:
        with log.recording("keys.old_dropped", by=by, details=_with(second) | {"masters": sorted(numbers)}):
            for number in numbers:
                master.forget(number)
    return sorted(numbers)


def renew_all(*, by: User | None, second: User | None) -> int:
    """Let what is written from now on be sealed under a new key in every case; in how many. A case whose keys were
    destroyed gets none."""
    with log.recording("keys.cases_renewed", by=by, details=_with(second)) as act:
        living = list(CaseKey.objects.exclude(wrapped="").order_by("case").values_list("case", flat=True).distinct())
        for start in range(0, len(living), AT_ONCE):
            case_keys.renew(*living[start : start + AT_ONCE])
        act.details["count"] = len(living)
    return len(living)


def _make(number: int, words: str) -> None:
    if master.mode() is master.Mode.SEALED:
        for known in master.sealed_numbers():
            passphrase.opened(known, words)
        passphrase.seal(number, master.draw(), words)
    else:
        key_files.make(master.clear_file(number), master.draw())


def _behind(number: int) -> QuerySet[CaseKey]:
    return CaseKey.objects.exclude(wrapped="").exclude(master=number).order_by("pk")


def _is_behind(number: int) -> bool:
    """Whether something that opens is still wrapped by another master key: a rotation was interrupted."""
    return site_key.wrapped_by() != number or any(_opens(row) for row in _behind(number).iterator(chunk_size=1))


def _opens(row: CaseKey) -> bool:
    try:
        return bool(sealed.opened(row))
    except (master.NoMasterKey, master.NotUnwrapped):
        return False


def _wrap_all_anew(*, by: int) -> int:
    done, rows = 0, _batch(by)
    while rows:
        done += _wrap_anew([row.pk for row in rows], by=by)
        rows = _batch(by, after=rows[-1])
    return done


def _batch(by: int, *, after: CaseKey | None = None) -> list[CaseKey]:
    rows = _behind(by)
    return list((rows.filter(pk__gt=after.pk) if after else rows)[:AT_ONCE])


def _wrap_anew(which: list[UUID], *, by: int) -> int:
    """Under a lock, so that a key that is destroyed meanwhile is not written again."""
    with transaction.atomic():
        rows = [row for row in _behind(by).filter(pk__in=which).select_for_update() if _opens(row)]
        for row in rows:
            row.wrapped, row.master = sealed.wrapped_anew(row, by=by), by
        CaseKey.objects.bulk_update(rows, ["wrapped", "master"])
    return len(rows)


def _with(second: User | None) -> dict[str, object]:
    return {"second": second.code} if second else {}
