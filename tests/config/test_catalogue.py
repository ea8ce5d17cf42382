"""Khmer: what is translated is compiled, and says everything the English says."""

import re
import string
from datetime import date

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from config import catalogue
from orgs import typed, wording
from screening.checklist import Answer, ObservationAnswer
from screening.safety import Comfort, Danger, Under18
from screening.types import ResponseAnswer

SOURCE = settings.BASE_DIR / "locale/km/LC_MESSAGES/django.po"
PERCENT = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(SOURCE)) if entry.translated()]


def _gaps(text: str) -> set[str]:
    named = {name for _text, name, _spec, _way in string.Formatter().parse(text) if name} if "{" in text else set()
    return named | set(PERCENT.findall(text))


def _khmer(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_no_translation_loses_or_invents_what_is_filled_in(entries):
    wrong = []
    for entry in entries:
        wanted = _gaps(entry.msgid_plural or entry.msgid)
        wrong += [entry.msgid for text in _khmer(entry) if _gaps(text) != wanted]
    assert wrong == []


def test_every_translation_is_marked_for_a_native_reader(entries):
    assert [entry.msgid for entry in entries if "needs native review" not in entry.comment] == []


def test_a_khmer_text_holds_nothing_unseen_but_word_breaks(entries):
    unseen = re.compile("[\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
    assert [entry.msgid for entry in entries if unseen.search("".join(_khmer(entry)))] == []


def test_every_translation_still_belongs_to_a_sentence_of_ours(entries):
    ours = {(message.context, message.text) for message in catalogue.messages()}
    assert [entry.msgid for entry in entries if (entry.msgctxt or "", entry.msgid) not in ours] == []


def test_the_compiled_catalogue_is_what_the_pages_speak(entries):
    catalogue.compile_all()
    plain = [entry for entry in entries if not entry.msgctxt and not entry.msgid_plural]
    with translation.override("km"):
        assert [entry.msgid for entry in plain if gettext(entry.msgid) != catalogue.kept_whole(entry.msgstr)] == []
        assert gettext("Sign in") != "Sign in"


# What a first responder or the person themselves reads

READ_ON_THE_SPOT = (
    "config/templates/4", "config/templates/5", "config/templates/rights.html", "config/templates/transfer_steps.html",
    "config/templates/about.html", "config/templates/base", "config/templates/components/", "config/templates/account/",
    "config/context.py", "orgs/languages.py", "orgs/pages.py", "orgs/submitting.py", "orgs/days.py", "orgs/typed.py",
    "orgs/answers.py", "orgs/sheets.py", "fixtures/indicator_sets/", "screening/safety/", "screening/checklist/",
    "screening/result.py", "screening/forms/checklist.py", "screening/forms/handover.py", "screening/forms/safety",
    "screening/forms/screening.py", "screening/forms/shared.py", "screening/forms/persons.py",
    "screening/types/handover.py", "screening/types/screening.py", "screening/types/person.py",
    "screening/types/case.py", "screening/templates/screening/_", "screening/templates/screening/screening",
    "screening/templates/screening/handover", "screening/templates/screening/home.html",
    "screening/templates/screening/talk.html", "screening/templates/screening/form.html",
    "screening/templates/screening/conflict.html", "screening/views/check.py", "screening/views/checklist.py",
    "screening/views/handover.py", "screening/views/hub.py", "screening/views/items.py", "screening/views/needs.py",
    "screening/views/receipt.py", "screening/views/screening", "screening/views/shut.py",
    "screening/views/talk.py", "screening/views/today.py",
    "screening/views/wishes.py", "screening/actions/checklist.py", "screening/actions/handover.py",
    "screening/actions/safety_check.py", "screening/actions/leaving_harm.py", "screening/actions/sending.py",
    "screening/actions/needs.py", "screening/actions/cases.py",
    "screening/access/doors.py", "screening/middleware.py", "screening/people.py",
)  # fmt: skip
ZERO_WIDTH_SPACE = "\u200b"
# Django's own catalogue reads "agree" for yes and "do not agree" for no.
AGREE = ("យល់ព្រម", "មិនយល់ព្រម")


def test_whatever_is_read_on_the_spot_is_there_in_khmer(entries):
    known = {(entry.msgctxt or "", entry.msgid) for entry in entries}
    messages = catalogue.messages()
    for place in READ_ON_THE_SPOT:
        found = [message for message, files in messages.items() if any(file.startswith(place) for file in files)]
        assert found, f"{place} says nothing any more"
        assert [message.text for message in found if (message.context, message.text) not in known] == [], place


def test_yes_is_never_agreement():
    catalogue.compile_all()
    with translation.override("km"):
        answers = [*Answer, *ObservationAnswer, *ResponseAnswer, *Under18, *Danger, *Comfort]
        for answer in answers:
            label = str(answer.label).replace(ZERO_WIDTH_SPACE, "")
            assert label not in AGREE, answer
            assert answer.value not in ("yes", "no") or not re.search("[A-Za-z]", label), answer
    for file in (
        *settings.BASE_DIR.glob("*/templates/**/*.html"),
        *settings.BASE_DIR.glob("config/templates/**/*.html"),
    ):
        assert "|yesno" not in file.read_text("utf-8"), file


def test_a_day_reads_as_the_common_locale_data_has_it():
    with translation.override("km"):
        assert "មីនា" in wording.day(date(2026, 3, 14))
        assert "សៅរ៍" in wording.day(date(2026, 3, 14))
        assert "កុម្ភៈ" in wording.day(date(2028, 2, 29))
        assert "ធ្នូ" in wording.day(date(2026, 12, 31))
    for file in settings.BASE_DIR.glob("config/static/**/*.js"):
        assert "Intl.DateTimeFormat" not in file.read_text("utf-8"), "a browser has no Khmer dates"


def test_long_khmer_says_where_its_words_end(entries):
    """A browser splits words of its own accord, and a printer none; the break stands between words and nowhere else."""
    long = [text for entry in entries for text in _khmer(entry) if len(re.findall("[\u1780-\u17b3]", text)) > 30]
    assert len(long) > 100
    assert [text for text in long if ZERO_WIDTH_SPACE not in text] == []
    beside = re.compile(f"^{ZERO_WIDTH_SPACE}|{ZERO_WIDTH_SPACE}$|{ZERO_WIDTH_SPACE}[\\s។?!,]|\\s{ZERO_WIDTH_SPACE}")
    assert [entry.msgid for entry in entries if any(beside.search(text) for text in _khmer(entry))] == []


@pytest.mark.django_db
def test_what_is_typed_is_saved_and_found_without_such_breaks():
    assert typed.clean_text(f"ភ្នំ{ZERO_WIDTH_SPACE}ពេញ") == "ភ្នំពេញ"
