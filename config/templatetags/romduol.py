"""How do values become words and marks on a page? `{% load romduol %}`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from orgs import clock, follow_ups, wording

register = template.Library()

LAST_MINUTE = "23:59"  # what is due at the end of a day is stored so
SOON = 7  # days; deadlines further away than this stay uncoloured (look only, no rule)
TONE_ICONS = {"safe": "done", "due": "alert", "over": "over", "info": "info", "child": "child", "offline": "sealed"}


@register.filter
def day(on: date | None) -> str:
    return wording.day(on) if on else ""


@register.filter
def short_day(on: date | None) -> str:
    return wording.short_day(on) if on else ""


@register.filter
def moment(at: datetime | None) -> str:
    return wording.moment(at) if at else ""


@register.filter
def clock_time(at: datetime | None) -> str:
    return wording.clock_time(at) if at else ""


@register.filter
def days_from_now(on: date | None, today: date | None = None) -> Any:
    return wording.days_from_now(on, today=today or clock.today()) if on else ""


@register.filter
def yes_no(value: bool | None) -> Any:
    return wording.yes_no(value)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our own symbols; always beside words, so hidden from those who do not see it."""
    return format_html(
        '<svg class="icon" width="22" height="22" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("romduol/symbols.svg"),
        name,
    )


@register.simple_tag
def tone_icon(tone: str | None, named: str | None = None) -> SafeString:
    return icon(named or TONE_ICONS.get(tone or "info", "info"))


@register.simple_tag
def guideline(numbers: int | str | Iterable[int | str] | None) -> SafeString:
    """A chip per guideline: 30, "G30" or several of them; nothing for none."""
    if not numbers:
        return SafeString("")
    several = [numbers] if isinstance(numbers, (int, str)) else numbers
    chip = '<span class="gl"><span class="visually-hidden">{} </span>G{}</span>'
    return format_html_join(" ", chip, ((_("Guideline"), str(number).removeprefix("G")) for number in several))


@register.simple_tag
def reference(value: str | None) -> SafeString:
    """7KQ4M2XA as people read it: 7KQ4-M2XA."""
    plain = str(value or "").replace("-", "")
    shown = f"{plain[:4]}-{plain[4:]}" if len(plain) == 8 else str(value or "")
    return format_html('<span class="ref" translate="no">{}</span>', shown)


@register.simple_tag
def due_mark(
    due_on: date, today: date | None, due_at: datetime | None = None, met_on: date | None = None
) -> dict[str, Any]:
    """Tone, shape and words of a due date, for components/_when.html."""
    today = today or clock.today()
    if met_on:
        return {"tone": "safe", "icon": "done", "day": wording.short_day(due_on), "word": _("done")}
    days = (due_on - today).days
    if days < 0:
        return {"tone": "over", "icon": "over", "day": wording.short_day(due_on)} | _said(due_on, today)
    if days == 0 and due_at is not None and due_at < clock.now():
        late = _("late since %(time)s · our task") % {"time": wording.clock_time(due_at)}
        return {"tone": "over", "icon": "over", "day": _("Today"), "word": late}
    if days == 0:
        has_hour = due_at is not None and wording.clock_time(due_at) != LAST_MINUTE
        word = _("by %(time)s") % {"time": wording.clock_time(due_at)} if has_hour else _("by the end of the day")  # type: ignore[arg-type]
        return {"tone": "due", "icon": "due", "day": _("Today"), "word": word}
    soon = {"tone": "due", "soon": True, "icon": "due"} if days <= SOON else {"icon": "open"}
    return soon | {"day": wording.short_day(due_on)} | _said(due_on, today)


def _said(due_on: date, today: date) -> dict[str, Any]:
    return {"word": wording.days_from_now(due_on, today=today)}


@register.filter
def boxes_in_group(field: forms.BoundField) -> bool:
    """Radios and tick boxes of one question, as against a single control."""
    return isinstance(field.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))


@register.simple_tag
def opens(field: forms.BoundField, code: Any) -> SafeString:
    """Marks an answer that asks after more; the style sheet shows what it asks."""
    numbers = follow_ups.opens(field.form, field.name, code)
    return format_html(' data-opens="{}"', numbers) if numbers else SafeString("")


@register.filter
def is_optional(field: forms.BoundField) -> bool:
    return not getattr(field.form, "hides_optional", False) and follow_ups.is_optional(field.form, field.name)


@register.simple_tag
def control(field: forms.BoundField) -> str:
    """The control itself, with Bootstrap's class for what it is made of."""
    widget = field.field.widget
    for part in getattr(widget, "widgets", [widget]):
        classes = [*part.attrs.get("class", "").split(), _bootstrap_class(part)]
        if field.errors:
            classes.append("is-invalid")
        part.attrs["class"] = " ".join(dict.fromkeys(classes))
    return str(field)


def _bootstrap_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


@register.simple_tag
def error_links(form: forms.BaseForm) -> list[dict[str, Any]]:
    """Every error of a form with the control it belongs to, in the order of the page."""
    links = [{"target": "", "message": message} for message in form.non_field_errors()]
    for bound in form:
        target = f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.id_for_label
        hidden = bound.is_hidden
        links += [{"target": "" if hidden else target, "message": message} for message in bound.errors]
    return links
