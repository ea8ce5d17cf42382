"""Who may fetch a case, see which sections of it, and do what? Nobody else fetches one."""

from . import grants, protected
from .approvers import may_answer
from .doors import (
    UNKNOWN,
    Denied,
    Reason,
    is_only_asked,
    list_cases,
    only_asked,
    open_case,
    refusal,
    requests_for,
    require,
    visible,
)
from .emergencies import emergency_until
from .matrix import CHOSEN_PURPOSES, HELPS, OUTSIDE, PERMISSIONS, PROTECTED_READERS, Purpose, Tie
from .openings import (
    access_request_open,
    helping_open,
    questions_open,
    request_open,
    request_to_answer,
    sharing_open,
)
from .screenings import Own, OwnScreenings, own_screenings
from .tasks import Tasks, due_of, tasks
from .ties import is_denied, shut_out_of, supervised_offices, ties, works_for_children
from .told import Told, told
from .typed import access_requests, emergency_refusal, find, reads

__all__ = [
    "CHOSEN_PURPOSES",
    "HELPS",
    "OUTSIDE",
    "PERMISSIONS",
    "PROTECTED_READERS",
    "UNKNOWN",
    "Denied",
    "Own",
    "OwnScreenings",
    "Purpose",
    "Reason",
    "Tasks",
    "Tie",
    "Told",
    "access_request_open",
    "access_requests",
    "due_of",
    "emergency_refusal",
    "emergency_until",
    "find",
    "grants",
    "helping_open",
    "is_denied",
    "is_only_asked",
    "list_cases",
    "may_answer",
    "only_asked",
    "open_case",
    "own_screenings",
    "protected",
    "questions_open",
    "reads",
    "refusal",
    "request_open",
    "request_to_answer",
    "requests_for",
    "require",
    "sharing_open",
    "shut_out_of",
    "supervised_offices",
    "tasks",
    "ties",
    "told",
    "visible",
    "works_for_children",
]
