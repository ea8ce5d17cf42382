"""Which cases does somebody read in an emergency just now, and until when? What has run out answers by itself."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import User

from ..models import Case, Emergency


def live(user: User | UUID | Later, *, now: datetime | Later | None = None) -> QuerySet[Emergency]:
    """Those of ``user`` whose hour has not passed."""
    return Emergency.objects.filter(recorded_by=user, until_at__gt=now or clock.now())


def emergency_until(user: User, case: Case) -> datetime | None:
    """Until when ``user`` reads ``case`` in an emergency; None where they do not."""
    return live(user).filter(case=case).values_list("until_at", flat=True).first()
