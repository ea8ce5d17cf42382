"""The questions of one section: one a page on a phone, all in one form on a wide screen; one address for both."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from .. import checklist
from ..actions import checklist as acts
from ..checklist import Item, Sector, asking
from ..checklist import Section as Room
from ..forms.checklist import SectionForm, SectorsForm, first_answers
from ..forms.shared import ConfirmForm
from ..models import Case, Screening
from ..safety import Part
from ..sections import Section
from .frame import address, form_page, opened_case
from .shut import shut
from .talk import came_from, put_aside, talk_page, typed_before

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
SECTORS = "sectors"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SignedInRequest, ref: str, part: str) -> HttpResponse:
    """``?item=C1`` is the page of one question; without it, the whole section."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if part not in Room.values:
        raise Http404
    if closed := shut(request, case, Part(part)):
        return closed
    row = case.screening_set.select_related("indicator_set").prefetch_related("answers").get()
    items = list(acts.asked(case, row, Part(part)))
    code = request.GET.get("item", "")
    if not code:
        return _whole(request, case, row, Room(part), items)
    if code == SECTORS and Room(part) is Room.EXPLOITATION:
        return _page(request, case, row, Room(part), items, None)
    item = next((one for one in items if one.code == code), None)
    if item is None:
        raise Http404
    return _page(request, case, row, Room(part), items, item)


def _whole(request: SignedInRequest, case: Case, row: Screening, room: Room, items: list[Item]) -> HttpResponse:
    kind = SectorsForm if room is Room.EXPLOITATION else SectionForm
    form = kind(request.POST or None, items=items, child=case.is_child, initial=_first(request, case, row, room))
    if left := put_aside(request, case, Part(room), form):
        return left
    rows = _rows(case, row, room, items)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: acts.answer(
            by=request.user,
            case=case,
            part=Part(room),
            answers=form.given(),
            sectors=values.get(SECTORS),
            rest_not_asked="skip" in request.POST,
        ),
        title=room.label,
        template="screening_section.html",
        show=talk_page,
        here="screening_read",
        then=came_from(request, case, otherwise=address("screening", case)),
        said=None,
        rows=rows,
        has_begun=any(one["answer"] for one in rows),
        on_url=next((one["url"] for one in rows if not one["answer"]), ""),
        fields=_fields(form, items),
        **_around(case, row, room),
    )


def _page(
    request: SignedInRequest, case: Case, row: Screening, room: Room, items: list[Item], item: Item | None
) -> HttpResponse:
    """One question, or (``item`` is None) which kinds of work it was."""
    asked = [item] if item else []
    kind = SectionForm if item else SectorsForm
    form = kind(request.POST or None, items=asked, child=case.is_child, initial=_first(request, case, row, room))
    if left := put_aside(request, case, Part(room), form):
        return left
    if request.method == "POST" and item and "remove" in request.POST:
        return _take_back(request, case, room, item)
    code = item.code if item else SECTORS
    then = _next(request, case, room, items, code)
    if request.method == "POST" and item and "skip" not in request.POST and not request.POST.get(code):
        # Blank is allowed, and nothing to record.
        return redirect(then)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: acts.answer(
            by=request.user,
            case=case,
            part=Part(room),
            answers=form.given(),
            sectors=values.get(SECTORS),
            of_page=[code],
            rest_not_asked="skip" in request.POST,
        ),
        # The title of a page stays in the history of a browser: it never says what was asked.
        title=_place(room, items, item),
        template="screening_item.html",
        show=talk_page,
        here="screening_read",
        then=address("screening", case) if "skip" in request.POST else then,
        said=None,
        back=_before(request, case, room, items, code),
        item=item,
        field=form[code],
        about_yes=[bound for bound in form.visible_fields() if bound.name != code],
        is_answered=item is not None and any(one.item == item.code for one in row.answers.all()),
        **_around(case, row, room),
    )


def _take_back(request: SignedInRequest, case: Case, room: Room, item: Item) -> HttpResponse:
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST),
        act=lambda values: acts.take_back(by=request.user, case=case, part=Part(room), item=item.code),
        title=room.label,
        template="screening_part.html",
        show=talk_page,
        here="screening_read",
        then=request.get_full_path(),
        said=None,
    )


def _place(room: Room, items: list[Item], item: Item | None) -> str:
    """“Control and freedom, 3 of 6”."""
    if item is None:
        return str(room.label)
    number = items.index(item) + 1
    said = _("%(section)s, %(number)d of %(count)d")
    return said % {"section": room.label, "number": number, "count": len(items)}


def _first(request: SignedInRequest, case: Case, row: Screening, room: Room) -> dict[str, Any]:
    saved = first_answers(row.answers.all(), words=True) | {SECTORS: row.sectors}
    return saved | typed_before(request, case, Part(room))


def _around(case: Case, row: Screening, room: Room) -> dict[str, Any]:
    """What stands beside the questions."""
    return {
        "section": room.label,
        # The browser shows a title to whoever looks at the phone.
        "page_title": _("Work and daily life") if room is Room.EXPLOITATION else "",
        "opening": asking.opening(room, child=case.is_child),
        "how_to_ask": asking.how_to_ask(child=case.is_child),
        "why": asking.WHY_WE_ASK[room],
        "set": row.indicator_set,
    }


def _rows(case: Case, row: Screening, room: Room, items: list[Item]) -> list[dict[str, Any]]:
    """The list on a phone: each question with its answer and the way to its page."""
    here = address("screening_section", case, room)
    answered = {one.item: checklist.Answer(one.answer).label for one in row.answers.all()}
    rows: list[dict[str, Any]] = [
        {"label": one.label, "answer": answered.get(one.code, ""), "url": f"{here}?item={one.code}"} for one in items
    ]
    if room is Room.EXPLOITATION:
        kinds = ", ".join(str(Sector(code).label) for code in row.sectors)
        about = {"label": SectorsForm.base_fields[SECTORS].label, "answer": kinds, "url": f"{here}?item={SECTORS}"}
        rows.insert(0, about)
    return rows


def _fields(form: SectionForm, items: list[Item]) -> list[dict[str, Any]]:
    """The wide form: each question with its five answers, and what a yes asks after."""
    return [
        {
            "item": item,
            "field": form[item.code],
            "about_yes": [form[name] for name in form.fields if name.startswith(f"{item.code}_")],
        }
        for item in items
    ]


def _next(request: SignedInRequest, case: Case, room: Room, items: list[Item], code: str) -> str:
    """Back to where “Change” was pressed; else the next question; after the last one the form."""
    here = address("screening_section", case, room)
    if request.GET.get("then") == "list":
        return here
    codes = [item.code for item in items]
    following = codes[codes.index(code) + 1 :] if code in codes else codes
    otherwise = f"{here}?item={following[0]}" if following else address("screening", case)
    return came_from(request, case, otherwise=otherwise)


def _before(request: SignedInRequest, case: Case, room: Room, items: list[Item], code: str) -> str:
    here = address("screening_section", case, room)
    codes = [SECTORS] * (room is Room.EXPLOITATION) + [item.code for item in items]
    earlier = codes[: codes.index(code)]
    otherwise = f"{here}?item={earlier[-1]}" if earlier and not request.GET.get("then") else here
    return came_from(request, case, otherwise=otherwise)
