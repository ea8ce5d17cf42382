"""A connection keeps the plan of what is asked again and again, and of nothing else."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from orgs.asking import USER, written_once
from orgs.models import Membership, User
from orgs.planning import _numbered, planned_once
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@written_once
def roles_kept() -> QuerySet[Membership, str]:
    return Membership.objects.filter(user=USER, ended_at__isnull=True).order_by("role").values_list("role", flat=True)


def kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.parametrize(
    ("written", "numbered"),
    [
        ("SELECT 1", "SELECT 1"),
        ("a = %s AND b IN (%s, %s)", "a = $1 AND b IN ($2, $3)"),
        ("a LIKE 'x%%' AND b = %s", "a LIKE 'x%' AND b = $1"),
        ("a LIKE '%%s' AND b = %s", "a LIKE '%s' AND b = $1"),
    ],
)
def test_values_are_numbered_in_their_order_and_signs_stay(written, numbered):
    assert _numbered(written) == numbered


@pytest.mark.postgres
def test_a_query_that_is_written_once_is_planned_once_and_answers_each_as_their_own(people):
    known = {who: sorted(user.roles_now()) for who, user in people.people().items()}
    found = {who: roles_kept(user=user.pk) for who, user in people.people().items()}
    assert found == known
    assert sum("orgs_membership" in statement for statement in kept()) == 1


def test_whoever_lists_queries_reads_it_each_time(people):
    with CaptureQueriesContext(connection) as queries:
        for _time in range(5):
            roles_kept(user=people.caseworker.pk)
    assert ["orgs_membership" in query["sql"] for query in queries] == [True] * 5


@pytest.mark.postgres
def test_nothing_else_is_kept(people):
    before = kept()
    for _time in range(5):
        assert User.objects.filter(pk=people.caseworker.pk).exists()
    assert kept() == before


@pytest.mark.postgres
def test_a_connection_asks_as_before_after_it_whatever_happened():
    connection.ensure_connection()
    raw = connection.connection
    before = raw.cursor_factory, raw.prepare_threshold

    def fails() -> None:
        with planned_once(connection):
            assert raw.cursor_factory is not before[0]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (raw.cursor_factory, raw.prepare_threshold) == before
