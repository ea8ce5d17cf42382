"""Where is someone signed in? A suspension ends all of it."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from .models import User


def end_all(*, user: User) -> int:
    """Sign ``user`` out everywhere. How many sessions ended."""
    theirs = [row for row in Session.objects.iterator() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    for session in theirs:
        session.delete()
    return len(theirs)
