"""Does a service fit this person? A pure question with reasons; what is not known is asked, not guessed (domain 8)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.types import Gender, ReferredFrom, Sector, ServiceKind, SpecialNeed
from screening.types import AgeBand

Sentence = str | Promise
Years = tuple[int, int]

OLDEST = 120
YEARS_OF_BAND: dict[AgeBand, Years | None] = {
    AgeBand.UNDER_12: (0, 11),
    AgeBand.FROM_12_TO_15: (12, 15),
    AgeBand.FROM_16_TO_17: (16, 17),
    AgeBand.FROM_18_TO_24: (18, 24),
    AgeBand.FROM_25_TO_34: (25, 34),
    AgeBand.FROM_35_TO_49: (35, 49),
    AgeBand.FROM_50: (50, OLDEST),
    AgeBand.NOT_KNOWN: None,
}


class Fit(IntEnum):
    """In the order in which they are offered."""

    FITS = 0
    ASK_FIRST = 1
    DOES_NOT_FIT = 2


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What counts of the person. ``years`` are the ages they may have, both included; None where nothing is known."""

    kind: ServiceKind
    years: Years | None = None
    gender: Gender = Gender.NOT_SAID
    languages: tuple[str, ...] = ()
    forms: tuple[Sector, ...] = ()
    province: str = ""
    referred_from: frozenset[ReferredFrom] = frozenset()
    special: frozenset[SpecialNeed] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What is known of a service; empty and None are "not confirmed"."""

    kind: ServiceKind
    age_from: int | None = None
    age_to: int | None = None
    genders: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    province: str = ""
    referred_from: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    accepting_now: bool | None = None


@dataclass
class Match:
    """Why it is offered, what to ask first, and what does not fit."""

    because: list[Sentence] = field(default_factory=list)
    ask_first: list[Sentence] = field(default_factory=list)
    does_not_fit: list[Sentence] = field(default_factory=list)

    @property
    def fit(self) -> Fit:
        if self.does_not_fit:
            return Fit.DOES_NOT_FIT
        return Fit.ASK_FIRST if self.ask_first else Fit.FITS


def judge(wanted: Wanted, offered: Offered) -> Match | None:
    """Every rule, each with its sentence. None for another kind of help: it is not offered at all."""
    if wanted.kind is not offered.kind:
        return None
    match = Match()
    for rule in RULES:
        rule(wanted, offered, match)
    return match


def _age(wanted: Wanted, offered: Offered, match: Match) -> None:
    if offered.age_from is None and offered.age_to is None:
        match.ask_first.append(_("For which ages is not confirmed."))
        return
    least, most = offered.age_from or 0, OLDEST if offered.age_to is None else offered.age_to
    said = {"least": least, "most": most}
    if wanted.years is None:
        match.ask_first.append(_("It is for ages %(least)d to %(most)d; the person's age is not known.") % said)
        return
    youngest, oldest = wanted.years
    if oldest < least or youngest > most:
        match.does_not_fit.append(_("It is for ages %(least)d to %(most)d.") % said)
    elif youngest >= least and oldest <= most:
        match.because.append(_("For their age: %(least)d to %(most)d.") % said)
    else:
        match.ask_first.append(_("It is for ages %(least)d to %(most)d: only some of their age group.") % said)


def _gender(wanted: Wanted, offered: Offered, match: Match) -> None:
    if not offered.genders:
        match.ask_first.append(_("For whom of women, men and others is not confirmed."))
    elif wanted.gender is Gender.NOT_SAID:
        match.ask_first.append(_("It asks about gender, and the person has not said."))
    elif wanted.gender in offered.genders:
        match.because.append(_("For their gender, as they say it."))
    else:
        match.does_not_fit.append(_("Not for their gender, as they say it."))


def _form(wanted: Wanted, offered: Offered, match: Match) -> None:
    known = [form for form in wanted.forms if form not in (Sector.UNKNOWN, Sector.OTHER)]
    if not offered.forms:
        return
    if not known:
        match.ask_first.append(_("It is for certain forms of exploitation; ask whether it takes this person."))
    elif set(known) & set(offered.forms):
        match.because.append(_("For this form of exploitation."))
    else:
        match.does_not_fit.append(_("Not for this form of exploitation."))


def _referrer(wanted: Wanted, offered: Offered, match: Match) -> None:
    if not offered.referred_from:
        match.ask_first.append(_("Who may refer is not confirmed."))
    elif wanted.referred_from & set(offered.referred_from):
        match.because.append(_("It takes people from a body like ours."))
    elif not wanted.referred_from:
        match.ask_first.append(_("It takes people only from certain bodies; ask whether ours is one."))
    elif ReferredFrom.SELF in offered.referred_from:
        match.ask_first.append(_("People come by themselves: tell the person, and ask whether a referral is taken."))
    else:
        match.does_not_fit.append(_("It takes people only from certain bodies, and ours is none of them."))


def _language(wanted: Wanted, offered: Offered, match: Match) -> None:
    if not offered.languages:
        match.ask_first.append(_("Which languages are spoken is not confirmed."))
    elif set(wanted.languages) & set(offered.languages):
        match.because.append(_("Their language is spoken there."))
    else:
        match.ask_first.append(_("Their language is not said to be spoken there: ask for an interpreter."))


def _province(wanted: Wanted, offered: Offered, match: Match) -> None:
    if not offered.province:
        match.ask_first.append(_("In which province is not confirmed."))
    elif offered.province == wanted.province:
        match.because.append(_("In the same province."))
    else:
        match.ask_first.append(_("In another province: ask the person whether they want to go there."))


def _special(wanted: Wanted, offered: Offered, match: Match) -> None:
    """A special need asks for a service that cares for it (guidelines 47, 48)."""
    cared_for = [need for need in SpecialNeed if need in wanted.special and need in offered.special]
    not_said = [need for need in SpecialNeed if need in wanted.special and need not in offered.special]
    if cared_for:
        match.because.append(_("There is: %(needs)s.") % {"needs": _listed(cared_for)})
    if not_said:
        match.ask_first.append(_("Not confirmed: %(needs)s.") % {"needs": _listed(not_said)})


def _listed(needs: list[SpecialNeed]) -> str:
    return ", ".join(str(need.label) for need in needs)


def _place(wanted: Wanted, offered: Offered, match: Match) -> None:
    if offered.accepting_now is None:
        match.ask_first.append(_("Whether they accept anybody now is not confirmed."))
    elif offered.accepting_now:
        match.because.append(_("They say that they accept people now."))
    else:
        match.does_not_fit.append(_("They say that they accept nobody now."))


RULES: tuple[Callable[[Wanted, Offered, Match], None], ...] = (
    _age, _gender, _form, _special, _referrer, _language, _province, _place,
)  # fmt: skip


def years_of(band: AgeBand, *, is_child: bool, age: int | None = None) -> Years | None:
    """The ages a person may have: the one that is known, else those of the band; a child is under 18 (G5)."""
    if age is not None:
        return age, age
    years = YEARS_OF_BAND[band]
    if years is None:
        return (0, 17) if is_child else None
    return years
