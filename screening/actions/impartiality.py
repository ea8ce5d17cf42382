"""Who may not decide? No member of an office that arrested, charged or detained the person (domain 1; 17, 24)."""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, Detention


def works_where_held(user: User, case: Case) -> bool:
    """Whether ``user`` works in an office that arrested, charged or detained the person."""
    offices = user.memberships.filter(ended_at__isnull=True).values("office")
    return Detention.objects.filter(case=case, office__in=offices).exists()


def works_for_body_that_held(user: User, case: Case) -> bool:
    """Whether any office of the body ``user`` works for did: that body determines no age (guideline 5)."""
    return Detention.objects.filter(case=case, office__organisation=user.organisation_id).exists()


def refuse_part_in_arrest(user: User, case: Case) -> None:
    if works_where_held(user, case):
        raise Refused(
            _("Your office arrested, charged or detained the person: none of its members decides here (G17, G24)."),
            why="arrested",
        )
