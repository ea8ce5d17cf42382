"""Which facts of a person are compared with those of others, and in which form of writing? Pure."""

import re
import unicodedata
from datetime import date

from orgs.typed import western_digits

from . import names, rules
from .types import Fact

BETWEEN_NAMES = re.compile(r"[,;/|()\n]")
TELEPHONE = re.compile(r"\+?\d(?:[ .()-]*\d)+")
COUNTRY_PREFIX = "855"

Said = tuple[Fact, str]


def facts(
    *, names_said: tuple[str, ...] = (), born_on: date | None = None, contact: str = "", document: str = ""
) -> frozenset[Said]:
    """Each fact in the one form that stands for all ways of writing it; nothing where nothing was said."""
    each = [name for said in names_said for name in BETWEEN_NAMES.split(said)]
    whole = {key for name in each for key in names.keys(name)}
    found = {(Fact.NAME, key) for key in whole}
    if born_on is not None:
        of_words = {key for name in each for key in names.parts(name)}
        found |= {(Fact.NAME_AND_YEAR, f"{key} {born_on.year}") for key in whole | of_words}
    found |= {(Fact.TELEPHONE, number) for number in telephones(contact)}
    found |= {(Fact.DOCUMENT, number) for number in documents(document)}
    return frozenset(found)


def telephones(text: str) -> frozenset[str]:
    """The numbers in ``text`` as they are dialled inside Cambodia, without the first nought."""
    plain = western_digits(unicodedata.normalize("NFKC", text))
    found = (_dialled(re.sub(r"\D", "", number)) for number in TELEPHONE.findall(plain))
    return frozenset(number for number in found if len(number) in rules.TELEPHONE_DIGITS)


def _dialled(digits: str) -> str:
    digits = digits.removeprefix("00")
    if digits.startswith(COUNTRY_PREFIX) and len(digits) - len(COUNTRY_PREFIX) in rules.TELEPHONE_DIGITS:
        digits = digits.removeprefix(COUNTRY_PREFIX)
    return digits.removeprefix("0")


def documents(text: str) -> frozenset[str]:
    """The numbers of papers in ``text``: letters and digits alone, in capitals."""
    plain = western_digits(unicodedata.normalize("NFKC", text)).upper()
    found = ("".join(char for char in number if char.isalnum()) for number in re.split(r"[,;\n]", plain))
    return frozenset(number for number in found if len(number) >= rules.SHORTEST_DOCUMENT_NUMBER)
