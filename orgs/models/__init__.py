from .elevation import Elevation
from .event import AuditEvent, AuditStream
from .evidence import Evidence
from .people import Deputy, Interpreter, Membership, Standing, Training, User
from .places import Holiday, Office, Organisation, Province
from .seal import AuditLeaf, Checkpoint
from .services import Service
from .sign_in import SignIn
from .whereabouts import Whereabouts

__all__ = [
    "AuditEvent",
    "AuditLeaf",
    "AuditStream",
    "Checkpoint",
    "Deputy",
    "Elevation",
    "Evidence",
    "Holiday",
    "Interpreter",
    "Membership",
    "Office",
    "Organisation",
    "Province",
    "Service",
    "SignIn",
    "Standing",
    "Training",
    "User",
    "Whereabouts",
]
