"""Who gets which answer at which address? Typed by hand from domain 9, apart from the code it judges.

A new route is typed here, once: in LISTS, PAGES or ROWS, or with its reason in PUBLIC, or in ORGS.

Each stage has two cases, A in one province and B in the other, and SEATS says who may know of which, as what.
Whoever has no seat at a case may not know that it exists: it answers them as an unknown reference, at every address.
A row of PAGES or ROWS is what a case answers to GET, a letter for each seat, in the order of SEATS; then what an empty
form that was sent gets from those who were let in (where that is not one answer for all, again a letter for each seat).
HEAD answers as GET does; every other method is refused (405) to all alike.

2 is 200 · 3 is 302, it was done · E is 422, an answer is missing, or the row does not allow it · 9 is 409, a gate is
open · F is 403, may know and may not do · 4 is 404, no such row or step · M is 405, a page that knows no such method.
"""

from dataclasses import dataclass

from tests.orgs.test_persona_orgs import TABLE as ORGS_TABLE

CODES = {"2": 200, "3": 302, "E": 422, "9": 409, "F": 403, "4": 404, "M": 405}
LET_IN = "23E9"

PERSONAS = (
    "responder", "colleague", "supervisor", "caseworker", "second_caseworker", "other_supervisor", "specialist",
    "identifying_supervisor", "partner", "outsider", "outside_supervisor", "far_specialist", "far_police_supervisor",
    "transit_caseworker", "national_supervisor", "match_desk", "auditor", "statistician", "administrator",
    "former_worker", "denied_officer",
)  # fmt: skip


@dataclass(frozen=True)
class Seat:
    """Who may know of which case, and as what (a row of READS)."""

    persona: str
    case: str
    as_what: str


def _seats(case: str, **known: str) -> tuple[Seat, ...]:
    return tuple(Seat(persona, case, as_what) for persona, as_what in known.items())


# Which of the sections C1 to C5 are open: at once, with a purpose, with a purpose and a reason for identity.
READS: dict[str, tuple[str, str, str]] = {
    "author":                      ("1234", "1234", "1234"),
    "author, within a day":        ("12", "12", "12"),
    "author, later":               ("", "", ""),
    "office asked":                ("", "", ""),
    "holds it":                    ("1234", "1234", "1234"),
    "caseworker":                  ("1234", "1234", "1234"),
    "caseworker, given by name":   ("12345", "12345", "12345"),
    "specialist":                  ("1234", "1234", "1234"),
    "emergency":                   ("1234", "1234", "1234"),
    "asked to confirm":            ("123", "123", "123"),
    "asked to name a specialist":  ("1", "1", "1"),
    "asked":                       ("12", "12", "12"),
    "second person":               ("123", "123", "123"),
    "judge":                       ("123", "123", "123"),
    "supervisor":                  ("1", "123", "1234"),
    # By the grant that names them, of which identity was not agreed here.
    "helps":                       ("123", "123", "123"),
    "asked to help":               ("", "", ""),
    "offered it":                  ("", "", ""),
    "supervisor, asked":           ("12", "123", "1234"),
    "supervisor, second person":   ("123", "123", "1234"),
}  # fmt: skip
SUMMARY_ONLY = {"author, later", "office asked", "asked to help", "offered it"}


# begun: being screened, by a responder (A), by a caseworker of the partner (B). A is open in an emergency to a
#   caseworker of the office that will receive it, which nobody has looked at yet.
# sent: A is sent and not received; B is kept by the partner, since the person did not agree.
# received: A is a child, just received, whose age and best interests wait for a second person; B was received two days
#   ago and has no caseworker yet.
# identified: A is examined, a finding is proposed, and it is open in an emergency to a colleague of its author; in B
#   nobody is named to examine.
# supported: A after the finding, which the person complains of to the other police, with a request that nobody answered
#   in time, and which is offered to a transit centre; its caseworker was given protected notes to read, and somebody
#   asks to see it; B is closed.
SEATS: dict[str, tuple[Seat, ...]] = {
    "begun": (
        *_seats("A", responder="author", supervisor="supervisor, asked"),
        *_seats("B", partner="author"),
        *_seats("A", second_caseworker="emergency"),
    ),
    "sent": (
        *_seats("A", responder="author", supervisor="supervisor", caseworker="office asked"),
        *_seats("A", second_caseworker="office asked", other_supervisor="office asked"),
        *_seats("B", partner="holds it"),
    ),
    "received": (
        *_seats("A", responder="author, within a day", caseworker="caseworker"),
        *_seats("A", other_supervisor="supervisor, second person", second_caseworker="second person"),
        *_seats("B", partner="author, later", outsider="holds it", outside_supervisor="supervisor, asked"),
    ),
    "identified": (
        *_seats("A", responder="author, later", caseworker="caseworker"),
        *_seats("A", other_supervisor="supervisor, asked"),
        *_seats("A", specialist="specialist", identifying_supervisor="asked to confirm"),
        *_seats("B", partner="author, later", outsider="caseworker", outside_supervisor="supervisor"),
        *_seats("B", far_police_supervisor="asked to name a specialist"),
        *_seats("A", colleague="emergency"),
    ),
    "supported": (
        *_seats("A", responder="author, later", caseworker="caseworker, given by name"),
        *_seats("A", other_supervisor="supervisor, asked"),
        *_seats("A", national_supervisor="asked", far_police_supervisor="judge"),
        *_seats("B", partner="author, later", outsider="caseworker", outside_supervisor="supervisor"),
        *_seats("A", colleague="helps", supervisor="asked to help"),
        *_seats("A", transit_caseworker="offered it"),
    ),
}  # fmt: skip
STAGES = tuple(SEATS)

# What somebody who is shut out of A would hold, were they not: as supervisor of every office, and assigned to it too.
WOULD_SUPERVISE: dict[str, set[str]] = {
    "begun": {"supervisor"},
    "sent": {"supervisor", "office_asked"},
    "received": {"supervisor", "second_person"},
    "identified": {"supervisor", "confirmer"},
    "supported": {"supervisor", "approver", "judge"},
}
WOULD_WORK: dict[str, set[str]] = {
    "begun": {"author", "caseworker"},
    "sent": {"author", "caseworker"},
    "received": {"author_received", "caseworker"},
    "identified": {"author_later", "caseworker", "specialist"},
    "supported": {"author_later", "caseworker"},
}

# A page that is only read knows no POST, whoever asks.
READ_ONLY = "M"

#                           begun sent   received identified  supported
PAGES: dict[str, tuple[str, str]] = {
    # Everyone who may know of the case; who began it sees a receipt, who is asked to receive it a summary.
    "case":                 ("2222 222222 2222222 2222222222 22222222333", READ_ONLY),
    "moves":                ("2222 222222 2222222 2222222222 22222222FFF", READ_ONLY),
    # Whoever reads C2 may say what for; a receipt or a summary is read for no purpose, and opens nothing more by one.
    "purpose":              ("MMMM MMMMMM MMMMMMM MMMMMMMMMM MMMMMMMMMMM", "EEEE EEFFFE EEEEFEE FEEEEFEEFE FEEEEFEEFFF"),
    # Not whoever is only asked to name a specialist: C1 holds no hand-over.
    "handover":             ("2222 222222 2222222 22222222F2 22222222FFF", READ_ONLY),
    # C2: not who began it later, nor who is asked to receive it.
    "screening_read":       ("2222 22FFF2 2222F22 F2222F22F2 F2222F22FFF", READ_ONLY),
    "needs":                ("2222 22FFF2 2222F22 F2222F22F2 F2222F22FFF", READ_ONLY),
    # C3: nor whoever is asked to answer a request; they read what the request shows.
    "interim":              ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "detention":            ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "reflection":           ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "choices":              ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "finding":              ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "plan":                 ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "people":               ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "notes":                ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "attachments":          ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "referrals:visits":     ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    # Who works on the case or supervises it; who has looked, only the caseworker and their supervisor.
    "timeline":             ("222F 22FFF2 F22FF22 F2222F22FF F22FFF22FFF", READ_ONLY),
    "seen":                 ("F2FF F2FFF2 F22FF22 F22FFF22FF F22FFF22FFF", READ_ONLY),
    # C5: written by its author at any time, by whoever works on it and the supervisor; asked for by the last two only.
    "protected":            ("222F 22FFF2 222F222 2222F222FF 222FF222FFF", READ_ONLY),
    "protected_write":      ("222F 22FFF2 222F222 2222F222FF 222FF222FFF", "E"),
    "protected_ask":        ("F2FF F2FFF2 F22FF22 F222FF22FF F22FFF22FFF", "E"),
    # The screening form: its author, while it is not sent. What asks for nothing is saved as it is.
    "screening":            ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", READ_ONLY),
    "screening_check":      ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_result":     ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", READ_ONLY),
    "screening_help":       ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", READ_ONLY),
    "screening_pause":      ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_interrupted": ("MMMM MMMMMM MMMMMMM MMMMMMMMMM MMMMMMMMMMM", "3F3F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF"),
    "screening_beside":     ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "screening_safety":     ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_explain":    ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_observations": ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "screening_section":    ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "screening_response":   ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "screening_removal":    ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_conversation": ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_raise":      ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "screening_end":        ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    "handover_send":        ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    # Whoever works with the person: RW. The specialist reads, and may still write down what is needed (G2, G28).
    "screening_wishes":     ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "3"),
    "screening_identity":   ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "3"),
    "needs_record":         ("2F2F 2FFFF2 F2FFF2F F2F2FF2FFF F2FFFFFFFFF", "E"),
    "note_write":           ("2F22 2FFFF2 F2FFF2F F2FFFF2FF2 F2FFFFFFFFF", "E"),
    "contact_record":       ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "attachment_add":       ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "relative_add":         ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "detention_record":     ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # C5 is written by its author at any time, by whoever answers for the case, and by the supervisor.
    "denial_add":           ("222F 22FFF2 222F222 222FF222FF 222FF222FFF", "E"),
    "addendum_write":       ("FFFF FFFFFF 2FFFFFF FFFFFFFFFF FFFFFFFFFFF", "E"),
    # Whether the person is known already: whoever works with them asks.
    "match_ask":            ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # The hand-over, for the office that is asked; naming a caseworker, by who holds it and by the supervisor.
    "handover_receive":     ("FFFF FF222F FFFFFFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "handover_accept":      ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "FFFF FFFFFE F3FFF3F F3FFFF3FFF F3FFFFFFFFF"),
    # Only for somebody who was kept; others are told so when they send.
    "handover_send_later":  ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "handover_ask":         ("FFFF FF2222 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "caseworker_name":      ("FFFF F2FFF2 FF2FF22 FF2FFFF2FF FF2FFFFFFFF", "E"),
    # Casework: the caseworker, or who holds it. The alert of a missing person waits for nothing.
    "intake_record":        ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "risk_assess":          ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "information_give":     ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "reflection_grant":     ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "reflection_extend":    ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "reflection_correct":   ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "check_in_record":      ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "choice_record":        ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "alternative_write":    ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "needs_assess":         ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "goal_add":             ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "missing_open":         ("FFFF 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "3"),
    "age_propose":          ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "best_interests_propose": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # Those who help: what was agreed, read by whoever is named; the others of that office read a summary.
    "referrals:index":      ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "referrals:finder":     ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "referrals:helping":    ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF22F", READ_ONLY),
    "referrals:consent_record": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:consent_take_over": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:consent_exchange": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:consent_tracing": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:draft":      ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:sharing_propose": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:sharing_take_over": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:sharing_search": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:sharing_exchange": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:exchanges":  ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "referrals:exchange_weigh": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:tracings":   ("2222 22FFF2 F222F22 F2222F22F2 F22F2F22FFF", READ_ONLY),
    "referrals:tracing_begin": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "referrals:placement_record": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # Another office is to answer for the person: offered by whoever works on it or supervises, answered by that office.
    "transfer":             ("FFFF F2FFF2 F22FF22 F22FFF22FF F22FFFFFFF2", READ_ONLY),
    "transfer_offer":       ("FFFF F2FFF2 F22FF22 F22FFF22FF F22FFFFFFFF", "E"),
    "transfer_take_back":   ("FFFF F2FFF2 F22FF22 F22FFF22FF F22FFFFFFFF", "FFFF FEFFFE FEEFFEE FEEFFFEEFF F33FFFFFFFF"),
    "transfer_accept":      ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFF2", "E"),
    "transfer_decline":     ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFFFF2", "E"),
    # After it is closed the caseworker still visits.
    "referrals:visits_plan": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFF2FFFF", "E"),
    "referrals:visit_record": ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFF2FFFF", "E"),
    # Identification: nobody outside that stage. While a finding waits, the office confirms it or sends it back.
    "specialist_name":      ("FFFF FFFFFF FFFFFFF FFFFFFFF2F FFFFFFFFFFF", "E"),
    "identification_pass_on": ("FFFF FFFFFF FFFFFFF F22F2F222F FFFFFFFFFFF", "3"),
    "interview_record":     ("FFFF FFFFFF FFFFFFF FFF2FFFFFF FFFFFFFFFFF", "E"),
    "finding_propose":      ("FFFF FFFFFF FFFFFFF FFF2FFFFFF FFFFFFFFFFF", "E"),
    "finding_more_time":    ("FFFF FFFFFF FFFFFFF FFF2FFFFFF FFFFFFFFFFF", "E"),
    # A complaint is taken by whoever works on the case or supervises it, also when it is closed.
    "complaint_record":     ("F2FF F2FFF2 F22FF22 F222FF22FF F22FFF22FFF", "E"),
    # A step: out of screening by its author, then by the caseworker, back to identification by the supervisor.
    "move close_left":      ("2F2F FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "move close_needs_met": ("2F2F FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "9"),
    "move identify_after_new_facts": ("2F2F FFFFFF FFFFFFF FFFFFFFFFF FF2FFFF2FFF", "E"),
    # A step with a page of its own, and one that is not there.
    "move hand_over":       ("4444 444444 4444444 4444444444 44444444444", "4"),
    "move nowhere":         ("4444 444444 4444444 4444444444 44444444444", "4"),
}  # fmt: skip

# Addresses with a row of the case in them, asked with a row that is there. 4 where such a row cannot be there yet.
# A row of another case, and one that is nowhere, is unknown to everybody who is let in.
#                           begun sent   received identified  supported
ROWS: dict[str, tuple[str, str]] = {
    "need_settle":          ("2F2F 2FFFF2 F2FFF2F F2F2FF2FFF F2FFFFFFFFF", "E"),
    "relative_write":       ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # What is attached: only where C3 is open; a supervisor says first what for.
    "attachment_open":      ("2F22 2FFFF2 F222F2F F2F22F2FF2 F2FF2F2FFFF", READ_ONLY),
    "attachment_take_back": ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "detention_release":    ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "detention_look":       ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "3"),
    "notice_send":          ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "notice_answer":        ("2F2F 2FFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "denial_ask_lift":      ("222F 22FFF2 F22FF22 F22FFF22FF F22FFF22FFF", "3"),
    "denial_lift":          ("F2FF F2FFFF FF2FFF2 FF2FFFF2FF FF2FFFF2FFF", "3"),
    # Whoever began it answers what is asked of them, however long ago it was.
    "handover_answer":      ("4F4F 2FFFF4 2FFF2FF 2FFFF2FFFF 2FFFF2FFFFF", "E"),
    "goal_settle":          ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "family_assess":        ("FFFF FFFFF2 F2FFF2F F2FFFF2FFF F2FFFFFFFFF", "E"),
    "missing_search":       ("FFFF 4FFFF2 F2FFF2F F2FFFF2FFF F2FFFF2FFFF", "E"),
    "missing_found":        ("FFFF 4FFFF2 F2FFF2F F2FFFF2FFF F2FFFF2FFFF", "3"),
    "change_tell":          ("FFFF FFFFF4 F4FFF4F F2FFFF2FFF F2FFFFFFFFF", "E"),
    # By a second person of child protection.
    "age_confirm":          ("FFFF FFFFFF FF22FFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    "best_interests_confirm": ("FFFF FFFFFF FF22FFF FFFFFFFFFF FFFFFFFFFFF", "3"),
    # A request: answered by who is asked, taken back by who asked.
    "approval":             ("F2FF FFFFFF FFFFFF2 FF2FFFFFFF FF22FFFFFFF", "E"),
    "approval_withdraw":    ("444F 44FFF4 F44FF22 F444FF44FF F22FFF22FFF", "444F 44FFF4 F44FF3E F444FF44FF F3EFFFEEFFF"),
    # The reading of what is protected: ended by who gave it and who was given it. Who asks to see the case: told to
    # its supervisor.
    "protected_take_back":  ("F4FF F4FFF4 F44FF44 F444FF44FF F22FFF44FFF", "3"),
    "access_answer":        ("F4FF F4FFFF FF4FFF4 FF4FFFF4FF FF2FFFF4FFF", "E"),
    "finding_answer":       ("FFFF FFFFFF FFFFFFF FFFF2FFFFF FFFFFFFFFFF", "E"),
    "complaint_decide":     ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFF2FFFFFF", "E"),
    # What was agreed and asked, by the caseworker; the named act, by a second person.
    "referrals:consent_withdraw": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "3"),
    "referrals:send":       ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "3"),
    "referrals:take_back":  ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "3"),
    "referrals:end":        ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    # Where it is: whoever works on the case, once it was accepted.
    "referrals:whereabouts": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", READ_ONLY),
    "referrals:question_answer": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    "referrals:exchange_contact": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    "referrals:exchange_answer": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    "referrals:exchange_give_back": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    "referrals:tracing_end": ("FFFF FFFFF4 F4FFF4F F4FFFF4FFF F2FFFFFFFFF", "E"),
    "referrals:sharing_confirm": ("FFFF F4FFFF FF4FFF4 FF4FFFF4FF FF2FFFFFFFF", "3"),
    # The office asked: whoever answers for it; and whoever it named.
    "referrals:accept":     ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF22F", "E"),
    "referrals:decline":    ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF22F", "E"),
    "referrals:ask":        ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF22F", "E"),
    "referrals:name":       ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF22F", "E"),
    "referrals:begin":      ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF2FF", "3"),
    "referrals:note":       ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF2FF", "E"),
    "referrals:complete":   ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF2FF", "E"),
    "referrals:leave":      ("FFFF FFFFFF FFFFFFF FFFFFFFFFF FFFFFFFF2FF", "E"),
}  # fmt: skip

# Addresses without a case: open to everyone who has signed in, and each holds only what they may know.
LISTS: dict[str, tuple[str, str]] = {
    "home":                 ("2", READ_ONLY),
    "today":                ("2", READ_ONLY),
    # A reference that is looked for is sent; nothing typed is nothing looked for.
    "cases":                ("2", "2"),
    "approvals":            ("2", READ_ONLY),
    "told":                 ("2", READ_ONLY),
    "matches":              ("2", READ_ONLY),
    "review":               ("2", READ_ONLY),
    "referrals:inbox":      ("2", READ_ONLY),
    "screenings":           ("2", READ_ONLY),
    ":guidelines":          ("2", READ_ONLY),
    "screening_new":        ("2", "E"),
    # The password is asked for first; what comes then: tests/screening/test_emergencies.py.
    "emergency_begin":      ("3", "3"),
    "access_ask":           ("2", "E"),
}  # fmt: skip

# Addresses of the match desk, with the key of a request or a link in them: open to the desk alone, of which nobody may
# judge what they asked themselves. Each answers whoever may not as an unknown key does: GET, then an empty form.
DESK: dict[str, tuple[str, str]] = {
    "match":                ("2", READ_ONLY),
    "match_judge":          ("2", "E"),
    "match_close":          ("2", "3"),
    "match_undo":           ("2", "E"),
}  # fmt: skip
AT_THE_DESK = {"match_desk"}

# Addresses of the trail: open to auditors, and to whoever supervises an office or stands in for one who does. Each
# answers everybody else as an unknown address does: GET, then an empty form.
TRAIL: dict[str, tuple[str, str]] = {
    "audit":                ("2", "2"),
    # The case, by those who answer for it and by auditors; the sheet for the person by the former alone.
    "audit_case":           ("2", READ_ONLY),
    "audit_sheet":          ("2", READ_ONLY),
    "audit_person":         ("2", READ_ONLY),
}  # fmt: skip
READS_THE_TRAIL: dict[str, set[str]] = {
    "audit": {
        "auditor", "supervisor", "other_supervisor", "identifying_supervisor", "outside_supervisor",
        "far_police_supervisor", "national_supervisor",
    },
    # Of case A, and of its caseworker.
    "audit_case": {"auditor", "other_supervisor"},
    "audit_sheet": {"other_supervisor"},
    "audit_person": {"auditor", "other_supervisor"},
}  # fmt: skip
# Judged elsewhere, since what is there was done by somebody else: each is unknown to whoever may not look at it.
REVIEW: dict[str, str] = {
    "review_item": "one thing that waits for a look: tests/screening/test_review.py",
    "review_sign": "a period of an office: tests/screening/test_review_signing.py",
    "review_signed": "what was signed for an office: tests/screening/test_review_signing.py",
}

# Judged elsewhere: reached without a sign-in, or before one.
PUBLIC: dict[str, str] = {
    "livez": "says only that the process runs: tests/config/test_health.py",
    "readyz": "says only whether it can work: tests/config/test_health.py",
    "checkpoint": "to whoever has the word: tests/config/test_checkpoint.py",
    "set_language": "a choice anyone has, before signing in too",
    "rights": "read by anybody: tests/config/test_published.py",
    "transfer_steps": "published: tests/config/test_published.py",
    "about": "what this is, for whoever asks: tests/config/test_pages.py",
    "hide": "must work at one tap, whoever holds the device: tests/config/test_lock.py",
    "unlock": "asks for the password of whoever is signed in: tests/config/test_lock.py",
    "lock": "of one's own sign-in: tests/config/test_idle.py",
    "present": "of one's own sign-in: tests/config/test_idle.py",
    "resume": "what one sent oneself: tests/config/test_idle.py",
    "sign_ins": "one's own: tests/orgs/test_signing_in.py",
    "sign_in_end": "one's own: tests/orgs/test_signing_in.py",
    "sign_ins_end_others": "one's own: tests/orgs/test_signing_in.py",
    "mfa_index": "where the library leads back to: one's own sign-ins",
    "mfa_list_webauthn": "where the library leads back to: one's own sign-ins",
    "mfa_authenticate": "after a right password: tests/orgs/test_signing_in.py",
    "second_factor_begin": "one's own second factor: tests/orgs/test_signing_in.py",
    "mfa_activate_totp": "one's own second factor: tests/orgs/test_signing_in.py",
    "mfa_deactivate_totp": "one's own second factor: tests/orgs/test_signing_in.py",
    "mfa_add_webauthn": "one's own second factor: tests/browser/test_signing_in.py",
    "mfa_remove_webauthn": "one's own second factor: the library looks among one's own",
    "mfa_view_recovery_codes": "one's own second factor: tests/browser/test_signing_in.py",
    "mfa_generate_recovery_codes": "one's own second factor: tests/orgs/test_signing_in.py",
    "account_login": "the way in",
    "account_logout": "the way out",
    "account_inactive": "says that an account is closed",
    "account_reauthenticate": "asks for the password again",
    "account_change_password": "one's own password",
    "account_reset_password": "for whoever forgot it; says nothing of which accounts there are",
    "account_reset_password_done": "the same page for every address",
    "account_reset_password_from_key": "opened by a key that was mailed",
    "account_reset_password_from_key_done": "says that it is done",
    "referrals:give_back": "of no case that is open: tests/referrals/test_pages.py",
    "orgs:set_up": "opened by a one-time link",
}
# People, offices, directory: judged in tests/orgs/test_persona_orgs.py.
ORGS = {f"orgs:{name}" for name in ORGS_TABLE} - set(PUBLIC)
