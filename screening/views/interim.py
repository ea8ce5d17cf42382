"""Intake, risk and information: what was done, and the forms that record it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import information, interim
from ..forms.interim import InformationForm, IntakeForm, RiskForm
from ..forms.shared import without_voice
from ..models import Case, InformationGiven, Intake
from ..sections import Section
from ..types import InformationTopic, PaperKept, RiskLevel
from .blocks import Block, Entry, Link, Row, shown
from .frame import address, case_page, form_page, opened_case, reader_may
from .words import language_words, voice_words

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    blocks = [_intakes(request, case), _risks(request, case), _given(request, case)]
    return case_page(request, case, "record.html", here="interim", title=_("Interim help"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_intake(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="intake.record", want=READ)
    form = IntakeForm(request.POST or None)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: interim.record_intake(
            by=request.user, case=case, voice=form.voice(), **without_voice(values)
        ),
        title=_("Intake"),
        intro=_("Rights, options and duties, in a language the person fully understands (G7, G27)."),
        here="interim",
        then=address("interim", case),
        said=_("The intake is saved."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assess_risk(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="risk.record", want=READ)
    return form_page(
        request,
        case,
        form=RiskForm(request.POST or None),
        act=lambda values: interim.assess_risk(
            by=request.user,
            case=case,
            **{name: value for name, value in _levels(values).items() if name != "version"},
        ),
        title=_("Risk"),
        intro=_("Together with the person (G29). An urgent bed or doctor does not wait for it."),
        here="interim",
        then=address("interim", case),
        said=_("The risk assessment is saved."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_information(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="information.give", want=READ)
    topic = request.GET.get("topic", "")
    first = {"topic": topic} if topic in InformationTopic.values else {}
    form = InformationForm(request.POST or None, initial=first)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: information.give(
            by=request.user,
            case=case,
            voice=form.voice(),
            **without_voice(values) | {"topic": InformationTopic(values["topic"])},
        ),
        title=_("Something was explained"),
        here="interim",
        then=address("interim", case),
        said=_("Saved: what was explained."),
    )


def _levels(values: dict) -> dict:  # type: ignore[type-arg]
    return values | {name: RiskLevel(values[name]) for name in ("health", "safety", "security")}


def _intakes(request: SignedInRequest, case: Case) -> Block:
    rows = case.intake_set.select_related("recorded_by", "interpreting__interpreter", "interpreting__member")
    entries = [
        Entry(
            _("Intake: %(said)s") % {"said": row.get_teach_back_display()},
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=language_words(row.language),
            text=shown(case, row, "remarks"),
            rows=[
                Row(_("Explained"), _explained(row)),
                Row(_("Interpreter"), *voice_words(row.interpreting)),
            ],
        )
        for row in rows.order_by("-recorded_at")
    ]
    may = reader_may(request, case, "intake.record")
    links = [Link(_("Record the intake"), address("intake_record", case))] if may else []
    return Block(_("Intake"), entries=entries, links=links, empty=_("Not held yet."), guideline=27)


def _explained(row: Intake) -> str:
    said = (
        (_("rights"), row.rights_explained),
        (_("options"), row.options_explained),
        (_("duties"), row.duties_explained),
    )
    return ", ".join(str(word) for word, was in said if was) or str(_("nothing"))


RISKS = (("health", _("Health")), ("safety", _("Safety")), ("security", _("Threat")))


def _risks(request: SignedInRequest, case: Case) -> Block:
    """Each of the three with its level and its own answer (guideline 29)."""
    entries = [
        Entry(
            row.get_occasion_display(),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=_("with the person") if row.with_person else _("not with the person"),
            rows=[
                Row(word, getattr(row, f"get_{name}_display")(), shown(case, row, f"{name}_response"))
                for name, word in RISKS
            ],
        )
        for row in case.riskassessment_set.select_related("recorded_by").order_by("-recorded_at")
    ]
    may = reader_may(request, case, "risk.record")
    links = [Link(_("Look at risks"), address("risk_assess", case))] if may else []
    return Block(_("Risk"), entries=entries, links=links, empty=_("Not looked at yet."), guideline=29)


def _given(request: SignedInRequest, case: Case) -> Block:
    """Each thing that must be explained: when last, in which language, said back or not; what is missing says so."""
    rows = case.informationgiven_set.select_related("recorded_by").order_by("-recorded_at")
    given = {row.topic: row for row in reversed(rows)}
    lines = [
        Row(topic.label, wording.short_day(given[topic].took_place_at), _how(case, given[topic]))
        if topic in given
        else Row(topic.label, _("not yet"))
        for topic in InformationTopic
    ]
    may = reader_may(request, case, "information.give")
    links = [Link(_("Record what was explained"), address("information_give", case))] if may else []
    return Block(_("What was explained"), rows=lines, links=links, guideline=(7, 31, 42))


def _how(case: Case, row: InformationGiven) -> str:
    parts = [language_words(row.language), row.get_way_display(), row.get_teach_back_display()]
    parts += [row.get_paper_display()] if row.paper != PaperKept.NONE else []
    asked = shown(case, row, "questions")
    parts += [_("asked: %(what)s") % {"what": asked}] if asked else []
    return " · ".join(str(part) for part in parts)
