"""Where does each of the 48 guidelines live in this system, and which test fails if it goes?

Numbers and order are those of the COMMIT common guidelines, as printed in Appendix 1 of our source; the sentences are
restated in our own words. ``kind`` is our judgement: a gate stops an act, a record is kept case by case, and what asks
something of institutions stands in the register of evidence. ``place`` names files and rows, and says “not yet” of
whatever is not built. 47 and 48 read the same in the source and are one rule here.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    GATE = "gate", _("Gate")
    RECORD = "record", _("Record")
    INSTITUTIONAL = "institutional", _("Institutions")


@dataclass(frozen=True)
class Guideline:
    """``test`` is the address of the test that fails if what ``place`` names is taken out."""

    number: int
    kind: Kind
    statement: str | Promise
    place: str
    test: str = ""
    same_as: int | None = None


GATE, RECORD, INSTITUTIONAL = Kind
# For what rows of gates carry, one test takes each away and another sees this one fail.
HELD = "tests/guidelines/test_held.py::test_every_gate_of_it_stops_what_it_should[G{}]"
EVIDENCE = "tests/orgs/test_evidence.py::test_it_says_which_office_which_version_until_when_and_who_confirmed"
NEED = "tests/referrals/test_matching.py::test_a_special_need_asks_for_a_service_that_cares_for_it_and_shuts_nobody_out"

# fmt: off
GUIDELINES: tuple[Guideline, ...] = (
    # Overarching
    Guideline(1, INSTITUTIONAL, _("Victims' rights come first in every response to trafficking."),
        "no gate, form or service asks for cooperation with the police or for a finding before it helps",
        "tests/guidelines/test_principles.py::test_nobody_has_to_cooperate_or_be_identified_to_be_helped"),
    Guideline(2, GATE, _("A presumed victim is treated as a victim and helped until formal identification."),
        "screening/workflow.py FEW_SIGNS, NOT_ENOUGH, SAID_NO, NO_SIGNS_SEEN, SIGNS, OWN_DECISION; needs from the first page: screening/actions/needs.py"),
    Guideline(3, GATE, _("Privacy and confidentiality: details of a case go to those who help and need to know, and to nobody else."),
        "screening/access/matrix.py, screening/access/doors.py, screening/access/grants.py; each look: orgs/log.py, which proves itself by orgs/chain.py and orgs/verifying.py; what is typed is sealed: screening/fields.py, screening/sealed.py",
        "tests/persona/test_stages.py::TestSupported::test_nobody_else_can_tell_the_case_from_an_unknown_reference"),
    Guideline(4, RECORD, _("Identification and referral respond to gender and to what goes with it."),
        "wishes: screening/models/case.py; screening/safety/gate.py interpreter_gender_accepted; services by gender: referrals/matching.py"),
    Guideline(5, GATE, _("A child's best interests come first; who may be a child is treated as one until it is determined otherwise."),
        "screening/workflow.py ADULT, CHILD_HAD_PERIOD, CHILD_PROTECTION, CHILD_HOME_IS_BEST, CHILD_TRANSFER_IS_BEST, ADULT_MISSING; screening/safety/gate.py adult; screening/actions/ages.py, screening/actions/best_interests.py"),
    Guideline(6, RECORD, _("Full services of good quality that fit age, gender, language and culture, with choice and dignity."),
        "referrals/matching.py; what is chosen: screening/actions/choices.py",
        "tests/referrals/test_matching.py::test_horizons_is_for_women_of_15_to_19_from_a_shelter_or_an_ngo"),
    Guideline(7, GATE, _("Rights, options and duties are explained at each step, in a language that is fully understood."),
        "screening/workflow.py LANGUAGE_UNDERSTOOD, TOLD_NEXT_STEPS, TOLD_FINDING, TOLD_CLOSING; screening/actions/information.py"),
    # Interpretation
    Guideline(8, GATE, _("A trained interpreter is there where one is needed."),
        "screening/workflow.py INTERPRETER_RULES; screening/safety/gate.py language_known, interpreter_there, interpreter_is_a_person, interpreter_trained, interpreter_independent; screening/actions/interpreting.py"),
    Guideline(9, GATE, _("An embassy may be asked to help with language where that is fitting, and after the risk was weighed."),
        "screening/safety/gate.py embassy_checked; referrals/workflow.py NO_DANGER"),
    Guideline(10, INSTITUTIONAL, _("Interpreters and others who help are trained in ethics, security, support and talking with children."),
        "screening/safety/gate.py interpreter_trained; orgs/rules.py TRAINING_RULES"),
    Guideline(11, GATE, _("Gender is thought of when interpreters are chosen and trained."),
        "screening/safety/gate.py interpreter_gender_accepted; the roster: orgs/actions/interpreters.py"),
    # Initial screening and referral
    Guideline(12, INSTITUTIONAL, _("The common ASEAN-COMMIT indicators are used, with what a country adds."),
        "fixtures/indicator_sets/ (versioned; ours is interim, and not the common list); not yet: the official list, which nobody has given us",
        "tests/screening/test_checklist.py::test_the_set_says_it_is_not_the_official_one"),
    Guideline(13, INSTITUTIONAL, _("First responders of the country use one checklist built on those indicators."),
        "one set, pinned by each screening: screening/models/screening.py, screening/checklist/; not yet: a checklist issued by the country",
        "tests/screening/test_checklist.py::test_it_has_43_items_18_core_and_12_observations"),
    Guideline(14, INSTITUTIONAL, _("First responders are trained on the indicators, first where it matters most."),
        "orgs/rules.py TRAINING_RULES (indicators and screening); screening/access/doors.py refuses whoever is not trained; not yet: trainings counted by post",
        "tests/orgs/test_trainings.py::test_a_screening_is_begun_to_the_last_minute_and_not_after"),
    Guideline(15, RECORD, _("Law enforcement answers reports with thought for gender."),
        "screening/actions/leaving_harm.py",
        "tests/guidelines/test_principles.py::test_how_officers_responded_is_kept_with_who_was_offered"),
    Guideline(16, GATE, _("A procedure for leaving the place of harm, apart from those who exploit."),
        "screening/safety/gate.py no_danger, apart_from_control; screening/actions/leaving_harm.py; procedures: orgs/models/evidence.py"),
    Guideline(17, GATE, _("A procedure for moving presumed victims out of detention into care."),
        "screening/workflow.py NOT_HELD; alerts: screening/actions/detention.py; procedures: orgs/models/evidence.py"),
    Guideline(18, GATE, _("The first screening takes place in safety and privacy, by trained officials."),
        "screening/workflow.py SAFETY_RECORDED; screening/safety/gate.py no_danger, private_place, apart_from_control; orgs/rules.py TRAINING_RULES"),
    Guideline(19, GATE, _("One agency is the focal point for identification, and the others know it."),
        "orgs/places.py; an office for each province: orgs/actions/offices.py; screening/actions/handover.py",
        "tests/screening/test_handover.py::Sending::test_it_goes_to_the_coordinating_office_and_is_due_there_in_a_day"),
    Guideline(20, GATE, _("Presumed cases reach the office that supports them by steps that are reliable, current and published."),
        "screening/workflow.py HANDED_OVER; screening/actions/handover.py; published: config/published.py; by office: orgs/models/evidence.py"),
    Guideline(21, INSTITUTIONAL, _("The focal agency has people, money and skills enough."),
        "orgs/models/evidence.py", EVIDENCE),
    Guideline(22, GATE, _("Nobody found where the exploitation was interprets."),
        "screening/workflow.py INTERPRETER_INDEPENDENT; screening/safety/gate.py interpreter_not_from_place, interpreter_independent"),
    Guideline(23, GATE, _("The focal agency keeps presumed cases in a register of its own."),
        "screening/actions/handover.py receive (the national kind of number)",
        "tests/screening/test_handover.py::Sending::test_the_national_code_counts_from_the_receipt_and_names_the_registering_province_and_year"),
    # Interim assistance
    Guideline(24, GATE, _("Nobody is prosecuted for crossing a border, or for what follows directly from being trafficked; nobody is detained."),
        "screening/workflow.py NOT_PUNISHED; notices and alerts: screening/actions/detention.py"),
    Guideline(25, INSTITUTIONAL, _("The network of interim support is mapped, with the role of each."),
        "orgs/places.py; the directory: orgs/models/places.py, orgs/models/services.py",
        "tests/orgs/test_pages.py::test_each_province_says_who_serves_it_and_on_which_basis"),
    Guideline(26, INSTITUTIONAL, _("Who helps is trained in gender, age, culture and what severe abuse does to people."),
        "orgs/rules.py TRAINING_RULES (services for abused and child persons); by office: orgs/models/evidence.py", EVIDENCE),
    Guideline(27, GATE, _("A standard intake, so that the person knows rights and duties."),
        "screening/workflow.py INTAKE_EXPLAINED; screening/actions/interim.py"),
    Guideline(28, INSTITUTIONAL, _("Resources are there for basic needs."),
        "screening/workflow.py NEEDS_RECORDED; screening/actions/needs.py; places free: orgs/models/services.py; by office: orgs/models/evidence.py"),
    Guideline(29, GATE, _("Risks to health, safety and security are looked at with the person, graded, and answered."),
        "screening/workflow.py RISK_ASSESSED; screening/actions/interim.py"),
    # Recovery and reflection period
    Guideline(30, GATE, _("Thirty days to recover and reflect for every victim, before formal identification."),
        "screening/rules.py REFLECTION_DAYS; screening/period.py; screening/workflow.py PERIOD_OVER, NOTHING_PENDING, PERIOD_RUNNING, FULL_PERIOD, NO_PERIOD, NO_FINDING"),
    Guideline(31, GATE, _("A clear timeline of support, and of going home where that is wanted."),
        "screening/workflow.py PERIOD_EXPLAINED; screening/actions/information.py"),
    Guideline(32, RECORD, _("The person is asked about services, and independent advice is there."),
        "screening/actions/choices.py",
        "tests/screening/test_choices.py::Choices::test_independent_advice_says_whether_the_adviser_is_independent"),
    Guideline(33, GATE, _("A service that was declined can be taken up, and one that was taken up can be left."),
        "screening/workflow.py WANTS_INTERVIEW; screening/actions/choices.py, screening/actions/consents.py"),
    Guideline(34, RECORD, _("Trust is built in the period, by support that rests on rights."),
        "screening/workflow.py REVIEW_DONE; screening/rules.py CHECK_IN_DAYS; screening/actions/check_ins.py"),
    # Formal identification
    Guideline(35, GATE, _("Identification follows the definition of the United Nations protocol."),
        "screening/actions/findings.py (act, means, purpose; no means for a child)",
        "tests/screening/test_identification.py::Identification::test_not_identified_says_which_element_is_missing"),
    Guideline(36, GATE, _("Interview and process fit what the victim needs; they are child-sensitive where that may be needed."),
        "screening/actions/interviews.py",
        "tests/screening/test_identification.py::Identification::test_a_child_has_somebody_beside_them_who_is_named_and_not_implicated"),
    Guideline(37, GATE, _("One process and form for formal identification, by trained specialists with interpreters and those who help."),
        "screening/workflow.py FINDING_CONFIRMED, NOT_FOUND_YET, IN_IDENTIFICATION; screening/actions/findings.py; not yet: the official form"),
    Guideline(38, GATE, _("Details of a case are exchanged with other countries by procedures, through national focal points."),
        "referrals/workflow.py LEAST_DATA; referrals/actions/exchanges.py"),
    Guideline(39, RECORD, _("Missions are worked with on identification, communication and finding family."),
        "referrals/workflow.py WISHED; referrals/actions/exchanges.py"),
    Guideline(40, GATE, _("Whoever shows signs of exploitation and is not formally identified is supported."),
        "screening/workflow.py PLAN_IF_NOT_IDENTIFIED, ALTERNATIVE_PLAN, A_FINDING; screening/actions/plans.py"),
    Guideline(41, GATE, _("Family is looked for and assessed, where fitting, once identification is done."),
        "referrals/workflow.py FINDING_FIRST, RELATIVE_ASSESSED; screening/workflow.py CHILD_FAMILY_ASSESSED; screening/actions/families.py"),
    # Referral, information and support services
    Guideline(42, GATE, _("A standard package of information on rights, duties and services, kept up to date."),
        "screening/actions/information.py (version, language, way); public: config/published.py",
        "tests/screening/test_information.py::Explaining::test_the_package_says_which_version_language_way_paper_and_when_it_is_looked_at_again"),
    Guideline(43, GATE, _("What the person needs is assessed as the person leads, so that basic needs are met."),
        "screening/workflow.py NEEDS_ASSESSED; screening/actions/plans.py"),
    Guideline(44, RECORD, _("Referral by state and other bodies that work together well."),
        "screening/workflow.py REFERRALS_ENDED; referrals/actions/referring.py, referrals/actions/helping.py"),
    Guideline(45, INSTITUTIONAL, _("Minimum standards of services are made, used and watched."),
        "orgs/models/evidence.py; complaints: screening/actions/complaints.py; not yet: complaints counted by service", EVIDENCE),
    Guideline(46, INSTITUTIONAL, _("Good practice is written down and spread, from research and from those who help."),
        "orgs/models/evidence.py (practice worth copying, nobody named); not yet: reports from the cases", EVIDENCE),
    Guideline(47, RECORD, _("Special services for special cases, such as trauma and illness of body or mind."),
        "orgs/types.py SpecialNeed; referrals/matching.py", NEED),
    Guideline(48, RECORD, _("Reads as 47 does in our source: one rule, two numbers, until the original is seen."),
        "as 47: orgs/types.py SpecialNeed; referrals/matching.py", NEED, same_as=47),
)
# fmt: on
BY_NUMBER = {row.number: row for row in GUIDELINES}


def test_of(row: Guideline) -> str:
    """The address of the test, as pytest takes it."""
    return row.test or HELD.format(row.number)
