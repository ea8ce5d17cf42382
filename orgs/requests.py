"""Who asks? Behind `login_required` it is always one of ours."""

from django.http import HttpRequest

from .models import User
from .sessions import SessionStore


class SignedInRequest(HttpRequest):
    """A request whose ``user`` has signed in."""

    user: User  # type: ignore[assignment]
    session: SessionStore
