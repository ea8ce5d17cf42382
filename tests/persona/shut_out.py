"""Whoever is shut out of a case knows nothing of it, whatever else holds; nor does whoever has no role in cases."""

from orgs.models import Membership, Office, User
from orgs.types import Role
from screening import access
from screening.models import Case, Denial
from tests.lot import some

from . import equality
from .asking import looked_up_once, not_drawn, undone
from .stage import ASKED, AtAStage
from .table import WOULD_SUPERVISE, WOULD_WORK

WORKERS = ("author", "responsible", "caseworker", "specialist")
# Rows are laid down as they could only stand after something went wrong: no act leaves anybody so.


class ShutOut(AtAStage):
    def test_whoever_is_shut_out_knows_nothing_whatever_else_holds(self) -> None:
        with undone():
            officer = self.everywhere(self.here.users["denied_officer"])
            self.assert_only_the_denial_stands_between(officer, WOULD_SUPERVISE[self.stage])
            self.assign(officer)
            self.assert_only_the_denial_stands_between(officer, WOULD_WORK[self.stage])
            self.assert_knows_nothing(officer)
            of_office = Denial.objects.filter(user=officer)
            of_office.update(user=None, office=officer.memberships.first().office)
            assert not access.ties(officer, self.case())
            self.assert_knows_nothing(officer)

    def test_whoever_has_no_role_in_cases_knows_nothing_of_what_they_were_assigned(self) -> None:
        for persona in ("former_worker", "auditor", "statistician", "administrator"):
            with undone():
                user = self.here.users[persona]
                self.assign(user)
                assert not access.ties(user, self.case()), persona
                self.assert_knows_nothing(user)

    def case(self) -> Case:
        return Case.objects.get(pk=self.here.cases["A"].pk)

    def everywhere(self, user: User) -> User:
        """``user``, as a supervisor of every office there is."""
        rows = [Membership(user=user, office=office, role=Role.SUPERVISOR) for office in Office.objects.all()]
        Membership.objects.bulk_create(rows)
        return user

    def assign(self, user: User) -> None:
        Case.objects.filter(pk=self.case().pk).update(**dict.fromkeys(WORKERS, user))

    def assert_only_the_denial_stands_between(self, user: User, would_be: set[str]) -> None:
        assert not access.ties(user, self.case())
        with undone():
            Denial.objects.filter(user=user).update(user=self.here.users["outsider"])
            assert would_be <= set(access.ties(user, self.case()))

    def assert_knows_nothing(self, user: User) -> None:
        with looked_up_once(), not_drawn():
            for name in some(self.paths["A"]):
                path = self.paths["A"][name]
                for method in ASKED:
                    assert equality.outcome(user, method, path) == equality.of_unknown(name, method), (name, method)
