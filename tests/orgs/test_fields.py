"""A coded column holds what the code says, also after the list has changed."""

import pytest
from django.db import IntegrityError, connection, transaction

from orgs.fields import CodedField
from screening.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)


def column(*codes: str) -> CodedField:
    found = CodedField(choices=[(code, code) for code in codes])
    found.set_attributes_from_name("colour")
    found.model = Draft
    return found


def test_a_longer_list_is_a_change_of_the_table():
    before, after = column("red"), column("red", "blue")
    with connection.schema_editor() as editor:
        assert editor._field_should_be_altered(before, after)
        assert not editor._field_should_be_altered(before, column("red"))


def test_the_database_itself_refuses_what_is_not_in_the_list():
    said = column("red").db_check(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE fields_of_a_test (colour varchar(40) CHECK ({said}))")
        try:
            cursor.execute("INSERT INTO fields_of_a_test VALUES ('red')")
            with pytest.raises(IntegrityError), transaction.atomic():
                cursor.execute("INSERT INTO fields_of_a_test VALUES ('blue')")
        finally:
            cursor.execute("DROP TABLE fields_of_a_test")
