"""Which addresses lead to the pages of a list beside this one?"""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_NEWEST_FIRST = gettext_lazy("%(first)d to %(last)d of %(all)d, newest first")


def pager(page: Page[Any], request: HttpRequest, *, by_name: bool = False) -> dict[str, Any] | None:
    """The pages before and after, everything else of the address kept; None where all is on one page.

    ``by_name`` is for a list in the order of names; the others begin with the newest.
    """
    if not page.has_other_pages():
        return None
    said = {"first": page.start_index(), "last": page.end_index(), "all": page.paginator.count}
    return {
        "summary": (_("%(first)d to %(last)d of %(all)d") if by_name else _NEWEST_FIRST) % said,
        "by_name": by_name,
        "newer_url": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "older_url": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
