"""The one-time link: an administrator draws it, and whoever holds it sets the first password."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from .. import gate, setup_links
from ..actions import members
from ..forms.people import FirstPasswordForm
from ..models import User
from ..requests import SignedInRequest
from .frame import confirm_page, form_page
from .people import about, page_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: SignedInRequest, code: str) -> HttpResponse:
    """A new one-time link, shown once on the page that follows."""
    gate.require_administrator(request.user, subject=code)
    user = get_object_or_404(User, code=code)
    made: list[str] = []
    answer = confirm_page(
        request,
        act=lambda: made.append(members.renew_link(by=request.user, user=user)),
        title=_("A one-time link to set the password"),
        about=about(user),
        intro=_("Whatever link there was before stops working."),
        then=page_of(user),
    )
    if not made:
        return answer
    return render(request, "orgs/link.html", {"link": request.build_absolute_uri(made[0]), "back": page_of(user)})


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, uid: UUID, token: str) -> HttpResponse:
    """The one-time link: whoever holds it sets the first password, and nothing else."""
    form = FirstPasswordForm(request.POST or None)
    if request.method != "POST" and setup_links.user_of(uid=uid, token=token) is None:
        return render(request, "404.html", status=404)
    return form_page(
        request,
        form=form,
        act=lambda values: members.set_up(uid=uid, token=token, password=values["password"]),
        title=_("Set your password"),
        then=reverse("account_login"),
        beside={"password": "password"},
    )
