"""How are typed and identifying values held? Sealed under the key of their case (`sealed`), and never looked up."""

import json
from datetime import date
from functools import cache
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from . import sealed
from .sealed import Sealed
from .sections import Section, SectionClosed, are_open

# What stood in a column before something else was assigned to it, by column.
BEFORE = "_sealed_before"


class GuardedAttribute(DeferredAttribute):
    """Gives the value only while its section of its case is open, and unseals it each time it is asked for."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        field, row = self.field, instance.__dict__
        if field.section not in are_open(case_id=row["case_id"]):
            raise SectionClosed(f"{field.model.__name__}.{field.name} is closed.")
        if field.attname not in row:
            super().__get__(instance, cls)  # fetches what was left out
        return field.said_in(instance)

    def __set__(self, instance: Any, value: Any) -> None:
        name = self.field.attname
        held = instance.__dict__.get(name)
        if isinstance(held, Sealed) and not isinstance(value, Sealed):
            instance.__dict__.setdefault(BEFORE, {})[name] = held
        instance.__dict__[name] = value


class _Sensitive(models.TextField):
    """What all sensitive fields share: a section, a seal, no look-ups, no index, saved row by row."""

    descriptor_class: Any = GuardedAttribute  # type: ignore[misc]

    def __init__(self, *args: Any, section: str = Section.C3, **options: Any) -> None:
        self.section = Section(section)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "section": str(self.section)}

    def get_lookup(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sensitive and cannot be looked up.")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sensitive and cannot be looked up.")

    def from_db_value(self, value: str, *_how: Any) -> Sealed:
        return Sealed(value)

    def get_prep_value(self, value: Any) -> str:
        """As the database holds it. Raises TypeError where something would be written that is not sealed."""
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is sealed for its row: save the row.")
        return str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed:
        """Seal what was assigned. Raises `sealed.Unreadable` rather than write over, or on, what cannot be read."""
        row = model_instance.__dict__
        value = row[self.attname]
        before = value if isinstance(value, Sealed) else row.get(BEFORE, {}).get(self.attname)
        known = None if before is None else self._unsealed(before, model_instance)
        if before is None or (value is not before and known != self.to_bytes(value)):
            before = self._sealed(self.to_bytes(value), model_instance)
        row[self.attname] = before
        row.get(BEFORE, {}).pop(self.attname, None)
        return before

    def said_in(self, row: models.Model) -> Any:
        """What ``row`` holds, whether or not anybody may read it: for words that are carried from one row to another.

        Raises `sealed.Unreadable`.
        """
        value = row.__dict__[self.attname]
        return self.from_bytes(self._unsealed(value, row)) if isinstance(value, Sealed) else value

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, data: bytes) -> Any:
        return data.decode()

    def value_from_object(self, obj: models.Model) -> Any:
        return getattr(obj, self.attname)

    def _sealed(self, data: bytes, row: models.Model) -> Sealed:
        return sealed.seal(data, case_id=row.__dict__["case_id"], about=self._about(row))

    def _unsealed(self, value: Sealed, row: models.Model) -> bytes:
        return sealed.unseal(value, case_id=row.__dict__["case_id"], about=self._about(row))

    def _about(self, row: models.Model) -> str:
        """Column and row: the same for a row and its history, which holds to the letter what the row held."""
        place, key = _place(type(row), self.name)
        return f"{place}{row.__dict__[key].hex}"


@cache
def _place(model: Any, name: str) -> tuple[str, str]:
    """What a column is called, for a row of history that of the row it tells of, and the name of the row's key."""
    live = getattr(model, "instance_type", model)
    return f"{live._meta.label}|{name}|", live._meta.pk.attname


def held(row: models.Model, name: str) -> Any:
    """What any column of ``row`` holds, past the guard: for words that are carried to another row, or compared, and
    shown to nobody.
    """
    column = row._meta.get_field(name)
    return column.said_in(row) if isinstance(column, _Sensitive) else row.__dict__[name]


class SensitiveTextField(_Sensitive):
    """Typed words, empty as ``""``."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)


class SensitiveBytesField(_Sensitive):
    """A whole file. It stands in the table as text, as all that is sealed does: a third longer, and one way to seal."""

    _pyi_private_set_type: bytes  # type: ignore[assignment]  # a file, in a column of text
    _pyi_private_get_type: bytes  # type: ignore[assignment]  # as above

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_bytes(self, data: bytes) -> bytes:
        return data


class SensitiveDateField(_Sensitive):
    """A day that identifies, or None."""

    _pyi_private_set_type: date | str | None  # type: ignore[assignment]  # a day, in a column of text
    _pyi_private_get_type: date | None  # type: ignore[assignment]  # as above

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", None)
        super().__init__(*args, **options)

    def to_bytes(self, value: Any) -> bytes:
        return b"" if value is None else str(value).encode()

    def from_bytes(self, data: bytes) -> date | None:
        return date.fromisoformat(data.decode()) if data else None


class SensitiveJSONField(_Sensitive):
    """Typed words by code, empty as ``{}``. Each look gives a new value: what is changed in it is assigned again."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", dict)
        super().__init__(*args, **options)

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def from_bytes(self, data: bytes) -> Any:
        return json.loads(data)
