"""What of a person is shown to the office that helps? Before it accepts a summary, then the groups that were agreed."""

from django.utils.translation import gettext_lazy as _

from screening.models import Case
from screening.sections import Section
from screening.views import receipt, wishes
from screening.views.blocks import Block, Entry, open_to, shown
from screening.views.person import identity_and_contact


def blocks(case: Case) -> list[Block]:
    """In the order in which whoever helps needs it. What was not agreed is not there at all."""
    summary = receipt.summary(case)
    summary.heading = _("What you may know before you accept") if case.summary_only else _("The person, in short")
    found = [summary]
    if open_to(case, Section.C2):
        found.append(
            Block(
                _("What the person wants"),
                pairs=wishes.pairs(case, case.choice_set.all()),
                empty=_("Nothing was asked yet."),
            )
        )
    if open_to(case, Section.C4):
        found += identity_and_contact(case)
    if open_to(case, Section.C3):
        found += [_goals(case), _notes(case)]
    return found


def _goals(case: Case) -> Block:
    entries = [
        Entry(
            row.get_domain_display(), at=row.recorded_at, note=row.get_status_display(), text=shown(case, row, "text")
        )
        for row in case.goal_set.order_by("recorded_at")
    ]
    return Block(_("Goals"), entries=entries, empty=_("No goal was written down yet."), guideline=43)


def _notes(case: Case) -> Block:
    rows = case.note_set.select_related("recorded_by").order_by("-recorded_at")
    entries = [
        Entry(row.get_kind_display(), at=row.recorded_at, who=row.recorded_by.code, text=shown(case, row, "text"))
        for row in rows
    ]
    return Block(_("Notes"), entries=entries, empty=_("No note was written yet."))
