"""Who writes where an office is, and who is told? Its own members, and whoever has been accepted there for a person.

Of a place to stay everybody else, administrators too, knows the province and no more (domain 8).
"""

from typing import Any

from django.utils.translation import gettext as _

from .. import clock, log, people, sealed
from ..models import Office, User, Whereabouts
from ..refusals import NotPermitted


def write(*, by: User, office: Office, words: str) -> None:
    """Say where it is, or nothing any more. Only somebody who works there."""
    with log.recording("whereabouts.written", by=by, subject=str(office.pk)):
        _require_member(by, office)
        row = Whereabouts.objects.select_for_update(of=("self",)).filter(office=office).first()
        said = {
            "words": sealed.seal(words.strip().encode(), about=_about(office)),
            "said_at": clock.now(),
            "said_by": by,
        }
        if row is None:
            Whereabouts(office=office, **said).save(force_insert=True)
            return
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))


def read(*, by: User, office: Office) -> str:
    """Where it is, for whoever works there; empty where nobody has said. The look is recorded."""
    _require_member(by, office)
    return tell(by=by, office=office)


def tell(*, by: User, office: Office, case: Any = None) -> str:
    """The same without asking who ``by`` is: for `referrals.actions.whereabouts`, which has asked. Recorded first."""
    log.seen("whereabouts.read", by=by, case=case, subject=str(office.pk))
    row = Whereabouts.objects.filter(office=office).first()
    return sealed.unseal(row.words, about=_about(office)).decode() if row else ""


def _about(office: Office) -> str:
    return f"where office {office.pk} is"


def _require_member(user: User, office: Office) -> None:
    if not people.works_in(user, office):
        raise NotPermitted(_("Only whoever works in this office reads and writes where it is."))
