"""Which checklist is in use? A published, versioned set as data; a new one is loaded by a command."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from orgs import log, shipped
from orgs.models import User
from orgs.refusals import Refused

from .. import checklist
from ..models import IndicatorSet

SHIPPED = Path(settings.BASE_DIR) / "fixtures" / "indicator_sets" / "interim-2026.yaml"


def load_shipped(*, by: User | None = None) -> None:
    """Load and publish the set that comes with the project, where none is published yet."""
    if not IndicatorSet.objects.filter(is_published=True).exists():
        load(by=by, path=SHIPPED)


def load(*, by: User | None, path: Path) -> IndicatorSet:
    """Publish the set in ``path``; the one before stays for the screenings that pinned it. Raises `Refused`."""
    content = shipped.read(path)
    try:
        parsed = checklist.parse(content)
    except checklist.MalformedSet as error:
        raise Refused(
            _("This checklist cannot be read: %(problems)s.") % {"problems": error}, why="malformed"
        ) from error
    with log.recording("indicator_set.published", by=by, subject=f"{parsed.id} {parsed.version}"[:80]):
        for old in IndicatorSet.objects.select_for_update().filter(is_published=True):
            old.is_published = False
            old.save(update_fields=["is_published"])
        row = IndicatorSet(
            code=parsed.id,
            version=parsed.version,
            official=parsed.official,
            content=content,
            is_published=True,
            loaded_by=by,
        )
        row.save(force_insert=True)
    return row


def published() -> IndicatorSet:
    """The set in use now. Raises `Refused` where none was loaded."""
    row = IndicatorSet.objects.filter(is_published=True).first()
    if row is None:
        raise Refused(_("No checklist is loaded yet. Ask an administrator."), why="no_checklist")
    return row


def parsed(row: IndicatorSet) -> checklist.IndicatorSet:
    """The content of a stored set as the rules read it. A set that was published never changes, so it is read once."""
    if row.pk not in _parsed:
        _parsed[row.pk] = checklist.parse(row.content)
    return _parsed[row.pk]


_parsed: dict[UUID, checklist.IndicatorSet] = {}
