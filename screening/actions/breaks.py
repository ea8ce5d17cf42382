"""When was the talk with the person paused, and when did it go on? Only the moments are recorded (guideline 18)."""

from orgs.models import User

from ..models import Case
from ..types import PauseWhy
from .acting import working


def pause(*, by: User, case: Case, why: PauseWhy) -> None:
    with working("screening.paused", by=by, case=case, permission="screening.fill", guideline=18, why=why):
        pass


def resume(*, by: User, case: Case) -> None:
    with working("screening.resumed", by=by, case=case, permission="screening.fill", guideline=18):
        pass
