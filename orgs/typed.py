"""What did someone mean by what they typed? Pure: texts, digits, days and times of day, in English and Khmer."""

import unicodedata
from datetime import date, time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

KHMER_DIGITS = "០១២៣៤៥៦៧៨៩"
_WESTERN = str.maketrans(KHMER_DIGITS, "0123456789")
# Control characters, format characters (zero-width, direction marks, soft hyphens), halves of surrogate pairs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
BUDDHIST_ERA = range(2500, 2601)
BUDDHIST_ERA_AHEAD = 543
YEARS = range(1900, 2101)

# Both spellings of March are in use: CLDR's and Django's.
_MONTHS = (
    ("january", "jan", "មករា"),
    ("february", "feb", "កុម្ភៈ"),
    ("march", "mar", "មីនា", "មិនា"),
    ("april", "apr", "មេសា"),
    ("may", "ឧសភា"),
    ("june", "jun", "មិថុនា"),
    ("july", "jul", "កក្កដា"),
    ("august", "aug", "សីហា"),
    ("september", "sep", "sept", "កញ្ញា"),
    ("october", "oct", "តុលា"),
    ("november", "nov", "វិច្ឆិកា"),
    ("december", "dec", "ធ្នូ"),
)
MONTH_NUMBERS = {
    unicodedata.normalize("NFC", name): number for number, names in enumerate(_MONTHS, start=1) for name in names
}


class Unreadable(ValueError):
    """What was typed cannot be taken. `message` tells the person at the screen how to mend it."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


def western_digits(text: str) -> str:
    return text.translate(_WESTERN)


def clean_text(text: str) -> str:
    """The text without what cannot be seen, composed (NFC), with plain line ends and nothing around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(char for char in lines if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen).strip()


def check_length(text: str, *, most: int) -> None:
    """Raises Unreadable, saying by how many characters `text` is too long."""
    over = len(text) - most
    if over > 0:
        sentence = ngettext_lazy(
            "This text is %(over)d character too long. Shorten it to %(most)d characters.",
            "This text is %(over)d characters too long. Shorten it to %(most)d characters.",
            "over",
        )
        raise Unreadable(sentence % {"over": over, "most": most})


def read_day(*, day: str, month: str, year: str) -> date:
    """The date three boxes name. Raises Unreadable with the sentence that says how to mend it."""
    day, month, year = (western_digits(clean_text(part)) for part in (day, month, year))
    for part, sentence in (
        (day, _("Enter the day, such as 12.")),
        (month, _("Enter the month, such as 3 or March.")),
        (year, _("Enter the year, such as 2026.")),
    ):
        if not part:
            raise Unreadable(sentence)
    read_year = _year(year)
    read_month = _month(month)
    if not _is_number(day):
        raise Unreadable(_("Enter the day as a number, such as 12."))
    try:
        return date(read_year, read_month, int(day))
    except ValueError:
        raise Unreadable(_("There is no such day. Enter a day that this month has.")) from None


def _year(text: str) -> int:
    if not _is_number(text) or len(text) != 4:
        raise Unreadable(_("Enter the year with four digits, such as 2026."))
    year = int(text)
    if year in BUDDHIST_ERA:
        sentence = _("This looks like a Buddhist Era year. Use %(year)d.")
        raise Unreadable(sentence % {"year": year - BUDDHIST_ERA_AHEAD})
    if year not in YEARS:
        raise Unreadable(_("Enter a year between 1900 and 2100."))
    return year


def _month(text: str) -> int:
    number = int(text) if _is_number(text) else MONTH_NUMBERS.get(text.lower().rstrip("."), 0)
    if not 1 <= number <= 12:
        raise Unreadable(_("Enter the month as a number from 1 to 12, or its name."))
    return number


def read_time(text: str) -> time:
    """A time of day on the 24-hour clock: 14:05, 14.05, 1405, ១៤:០៥. Raises Unreadable."""
    text = western_digits(clean_text(text)).replace(".", ":").replace("h", ":")
    if ":" not in text and len(text) in (3, 4):
        text = f"{text[:-2]}:{text[-2:]}"
    hour, _colon, minute = text.partition(":")
    if not (_is_number(hour) and _is_number(minute) and len(minute) == 2 and int(hour) < 24 and int(minute) < 60):
        raise Unreadable(_("Enter the time on the 24-hour clock, such as 14:05."))
    return time(int(hour), int(minute))


def read_number(text: str, *, least: int, most: int) -> int:
    """A whole number between `least` and `most`, both included. Raises Unreadable."""
    text = western_digits(clean_text(text))
    if not _is_number(text) or not least <= int(text) <= most:
        sentence = _("Enter a whole number from %(least)d to %(most)d.")
        raise Unreadable(sentence % {"least": least, "most": most})
    return int(text)


def _is_number(text: str) -> bool:
    # isdigit() alone also takes superscripts and the digits of other scripts.
    return text.isascii() and text.isdigit() and len(text) <= 9
