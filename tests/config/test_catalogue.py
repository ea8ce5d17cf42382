"""Khmer: what is translated is compiled, and says everything the English says."""

import re
import string

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from config import catalogue

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
        assert [entry.msgid for entry in plain if gettext(entry.msgid) != entry.msgstr] == []
        assert gettext("Sign in") != "Sign in"
