"""What was agreed, seen and answered in the conversation? (guidelines 12, 13)"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import checklist
from ..fields import held
from ..models import Answer, Case, Observation, Screening
from ..safety import Part
from ..types import AGREEMENTS_THAT_CLOSE, Agreement, Result, TeachBack
from . import conclusions, drafts, indicator_sets, safety_check
from .acting import Work, change, check_version, working


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer as it was given, with what a yes carries."""

    answer: checklist.Answer
    sources: tuple[str, ...] = ()
    whens: tuple[str, ...] = ()
    extent: str = ""
    clarity: str = ""
    not_asked_why: str = ""
    words: str = ""


def agree(
    *,
    by: User,
    case: Case,
    agreement: Agreement,
    teach_back: TeachBack,
    refused_topics: Iterable[str] = (),
    could_not_ask_why: str = "",
    version: int | None = None,
) -> None:
    """Keep the outcome of explain-and-agree. Topics the person did not want are not asked."""
    with working("screening.explained", by=by, case=case, permission="screening.fill", guideline=7) as work:
        safety_check.require_open(work, Part.EXPLAIN)
        row = _unsent(work, version=version)
        if agreement == Agreement.SOME_TOPICS and not list(refused_topics):
            raise Refused(_("Choose the topics the person does not want to talk about."), why="topics")
        if agreement == Agreement.NOT_ASKED and not could_not_ask_why:
            raise Refused(_("Say why the person could not be asked."), why="reason")
        save(
            row,
            agreement=agreement,
            teach_back=teach_back,
            refused_topics=list(refused_topics) if agreement == Agreement.SOME_TOPICS else [],
            could_not_ask_why=could_not_ask_why,
        )
        drafts.drop(work, Part.EXPLAIN)


def observe(
    *, by: User, case: Case, seen: Mapping[str, checklist.ObservationAnswer], words: Mapping[str, str] | None = None
) -> None:
    """Keep what a camera would have recorded."""
    with working("screening.observed", by=by, case=case, permission="screening.fill", guideline=12) as work:
        safety_check.require_open(work, Part.OBSERVATIONS)
        row = _unsent(work)
        known = {one.code for one in indicator_sets.parsed(row.indicator_set).observations}
        _refuse_strangers(seen, known)
        for code, answer in seen.items():
            values = {"answer": answer, "words": (words or {}).get(code, "")}
            found = Observation.objects.filter(screening=row, item=code).first()
            if found is None:
                work.add(Observation, screening=row, item=code, **values)
            elif _differs(found, values):
                change(found, **values)
        save(row)
        drafts.drop(work, Part.OBSERVATIONS)


def answer(
    *,
    by: User,
    case: Case,
    part: Part,
    answers: Mapping[str, Given],
    sectors: Iterable[str] | None = None,
    of_page: Iterable[str] | None = None,
    rest_not_asked: bool = False,
) -> None:
    """Keep the answers of one section. Raises `PartClosed` with its guideline where it may not be asked.

    ``of_page`` names what a page of less than the section asked; ``rest_not_asked`` writes "not asked" wherever the
    section still asks and nothing is answered.
    """
    with working("screening.answered", by=by, case=case, permission="screening.fill", guideline=13) as work:
        safety_check.require_open(work, part)
        row = _unsent(work)
        _require_willing(row)
        offered = indicator_sets.parsed(row.indicator_set)
        _refuse_strangers(answers, {item.code for item in offered.items if item.section == str(part)})
        for code, given in answers.items():
            _check_given(offered.item(code), given)
        with conclusions.noticed_if_lowered(work, row, {code: given.answer for code, given in answers.items()}):
            for code, given in answers.items():
                _keep(work, row, code, given)
        save(row, **({"sectors": list(sectors)} if sectors is not None else {}))
        if rest_not_asked:
            answered = set(row.answers.values_list("item", flat=True))
            for item in asked(work.case, row, part):
                if item.code not in answered:
                    _keep(work, row, item.code, Given(answer=checklist.Answer.NOT_ASKED))
        drafts.drop(work, part, names=None if rest_not_asked else of_page)


def take_back(*, by: User, case: Case, part: Part, item: str) -> None:
    """Take an answer away: it counts as not asked from now on, and the history keeps what it was."""
    with working("screening.answer_taken_back", by=by, case=case, permission="screening.fill", guideline=13) as work:
        safety_check.require_open(work, part)
        row = _unsent(work)
        if Answer.objects.filter(screening=row, item=item).exists():
            with conclusions.noticed_if_lowered(work, row, {item: checklist.Answer.NOT_ASKED}):
                _keep(work, row, item, Given(answer=checklist.Answer.NOT_ASKED))
        save(row)
        drafts.drop(work, part, names=(item,))


def declare(*, by: User, case: Case, not_asked_why: str = "") -> None:
    """Keep that the answers were checked before they are sent, with one reason for all that was not asked."""
    with working("screening.declared", by=by, case=case, permission="screening.fill", guideline=13) as work:
        row = _unsent(work)
        if conclusions.of(work.case).missing and not not_asked_why:
            raise Refused(_("Choose why some questions were not asked."), why="reason")
        save(row, declared=True, not_asked_why=not_asked_why)


def note_conversation(*, by: User, case: Case, version: int | None, **values: Any) -> None:
    """Place, narrative, own view, when it took place: what belongs to the whole conversation."""
    with working("screening.described", by=by, case=case, permission="screening.fill") as work:
        row = _unsent(work, version=version)
        took_place_at = values.get("took_place_at")
        if took_place_at and took_place_at > work.now:
            raise Refused(_("The conversation cannot lie in the future."), why="future")
        if values.get("narrative"):
            safety_check.require_open(work, Part.EXPLAIN)
        save(row, **values)
        drafts.drop(work, Part.CHECK)


def raise_result(*, by: User, case: Case, to: Result, why: str) -> None:
    """Anyone who fills it in may raise the result; nobody lowers it."""
    with working("screening.raised", by=by, case=case, permission="screening.fill", guideline=2, why=to) as work:
        row = _unsent(work)
        if to not in (Result.SIGNS, Result.PRESUME):
            raise Refused(_("A result can only be raised."), why="lower")
        if row.raised_to == Result.PRESUME and to == Result.SIGNS:
            raise Refused(_("A result can only be raised."), why="lower")
        if not why.strip():
            raise Refused(_("Say what makes you think so."), why="reason")
        save(row, raised_to=to, raised_why=why)


def asked(case: Case, row: Screening, part: Part) -> tuple[checklist.Item, ...]:
    """What one section asks this person now."""
    return indicator_sets.parsed(row.indicator_set).asked(
        section=checklist.Section(part),
        sectors=[checklist.Sector(code) for code in row.sectors],
        child=case.is_child,
        refused=[checklist.Topic(code) for code in row.refused_topics],
    )


def locked(work: Work) -> Screening:
    """The screening of the case, for whoever changes it."""
    return Screening.objects.select_for_update(of=("self",)).select_related("indicator_set").get(case=work.case)


def _unsent(work: Work, *, version: int | None = None) -> Screening:
    row = locked(work)
    if row.sent_at is not None:
        raise Refused(_("This screening was sent already. Add to it in a note."), why="sent")
    check_version(row, version)
    return row


def save(row: Screening, **values: Any) -> None:
    """Every change counts: whoever filled in an older version is told."""
    change(row, **values, version=row.version + 1)


def _keep(work: Work, row: Screening, code: str, given: Given) -> None:
    values = {
        "answer": given.answer,
        "sources": list(given.sources),
        "whens": list(given.whens),
        "extent": given.extent,
        "clarity": given.clarity,
        "not_asked_why": given.not_asked_why,
        "words": given.words,
    }
    found = Answer.objects.filter(screening=row, item=code).first()
    if found is None:
        work.add(Answer, screening=row, item=code, **values)
    elif _differs(found, values):
        change(found, **values)


def _differs(row: Any, values: Mapping[str, Any]) -> bool:
    return any(held(row, name) != value for name, value in values.items())


def _require_willing(row: Screening) -> None:
    """Nobody is asked who said no: they may change their mind, and it is written where they agreed or not."""
    if row.agreement in AGREEMENTS_THAT_CLOSE:
        raise Refused(
            _("The person does not want to talk: “%(answer)s”. Change it under “Explain and agree” if they do now.")
            % {"answer": Agreement(row.agreement).label},
            why="said_no",
        )


def _check_given(item: checklist.Item, given: Given) -> None:
    if given.answer == checklist.Answer.YES and not given.sources:
        raise Refused(_("Say how you know it: “%(item)s”") % {"item": item.label}, why="source")
    if set(given.sources) - set(checklist.Source.values) or set(given.whens) - set(checklist.When.values):
        raise Refused(_("This is not one of the answers."), why="answer")


def _refuse_strangers(given: Iterable[str], known: set[str]) -> None:
    if set(given) - known:
        raise Refused(_("This question is not part of the checklist. Open the page again."), why="unknown_item")
