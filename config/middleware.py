"""What does every answer of ours tell the browser, whatever made it: a view, a redirect, a file, an error?"""

from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware

# Nothing of ours uses any of these, so nothing may ask for them. Passkeys are used (publickey-credentials-*).
NOT_USED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "clipboard-write", "compute-pressure",
    "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
    "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi",
    "otp-credentials", "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "sync-xhr",
    "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in NOT_USED)
# Not "cookies": it takes those of every site under the same domain, and with them the language somebody reads. The
# cookie of a session that ended opens nothing, and is taken back by its name.
SIGNED_OUT = '"cache", "storage"'


class PageHeaders(SecurityMiddleware):
    """Nothing of a page stays behind on the device. Static files say themselves how long they may be kept.

    What Django's own middleware says is said here once more, for an answer that it made itself.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Leading to https is left to Django's own."""

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponse:
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _session_ended(request, response):
            response.headers["Clear-Site-Data"] = SIGNED_OUT
        return super().process_response(request, response)


def _session_ended(request: HttpRequest, response: HttpResponse) -> bool:
    """By signing out, by too many wrong passwords, by suspension or by time: nobody is signed in any more."""
    name = settings.SESSION_COOKIE_NAME
    return name in request.COOKIES and name in response.cookies and SESSION_KEY not in request.session
