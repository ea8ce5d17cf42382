"""What is put on record where something of a case does not open?"""

from orgs import log
from orgs.models import User

from ..models import Case
from ..sealed import Unreadable


def met(user: User | None, found: Unreadable) -> None:
    """Somebody met it; which column of which row, and nothing of what may have stood there."""
    column, _bar, row = found.about.rpartition("|")
    log.refused(
        "case.unreadable",
        by=user,
        case=Case.objects.filter(pk=found.case_id).first() if found.case_id else None,
        subject=column.replace("|", "."),
        details={"row": row},
        why="damaged",
    )
