from .event import AuditEvent
from .people import Deputy, Interpreter, Membership, Training, User
from .places import Holiday, Office, Organisation, Province

__all__ = [
    "AuditEvent",
    "Deputy",
    "Holiday",
    "Interpreter",
    "Membership",
    "Office",
    "Organisation",
    "Province",
    "Training",
    "User",
]
