"""What does the person want, in words? Chosen services first, then what they said of home, police and embassy."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs import wording
from orgs.types import WishedGender

from ..access import Wished
from ..models import Case, Choice, Person
from ..types import ChoiceMade, ServiceKind, WishAnswer
from .blocks import Pair

Words = str | Promise

# State of a choice: tone and symbol beside its word.
CHOICE_MARKS: dict[ChoiceMade, tuple[str, str]] = {
    ChoiceMade.WANTS: ("brand", "full"),
    ChoiceMade.THINKING: ("neutral", "half"),
    ChoiceMade.NOT_NOW: ("neutral", "no"),
    ChoiceMade.OFFERED: ("neutral", "open"),
    ChoiceMade.CHANGED_MIND: ("neutral", "half"),
}
WISH_MARKS: dict[str, tuple[str, str]] = {
    WishAnswer.YES: ("brand", "full"),
    WishAnswer.NO: ("neutral", "no"),
    WishAnswer.LATER: ("neutral", "half"),
    WishAnswer.UNSURE: ("neutral", "half"),
}
WISH_WORDS: dict[str, Words] = {
    WishAnswer.YES: _("Wants"),
    WishAnswer.NO: _("Does not want"),
    WishAnswer.LATER: _("Later"),
    WishAnswer.UNSURE: _("Not sure"),
}
WISHES: tuple[tuple[str, Words], ...] = (
    ("wishes_home", _("Going home")),
    ("wishes_police", _("Talking with the police")),
    ("wishes_embassy", _("Their embassy knowing")),
)
WOMAN_OR_MAN: tuple[tuple[str, Words], ...] = (
    ("wished_interviewer", _("to talk with")),
    ("wished_interpreter", _("to interpret")),
    ("wished_escort", _("to come along")),
)


def latest_choices(choices: Iterable[Choice]) -> dict[str, Choice]:
    """The latest row of each service counts (guideline 33)."""
    rows = sorted(choices, key=lambda row: row.recorded_at)
    return {row.service: row for row in rows if row.service}


def mark_of(row: Choice) -> dict[str, Any]:
    tone, icon = CHOICE_MARKS[ChoiceMade(row.choice)]
    return {"word": row.get_choice_display(), "tone": tone, "icon": icon}


def pairs(case: Case, choices: Iterable[Choice]) -> list[Pair]:
    """One line a wish, for the case page: coded ones only, which C2 opens."""
    latest = latest_choices(choices)
    order = list(CHOICE_MARKS)
    rows = sorted(latest.values(), key=lambda row: order.index(ChoiceMade(row.choice)))
    chosen = [Pair(mark=mark_of(row), text=row.get_service_display(), notes=[_when(row)]) for row in rows]
    said = [
        Pair(mark=dict(zip(("tone", "icon"), WISH_MARKS[code], strict=True), word=WISH_WORDS[code]), text=text)
        for name, text in WISHES
        if (code := getattr(case.person, name)) in WISH_WORDS and not _is_chosen(name, latest)
    ]
    return [*chosen, *said, *_people_wished(case.person)]


def in_short(wished: Wished) -> tuple[str, str]:
    """The same for a list of tasks: what was chosen, and in a second line what else was said."""
    wanted = [str(ServiceKind(code).label) for code in wished.wants]
    said = [f"{WISH_WORDS[code]}: {text}" for name, text in WISHES if (code := getattr(wished, name)) in WISH_WORDS]
    said += [str(pair.text) for pair in _people_wished(wished)]
    first = str(_("Wants: %(what)s") % {"what": ", ".join(wanted)}) if wanted else ""
    return first, " · ".join(said)


def _when(row: Choice) -> Any:
    said = _("Said %(day)s") % {"day": wording.short_day(row.recorded_at)}
    if row.offer_again_on is None:
        return said
    again = _("ask again %(day)s") % {"day": wording.short_day(row.offer_again_on)}
    return f"{said} · {again}"


def _is_chosen(name: str, latest: dict[str, Choice]) -> bool:
    """A service offered since then says more than the first answer did."""
    service = {"wishes_home": ServiceKind.RETURN_HOME, "wishes_police": ServiceKind.POLICE}.get(name)
    return service in latest


def _people_wished(person: Person | Wished) -> list[Pair]:
    """A woman or a man to talk with, to interpret, to come along (guideline 4): in one line where it is the same."""
    asked: dict[str, list[str]] = {}
    for name, what in WOMAN_OR_MAN:
        wished = getattr(person, name)
        if wished not in (WishedGender.NOT_ASKED, WishedGender.EITHER):
            asked.setdefault(str(WishedGender(wished).label), []).append(str(what))
    tone, icon = WISH_MARKS[WishAnswer.YES]
    mark = {"word": WISH_WORDS[WishAnswer.YES], "tone": tone, "icon": icon}
    return [Pair(mark=mark, text=f"{who} {', '.join(what)}") for who, what in asked.items()]
