"""In which words do pages say who is told, and for what? Where the person may be found is open to few."""

from typing import Any

from orgs.countries import COUNTRY_WORDS
from screening.models import Case, Consent, SharingBasis
from screening.sections import Section
from screening.types import SharingPurpose
from screening.views.blocks import CLOSED, open_to

from ..forms.consent import called


def purpose_words(row: SharingBasis) -> Any:
    """The help, or the purpose where no help is named."""
    return row.get_service_display() if row.service else row.get_purpose_display()


def who_is_told(case: Case, row: SharingBasis) -> Any:
    """Whoever is told, to those who have opened where the person may be found."""
    return told_words(row) if open_to(case, Section.C4) else CLOSED


def told_words(row: SharingBasis) -> Any:
    match SharingPurpose(row.purpose):
        case SharingPurpose.HELP | SharingPurpose.TAKE_OVER | SharingPurpose.SEARCH:
            return row.office_told.name
        case SharingPurpose.EXCHANGE:
            return COUNTRY_WORDS.get(row.country, row.country)
        case SharingPurpose.TRACING:
            return called(row.relative) if isinstance(row, Consent) and row.relative else CLOSED
