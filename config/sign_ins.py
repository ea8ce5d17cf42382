"""Where am I signed in, and with what? Each person sees and ends their own, and nobody else's."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from orgs import clock, second_factors, sessions
from orgs.models import SignIn
from orgs.requests import SignedInRequest


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    here = sessions.hashed(str(request.session.session_key))
    rows = [_row(row, here=here) for row in sessions.of(request.user)]
    factors = list(second_factors.of(request.user).order_by("created_at"))
    paper = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    context = {
        "sign_ins": rows,
        "others": len(rows) > 1,
        "phone": next((_factor(row) for row in factors if row.type == Authenticator.Type.TOTP), None),
        "passkeys": [_factor(row) for row in factors if row.type == Authenticator.Type.WEBAUTHN],
        "paper_left": len(paper.wrap().get_unused_codes()) if paper else 0,
    }
    return render(request, "sign_ins.html", context)


@login_required
@require_POST
def end(request: SignedInRequest, key: str) -> HttpResponse:
    sessions.end(by=request.user, session_key=key)
    return redirect("sign_ins")


@login_required
@require_POST
def end_others(request: SignedInRequest) -> HttpResponse:
    sessions.end_others(by=request.user, session=request.session)
    return redirect("sign_ins")


def _row(row: SignIn, *, here: str) -> dict[str, Any]:
    return {
        "key": row.session_key,
        "device": row.device,
        "began_at": row.began_at,
        "last_at": row.last_at,
        "is_here": row.session_key == here,
        "is_locked": row.locked_at is not None,
    }


def _factor(row: Authenticator) -> dict[str, Any]:
    name = row.wrap().name if row.type == Authenticator.Type.WEBAUTHN else ""
    return {"pk": row.pk, "name": name, "since": clock.local_day(row.created_at)}
