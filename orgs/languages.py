"""Which languages are spoken with people, and how is each called? Codes are ISO 639."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

LANGUAGES = (
    ("km", _("Khmer")),
    ("vi", _("Vietnamese")),
    ("th", _("Thai")),
    ("zh", _("Chinese")),
    ("en", _("English")),
    ("lo", _("Lao")),
    ("id", _("Indonesian")),
    ("tl", _("Tagalog")),
    ("my", _("Burmese")),
    ("bn", _("Bengali")),
    ("hi", _("Hindi")),
    ("ms", _("Malay")),
    ("cja", _("Western Cham")),
    ("csx", _("Cambodian Sign Language")),
)
_WORD_BY_CODE = dict(LANGUAGES)


def words(codes: Iterable[str]) -> str:
    """Codes as words, in the order of the table; a code that is not in it stands last, as it is."""
    kept = list(codes)
    known = [str(word) for code, word in LANGUAGES if code in kept]
    return ", ".join([*known, *sorted(code for code in kept if code not in _WORD_BY_CODE)])
