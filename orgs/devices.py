"""What kind of device is this, and did this person sign in on it before?

A device is known by a signed cookie that names nobody. Guesses from elsewhere are counted apart from those made here,
so that nobody locks a person out of the device they always use.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from . import log
from .rules import A_DEVICE_IS_KNOWN_FOR

SALT = "orgs.devices"
PEOPLE_ON_ONE = 6  # a computer that a team shares; the earliest is forgotten
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux")
# In this order: Edge and Opera say that they are Chrome, and Chrome says that it is Safari.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip


def described(user_agent: str) -> str:
    """Browser and system, such as “Firefox, Android”: enough for its owner to know it again."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for name in SYSTEMS if name in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)


def known(request: HttpRequest, *, email: str) -> str:
    """The number of this device, if ``email`` signed in on it before; else nothing."""
    return _cookie(request).get(_whose(email), "")


def remember(request: HttpRequest, response: HttpResponse, *, email: str) -> None:
    """From now on guesses made elsewhere do not count against ``email`` on this device."""
    numbers = _cookie(request)
    number = numbers.pop(_whose(email), "") or secrets.token_urlsafe(12)
    kept = dict(list(numbers.items())[-(PEOPLE_ON_ONE - 1) :]) | {_whose(email): number}
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(kept, salt=SALT),
        max_age=A_DEVICE_IS_KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _cookie(request: HttpRequest) -> dict[str, str]:
    told = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        return dict(signing.loads(told, salt=SALT, max_age=A_DEVICE_IS_KNOWN_FOR))
    except (signing.BadSignature, TypeError, ValueError):
        return {}


def _whose(email: str) -> str:
    """Says nothing of whose it is to whoever reads the cookie."""
    return log.keyed_digest(f"device:{email.lower()}")[:16]
