"""The matrix of domain 9, typed by hand from it and from the sections it leans on, apart from the rows it judges.

A new tie or permission is typed here, once. OPENS says which of C1 to C5 a relation opens: at once, with a purpose,
with a purpose and a reason for identity; "-" is a receipt or a pseudonymous summary. MAY says who does an act, at which
stages, and which training opens it.
"""

from dataclasses import dataclass

# Relation now, domain 9              at once  purpose  reason
OPENS: dict[str, tuple[str, str, str]] = {
    "author":                          ("1234", "1234", "1234"),
    "author_received":                 ("12", "12", "12"),
    "author_later":                    ("-", "-", "-"),
    "office_asked":                    ("-", "-", "-"),
    # “received, no caseworker named yet; or kept after a refused hand-over: as assigned caseworker”
    "holding":                         ("1234", "1234", "1234"),
    "caseworker":                      ("1234", "1234", "1234"),
    "specialist":                      ("1234", "1234", "1234"),
    "confirmer":                       ("123", "123", "123"),
    # Asked to name a specialist, and nothing else yet: that the case exists.
    "identifying":                     ("1", "1", "1"),
    # C3 is what the request shows, on the page of that request.
    "approver":                        ("12", "12", "12"),
    # Domain 1: determines an age with grounds; a complaint is judged by what was written.
    "second_person":                   ("123", "123", "123"),
    "child_protection":                ("12", "12", "12"),
    "judge":                           ("123", "123", "123"),
    "supervisor":                      ("1", "123", "1234"),
    # Domain 8: what was agreed comes from the grant, not from the relation.
    "helper":                          ("1", "1", "1"),
    "referred":                        ("-", "-", "-"),
    "offered":                         ("-", "-", "-"),
    # “emergency access, 60 min”
    "emergency":                       ("1234", "1234", "1234"),
    # Gave what is protected to somebody by name; reads nothing by that.
    "giver":                           ("-", "-", "-"),
    # “match desk: codes, R on a match request”
    "match_desk":                      ("14", "14", "14"),
}  # fmt: skip

SCREENING, INTERIM, REFLECTION, IDENTIFICATION, SUPPORT, CLOSED = (
    "screening", "interim", "reflection", "identification", "support", "closed",
)  # fmt: skip
HELPED = (INTERIM, REFLECTION, IDENTIFICATION, SUPPORT)
OPEN = (SCREENING, *HELPED)
EVER = (*OPEN, CLOSED)

WORKS = "caseworker holding"
WITH_THE_PERSON = f"author {WORKS}"
WRITE_C5 = f"author author_received author_later {WORKS} specialist supervisor"
# Whoever reads more than a summary, by what they read (domain 9, columns C1 to C3).
OUTSIDE = {"helper", "referred", "offered", "match_desk", "giver"}
INSIDE = " ".join(OPENS.keys() - OUTSIDE)
READS_C2 = " ".join(tie for tie in OPENS.keys() - OUTSIDE if "2" in OPENS[tie][1])
READS_C3 = " ".join(tie for tie in OPENS.keys() - OUTSIDE if "3" in OPENS[tie][1])


@dataclass(frozen=True)
class May:
    """Who may, at which stages, trained in what."""

    ties: frozenset[str]
    stages: tuple[str, ...]
    course: str | None = None


def _may(ties: str, stages: tuple[str, ...], course: str | None = None) -> May:
    return May(frozenset(ties.split()), stages, course)


MAY: dict[str, May] = {
    # That there is a case is known to whoever has any relation; C1 to C3 by the columns. The desk has pages of its own.
    "case.see":               _may(" ".join(OPENS.keys() - {"match_desk"}), EVER),
    "steps.read":             _may(INSIDE, EVER),
    "handover.read":          _may(INSIDE.replace("identifying", ""), EVER),
    "screening.read":         _may(READS_C2, EVER),
    # Child protection determines the age, and finds it among the assessments; C3 stays shut to it (domain 1).
    "assessments.read":       _may(f"{READS_C3} child_protection", EVER),
    # C3 is open to it, which it is not to child protection.
    "attachment.open":        _may(READS_C3, EVER),
    "timeline.read":          _may(f"{WITH_THE_PERSON} specialist confirmer supervisor", EVER),
    "seen.read":              _may(f"{WORKS} supervisor", EVER),
    # “screen, hand over”; a trained screener (G14, G18). Whoever took it over from a suspended author goes on.
    "screening.fill":         _may("author holding", (SCREENING,), "indicator_screening"),
    "case.leave_screening":   _may("author holding", (SCREENING,)),
    "handover.send_later":    _may(WORKS, HELPED),
    # “receive, ask”; whoever received it may ask on, and accepts (G20).
    "handover.receive":       _may("office_asked", HELPED),
    "handover.ask":           _may(f"office_asked {WORKS}", HELPED),
    "handover.accept":        _may(WORKS, HELPED),
    # “addenda, answers” for a day, then “answer questions”.
    "handover.answer":        _may("author author_received author_later", EVER),
    "addendum.write":         _may("author_received", EVER),
    # RW is theirs who work with the person. Needs from the first minute, by the specialist too (G2, G28).
    "need.record":            _may(f"{WITH_THE_PERSON} specialist", OPEN),
    "person.write":           _may(WITH_THE_PERSON, OPEN),
    "relative.write":         _may(WITH_THE_PERSON, OPEN),
    "detention.record":       _may(WITH_THE_PERSON, OPEN),
    # “notes”, in an emergency too.
    "note.write":             _may(f"{WITH_THE_PERSON} emergency", OPEN),
    "contact.record":         _may(WITH_THE_PERSON, OPEN),
    "attachment.write":       _may(WITH_THE_PERSON, OPEN),
    # “name a caseworker”, “assign”.
    "caseworker.name":        _may("holding supervisor", HELPED),
    # “casework”
    "intake.record":          _may(WORKS, HELPED),
    "risk.record":            _may(WORKS, HELPED),
    "information.give":       _may(WORKS, HELPED),
    "period.grant":           _may(WORKS, HELPED),
    "period.change":          _may(WORKS, HELPED),
    "check_in.record":        _may(WORKS, HELPED),
    "choice.record":          _may(WORKS, HELPED),
    "plan.write":             _may(WORKS, HELPED),
    "assessment.write":       _may(WORKS, HELPED),
    "family.assess":          _may(WORKS, HELPED),
    "case.move":              _may(WORKS, HELPED),
    # An alert waits for nobody, and stays open after closing (domain 2).
    "missing.open":           _may(WITH_THE_PERSON, HELPED),
    "missing.record":         _may(WITH_THE_PERSON, (*HELPED, CLOSED)),
    "child.propose":          _may(f"{WORKS} child_protection", HELPED),
    "child.confirm":          _may("second_person", HELPED),
    # “After CLOSED: assigned caseworker …, for visits.”
    "visit.record":           _may(WORKS, (*HELPED, CLOSED)),
    # Domain 8
    "consent.record":         _may(WORKS, HELPED),
    "referral.write":         _may(WORKS, HELPED),
    "placement.record":       _may(WORKS, HELPED),
    "sharing.propose":        _may(WORKS, HELPED),
    "exchange.record":        _may(WORKS, HELPED),
    "tracing.record":         _may(WORKS, HELPED),
    "sharing.confirm":        _may("supervisor", HELPED),
    "referral.read":          _may("helper referred", HELPED),
    "referral.answer":        _may("referred", HELPED),
    "referral.serve":         _may("helper", HELPED),
    "transfer.read":          _may(f"{WORKS} supervisor offered", HELPED),
    "transfer.offer":         _may(f"{WORKS} supervisor", HELPED),
    "transfer.answer":        _may("offered", HELPED),
    # Domain 2: “reopening and back to IDENTIFICATION a supervisor of the responsible office”.
    "case.reopen":            _may("supervisor", (SUPPORT, CLOSED)),
    "approval.answer":        _may("approver", EVER),
    "approval.withdraw":      _may(f"{WITH_THE_PERSON} specialist supervisor", EVER),
    # Domain 6
    "specialist.name":        _may("identifying", (IDENTIFICATION,)),
    "identification.pass_on": _may(f"identifying confirmer supervisor {WORKS}", (IDENTIFICATION,)),
    "interview.record":       _may("specialist", (IDENTIFICATION,), "formal_identification"),
    "finding.propose":        _may("specialist", (IDENTIFICATION,), "formal_identification"),
    "finding.more_time":      _may("specialist", (IDENTIFICATION,), "formal_identification"),
    "finding.confirm":        _may("confirmer", (IDENTIFICATION,)),
    "complaint.record":       _may(f"{WORKS} specialist supervisor", EVER),
    "complaint.decide":       _may("judge", EVER),
    # Domain 1, 9: asked by whoever works with the person, compared and linked by the desk.
    "match.ask":              _may(WITH_THE_PERSON, OPEN),
    "match.compare":          _may("match_desk", EVER),
    "match.hear":             _may(f"{WITH_THE_PERSON} supervisor", EVER),
    # C5: “W” is the author's at any time, and theirs who work on it; read by name, never by writing.
    "protected.see":          _may(f"{WRITE_C5} giver", EVER),
    "protected.write":        _may(WRITE_C5, EVER),
    "protected.ask":          _may(f"{WORKS} specialist supervisor", EVER),
    "protected.take_back":    _may(f"{WORKS} specialist supervisor giver", EVER),
    "access.answer":          _may("supervisor", EVER),
    # “the author, the responsible worker or a supervisor adds it, at once”; “lifting it takes two people”.
    "denial.add":             _may(f"{WITH_THE_PERSON} author_received author_later supervisor", EVER),
    "denial.ask_lift":        _may(f"{WITH_THE_PERSON} supervisor", EVER),
    "denial.lift":            _may("supervisor", EVER),
}  # fmt: skip
