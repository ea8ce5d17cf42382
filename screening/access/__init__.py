"""Who may fetch a case, see which sections of it, and do what? Nobody else fetches one."""

from . import beside, grants, protected
from .approvers import may_answer
from .beside import Wished
from .case_list import CaseList, Listed, list_page
from .doors import UNKNOWN, Denied, Reason, is_only_asked, open_case, refusal, require
from .emergencies import emergency_until
from .lists import list_cases, requests_for, visible
from .matches import (
    Candidate,
    Comparison,
    Linked,
    compare,
    link_at_desk,
    links_at_desk,
    links_of,
    request_at_desk,
    requests_at_desk,
    require_fit,
)
from .matrix import HELPS, OUTSIDE, PERMISSIONS, PROTECTED_READERS, Tie
from .openings import (
    access_request_open,
    helping_open,
    questions_open,
    request_open,
    request_to_answer,
    sharing_open,
)
from .overview import choices_of, due_of, last_handover_of, last_notes_of, requests_of
from .purposes import CHOSEN_PURPOSES, Purpose
from .review import list_review, open_review
from .review_items import Item, Queue
from .reviewers import shut_out
from .screenings import Own, OwnScreenings, own_screenings
from .tasks import Task, Tasks, Waiting, tasks
from .ties import is_denied, shut_out_of, supervised_offices, ties, works_for_children
from .ties_of_all import ties_of_all
from .told import Told, told
from .typed import access_requests, emergency_refusal, find, reads

__all__ = [
    "CHOSEN_PURPOSES",
    "HELPS",
    "OUTSIDE",
    "PERMISSIONS",
    "PROTECTED_READERS",
    "UNKNOWN",
    "Candidate",
    "CaseList",
    "Comparison",
    "Denied",
    "Item",
    "Linked",
    "Listed",
    "Own",
    "OwnScreenings",
    "Purpose",
    "Queue",
    "Reason",
    "Task",
    "Tasks",
    "Tie",
    "Told",
    "Waiting",
    "Wished",
    "access_request_open",
    "access_requests",
    "beside",
    "choices_of",
    "compare",
    "due_of",
    "emergency_refusal",
    "emergency_until",
    "find",
    "grants",
    "helping_open",
    "is_denied",
    "is_only_asked",
    "last_handover_of",
    "last_notes_of",
    "link_at_desk",
    "links_at_desk",
    "links_of",
    "list_cases",
    "list_page",
    "list_review",
    "may_answer",
    "open_case",
    "open_review",
    "own_screenings",
    "protected",
    "questions_open",
    "reads",
    "refusal",
    "request_at_desk",
    "request_open",
    "request_to_answer",
    "requests_at_desk",
    "requests_for",
    "requests_of",
    "require",
    "require_fit",
    "sharing_open",
    "shut_out",
    "shut_out_of",
    "supervised_offices",
    "tasks",
    "ties",
    "ties_of_all",
    "told",
    "visible",
    "works_for_children",
]
