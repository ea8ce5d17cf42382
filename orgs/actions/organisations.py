"""Which bodies and provinces are known, and what do their sources say of them?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .. import log, people, shipped
from ..models import Organisation, Province, User
from ..refusals import Refused

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
_FACTS = (
    "name",
    "name_km",
    "type",
    "in_appendix_2",
    "unlisted",
    "invented",
    "place_to_stay",
    "services",
    "eligibility",
    "locations",
    "website",
    "telephone",
    "sources",
    "confidence",
    "remarks",
    "verified_on",
)


def create(*, by: User | None, slug: str, **facts: Any) -> Organisation:
    """Enter a body. ``facts`` are fields of `Organisation`. Raises `Refused`."""
    with log.recording("organisation.created", by=by, subject=slug):
        people.require_administrator(by=by)
        if Organisation.objects.filter(slug=slug).exists():
            raise Refused(_("A body of this name is there already."), why="slug")
        row = Organisation(slug=slug, **facts)
        clean(row)
        row.save(force_insert=True)
    return row


def update(*, by: User | None, organisation: Organisation, **facts: Any) -> None:
    """Change what is known of a body. Raises `Refused`."""
    with log.recording("organisation.updated", by=by, subject=organisation.slug):
        people.require_administrator(by=by)
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        changed = _set(row, facts)
        clean(row)
        if changed:
            row.save(update_fields=changed)
    organisation.refresh_from_db()


def enter(*, by: User | None, source: str, **facts: Any) -> Organisation:
    """Enter a body that somebody named, under an address made of its name. Raises `Refused`."""
    slug = slugify(str(facts["name"]))[:60]
    if not slug:
        raise Refused(_("Write the name in Latin letters too: its address is made of them."), why="slug")
    return create(by=by, slug=slug, sources=[source], **facts)


def correct(*, by: User | None, organisation: Organisation, source: str, **facts: Any) -> None:
    """Change what is known of a body, on somebody's word; it is to be confirmed again. Raises `Refused`."""
    sources = organisation.sources if source in organisation.sources else [*organisation.sources, source]
    update(by=by, organisation=organisation, sources=sources, verified_on=None, **facts)


def load_provinces(*, by: User | None, file: Path = FIXTURES / "provinces.yaml") -> int:
    """Enter the provinces of a file. How many were new or have changed."""
    return _load(Province, key="code", rows=shipped.read(file)["provinces"], kind="provinces.loaded", by=by)


def load(*, by: User | None, file: Path = FIXTURES / "organisations.yaml") -> int:
    """Enter the bodies of a file. How many were new or have changed.

    A body that people have confirmed since keeps what they wrote.
    """
    rows = [
        {"slug": row["slug"], **{name: row[name] for name in _FACTS if name in row}}
        for row in shipped.read(file)["organisations"]
    ]
    return _load(Organisation, key="slug", rows=rows, kind="organisations.loaded", by=by)


def _load(model: type[models.Model], *, key: str, rows: list[dict[str, Any]], kind: str, by: User | None) -> int:
    pending = [(row, facts) for facts in rows if (row := _differing(model, key=key, facts=facts)) is not None]
    if not pending:
        return 0
    with log.recording(kind, by=by):
        people.require_administrator(by=by)
        for row, facts in pending:
            changed = _set(row, facts)
            clean(row)
            if row._state.adding:
                row.save(force_insert=True)
            else:
                row.save(update_fields=changed)
    return len(pending)


def _differing(model: type[models.Model], *, key: str, facts: dict[str, Any]) -> models.Model | None:
    row = model._default_manager.filter(**{key: facts[key]}).first()
    if row is None:
        return model(**{key: facts[key]})
    if getattr(row, "verified_on", None) is not None:
        return None
    return row if any(getattr(row, name) != value for name, value in facts.items()) else None


def _set(row: models.Model, facts: Mapping[str, Any]) -> list[str]:
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    return changed


def clean(row: models.Model) -> None:
    """Raise `Refused` with the sentences of whatever the model does not allow."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error
