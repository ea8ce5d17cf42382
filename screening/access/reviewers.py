"""Who looks at what was done in an office? Its supervisors; where none of them may, the next ones up.

Read as a whole, so that what is asked of the database does not grow with offices, people or acts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from orgs import clock
from orgs.models import Deputy, Membership, Office, User
from orgs.types import Role

from ..models import Denial
from .review_items import NOBODY
from .ties import supervised_offices


class Ladder:
    """The offices as they stand one above the other, and who may review in each, as ``user`` needs them now."""

    def __init__(self, user: User) -> None:
        today = clock.today()
        rows = list(Office.objects.values_list("pk", "parent", "is_national_coordination"))
        self._parents: dict[UUID, UUID | None] = {pk: parent for pk, parent, _national in rows}
        self._national = next((pk for pk, _parent, national in rows if national), None)
        held = Membership.objects.filter(role=Role.SUPERVISOR, ended_at__isnull=True, user__is_active=True)
        stand_in = Deputy.objects.filter(starts_on__lte=today, ends_on__gte=today, user__is_active=True)
        self.reviewers: dict[UUID, set[UUID]] = defaultdict(set)
        for office, who in [*held.values_list("office", "user"), *stand_in.values_list("office", "user")]:
            self.reviewers[office].add(who)
        self.own = supervised_offices(user)
        self.reach = {office for office in self._parents if self.own & set(self.up(office))} if self.own else set()

    def up(self, office: UUID) -> Iterator[UUID]:
        """``office``, what stands above it, and the national coordinating office last; each once."""
        seen: set[UUID] = set()
        here: UUID | None = office
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            here = self._parents.get(here)
        if self._national is not None and self._national not in seen:
            yield self._national

    def for_the_whole(self) -> set[UUID]:
        """Where somebody looks at what was done with everything: at the national coordinating office, or else at the
        top of every ladder."""
        if self._national is not None and self.reviewers[self._national]:
            return {self._national}
        return {office for office, parent in self._parents.items() if parent is None and self.reviewers[office]}

    def first(self, office: UUID, *, without: Iterable[UUID]) -> set[UUID]:
        """Who reviews in ``office``: those of the first office up with anybody who may."""
        left_out = set(without)
        return next((found for place in self.up(office) if (found := self.reviewers[place] - left_out)), set())

    def above(self, office: UUID, *, without: Iterable[UUID]) -> UUID | None:
        """The next office up in which somebody else may review."""
        left_out = set(without)
        higher = [place for place in self.up(office) if place != office]
        return next((place for place in higher if self.reviewers[place] - left_out), None)


def people_of(ladder: Ladder, *, since: object) -> dict[UUID, set[UUID]]:
    """By person whose acts may come before this reader: the offices in which they work, or worked since.

    Of an office that has its own supervisors only these themselves: what they did is looked at further up. Nobody in
    particular works in all of it.
    """
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Membership.objects.filter(office__in=ladder.reach).exclude(ended_at__lt=since)
    for who, office in rows.values_list("user", "office"):
        their_own = ladder.reviewers[office]
        if office in ladder.own or not their_own or who in their_own:
            found[who].add(office)
    if whole := ladder.own & ladder.for_the_whole():
        found[NOBODY] = whole
    return found


def shut_out(cases: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """By case: who may know nothing of it, by name or by an office in which they work now."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Denial.objects.filter(case__in=set(cases), lifted_at__isnull=True)
    by_office: dict[UUID, set[UUID]] = defaultdict(set)
    for case, who, office in rows.values_list("case", "user", "office"):
        if who:
            found[case].add(who)
        if office:
            by_office[office].add(case)
    members = Membership.objects.filter(office__in=by_office.keys(), ended_at__isnull=True)
    for office, who in members.values_list("office", "user"):
        for case in by_office[office]:
            found[case].add(who)
    return found
