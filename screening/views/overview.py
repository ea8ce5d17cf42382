"""What stands on the first page of a case? Alerts, the bar above, the next step, who works on it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs import wording
from orgs.models import User

from .. import access
from ..event_words import why_words
from ..models import Case, Detention
from ..sections import Section
from ..types import AgeBand, ApprovalKind, DetentionKind, HandoverKind, HandoverStatus, Result, Stage
from ..workflow import NEXT_STEP, TRANSITION_BY_CODE, CaseFacts, Transition, transitions_from
from .approvals import title
from .blocks import Block, Entry, Link, Pair, Row, shown
from .frame import address, gates_shown
from .standing_in import stand_in_notice
from .words import language_words

RESULT_BADGES = {
    Result.PRESUME: {"word": _("Presumed victim"), "tone": "brand", "icon": "shield"},
    Result.SIGNS: {"word": _("Signs recorded"), "tone": "brand", "icon": "shield"},
}


def alerts(case: Case, case_facts: CaseFacts, detentions: Iterable[Detention]) -> list[dict[str, Any]]:
    """What cannot wait, most urgent first, each with a short word for its badge."""
    found = []
    open_now = [row for row in detentions if row.released_at is None]
    if case_facts.missing_alert_open:
        text = _("Record what is done to find the person.")
        found.append(_alert(_("The person cannot be found"), _("Missing"), text, address("people", case)))
    held = next((row for row in open_now if row.kind == DetentionKind.DETENTION), None)
    if held is not None:
        text = _("Since %(day)s. Every day of it is added to the protected time; nobody of that office decides here.")
        said = text % {"day": wording.moment(held.started_at)}
        found.append(_alert(_("The person is held"), _("Held"), said, address("detention", case)))
    if any(row.kind == DetentionKind.CHARGE for row in open_now):
        text = _("Send a notice of guideline 24 to those who charge the person, and record their answer.")
        found.append(_alert(_("The person is charged"), _("Charged"), text, address("detention", case)))
    return found


def _alert(heading: Any, word: Any, text: Any, url: str) -> dict[str, Any]:
    look = {"tone": "over", "icon": "alert"}
    return {"heading": heading, "text": text, "url": url, "url_label": _("Go there"), "word": word} | look


def bar(case: Case, found: list[dict[str, Any]], *, primary: Link | None) -> dict[str, Any]:
    """Reference, three badges at most, what is known of the person in coded words, and the act done most often."""
    marks = [{name: alert[name] for name in ("word", "tone", "icon")} for alert in found]
    if case.is_child:
        marks.append({"word": _("Treat as a child"), "tone": "child"})
    if Section.C2 in case.opened and case.result in RESULT_BADGES:
        marks.append(RESULT_BADGES[Result(case.result)])
    return {
        "reference": case.reference,
        "codename": case.codename,
        "is_title": True,
        "badges": marks[:3],
        "facts": _about(case),
        "primary": primary,
    }


def _about(case: Case) -> list[Row]:
    """Who this is, in coded words only: nothing that identifies."""
    rows = []
    if Section.C2 in case.opened:
        age = str(AgeBand(case.age_band).label) if case.age_band != AgeBand.NOT_KNOWN else ""
        as_whom = _("Child, or may be one") if case.is_child else _("Adult")
        rows.append(Row(_("Treated as"), ", ".join(str(part) for part in (as_whom, age) if part)))
        rows.append(Row(_("Gender, as said"), case.get_gender_display()))
        spoken = ", ".join(str(language_words(code)) for code in case.person.languages) or _("Not asked yet")
        rows.append(Row(_("Language"), spoken, _("needs an interpreter") if case.person.needs_interpreter else ""))
    if case.closed_why and case.closed_at:
        closed_on = wording.short_day(case.closed_at)
        rows.append(Row(_("Closed because"), why_words(case.closed_why), closed_on))
    rows.append(Row(_("National code"), case.national_code or _("Given when the case is received")))
    return rows


def next_step(user: User, case: Case, case_facts: CaseFacts) -> Block | None:
    """The gates of the ordinary next step, and those of other ways folded below."""
    stage = Stage(case.stage)
    may = [row for row in transitions_from(stage) if access.refusal(user, row.permission_at(stage), case) is None]
    main = TRANSITION_BY_CODE.get(NEXT_STEP.get(stage, ""))
    if main is None or (main not in may and Section.C2 not in case.opened):
        return _only_steps(case, may)
    gates = gates_shown(case, main.gates, case_facts)
    others = [row for row in may if row is not main and row.gates and row.to is not Stage.CLOSED]
    return Block(
        _("Before the next step: %(step)s") % {"step": main.label},
        text=_still_open(gates),
        gates=gates,
        folded=[_folded(case, row, case_facts) for row in others],
        beside=Link(_("All steps from here"), address("moves", case)) if may else None,
    )


def _only_steps(case: Case, may: list[Transition]) -> Block | None:
    links = [Link(_("All steps from here"), address("moves", case))]
    return Block(_("Steps"), links=links) if may else None


def _folded(case: Case, row: Transition, case_facts: CaseFacts) -> Block:
    gates = gates_shown(case, row.gates, case_facts)
    unmet = sum(not gate["met"] for gate in gates)
    said = {"step": row.label, "open": unmet, "all": len(gates)}
    return Block(_("Another way: %(step)s (%(open)d of %(all)d open)") % said, gates=gates)


def _still_open(gates: list[dict[str, Any]]) -> Any:
    unmet = sum(not gate["met"] for gate in gates)
    if not unmet:
        return _("Every condition is met. The step can be taken.")
    said = {"open": unmet, "all": len(gates)}
    return _("Still open: %(open)d of %(all)d conditions. The step stays closed until all are met.") % said


def who_works(user: User, case: Case, case_facts: CaseFacts) -> Block:
    """Who answers for it, who identifies, how the hand-over stands, and what the reader may do about it."""
    rows = [
        Row(_("Answers for it"), case.responsible.code if case.responsible else "–", case.responsible_office.name),
        Row(_("Caseworker"), case.caseworker.code if case.caseworker else _("Not named yet")),
        _handover(case, case_facts),
        Row(_("Identifying office"), _identifying(case), _specialist(case)),
        Row(_("Screened by"), case.author.code, case.author_office.name),
    ]
    offered = [
        (_("Fill in the screening"), "screening", "screening.fill"),
        (_("Hand-over"), "handover", "handover.read"),
        (_("Name a caseworker"), "caseworker_name", "caseworker.name"),
        (_("Name a specialist"), "specialist_name", "specialist.name"),
        (_("Pass on to the national office"), "identification_pass_on", "identification.pass_on"),
        (_("Add to your screening"), "addendum_write", "addendum.write"),
    ]
    links = [
        Link(label, address(name, case))
        for label, name, permission in offered
        if access.refusal(user, permission, case) is None
    ]
    return Block(_("Who works on it"), facts=rows, links=links, notice=stand_in_notice(case))


def _handover(case: Case, case_facts: CaseFacts) -> Row:
    if case.received_at is not None and case.received_by is not None:
        said = {"who": case.received_by.code, "day": wording.short_day(case.received_at)}
        return Row(_("Hand-over"), _("Received on %(day)s") % said, _("by %(who)s") % said)
    if not case_facts.handed_over:
        return Row(_("Hand-over"), _("Not handed over yet"))
    sent = access.last_handover_of(case)
    where = "" if sent.kind == HandoverKind.KEPT else sent.to_office.name
    return Row(_("Hand-over"), HandoverStatus(sent.status).label, where)


def _identifying(case: Case) -> Any:
    if case.identifying_office is not None:
        return case.identifying_office.name
    named = case.province.identifying_office
    return named.name if named is not None else _("The national office")


def _specialist(case: Case) -> Any:
    return _("specialist %(who)s") % {"who": case.specialist.code} if case.specialist else ""


def requests(user: User, case: Case) -> Block:
    """What waits for somebody's answer: nobody answers their own."""
    pairs = []
    for row, may in access.requests_of(user, case):
        mine = row.recorded_by_id == user.pk
        if row.kind == ApprovalKind.PROTECTED and not mine and not may:
            continue
        leads = (mine or may) and not (mine and row.kind == ApprovalKind.EMERGENCY)
        said = {"who": row.recorded_by.code, "day": wording.short_day(row.recorded_at), "office": row.office.name}
        pairs.append(
            Pair(
                title(row),
                mark={"word": _("Waits"), "tone": "due", "icon": "due"},
                notes=[_("asked by %(who)s on %(day)s, of %(office)s") % said],
                url=address("approval_withdraw" if mine else "approval", case, str(row.pk)) if leads else "",
            )
        )
    return Block(_("Requests that wait"), pairs=pairs, empty=_("No request waits for an answer."))


def last_notes(case: Case) -> Block:
    entries = [
        Entry(
            row.get_kind_display(),
            at=row.took_place_at or row.recorded_at,
            who=row.recorded_by.code,
            note=row.get_way_display() if row.way else "",
            text=shown(case, row, "text"),
        )
        for row in access.last_notes_of(case)
    ]
    link = Link(_("All notes and contacts"), address("notes", case))
    return Block(_("Last notes"), entries=entries, empty=_("Nothing is written yet."), beside=link)


def safe_contact(case: Case) -> Block:
    """How the person can be reached without harm; where and at which hours stands on the page of people."""
    person = case.person
    rows = [
        Row(_("How"), person.get_contact_way_display() if person.contact_way else _("Not asked yet")),
        Row(_("Leaving a message"), _safe(person.voicemail_is_safe)),
        Row(_("Paper or writing"), _safe(person.safe_to_write_said)),
    ]
    link = Link(_("Where and when"), address("people", case))
    return Block(_("Safe contact"), facts=rows, beside=link if Section.C3 in case.opened else None)


def _safe(said: bool | None) -> Any:
    if said is None:
        return _("Not asked: treat it as not safe")
    return _("Safe, as the person said") if said else _("Not safe")
