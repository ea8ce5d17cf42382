"""Which days are protected? Granted, lengthened, corrected; every change is a row (guideline 30)."""

from ..models import Approval
from .acting import Work


def extension_approved(work: Work, approval: Approval) -> None:
    raise NotImplementedError


def correction_approved(work: Work, approval: Approval) -> None:
    raise NotImplementedError


def late_start_approved(work: Work, approval: Approval) -> None:
    raise NotImplementedError
