"""A whole sign-in, as the pages do it: e-mail and password, then the code of a phone."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client
from django.urls import reverse

from orgs import log
from orgs.models import User

PASSWORD = "four quiet rivers meet"
STEP = 30  # seconds for which a code is shown


def with_password(user: User, password: str = PASSWORD) -> User:
    with log.recording("member.password_set", by=None):
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def with_phone(user: User) -> User:
    """A password, a phone that shows codes, and codes on paper."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return with_password(user)


def code_of(user: User, *, steps: int = 0) -> str:
    """What the phone of ``user`` shows now, or showed and will show some half minutes away."""
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_of_secret(decrypt(row.data["secret"]), steps=steps)


def code_of_secret(secret: str, *, steps: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP + steps)))


def on_paper(user: User) -> list[str]:
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return [str(code) for code in row.wrap().get_unused_codes()]


def give_password(client: Client, user: User, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def give_code(client: Client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def sign_in(user: User, *, client: Client | None = None, code: str = "") -> Client:
    """Both steps; the client is signed in where both were right."""
    client = client or Client()
    give_password(client, user)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        give_code(client, code or code_of(user))
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("screening:home")).status_code == 200


def confirmed(user: User) -> Client:
    """A browser of their own, in which they entered their password just now."""
    client = Client()
    client.force_login(with_password(user))
    confirm(client)
    return client


def confirm(client: Client) -> None:
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
