"""What must be true before another country is told something, or a relative is looked for? Rows; no model, no clock."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from screening.workflow import Gate


@dataclass(frozen=True, kw_only=True)
class ExchangeFacts:
    """What is known of one contact with another country before it is made."""

    danger_found: bool = True
    wished: bool = False
    by_named_act: bool = False
    within_what_rests: bool = False


@dataclass(frozen=True, kw_only=True)
class TracingFacts:
    """What is known of one search before it begins."""

    ever_found: bool = False
    assessed_safe: bool = False


NO_DANGER = Gate(
    "no_danger",
    9,
    _("What it could do to the person and their family was weighed; no danger was found."),
    lambda f: not f.danger_found,
)
WISHED = Gate(
    "wished",
    39,
    _("The person wishes it; or two people answer for a named ground."),
    lambda f: f.wished or f.by_named_act,
)
LEAST_DATA = Gate(
    "least_data",
    38,
    _("No more is told than was agreed, or than two people answer for."),
    lambda f: f.within_what_rests,
)
CONTACT_COUNTRY = (NO_DANGER, WISHED, LEAST_DATA)

FINDING_FIRST = Gate(
    "finding_first",
    41,
    _("The formal finding comes first; looking for family follows it."),
    lambda f: f.ever_found,
    "finding",
)
RELATIVE_ASSESSED = Gate(
    "relative_assessed",
    41,
    _("It was assessed that being found by this relative is safe."),
    lambda f: f.assessed_safe,
    "people",
)
TRACE_RELATIVE = (FINDING_FIRST, RELATIVE_ASSESSED)
