"""Which addresses lead to the pages of a list beside this one?"""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext as _


def pager(page: Page[Any], request: HttpRequest) -> dict[str, Any] | None:
    """Newer and older, everything else of the address kept; None where all is on one page."""
    if not page.has_other_pages():
        return None
    said = {"first": page.start_index(), "last": page.end_index(), "all": page.paginator.count}
    return {
        "summary": _("%(first)d to %(last)d of %(all)d, newest first") % said,
        "newer_url": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "older_url": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
