"""Every address there is, with something filled in where it asks for something."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# By the name of what an address asks for; nothing of it exists.
FILLED_IN = {
    "ref": "7KQ4-M2XA", "code": "01", "language": "km", "uidb36": "1", "key": "abc-0123456789", "part": "risk", "pk": 1,
}  # fmt: skip


def every_address() -> dict[str, str]:
    """By the name of its route."""
    return {name: reverse(name, kwargs=_filled_in(pattern)) for name, pattern in _routes()}


def _filled_in(pattern: URLPattern) -> dict[str, Any]:
    asked = pattern.pattern.converters or getattr(pattern.pattern, "regex", None).groupindex
    given = {name: FILLED_IN.get(name, "nothing") for name in asked}
    return given | {
        name: uuid4() for name, kind in pattern.pattern.converters.items() if type(kind).__name__ == "UUIDConverter"
    }


def _routes() -> Iterator[tuple[str, URLPattern]]:
    def walk(patterns: Any, space: str) -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
            else:
                yield f"{space}{one.name}", one

    yield from walk(get_resolver().url_patterns, "")
