"""Who completed which course, and until when does it count?"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import clock, log, people
from ..models import Training, User
from ..refusals import Refused
from ..rules import TRAINING_RULES
from ..types import Course

_RULE_BY_COURSE = {rule.course: rule for rule in TRAINING_RULES}


def record(
    *,
    by: User | None,
    user: User,
    course: Course,
    completed_on: date,
    today: date,
    valid_until: date | None = None,
    certificate: str = "",
) -> Training:
    """Record a certificate. Without ``valid_until`` it counts for as long as the rule of the course says."""
    with log.recording("training.recorded", by=by, subject=user.code, details={"course": course}):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        if completed_on > today:
            raise Refused(_("The course was completed on a day that has not come yet."), why="future")
        until = valid_until or completed_on + _RULE_BY_COURSE[Course(course)].valid_for
        if until < completed_on:
            raise Refused(_("A certificate cannot end before the course was completed."), why="order")
        training = Training(
            user=user,
            course=course,
            completed_on=completed_on,
            valid_until=until,
            certificate=certificate,
            recorded_at=clock.now(),
            recorded_by=by,
        )
        try:
            training.full_clean()
        except ValidationError as error:
            raise Refused(" ".join(error.messages), why="fields") from error
        training.save(force_insert=True)
    return training


def correct(*, by: User | None, training: Training, valid_until: date) -> None:
    """Change until when a certificate counts; a certificate entered by mistake ends on its first day."""
    with log.recording("training.corrected", by=by, subject=training.user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=training.user)
        row = Training.objects.select_for_update().get(pk=training.pk)
        if valid_until < row.completed_on:
            raise Refused(_("A certificate cannot end before the course was completed."), why="order")
        row.valid_until = valid_until
        row.save(update_fields=["valid_until"])
    training.refresh_from_db()
