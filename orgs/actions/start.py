"""What must be there on the first day? Provinces, bodies, holidays, a national office, two administrators."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .. import clock, hierarchy, setup_links
from ..models import Office, Organisation, Province, User
from ..refusals import Refused
from ..rules import HOLIDAY_YEARS_AFTER, HOLIDAY_YEARS_BEFORE, SETUP_LINKS_AT_START
from ..types import Role
from . import holidays, members, offices, organisations, services

NATIONAL_BODY = "ncct"
CAPITAL = "12"


@dataclass(frozen=True)
class SetupLink:
    """Whose link, and its address without the site."""

    email: str
    path: str


def load_reference_data() -> None:
    """Load what everyone needs and nobody invented. What is there already stays."""
    organisations.load_provinces(by=None)
    organisations.load(by=None)
    services.load(by=None)
    year = clock.today().year
    holidays.load(by=None, years=range(year - HOLIDAY_YEARS_BEFORE, year + HOLIDAY_YEARS_AFTER + 1))
    for path in settings.LOADERS:
        import_string(path)(by=None)


def national_office() -> Office:
    """The national coordinating office, which serves every province that has none of its own."""
    return hierarchy.national_office() or offices.open_office(
        by=None,
        organisation=Organisation.objects.get(slug=NATIONAL_BODY),
        name="National coordinating office",
        province=Province.objects.get(code=CAPITAL),
        is_national_coordination=True,
    )


def administrators(*, emails: list[str]) -> list[SetupLink]:
    """Let ``emails`` be administrators until there are enough, and give a new link to each without a password.

    Raises `Refused` when fewer addresses are given than administrators are missing.
    """
    office = national_office()
    missing = max(0, SETUP_LINKS_AT_START - len(members.active_administrators()))
    new = [email for email in dict.fromkeys(one.strip().lower() for one in emails) if not _known(email)]
    if len(new) < missing:
        raise Refused(
            _("%(count)d administrators are missing. Give the e-mail address of each.") % {"count": missing},
            why="administrators_missing",
        )
    for email in new[:missing]:
        user = members.create(by=None, email=email, name="Administrator", organisation=office.organisation)
        members.give_role(by=None, user=user, office=office, role=Role.ADMINISTRATOR)
    return [_link(user) for user in members.active_administrators() if not user.has_usable_password()]


def _known(email: str) -> bool:
    return User.objects.filter(email__iexact=email).exists()


def _link(user: User) -> SetupLink:
    members.renew_link(by=None, user=user)
    user.refresh_from_db()
    return SetupLink(email=user.email, path=setup_links.path_for(user=user))
