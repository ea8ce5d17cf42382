"""Which codes does a case use? Closed lists, in the guidelines' words; no model, no clock.

The lists of the safety gate stand in ``safety``, those of the checklist in ``checklist``.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Spoken of by the directory too: which help is asked for.
from orgs.types import ServiceKind as ServiceKind


class Stage(TextChoices):
    SCREENING = "screening", _("Screening")
    INTERIM = "interim", _("Interim help")
    REFLECTION = "reflection", _("Recovery and reflection")
    IDENTIFICATION = "identification", _("Identification")
    SUPPORT = "support", _("Support")
    CLOSED = "closed", _("Closed")


OPEN_STAGES = tuple(stage for stage in Stage if stage is not Stage.CLOSED)


class Result(TextChoices):
    PRESUME = "presume", _("Presume this person is a victim of trafficking")
    SIGNS = "signs", _("There are signs. Refer for a fuller interview")
    NOT_ENOUGH = "not_enough", _("Not enough information yet")
    FEW_OR_NO = "few_or_no", _("Few or no signs were recorded today")


class AgeBand(TextChoices):
    UNDER_12 = "under_12", _("Under 12")
    FROM_12_TO_15 = "12_15", _("12 to 15")
    FROM_16_TO_17 = "16_17", _("16 to 17")
    FROM_18_TO_24 = "18_24", _("18 to 24")
    FROM_25_TO_34 = "25_34", _("25 to 34")
    FROM_35_TO_49 = "35_49", _("35 to 49")
    FROM_50 = "50_plus", _("50 and over")
    NOT_KNOWN = "not_known", _("Not known")


class Agreement(TextChoices):
    """Outcome of explain-and-agree (ux 2.3)."""

    AGREED = "agreed", _("Agreed to talk")
    SOME_TOPICS = "some_topics", _("Agreed to talk, but not about some topics")
    NOT_TODAY = "not_today", _("Not today")
    SAID_NO = "said_no", _("Said no to talking")
    NOT_ASKED = "not_asked", _("Could not be asked")


# The person's own word: nothing is asked until they say otherwise.
AGREEMENTS_THAT_CLOSE = (Agreement.NOT_TODAY, Agreement.SAID_NO)


class TeachBack(TextChoices):
    UNDERSTOOD = "understood", _("Said it back in their own words: understood")
    PARTLY = "partly", _("Partly, explained again")
    NOT_CHECKED = "not_checked", _("Could not check")


TEACH_BACK_COUNTS = (TeachBack.UNDERSTOOD, TeachBack.PARTLY)


class PauseWhy(TextChoices):
    BREAK = "break", _("A break")
    ANOTHER_DAY = "another_day", _("To be finished another day")


class HandoverAnswer(TextChoices):
    AGREES = "agrees", _("Agrees")
    DOES_NOT_AGREE = "does_not_agree", _("Does not agree")
    THINKING = "thinking", _("Wants to think")
    NOT_ASKED = "not_asked", _("Not asked")


class HandoverKind(TextChoices):
    AGREED = "agreed", _("With the person's agreement")
    CHILD = "child", _("To child protection, whatever was answered")
    LIFE_AT_RISK = "life_at_risk", _("Life at risk: separate act with a second person")
    KEPT = "kept", _("Kept here: a line without identity goes to the coordinating office")


class HandoverStatus(TextChoices):
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received and registered")
    ACCEPTED = "accepted", _("Accepted")
    SENT_BACK = "sent_back", _("Sent back with a question")
    KEPT = "kept", _("Kept")


class Urgency(TextChoices):
    NOW = "now", _("Now")
    TODAY = "today", _("Today")
    PLANNED = "planned", _("Planned")


class NeedKind(TextChoices):
    FOOD_WATER = "food_water", _("Food or water")
    MEDICINE = "medicine", _("Medicine or care for an injury")
    DOCTOR = "doctor", _("A doctor")
    WOMENS_HEALTH = "womens_health", _("Women's health")
    REST = "rest", _("Rest")
    SAFE_BED = "safe_bed", _("A safe bed")
    CLOTHES = "clothes", _("Clothes")
    PHONE_CALL = "phone_call", _("A phone call")
    CHILD_NEEDS = "child_needs", _("What their child needs")
    FEELS_UNSAFE = "feels_unsafe", _("Feels unsafe now")
    MENTAL_HEALTH = "mental_health", _("Someone to talk with about what happened")
    OTHER = "other", _("Something else")
    NOTHING = "nothing", _("Nothing today")


class NeedStatus(TextChoices):
    WANTED = "wanted", _("Wanted")
    MET = "met", _("Met")
    DECLINED = "declined", _("Declined for now")


class WishAnswer(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    LATER = "later", _("Later")
    UNSURE = "unsure", _("Not sure")
    NOT_ASKED = "not_asked", _("Not asked")


class RiskLevel(TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class RiskOccasion(TextChoices):
    FIRST = "first", _("First look, after intake")
    CHECK_IN = "check_in", _("At a check-in")
    REFERRAL = "referral", _("Before a referral")
    RETURN = "return", _("Before a return")


class DetentionKind(TextChoices):
    DETENTION = "detention", _("Arrest or detention")
    CHARGE = "charge", _("Charge or fine")


class InformationTopic(TextChoices):
    RIGHTS = "rights", _("Rights, options and duties")
    PERIOD = "period", _("The 30 days and their dates")
    TIMELINE = "timeline", _("Timeline of support, and of return if wanted")
    NEXT_STEPS = "next_steps", _("What comes next")
    FINDING = "finding", _("The finding, and how to complain")
    PACKAGE = "package", _("Information package")
    CLOSING = "closing", _("What closing means and the way back")


class InformationWay(TextChoices):
    SPOKEN = "spoken", _("Spoken")
    RECORDED = "recorded", _("Recorded")
    SHOWN = "shown", _("Shown on the screen")
    PRINTED = "printed", _("On paper")


class PaperKept(TextChoices):
    TOOK_IT = "took_it", _("Took the paper")
    KEPT_FOR_THEM = "kept_for_them", _("We keep it for them")
    NOT_SAFE = "not_safe", _("Not safe to keep paper")
    NONE = "none", _("No paper")


class ChangeKind(TextChoices):
    GRANT = "grant", _("Period granted")
    EXTENSION = "extension", _("Extension")
    DETENTION = "detention", _("Detention days added")
    CORRECTION = "correction", _("Start corrected")


class ExtensionWhy(TextChoices):
    HEALTH = "health", _("Health")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    SAFETY = "safety", _("Safety")
    BEST_INTERESTS = "best_interests", _("Best interests of the child")
    GUARDIAN = "guardian", _("A guardian is awaited")
    INTERPRETER = "interpreter", _("An interpreter is awaited")
    WAS_DETAINED = "was_detained", _("Was detained")
    PERSON_ASKS = "person_asks", _("The person asks")


class CheckInKind(TextChoices):
    DAY_7 = "day_7", _("Day 7 check-in")
    DAY_14 = "day_14", _("Day 14 check-in")
    DAY_21 = "day_21", _("Day 21 check-in")
    REVIEW_25 = "review_25", _("Day 25 review")
    OTHER = "other", _("Another check-in")


class CheckInHeld(TextChoices):
    HELD = "held", _("Talked with the person")
    MISSED = "missed", _("The person could not be met")


class ChoiceMade(TextChoices):
    OFFERED = "offered", _("Offered")
    WANTS = "wants", _("Wants")
    NOT_NOW = "not_now", _("Not now")
    THINKING = "thinking", _("Wants to think")
    CHANGED_MIND = "changed_mind", _("Changed their mind")


class SharedGroup(TextChoices):
    """What is shared with an office that helps, least first (domain 8)."""

    CODED = "coded", _("Needs, age, gender, languages and wishes")
    WRITTEN = "written", _("Notes, assessments and goals")
    IDENTITY = "identity", _("Name, contact and place")


class GivenBy(TextChoices):
    SELF = "self", _("The person")
    GUARDIAN = "guardian", _("A guardian, and the person was asked")


class GrantStatus(TextChoices):
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    ENDED = "ended", _("Ended")


class GrantEnd(TextChoices):
    DECLINED = "grant_declined", _("The office declined")
    TAKEN_BACK = "grant_taken_back", _("Taken back before an answer")
    REFERRAL_ENDED = "referral_ended", _("The referral ended")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("The person withdrew their consent")
    SHUT_OUT = "shut_out", _("The office or the person named was shut out")
    CASE_CLOSED = "case_closed", _("The case was closed")


class GivenBack(TextChoices):
    RETURNED = "returned", _("Given back")
    DELETED = "deleted", _("Deleted")
    KEPT_BY_LAW = "kept_by_law", _("Kept, because a law asks for it")


class SharingGround(TextChoices):
    LIFE_AT_RISK = "life_at_risk", _("A life is at risk")
    CHILD_PROTECTION = "child_protection", _("Protection of a child")
    LAW = "law", _("A law asks for it")


class ApprovalKind(TextChoices):
    EXTENSION = "extension", _("Longer period")
    CORRECTION = "correction", _("Correct the start of the period")
    LATE_START = "late_start", _("Period that began more than three days ago")
    MOVE = "move", _("Step that a supervisor answers for")


class ApprovalAnswer(TextChoices):
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class FindingOutcome(TextChoices):
    IDENTIFIED = "identified", _("Identified")
    NOT_IDENTIFIED = "not_identified", _("Not formally identified, support continues by another route")
    MORE_TIME = "more_time", _("Needs more time")


class FindingStatus(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    SENT_BACK = "sent_back", _("Sent back")
    NOTED = "noted", _("Noted: more time, nobody else confirms it")
    LAPSED = "lapsed", _("Lapsed: nobody answered it before the identification ended or passed on")


class Attended(TextChoices):
    INTERPRETER = "interpreter", _("Interpreter")
    SERVICE_PROVIDER = "service_provider", _("Service provider")
    SUPPORT_PERSON = "support_person", _("Support person")
    NOT_WANTED = "not_wanted", _("The person did not want anyone else there")


class ComplaintAbout(TextChoices):
    FINDING = "finding", _("The finding")
    SERVICE = "service", _("A service")
    PROCESS = "process", _("The process")
    US = "us", _("Us")


class ComplaintDecision(TextChoices):
    UPHELD = "upheld", _("Upheld")
    NOT_UPHELD = "not_upheld", _("Not upheld")


class NeedsDomain(TextChoices):
    """The seven headings of guideline 43, as domain 7 lists them."""

    SAFETY = "safety", _("Safety")
    HEALTH = "health", _("Health")
    ECONOMIC = "economic", _("Work and money")
    EMOTIONAL = "emotional", _("Feelings")
    SOCIAL = "social", _("Family and others")
    JUSTICE = "justice", _("Justice")
    VALUES = "values", _("What matters to them")


class GoalStatus(TextChoices):
    OPEN = "open", _("Under way")
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met, and why")


class Relation(TextChoices):
    GUARDIAN = "guardian", _("Guardian")
    SUPPORT_PERSON = "support_person", _("Support person")
    FAMILY = "family", _("Family")
    CHILD = "child", _("Child of the person")
    EMPLOYER = "employer", _("Employer")
    RECRUITER = "recruiter", _("Recruiter")
    FEARED = "feared", _("Feared")
    OTHER = "other", _("Someone else")


class AgeConclusion(TextChoices):
    CHILD = "child", _("Under 18, or in doubt: child")
    ADULT = "adult", _("18 or over")


class AgeGround(TextChoices):
    DOCUMENT = "document", _("Document")
    SAID = "said", _("What the person says")
    FAMILY = "family", _("What family says, where safe to ask")
    SCHOOL_RECORD = "school_record", _("School or health record")
    LOOKS = "looks", _("Looks")
    EXAMINATION = "examination", _("Examination")


class BestInterestsAbout(TextChoices):
    NO_INTERVIEW = "no_interview", _("Not holding the formal interview")
    GOING_HOME = "going_home", _("Going home")
    TRANSFER_ABROAD = "transfer_abroad", _("Transfer abroad")
    CARE = "care", _("Care and placement")
    OTHER = "other", _("Something else")


class Safe(TextChoices):
    YES = "yes", _("Safe")
    WITH_SUPPORT = "with_support", _("Safe with support")
    NO = "no", _("Not safe")


class ContactWay(TextChoices):
    IN_PERSON = "in_person", _("In person")
    CALL = "call", _("Phone call")
    MESSAGE = "message", _("Message")
    THROUGH_SOMEONE = "through_someone", _("Through someone the person chose")


class NoteKind(TextChoices):
    NOTE = "note", _("Note")
    ADDENDUM = "addendum", _("Addition by the responder")
    CONTACT = "contact", _("Contact")


class DenialWhy(TextChoices):
    ACCUSED = "accused", _("Accused by the person")
    RELATIVE = "relative", _("Relative or close to someone in the case")
    CONFLICT = "conflict", _("Conflict of interest")
    FEARED = "feared", _("The person is afraid of them")


class ResponseAnswer(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_NEEDED = "not_needed", _("Not needed")
    NOT_RECORDED = "not_recorded", _("Not recorded")


class ArrivedAt(TextChoices):
    """What kind of place: never which (domain 3)."""

    OFFICE = "office", _("Office")
    SHELTER = "shelter", _("Place to stay")
    CLINIC = "clinic", _("Clinic or hospital")
    TRANSIT_CENTRE = "transit_centre", _("Transit centre")
    POLICE_POST = "police_post", _("Police post")
    OTHER = "other", _("Another place")
