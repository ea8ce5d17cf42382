"""How are typed and identifying values held? Plain until they are sealed, and never looked up."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .sections import Section, SectionClosed, are_open


class GuardedAttribute(DeferredAttribute):
    """Gives the value only while its section of its case is open."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        if self.field.section not in are_open(case_id=instance.case_id):
            raise SectionClosed(f"{self.field.model.__name__}.{self.field.name} is closed.")
        return super().__get__(instance, cls)

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class _Sensitive(models.Field):
    """What all sensitive fields share: a section, no look-ups, no index, raw saving."""

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

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return model_instance.__dict__[self.attname]

    def value_from_object(self, obj: models.Model) -> Any:
        return getattr(obj, self.attname)


class SensitiveTextField(_Sensitive, models.TextField):
    """Typed words, empty as ``""``."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)


class SensitiveDateField(_Sensitive, models.DateField):
    """A day that identifies, or None."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("null", True)
        super().__init__(*args, **options)


class SensitiveJSONField(_Sensitive, models.JSONField):
    """Typed words by code, empty as ``{}``."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", dict)
        super().__init__(*args, **options)
