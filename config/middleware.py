"""What does every page of ours tell the browser, whatever view made it?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# No page of ours uses any of these, so none may ask for them.
_NOT_USED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _NOT_USED)


class PageHeaders:
    """Nothing of a page stays behind on the device. Static files are answered before this is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
