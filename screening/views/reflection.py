"""The period of a case, day by day, with every change of it; and the forms that change it."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.requests import SignedInRequest

from .. import access, facts, period, rules
from ..actions import check_ins, corrections, reflection
from ..forms.reflection import CheckInForm, CorrectionForm, ExtensionForm, GrantForm, ToldForm
from ..models import Case, ReflectionPeriod
from ..sections import Section
from ..types import CheckInHeld, CheckInKind, ExtensionWhy, WishAnswer
from .blocks import Block, Entry, Link, Row, shown
from .frame import address, case_page, form_page, opened_case

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    row = facts.period_of(case)
    blocks = [_dates(request, case, row), _changes(request, case, row), _check_ins(request, case)]
    return case_page(
        request,
        case,
        "reflection_read.html",
        here="reflection",
        title=_("Recovery and reflection"),
        strip=strip(case, row) if row else None,
        blocks=blocks,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.grant", want=READ)
    return form_page(
        request,
        case,
        form=GrantForm(request.POST or None, initial={"starts_on": clock.today()}),
        act=lambda values: reflection.grant(
            by=request.user, case=case, starts_on=values["starts_on"], paper_record=values["paper_record"]
        ),
        title=_("Begin the 30 days"),
        intro=_("Thirty full days, protected to the end of the last one. The formal interview comes after, if wanted."),
        here="reflection",
        then=address("reflection", case),
        said=_("Saved. Look at the dates below, and tell them to the person."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    return form_page(
        request,
        case,
        form=ExtensionForm(request.POST or None),
        act=lambda values: reflection.ask_extension(
            by=request.user, case=case, why=ExtensionWhy(values["why"]), days=values["days"], reason=values["reason"]
        ),
        title=_("Ask for a longer period"),
        intro=_("A supervisor answers. Until then the formal interview stays closed."),
        here="reflection",
        then=address("reflection", case),
        said=_("The request is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    return form_page(
        request,
        case,
        form=CorrectionForm(request.POST or None),
        act=lambda values: corrections.ask_correction(
            by=request.user,
            case=case,
            starts_on=values["starts_on"],
            reason=values["reason"],
            paper_record=values["paper_record"],
        ),
        title=_("Correct the first day"),
        intro=_("A supervisor answers; one of another body where the person would lose days they were told of."),
        here="reflection",
        then=address("reflection", case),
        said=_("The request is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    row = get_object_or_404(case.periodchange_set, pk=pk)
    return form_page(
        request,
        case,
        form=ToldForm(request.POST or None, initial={"told_on": clock.today()}),
        act=lambda values: reflection.tell_change(
            by=request.user, case=case, change_row=row, language=values["language"], told_on=values["told_on"]
        ),
        title=_("The person was told of this change"),
        intro=_("Last protected day: %(day)s.") % {"day": wording.day(row.to_ends_on)},
        here="reflection",
        then=address("reflection", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="check_in.record", want=READ)
    return form_page(
        request,
        case,
        form=CheckInForm(request.POST or None),
        act=lambda values: check_ins.record(
            by=request.user,
            case=case,
            kind=CheckInKind(values["kind"]),
            held=CheckInHeld(values["held"]),
            took_place_at=values["took_place_at"],
            wants_interview=WishAnswer(values["wants_interview"]),
            remarks=values["remarks"],
        ),
        title=_("Check-in"),
        intro=_("Look at risks again with the person, on the page “Risk”."),
        here="reflection",
        then=address("reflection", case),
        said=_("The check-in is saved."),
    )


def strip(case: Case, row: ReflectionPeriod) -> dict[str, Any]:
    """Prepared days of the period for the component, and the same in words."""
    today, last = clock.today(), facts.last_protected_day(case)
    marks = {day: str(day) for day in (*rules.CHECK_IN_DAYS, rules.REVIEW_DAY)}
    days = []
    for number in range((row.ends_on - row.starts_on).days + 1):
        on = row.starts_on + timedelta(days=number)
        mark = "●" if number in marks else ""
        days.append({"number": number, "is_now": on == today, "is_past": on < today, "mark": mark})
    here = period.day_of_period(starts_on=row.starts_on, today=today)
    words: Any
    if last is None:
        words = _("The person is held: no end is known. Every day of it is added.")
    else:
        words = _("Day %(here)d. Last protected day: %(last)s. The interview may be held from %(first)s.") % {
            "here": here,
            "last": wording.day(last),
            "first": wording.day(period.first_open_day(ends_on=last)),
        }
    return {"days": days, "summary": words, "key": [{"mark": "●", "text": _("check-in or review")}]}


def _dates(request: SignedInRequest, case: Case, row: ReflectionPeriod | None) -> Block:
    links = _links(request, case, row)
    if row is None:
        return Block(_("The period"), empty=_("No period was granted yet."), links=links, guideline=30)
    last = facts.last_protected_day(case)
    lines = [
        Row(_("First day"), wording.day(row.starts_on)),
        Row(_("Last protected day"), wording.day(last) if last else _("not known while the person is held")),
        Row(
            _("Formal interview from"),
            wording.day(period.first_open_day(ends_on=last)) if last else "–",
            _("only if the person wants it"),
        ),
        Row(
            _("Days"),
            _("%(days)d + %(more)d longer + %(held)d held")
            % {"days": row.days, "more": row.extension_days, "held": row.detention_days},
        ),
    ]
    waiting = case.approval_set.filter(answer="", kind__in=facts.ABOUT_PERIOD)
    notice = None
    if waiting:
        kinds = ", ".join(str(one.get_kind_display()) for one in waiting)
        notice = {"heading": _("A request waits for an answer"), "text": kinds, "tone": "due"}
    return Block(_("The period"), rows=lines, links=links, notice=notice, guideline=30)


def _links(request: SignedInRequest, case: Case, row: ReflectionPeriod | None) -> list[Link]:
    offered = [
        (_("Begin the 30 days"), "reflection_grant", "period.grant", row is None),
        (_("Record a check-in"), "check_in_record", "check_in.record", row is not None),
        (_("Ask for a longer period"), "reflection_extend", "period.change", row is not None),
        (_("Correct the first day"), "reflection_correct", "period.change", row is not None),
    ]
    return [
        Link(label, address(name, case))
        for label, name, permission, fits in offered
        if fits and access.refusal(request.user, permission, case) is None
    ]


def _changes(request: SignedInRequest, case: Case, row: ReflectionPeriod | None) -> Block:
    may_tell = access.refusal(request.user, "period.change", case) is None
    rows = row.changes.select_related("recorded_by", "approval__answered_by", "told_by") if row else []
    entries = []
    for change in rows:
        told = (
            _("Told on %(day)s") % {"day": wording.short_day(change.told_on)} if change.told_on else _("Not told yet")
        )
        approved = change.approval.answered_by.code if change.approval and change.approval.answered_by else ""
        url = address("change_tell", case, str(change.pk)) if may_tell and not change.told_on else ""
        entries.append(
            Entry(
                _("%(kind)s: last protected day %(day)s")
                % {"kind": change.get_kind_display(), "day": wording.short_day(change.to_ends_on)},
                at=change.recorded_at,
                who=change.recorded_by.code,
                note=_("approved by %(who)s") % {"who": approved} if approved else "",
                text=told,
                why=shown(case, change, "reason"),
                url=url,
                guideline=30,
            )
        )
    return Block(_("Every change"), entries=entries, empty=_("Nothing was changed."))


def _check_ins(request: SignedInRequest, case: Case) -> Block:
    entries = [
        Entry(
            row.get_kind_display(),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=f"{row.get_held_display()} · {_('interview')}: {row.get_wants_interview_display()}",
            text=shown(case, row, "remarks"),
        )
        for row in case.checkin_set.select_related("recorded_by").order_by("-took_place_at")
    ]
    return Block(_("Check-ins"), entries=entries, empty=_("None was held yet."), guideline=34)
