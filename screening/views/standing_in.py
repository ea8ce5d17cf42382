"""Where does the national office do what no office of the province is named for? Said wherever it matters."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.places import Duty, is_named

from ..models import Case

STANDS_IN = {
    Duty.COORDINATING: _(
        "No coordinating office is named for this province: the national office stands in. An administrator names one."
    ),
    Duty.IDENTIFYING: _(
        "No identifying office is named for this province: the national office stands in. An administrator names one."
    ),
}


def stand_in_notice(case: Case) -> dict[str, Any] | None:
    """A warning for a block, or None where both offices are named."""
    missing = [str(text) for duty, text in STANDS_IN.items() if not is_named(province=case.province, duty=duty)]
    return {"heading": "", "text": " ".join(missing), "tone": "due"} if missing else None
