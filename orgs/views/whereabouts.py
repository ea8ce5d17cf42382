"""Where an office is, for its own people. Whoever does not work there gets the answer of a page that does not exist."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import gate
from ..actions import whereabouts
from ..forms.offices import WhereaboutsForm
from ..requests import SignedInRequest
from ..wording import name_of
from .frame import form_page


@login_required
@require_safe
def read(request: SignedInRequest, pk: str) -> HttpResponse:
    office = gate.own_office(request.user, pk)
    context = {
        "office": name_of(office),
        "words": whereabouts.read(by=request.user, office=office),
        "write_url": reverse("orgs:whereabouts_write", args=[office.pk]),
        "back": reverse("orgs:organisation", args=[office.organisation.slug]),
    }
    return render(request, "orgs/whereabouts.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, pk: str) -> HttpResponse:
    """The address is not filled in: it is read on its own page, and written anew."""
    office = gate.own_office(request.user, pk)
    return form_page(
        request,
        form=WhereaboutsForm(request.POST or None),
        act=lambda said: whereabouts.write(by=request.user, office=office, words=said["words"]),
        title=_("Where the office is"),
        about=name_of(office),
        intro=_(
            "Read by those who work here, and by a caseworker whose person you have accepted. "
            "Everybody else knows the province. Leave it empty to take it away."
        ),
        then=reverse("orgs:whereabouts", args=[office.pk]),
    )
