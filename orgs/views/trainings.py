"""Who completed which course: certificates recorded and corrected by administrators."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from .. import clock, gate
from ..actions import trainings
from ..forms.people import CorrectionForm, TrainingForm
from ..models import Training, User
from ..requests import SignedInRequest
from ..types import Course
from ..wording import day
from .frame import form_page
from .people import about, page_of

BESIDE = {"future": "completed_on", "order": "valid_until"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, code: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    return form_page(
        request,
        form=TrainingForm(request.POST or None),
        act=lambda values: trainings.record(
            by=request.user, user=user, today=clock.today(), **values | {"course": Course(values["course"])}
        ),
        title=_("A certificate"),
        about=about(user),
        then=page_of(user),
        beside=BESIDE,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    training = get_object_or_404(Training.objects.select_related("user"), pk=pk)
    return form_page(
        request,
        form=CorrectionForm(request.POST or None, initial={"valid_until": training.valid_until}),
        act=lambda values: trainings.correct(by=request.user, training=training, **values),
        title=_("Correct a certificate"),
        about=f"{about(training.user)} · {training.get_course_display()}",
        intro=_("Completed on %(day)s.") % {"day": day(training.completed_on)},
        then=page_of(training.user),
        beside=BESIDE,
    )
