"""Which list do the codes in a column come from, where the column itself does not say so?

A name stands for every model that has such a column; ``Model.name`` for one of them.
"""

from django.db.models import TextChoices

from . import checklist, safety
from .types import AgeGround, Attended, Fact, NeedsDomain, ServiceKind, SharedGroup

CODES_OF: dict[str, type[TextChoices]] = {
    "attended": Attended,
    "domains": NeedsDomain,
    "AgeDetermination.grounds": AgeGround,
    "independence": safety.Independence,
    "refused_topics": checklist.Topic,
    "sectors": checklist.Sector,
    "facts": Fact,
    "forms": checklist.Sector,
    "groups": SharedGroup,
    "services": ServiceKind,
    "sources": checklist.Source,
    "whens": checklist.When,
    "NeedsAssessment.words": NeedsDomain,
}


def codes_of(model: str, name: str) -> type[TextChoices] | None:
    return CODES_OF.get(f"{model}.{name}") or CODES_OF.get(name)
