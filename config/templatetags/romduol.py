"""How do values become words and marks on a page? `{% load romduol %}`."""

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from orgs import clock, follow_ups, marks, wording

register = template.Library()
register.simple_tag(marks.icon)
register.simple_tag(marks.when)
register.simple_tag(marks.guideline)

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
def tone_icon(tone: str | None, named: str | None = None) -> SafeString:
    return marks.icon(named or TONE_ICONS.get(tone or "info", "info"))


@register.simple_tag
def reference(value: str | None) -> SafeString:
    """7KQ4M2XA as people read it: 7KQ4-M2XA."""
    plain = str(value or "").replace("-", "")
    shown = f"{plain[:4]}-{plain[4:]}" if len(plain) == 8 else str(value or "")
    return format_html('<span class="ref" translate="no">{}</span>', shown)


@register.filter
def boxes_in_group(field: forms.BoundField) -> bool:
    """Radios and tick boxes of one question, as against a single control."""
    return isinstance(field.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))


@register.simple_tag
def box(field: forms.BoundField, answer: forms.boundfield.BoundWidget) -> SafeString:
    """One answer of a question. A page has hundreds: a template for each would take most of its time."""
    is_wrong = bool(field.errors)
    # What an answer asks after, the style sheet shows.
    numbers = follow_ups.opens(field.form, field.name, answer.data["value"])
    return format_html(
        '<div class="form-check">'
        '<input type="{}" class="form-check-input{}" name="{}" value="{}" id="{}"{}{}{}>'
        '<label for="{}" class="form-check-label">{}</label></div>',
        answer.data["type"],
        " is-invalid" if is_wrong else "",
        answer.data["name"],
        answer.data["value"],
        answer.id_for_label,
        format_html(' data-opens="{}"', numbers) if numbers else "",
        " checked" if answer.data["selected"] else "",
        format_html(' aria-invalid="{}"', "true") if is_wrong else "",
        answer.id_for_label,
        answer.choice_label,
    )


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
