"""How does someone set their password for the first time? By a link that works once.

The token is Django's own: it is bound to the present (unusable) password, so that setting one, or
issuing another link, ends it; it also ends after ``PASSWORD_RESET_TIMEOUT`` seconds.
"""

from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from .models import User


class _SetupTokens(PasswordResetTokenGenerator):
    key_salt = "orgs.setup_links"


_tokens = _SetupTokens()


def path_for(*, user: User) -> str:
    """The address, without the site, at which ``user`` sets their password once."""
    return reverse("orgs:set_up", args=[user.pk, _tokens.make_token(user)])


def user_of(*, uid: UUID, token: str) -> User | None:
    """Whose link this is, as long as it may still be used."""
    user = User.objects.filter(pk=uid, is_active=True).first()
    if user is None or user.has_usable_password() or not _tokens.check_token(user, token):
        return None
    return user
