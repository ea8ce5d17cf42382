"""What kinds of body are there, what may each do, and which roles do people hold?

The type gives the capabilities, never the name of an organisation (domain 1). The table follows
``fixtures/organisations.yaml`` (local policy: read from the sources, to be confirmed by NCCT).
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Capability(TextChoices):
    SCREENS = "screens", _("screens")
    COORDINATES = "coordinates", _("coordinates")
    SUPPORTS = "supports", _("supports")
    IDENTIFIES = "identifies", _("identifies formally")


SCREENS, COORDINATES, SUPPORTS, IDENTIFIES = Capability


class ReferredFrom(TextChoices):
    """Who a body takes people from, where it says so."""

    SHELTER = "shelter", _("A shelter")
    NGO = "ngo", _("A non-governmental organisation")
    GOVERNMENT = "government", _("A government body")
    SELF = "self", _("The person themselves")


@dataclass(frozen=True)
class OrganisationType:
    code: str
    label: str | Promise
    capabilities: frozenset[Capability]
    # As what it refers people to others; None where the sources leave that open.
    refers_as: ReferredFrom | None = None


def _type(
    code: str, label: str | Promise, *capabilities: Capability, refers_as: ReferredFrom | None = None
) -> OrganisationType:
    return OrganisationType(code=code, label=label, capabilities=frozenset(capabilities), refers_as=refers_as)


NGO, GOVERNMENT = ReferredFrom.NGO, ReferredFrom.GOVERNMENT
JUDICIAL_POLICE = "judicial_police"
ORGANISATION_TYPES: tuple[OrganisationType, ...] = (
    _type(JUDICIAL_POLICE, _("Judicial police"), SCREENS, IDENTIFIES, refers_as=GOVERNMENT),
    _type("social_affairs", _("Social affairs"), SCREENS, COORDINATES, SUPPORTS, IDENTIFIES, refers_as=GOVERNMENT),
    _type("foreign_affairs", _("Cambodian mission abroad"), SCREENS, IDENTIFIES, refers_as=GOVERNMENT),
    _type("national_coordination", _("National coordination"), COORDINATES, refers_as=GOVERNMENT),
    _type("provincial_coordination", _("Provincial coordination"), COORDINATES, refers_as=GOVERNMENT),
    _type("transit_centre", _("Transit centre"), SCREENS, SUPPORTS, refers_as=GOVERNMENT),
    _type("un_agency", _("United Nations agency"), SCREENS, SUPPORTS),
    _type("ngo", _("Non-governmental organisation"), SCREENS, SUPPORTS, refers_as=NGO),
    _type("ngo_legal", _("Legal aid organisation"), SUPPORTS, refers_as=NGO),
    _type("ngo_coalition", _("Coalition of organisations"), SUPPORTS, refers_as=NGO),
    _type("ngo_prevention", _("Prevention organisation"), refers_as=NGO),
    _type("labour_inspection", _("Labour inspection"), SCREENS, refers_as=GOVERNMENT),
    _type("justice", _("Justice"), refers_as=GOVERNMENT),
    _type("helpline", _("Helpline"), SCREENS, SUPPORTS),
    _type("foreign_mission", _("Mission of another country")),
    _type("immigration", _("Immigration"), SCREENS, refers_as=GOVERNMENT),
)
TYPE_BY_CODE = {row.code: row for row in ORGANISATION_TYPES}
TYPE_CHOICES = [(row.code, row.label) for row in ORGANISATION_TYPES]


class Role(TextChoices):
    RESPONDER = "responder", _("First responder")
    CASEWORKER = "caseworker", _("Caseworker")
    SPECIALIST = "specialist", _("Identification specialist")
    SUPERVISOR = "supervisor", _("Supervisor")
    MATCH_DESK = "match_desk", _("Match desk")
    AUDITOR = "auditor", _("Auditor")
    STATISTICIAN = "statistician", _("Statistician")
    ADMINISTRATOR = "administrator", _("Administrator")


CASE_ROLES = frozenset({Role.RESPONDER, Role.CASEWORKER, Role.SPECIALIST, Role.SUPERVISOR, Role.MATCH_DESK})
# What opens cases of others, or gives such roles: one administrator asks for it, another one gives it (domain 9).
POWERS = (Role.SUPERVISOR, Role.MATCH_DESK, Role.AUDITOR, Role.ADMINISTRATOR)
# Who in an office receives, helps and protects: responders only screen, specialists only examine.
CASEWORKING_ROLES = (Role.CASEWORKER, Role.SUPERVISOR)
INCOMPATIBLE_ROLES: frozenset[frozenset[Role]] = frozenset(
    frozenset({apart, case_role}) for apart in (Role.ADMINISTRATOR, Role.AUDITOR) for case_role in CASE_ROLES
)


def incompatible(*, roles: set[Role]) -> frozenset[Role] | None:
    """The first pair among ``roles`` that one person may not hold together, or None."""
    return next((pair for pair in INCOMPATIBLE_ROLES if pair <= roles), None)


class Course(TextChoices):
    INDICATOR_SCREENING = "indicator_screening", _("Indicators and screening")
    TRAUMA_INFORMED = "trauma_informed", _("Trauma-informed and child-sensitive interviewing")
    FORMAL_IDENTIFICATION = "formal_identification", _("Formal identification")
    INTERPRETER_ETHICS = "interpreter_ethics", _("Interpreter ethics")
    SERVICE_PROVISION = "service_provision", _("Services for abused and child persons")
    REPATRIATION = "repatriation", _("Repatriation procedure")


class Gender(TextChoices):
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Another gender")
    NOT_SAID = "not_said", _("Preferred not to say")


class WishedGender(TextChoices):
    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")
    EITHER = "either", _("Either")
    NOT_ASKED = "not_asked", _("Not asked")


class ServiceKind(TextChoices):
    SHELTER = "shelter", _("A place to stay")
    DOCTOR = "doctor", _("Doctor")
    COUNSELLING = "counselling", _("Counselling")
    INDEPENDENT_ADVICE = "independent_advice", _("Independent advice")
    LEGAL_AID = "legal_aid", _("Legal aid")
    PHONE_CALL = "phone_call", _("Phone call")
    SCHOOL = "school", _("School")
    TRAINING = "training", _("Training for work")
    MONEY = "money", _("Money or clothes")
    RETURN_HOME = "return_home", _("Going home")
    POLICE = "police", _("Talking with the police")
    FAMILY_SUPPORT = "family_support", _("Support for the family")


class Sector(TextChoices):
    """In which kind of work or use someone was exploited: the form of exploitation, as asked and as served."""

    FISHING = "fishing", _("Fishing")
    FARM_PLANTATION = "farm_plantation", _("Farm or plantation")
    FACTORY_BRICK_CONSTRUCTION = "factory_brick_construction", _("Factory, brick kiln or construction")
    DOMESTIC_WORK = "domestic_work", _("Work in a home")
    ENTERTAINMENT_SEX = "entertainment_sex", _("Entertainment or sex")
    SCAM_COMPOUND = "scam_compound", _("Online scam compound")
    BEGGING_SELLING = "begging_selling", _("Begging or street selling")
    MARRIAGE_SURROGACY = "marriage_surrogacy", _("Marriage or surrogacy")
    ORGAN = "organ", _("Organ or tissue")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not known")


class SpecialNeed(TextChoices):
    """What somebody may need beside the help itself (guidelines 47, 48; which ones we list is local policy)."""

    TRAUMA = "trauma", _("Care after trauma")
    MENTAL_ILLNESS = "mental_illness", _("Care for a mental illness")
    PHYSICAL_ILLNESS = "physical_illness", _("Care for a physical illness")
    DISABILITY = "disability", _("Access with a disability")
    PREGNANCY = "pregnancy", _("Care in pregnancy")
    OWN_CHILDREN = "own_children", _("Place for their own children")


class EvidenceKind(TextChoices):
    """What an office shows for a guideline that asks something of institutions."""

    PROCEDURE = "procedure", _("Procedure in writing")
    PUBLISHED_STEPS = "published_steps", _("Steps that are published")
    RESOURCES = "resources", _("People, money and skills")
    TRAINING = "training", _("Training of those who help")
    CAPACITY = "capacity", _("Places and supplies")
    MINIMUM_STANDARD = "minimum_standard", _("Minimum standard met")
    BEST_PRACTICE = "best_practice", _("Practice worth copying")


class ServiceFact(TextChoices):
    """What is said of a service, fact by fact; each has its own source and its own day of checking."""

    PROVINCE = "province", _("Province")
    AGES = "ages", _("Ages")
    GENDERS = "genders", _("For whom")
    LANGUAGES = "languages", _("Languages")
    FORMS = "forms", _("Forms of exploitation")
    REFERRED_FROM = "referred_from", _("Who may refer")
    SPECIAL = "special", _("Special needs")
    CONTACT = "contact", _("Contact")
    CAPACITY = "capacity", _("Places")
    ACCEPTING = "accepting", _("Accepts people now")
