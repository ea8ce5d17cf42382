"""Under which keys is a person found again? Written with their identity; words go in, and only digests are kept."""

import hashlib
import hmac
from contextlib import suppress

from orgs import log, site_key
from orgs.models import User

from .. import identity
from ..identity import Said
from ..models import IdentityKey, Person
from ..sealed import Destroyed
from ..sections import Section, opened

INDEXED = frozenset(
    {"name_to_use", "official_name", "other_names", "born_on", "contact_details", "document_number"}
)  # fmt: skip


def write(person: Person) -> None:
    """Let the keys say what the row says now; what it no longer says is gone. For whoever has its identity open."""
    wanted = {(str(said[0]), digest(said)) for said in said_of(person)}
    rows = IdentityKey.objects.filter(case=person.case_id)
    known = {(row.fact, row.digest): row.pk for row in rows}
    rows.filter(pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    new = sorted(wanted - known.keys())
    IdentityKey.objects.bulk_create(IdentityKey(case_id=person.case_id, fact=fact, digest=one) for fact, one in new)


def said_of(person: Person) -> frozenset[Said]:
    return identity.facts(
        names_said=(person.name_to_use, person.official_name, person.other_names),
        born_on=person.born_on,
        contact=person.contact_details,
        document=person.document_number,
    )


def digest(said: Said) -> int:
    """The first 64 bits of HMAC-SHA256 over kind and value, as a signed number."""
    fact, value = said
    whole = hmac.digest(site_key.derived("identity index"), f"{fact}\0{value}".encode(), hashlib.sha256)
    return int.from_bytes(whole[:8], "big", signed=True)


def rewrite_all(*, by: User | None) -> int:
    """Write the keys of every person anew, under the key there is now; how many people there are."""
    with log.recording("identity_keys.rewritten", by=by) as act:
        people = Person.objects.order_by("pk")
        for person in people.iterator(chunk_size=200):
            # Of whoever's words were destroyed nothing is left to be found by.
            with opened(case_id=person.case_id, sections={Section.C4}), suppress(Destroyed):
                write(person)
        act.details = {"count": people.count()}
    return act.details["count"]
