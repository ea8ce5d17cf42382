"""What stands around every page of the trail? Whether the record is whole, and whose acts are one's own."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orgs import checkpoints, signatures, wording
from orgs.requests import SignedInRequest

from .. import reference
from ..models import Case


def trail_page(request: SignedInRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    more = {"record": record_state(), "own_url": person_address(request.user.code)} | context
    return render(request, f"screening/{template}", more, status=status)


def record_state() -> dict[str, Any]:
    """Whether everything on record is sealed and guarded, as a notice: above the page unless it ``is_whole``."""
    state = checkpoints.state()
    texts = {
        "none": ("due", _("Nothing on record is sealed yet")),
        "intact": ("safe", _("The record is sealed and guarded")),
        "late": ("due", _("The record waits to be sealed")),
        "broken": ("over", _("The record is not guarded")),
    }
    tone, heading = texts[state.code]
    return {
        "tone": tone,
        "icon": "shield" if tone == "safe" else "",
        "heading": heading,
        "items": _of_state(state),
        "is_broken": state.code == "broken",
        "is_whole": state.code == "intact",
    }


def _of_state(state: checkpoints.State) -> list[str]:
    said = []
    if state.unguarded:
        said.append(_("Guards are missing: %(names)s.") % {"names": ", ".join(state.unguarded)})
    elif state.code == "broken":
        said.append(_("The last seal was not made with the key that is kept here."))
    if state.code == "broken":
        said.append(_("What is shown here may have been changed. Call whoever keeps this system; sign nothing off."))
    if state.checkpoint is not None:
        sealed = {
            "number": grouped(state.checkpoint.size),
            "at": wording.moment(state.checkpoint.at),
            "fingerprint": signatures.fingerprint(state.checkpoint),
        }
        said.append(_("Sealed up to event %(number)s, %(at)s, fingerprint %(fingerprint)s") % sealed)
    if state.unsealed:
        waiting = ngettext("%(number)s event is not sealed yet", "%(number)s events are not sealed yet", state.unsealed)
        text = waiting % {"number": grouped(state.unsealed)}
        if since := state.oldest_unsealed_at:
            text = _("%(waiting)s, the oldest of %(at)s") % {"waiting": text, "at": wording.moment(since)}
        said.append(text)
    return said


def grouped(number: int) -> str:
    """18 402, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


def case_address(case: Case | str) -> str:
    ref = case if isinstance(case, str) else case.reference
    return reverse("screening:audit_case", args=[reference.shown(ref)])


def person_address(code: str) -> str:
    return reverse("screening:audit_person", args=[code])


def named(code: str, request: SignedInRequest) -> str:
    """A work code, and whether it is the reader's own."""
    if not code:
        return _("the system")
    return _("%(who)s (you)") % {"who": code} if code == request.user.code else code


def period_words(first: date | None, last: date | None, *, today: date) -> str:
    """From Fri 30 October to today."""
    until = wording.short_day(last) if last and last != today else _("today")
    if first is None:
        return _("Up to %(day)s") % {"day": until}
    return _("From %(first)s to %(last)s") % {"first": wording.short_day(first), "last": until}
