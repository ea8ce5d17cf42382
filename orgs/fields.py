"""Which column types of our own are there? A coded column holds one of its codes, or nothing."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class CodedField(models.CharField):
    """A code of a closed list. The database itself refuses any other."""

    # Elsewhere a changed list leaves the table as it is; here the table knows the list.
    non_db_attrs = tuple(name for name in models.CharField.non_db_attrs if name not in ("choices", "blank"))

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 40)
        super().__init__(*args, **options)

    def db_check(self, connection: BaseDatabaseWrapper) -> str | None:
        codes = [str(code) for code, _ in self.flatchoices]
        if self.blank:
            codes.append("")
        listed = ", ".join("'" + code.replace("'", "''") + "'" for code in codes)
        return f"{connection.ops.quote_name(str(self.column))} IN ({listed})"
