"""How does a partner fetch the newest checkpoint, to keep a copy that nobody here can change?

Their cron adds each answer to a file. It tells nothing of any case; without the word it is a page that does not exist.
"""

import hmac

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from orgs import checkpoints, copies


@csrf_exempt  # changes nothing, and must answer as unknown pages do, whatever is sent
def checkpoint(request: HttpRequest) -> HttpResponse:
    said = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.CHECKPOINT_TOKEN}"
    is_known = hmac.compare_digest(said.encode(), wanted.encode()) and bool(settings.CHECKPOINT_TOKEN)
    newest = checkpoints.latest() if is_known and request.method == "GET" else None
    if newest is None:
        raise Http404
    return HttpResponse(f"{copies.line(newest)}\n", content_type="application/json")
