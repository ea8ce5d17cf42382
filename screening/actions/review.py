"""What does a supervisor say of what stands in the review queue, and when do they sign for a period?

Recorded under no case: whoever works on it does not read in its record that somebody looked at what they did.
"""

from collections import Counter
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from orgs import checkpoints, clock, log
from orgs.models import Checkpoint, User
from orgs.refusals import Refused

from ..access import Denied, Item, review, signing
from ..access.review_items import NOBODY
from ..models import ReviewAnswer, ReviewSignOff
from ..types import Reviewed


def answer(*, by: User, key: UUID, answer: Reviewed, note: str = "") -> ReviewAnswer:
    """Say that it is in order, that one asks about it, or that somebody above should look. Raises `Refused`."""
    with log.recording("review.answered", by=by, why=answer, subject=str(key)) as act:
        item = _waiting(by, key)
        act.details["reason"] = item.reason.code
        if answer != Reviewed.OK and not note.strip():
            raise Refused(_("Write why: one or two sentences."), why="note")
        above = review.next_above(by, item) if answer == Reviewed.ESCALATED else None
        if answer == Reviewed.ESCALATED and above is None:
            raise Refused(_("Nobody stands above you in this. Ask about it yourself."), why="nobody_above")
        row = ReviewAnswer(
            case_id=item.case_id,
            reason=item.reason.code,
            key=item.key,
            step=item.before.step + 1 if item.before else 0,
            event_id=item.event.pk if item.event else None,
            person_id=item.person if item.person != NOBODY else None,
            on=item.on,
            office_id=item.office,
            answer=answer,
            escalated_to=above,
            note=note,
            recorded_at=clock.now(),
            recorded_by=by,
        )
        _save_once(row, said=_("A colleague answered this already."))
    return row


def _waiting(by: User, key: UUID) -> Item:
    try:
        return review.to_answer(by, key)
    except Denied:
        if review.answered(by, key) is None:
            raise
        raise Refused(_("A colleague answered this already."), why="already") from None


def sign(*, by: User, office: UUID, span: str) -> ReviewSignOff:
    """Sign that nothing is left to look at in a period of an office, and quote a checkpoint made for it."""
    _seal()
    with log.recording("review.signed", by=by, subject=span) as act:
        found = signing.signing(by, office, span)
        checkpoint = _may_be_signed(found)
        # Their own answers only: what others answered may be about them, or about what they are shut out of.
        rows = ReviewAnswer.objects.filter(
            recorded_by=by, office=office, on__gte=found.span.starts_on, on__lte=found.span.ends_on
        )
        act.details |= {"office": str(office), "checkpoint": checkpoint.number, "root": checkpoint.root}
        row = ReviewSignOff(
            office=found.office,
            starts_on=found.span.starts_on,
            ends_on=found.span.ends_on,
            answers=dict(Counter(rows.values_list("answer", flat=True))),
            checkpoint=checkpoint.number,
            size=checkpoint.size,
            root=checkpoint.root,
            recorded_at=clock.now(),
            recorded_by=by,
        )
        _save_once(row, said=_("This period was signed already."))
    return row


def _seal() -> None:
    """What is signed for stands under a checkpoint of this minute, or is not signed for."""
    try:
        checkpoints.seal()
    except checkpoints.DoesNotHold as error:
        said = _("The record is not as it was written. Sign nothing, and call whoever keeps this system.")
        raise Refused(said, why="does_not_hold") from error


def _may_be_signed(found: signing.Signing) -> Checkpoint:
    """The checkpoint to quote. Raises `Refused` with what stands in the way."""
    if found.signed is not None:
        raise Refused(_("This period was signed already."), why="already")
    if found.left:
        raise Refused(_("Something in this period still waits for your look."), why="left")
    if found.own:
        raise Refused(_("Something in this period is for somebody else to look at first."), why="own")
    if found.checkpoint is None:
        raise Refused(
            _("No checkpoint has been made since this period was over. One is made every hour: come back then."),
            why="not_sealed",
        )
    return found.checkpoint


def _save_once(row: ReviewAnswer | ReviewSignOff, *, said: str) -> None:
    """Of two at once the second is told so."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(said, why="already") from error
